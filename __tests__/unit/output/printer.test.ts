import {EventEmitter, getEventListeners} from 'node:events'
import {afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals'
import {splitLines} from '../../../runner/lines.js'
import {createReader} from '../../../runner/reader.js'
import {blockOf} from '../../../src/output/block.js'
import {BAR} from '../../../src/output/prefix.js'
import {createPrinter, endFences, type Printer} from '../../../src/output/printer.js'
import {addSecret} from '../../../src/output/redact.js'
import {actCommands, actRunners, chooseRunner} from '../../support/act-runners.js'
import {anyText} from '../../support/any-text.js'
import {fc, runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {blocksOf} from '../support/blocks.js'
import {isWellFormed} from '../support/hostile.js'

const SECRET = 'pt-0123456789-secret'
addSecret(SECRET)

let printed = ''
const chosen = chooseRunner()

/** A stdout that keeps what it is given, and writes it when the test says so. */
class FakeStdout extends EventEmitter {
  writableNeedDrain = false
  writableLength = 1
  destroyed = false
  readonly pending: (() => void)[] = []

  write(text: string, callback?: () => void): boolean {
    printed += text
    if (callback) this.pending.push(callback)
    return !this.writableNeedDrain
  }
}

const asStream = (stdout: FakeStdout) => stdout as unknown as NodeJS.WriteStream

beforeEach(() => {
  printed = ''
  // Commands are written by @actions/core, which knows only the process's own stdout.
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
})

afterEach(() => {
  jest.restoreAllMocks()
})

/** What the runner makes of all that was printed. */
function asTheRunnerReads() {
  const reader = createReader()
  const splitter = splitLines(line => void reader.read(line))
  splitter.push(Buffer.from(printed))
  splitter.end()
  return {
    reader,
    commands: reader.lines.flatMap(l => (l.kind === 'command' ? [l.command] : [])),
    names: reader.lines.flatMap(l => (l.kind === 'command' ? [l.command.name] : [])),
    texts: reader.lines.flatMap(l => (l.kind === 'text' ? [l.text] : []))
  }
}

const tokensOf = (text: string) => [...text.matchAll(/^::stop-commands::(.*)$/gm)].map(m => m[1] ?? '')
const fresh = (maxLines = 1000) => createPrinter(maxLines, asStream(new FakeStdout()))
const FOLD = ['group', 'stop-commands', 'resume', 'endgroup']
const block = (text: string) => blockOf(text, BAR)
const fold = (printer: Printer, heading: string, ...texts: string[]) => {
  const {add, close} = printer.fold()
  for (const text of texts) add([block(text)])
  close(heading)
}

describe('remote lines', () => {
  test('that come one after the other stand behind one fence, which ends before a command of ours', () => {
    const printer = fresh()
    printer.live([block('one\ntwo')])
    printer.line('between')
    printer.live([block('three')])
    printer.tail(block('four'))
    printer.warning('x')
    printer.notice('y')
    printer.live([block('five')])
    void printer.flushed()
    void printer.flushed()
    const [first = '', second = ''] = tokensOf(printed)
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(printed).toBe(
      `::stop-commands::${first}\n | one\n | two\nbetween\n | three\n | four\n::${first}::\n::warning::x\n::notice::y\n` +
        `::stop-commands::${second}\n | five\n::${second}::\n`
    )
  })

  test('of a fold stand under their heading, between the two marks of a fence of their own', () => {
    const printer = fresh()
    printer.live([block('before')])
    const {add, close} = printer.fold()
    add([block('1\n2')])
    printer.live([block('between')])
    add([block('3')])
    close('machine web-1')
    printer.tail(block('4'), 'machine web-2')
    const {texts, names, commands} = asTheRunnerReads()
    expect(texts).toEqual([' | before', ' | between', ' | 1', ' | 2', ' | 3', ' | 4'])
    expect(names).toEqual(['stop-commands', 'resume', ...FOLD, ...FOLD])
    expect(commands.filter(({name}) => name === 'group').map(({data}) => data)).toEqual([
      'machine web-1',
      'machine web-2'
    ])
  })

  test('leave the commands of a step that crashes their effect', () => {
    fresh().live([block('one')])
    printed += `${endFences()}::error::crashed\n`
    expect(asTheRunnerReads().names).toEqual(['stop-commands', 'resume', 'error'])
    expect(endFences()).toBe('')
  })

  test.each(Object.values(actRunners))('stand in no fence, which a kill would leave closed, with %j', env => {
    chosen(env)
    const printer = fresh()
    fold(printer, 'machine web-1', 'one\n::error::x')
    printer.live([block('::error::y')])
    printer.tail(block('last'))
    expect(printed).toBe(
      '::group::machine web-1\n | one\n | ::error::x\n::endgroup::\n | ::error::y\n | last\n'
    )
  })

  test('print nothing where there are none', () => {
    const printer = fresh()
    printer.live([])
    fold(printer, 'm')
    expect(printed).toBe('')
  })

  test('have a heading that is one clean, short line', () => {
    fold(
      fresh(),
      `evil\n::set-output name=outcome::success\r##[error]x \u001b[2J${SECRET} ${'a'.repeat(500)}`,
      'x'
    )
    const {commands, names, reader} = asTheRunnerReads()
    expect(names).toEqual(FOLD)
    expect(reader.outputs).toEqual({})
    const heading = commands[0]?.data ?? ''
    expect(heading.length).toBeLessThanOrEqual(300)
    expect(heading).toContain('***')
    expect(heading).not.toContain(SECRET)
  })

  test('have a heading that shows percent signs as they are', () => {
    fold(fresh(), '100 %, %0A%25 done', 'x')
    expect(asTheRunnerReads().commands[0]?.data).toBe('100 %, %0A%25 done')
  })

  test('are fenced with tokens that nobody can guess, and with few of them', () => {
    const first = fresh()
    for (let i = 0; i < 100; i++) fold(first, 'm', 'x')
    const own = new Set(tokensOf(printed))
    expect(own.size).toBeGreaterThanOrEqual(1)
    expect(own.size).toBeLessThanOrEqual(16)
    printed = ''
    fold(fresh(), 'm', 'x')
    expect(own.has(tokensOf(printed)[0] ?? '')).toBe(false)
  })

  test('are counted exactly against the cap, and the tail comes on top', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.array(fc.tuple(fc.nat(25), fc.constantFrom('live', 'fold', 'tail')), {maxLength: 12}),
        (cap, blocks) => {
          printed = ''
          const printer = fresh(cap)
          let remote = 0
          let tail = 0
          for (const [count, kind] of blocks) {
            if (kind === 'tail') {
              if (count > 0)
                printer.tail(block(Array.from({length: count}, (_, i) => `tail ${i}`).join('\n')))
              tail += count
              continue
            }
            const lines = Array.from({length: count}, () => `line ${remote++}\n`)
            const half = lines.splice(0, count / 2)
            const some = blocksOf(...half, lines.join(''))
            if (kind === 'live') printer.live(some)
            else {
              const {add, close} = printer.fold()
              add(some)
              close('m')
            }
          }
          const {texts} = asTheRunnerReads()
          expect(texts.filter(t => t.startsWith(' | line'))).toEqual(
            Array.from({length: Math.min(cap, remote)}, (_, i) => ` | line ${i}`)
          )
          expect(texts.filter(t => t.startsWith(' | tail'))).toHaveLength(tail)
          expect(printer.leftOut()).toBe(Math.max(0, remote - cap))
        }
      )
    )
  })

  test('over the cap are the last ones, and those of a fold count as they come', () => {
    const printer = fresh(3)
    const {add, close} = printer.fold()
    add([block('1\n2')])
    printer.live([block('3\n4'), block('5')])
    add([block('6')])
    close('a')
    fold(printer, 'c', '7')
    expect(asTheRunnerReads().texts).toEqual([' | 3', ' | 1', ' | 2'])
    expect(printed).not.toContain('::group::c')
    expect(printer.leftOut()).toBe(4)
  })
})

describe('our own lines', () => {
  test.each([
    ['  waits for it', '  waits for it'],
    ['a\r\nname\u2028of\u0085two', 'a name of two'],
    ['::error::forged', ' | ::error::forged'],
    ['  \t::error::forged', ' |   \t::error::forged'],
    ['machine ::error::', 'machine ::error::'],
    ['machine::error::', 'machine::error::'],
    ['x'.repeat(2000), 'x'.repeat(1000)]
  ])('(%j) are one line, and no command', (text, line) => {
    fresh().line(text)
    expect(printed).toBe(`${line}\n`)
  })

  test.each([
    [undefined, '[0:12] \u001b[1mRunning, batch 1 of 2\u001b[0m\n'],
    ['1', '[0:12] Running, batch 1 of 2\n']
  ])('about the state stand out, unless there is to be no colour: %s', (noColour, line) => {
    const before = process.env.NO_COLOR
    try {
      delete process.env.NO_COLOR
      if (noColour !== undefined) process.env.NO_COLOR = noColour
      fresh().status('0:12', 'Running, batch\n1 of 2')
      expect(printed).toBe(line)
      printed = ''
      fresh().status('0:12', 'x'.repeat(5000))
      expect(printed.trimEnd().length).toBeLessThanOrEqual(1000)
    } finally {
      if (before === undefined) delete process.env.NO_COLOR
      else process.env.NO_COLOR = before
    }
  })

  test('hold no credentials', () => {
    const printer = fresh()
    printer.line(`token ${SECRET}`)
    printer.notice(SECRET)
    printer.warning(SECRET)
    printer.error(SECRET)
    expect(printed).not.toContain(SECRET)
    expect(printed.match(/\*\*\*/g)).toHaveLength(4)
  })

  test('for debugging are printed where the step is debugged, and without credentials', () => {
    const before = process.env.RUNNER_DEBUG
    try {
      delete process.env.RUNNER_DEBUG
      fresh().debug('GET /a: 200')
      expect(printed).toBe('')
      process.env.RUNNER_DEBUG = '1'
      fresh().debug(`GET /a\n::error::b/${SECRET}: 200`)
      expect(printed).toBe('::debug::GET /a ::error::b/***: 200\n')
    } finally {
      if (before === undefined) delete process.env.RUNNER_DEBUG
      else process.env.RUNNER_DEBUG = before
    }
  })

  test.each(['notice', 'warning', 'error'] as const)('%s is one annotation, whatever is in it', kind => {
    const printer = fresh()
    printer[kind](
      `bad\n::set-env name=X::y\r\n##[error]z\u0085::add-mask::a%0A::error::b ${'c'.repeat(5000)}`
    )
    const {commands, texts, reader} = asTheRunnerReads()
    expect(commands).toHaveLength(1)
    expect(commands[0]?.name).toBe(kind)
    expect(commands[0]?.data.length).toBeLessThanOrEqual(1000)
    expect(commands[0]?.data).not.toMatch(/[\r\n]|##\[/)
    expect(texts).toEqual([])
    expect(reader.masks).toEqual([])
    expect(reader.broken()).toBe(false)
  })
})

test.each(['notice', 'warning', 'error', 'debug'] as const)(
  'the line of a %s has at most 1,000 characters, whatever has to be escaped in it',
  kind => {
    process.env.RUNNER_DEBUG = '1'
    try {
      for (const text of ['%'.repeat(3000), `${'x'.repeat(990)}%%%%`, 'x'.repeat(3000), '%🎉'.repeat(900)]) {
        printed = ''
        fresh()[kind](text)
        const [line = ''] = printed.split('\n')
        expect(line.length).toBeLessThanOrEqual(1000)
        expect(line.length).toBeGreaterThan(980)
        expect(isWellFormed(line)).toBe(true)
        expect(line).toMatch(/…$/)
      }
    } finally {
      delete process.env.RUNNER_DEBUG
    }
  }
)

describe('whatever is printed in whatever order,', () => {
  const nasty = fc.oneof(
    fc.constantFrom(
      ...[
        '::error::x',
        '::stop-commands::',
        '::stop-commands::pause-logging',
        '::set-output name=outcome::success'
      ],
      ...[
        '##[error]x',
        '##[endgroup]',
        '::endgroup::',
        '::add-mask::a',
        '::save-state name=r::x',
        '#\u001b[0m#[group]',
        '\r',
        '\n'
      ]
    ),
    anyText({maxLength: 6})
  )
  const text = fc.array(nasty, {maxLength: 8}).map(list => list.join(''))
  type Call =
    | ['notice' | 'warning' | 'error', string]
    | ['fold', string, string]
    | ['live' | 'tail', string]
    | ['line', string]
  const call: fc.Arbitrary<Call> = fc.oneof(
    fc.tuple(fc.constantFrom('notice' as const, 'warning' as const, 'error' as const), text),
    fc.tuple(fc.constant('fold' as const), text, text),
    fc.tuple(fc.constantFrom('live' as const, 'tail' as const), text),
    fc.tuple(fc.constant('line' as const), fc.constantFrom('Outcome: failure', '  waits', '[0:00] x'))
  )
  /** The commands of ours that a call prints, but for the fences of what comes as it comes. */
  const act = (printer: Printer, [kind, ...args]: Call): string[] => {
    const [first = '', second = ''] = args
    switch (kind) {
      case 'fold': {
        const blocks = blocksOf(second)
        const {add, close} = printer.fold()
        add(blocks)
        close(first)
        return blocks.length > 0 ? ['group', 'endgroup'] : []
      }
      case 'live':
        printer.live(blocksOf(first))
        return []
      case 'tail':
        for (const one of blocksOf(first)) printer.tail(one)
        return []
      default:
        printer[kind](first)
        return kind === 'line' ? [] : [kind]
    }
  }

  slow('the runner takes our commands and no other', () => {
    fc.assert(
      fc.property(fc.array(call, {maxLength: 12}), calls => {
        printed = ''
        const printer = fresh()
        const expected = calls.flatMap(c => act(printer, c))
        void printer.flushed()
        const {names, texts, reader} = asTheRunnerReads()
        const fences = names.filter(name => name === 'stop-commands' || name === 'resume')
        expect(fences).toEqual(
          Array.from({length: fences.length / 2}, () => ['stop-commands', 'resume']).flat()
        )
        expect(names.filter(name => name !== 'stop-commands' && name !== 'resume')).toEqual(expected)
        expect(reader.stopped()).toBe(false)
        expect(reader.broken()).toBe(false)
        expect([reader.outputs, reader.state]).toEqual([{}, {}])
        const own = calls.filter(c => c[0] === 'line').map(c => c[1])
        expect(texts.filter(t => !t.startsWith(' | '))).toEqual(own)
      }),
      runs(500)
    )
  })

  slow('a runner without a fence takes our commands and no other', () => {
    chosen(actRunners.act ?? {})
    const ours = /^(?:group|endgroup|notice|warning|error)(?![\w-])/
    fc.assert(
      fc.property(fc.array(call, {maxLength: 12}), calls => {
        printed = ''
        const printer = fresh()
        for (const one of calls) act(printer, one)
        const taken = printed.split(/\r\n|\r|\n/).flatMap(actCommands)
        expect(taken.filter(name => !ours.test(name))).toEqual([])
        expect(printed).not.toMatch(/^::stop-commands/m)
      }),
      runs(500)
    )
  })
})

describe('a reader that is slow', () => {
  const never = new AbortController().signal

  test('is not waited for while it keeps up', async () => {
    await expect(fresh().ready(never)).resolves.toBeUndefined()
  })

  test.each(['drain', 'close'])('is waited for until %s, and no listener stays', async event => {
    const stdout = new FakeStdout()
    stdout.writableNeedDrain = true
    let ready = false
    const {signal} = new AbortController()
    const waiting = createPrinter(10, asStream(stdout))
      .ready(signal)
      .then(() => {
        ready = true
      })
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(ready).toBe(false)
    stdout.emit(event)
    await waiting
    expect(stdout.eventNames()).toEqual([])
    await Promise.resolve()
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  test('is not waited for when it took everything at once', async () => {
    const stdout = new FakeStdout()
    stdout.writableNeedDrain = true // until the next tick
    stdout.writableLength = 0
    await expect(createPrinter(10, asStream(stdout)).ready(never)).resolves.toBeUndefined()
    expect(stdout.eventNames()).toEqual([])
  })

  test('is given up by the signal', async () => {
    const stdout = new FakeStdout()
    stdout.writableNeedDrain = true
    const controller = new AbortController()
    const reason = new Error('stop')
    const waiting = createPrinter(10, asStream(stdout)).ready(controller.signal)
    controller.abort(reason)
    await expect(waiting).rejects.toBe(reason)
  })

  test('that is gone is not waited for', async () => {
    const stdout = new FakeStdout()
    stdout.writableNeedDrain = true
    stdout.destroyed = true
    const printer = createPrinter(10, asStream(stdout))
    await expect(printer.ready(never)).resolves.toBeUndefined()
    await expect(printer.flushed()).resolves.toBeUndefined()
  })

  test('has everything when the last write was taken', async () => {
    const stdout = new FakeStdout()
    const printer = createPrinter(10, asStream(stdout))
    let done = false
    const flushed = printer.flushed().then(() => {
      done = true
    })
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(done).toBe(false)
    for (const taken of stdout.pending) taken()
    await flushed
    expect(done).toBe(true)
  })
})

test('a line of our own in which remote text names a place in a file begins with a blank, as no line that `tsc` prints', () => {
  const tsc = /^([^\s].*)[(:](\d+)[,:](\d+)(?:\):\s+|\s+-\s+)(error|warning|info)\s+TS(\d+)\s*:\s*(.*)$/m
  const places = [
    'a.ts(1,2): error TS2322: no',
    'a.ts:1:2 - error TS2322: no',
    'a.ts(1000000000,1): error TS2322: no',
    'a.ts:0000000001:2 - error TS2322: no',
    'a 2026-12-02 19:15:59 - error TS2322: no',
    'since 2026-12-02 19:15:59 UTC, a.ts:1:2 - error TS2322: no'
  ]
  for (const place of places) {
    expect(tsc.test(place)).toBe(true)
    const printer = createPrinter(10)
    printer.line(`Cause: step build failed (${place})`)
    printer.status('0:12', `step build: FAILED (${place})`)
    printer.line(`${'x'.repeat(900)} ${place} ${'y'.repeat(900)}`)
  }
  expect(printed.match(/TS2322/g)).toHaveLength(3 * places.length)
  expect(tsc.test(printed)).toBe(false)
  expect(Math.max(...printed.split('\n').map(line => line.length))).toBeLessThanOrEqual(1000)
  for (const own of [
    'polling http://127.0.0.1:8080, times out in 29m59s',
    'Part:    step approve: RUNNING since 2026-12-02 19:15:59 UTC'
  ]) {
    printed = ''
    createPrinter(10).line(own)
    expect(printed).toBe(`${own}\n`)
  }
})
