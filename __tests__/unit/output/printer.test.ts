import {EventEmitter, getEventListeners} from 'node:events'
import {afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals'
import fc from 'fast-check'
import {splitLines} from '../../../runner/lines.js'
import {createReader} from '../../../runner/reader.js'
import {blockOf} from '../../../src/output/block.js'
import {createPrinter, type Printer} from '../../../src/output/printer.js'
import {addSecret} from '../../../src/output/redact.js'
import {actCommands, actRunners, chooseRunner} from '../../support/act-runners.js'
import {anyText} from '../../support/any-text.js'
import {runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {blocksOf, linesOf} from '../support/blocks.js'
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

describe('remote lines', () => {
  test('stand under a heading, folded, between the two marks of a fence', () => {
    fresh().remote('machine web-1', [blockOf('one\ntwo')])
    const [token = ''] = tokensOf(printed)
    expect(token).toMatch(/^[0-9a-f]{32}$/)
    expect(printed).toBe(
      `::group::machine web-1\n::stop-commands::${token}\n| one\n| two\n::${token}::\n::endgroup::\n`
    )
  })

  test('of several blocks stand in one fold', () => {
    fresh().remote('m', [blockOf('1\n2'), blockOf('3')])
    expect(asTheRunnerReads()).toMatchObject({texts: ['| 1', '| 2', '| 3'], names: FOLD})
  })

  test.each(Object.values(actRunners))('stand in no fence, which a kill would leave closed, with %j', env => {
    chosen(env)
    const printer = fresh()
    printer.remote('machine web-1', [blockOf('one\n::error::x')])
    printer.tail(['bare', '| not bare'])
    expect(printed).toBe('::group::machine web-1\n| one\n| ::error::x\n::endgroup::\n| bare\n| not bare\n')
  })

  test('of the tail each begin with the prefix, even when they come without', () => {
    fresh().tail(['bare', '| not bare', '::error::x'])
    const {names, texts} = asTheRunnerReads()
    expect(texts).toEqual(['| bare', '| not bare', '| ::error::x'])
    expect(names).toEqual(['stop-commands', 'resume'])
  })

  test('print nothing where a text has none', () => {
    const printer = fresh()
    printer.remote('m', [])
    printer.tail([])
    expect(printed).toBe('')
  })

  test('have a heading that is one clean, short line', () => {
    fresh().remote(
      `evil\n::set-output name=outcome::success\r##[error]x \u001b[2J${SECRET} ${'a'.repeat(500)}`,
      [blockOf('x')]
    )
    const {commands, names, reader} = asTheRunnerReads()
    expect(names).toEqual(FOLD)
    expect(reader.outputs).toEqual({})
    const heading = commands[0]?.data ?? ''
    expect(heading.length).toBeLessThanOrEqual(200)
    expect(heading).toContain('***')
    expect(heading).not.toContain(SECRET)
  })

  test('have a heading that shows percent signs as they are', () => {
    fresh().remote('100 %, %0A%25 done', [blockOf('x')])
    expect(asTheRunnerReads().commands[0]?.data).toBe('100 %, %0A%25 done')
  })

  test('are fenced with tokens that nobody can guess, and with few of them', () => {
    const first = fresh()
    for (let i = 0; i < 100; i++) first.remote('m', [blockOf('x')])
    const own = new Set(tokensOf(printed))
    expect(own.size).toBeGreaterThanOrEqual(1)
    expect(own.size).toBeLessThanOrEqual(16)
    printed = ''
    fresh().remote('m', [blockOf('x')])
    expect(own.has(tokensOf(printed)[0] ?? '')).toBe(false)
  })

  test('are counted exactly against the cap, and the tail comes on top', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.array(fc.tuple(fc.nat(25), fc.boolean()), {maxLength: 12}),
        (cap, blocks) => {
          printed = ''
          const printer = fresh(cap)
          let remote = 0
          let tail = 0
          for (const [count, isTail] of blocks) {
            if (isTail) {
              printer.tail(Array.from({length: count}, (_, i) => `| tail ${i}`))
              tail += count
            } else {
              const lines = Array.from({length: count}, () => `line ${remote++}\n`)
              const half = lines.splice(0, count / 2)
              printer.remote('m', blocksOf(...half, lines.join('')))
            }
          }
          const {texts} = asTheRunnerReads()
          expect(texts.filter(t => t.startsWith('| line'))).toEqual(
            Array.from({length: Math.min(cap, remote)}, (_, i) => `| line ${i}`)
          )
          expect(texts.filter(t => t.startsWith('| tail'))).toHaveLength(tail)
          expect(printer.leftOut()).toBe(Math.max(0, remote - cap))
        }
      )
    )
  })

  test('over the cap are the last ones', () => {
    const printer = fresh(3)
    printer.remote('a', [blockOf('1\n2')])
    printer.remote('b', [blockOf('3\n4'), blockOf('5')])
    printer.remote('c', [blockOf('6')])
    expect(asTheRunnerReads().texts).toEqual(['| 1', '| 2', '| 3'])
    expect(printed).not.toContain('::group::c')
    expect(printer.leftOut()).toBe(3)
  })
})

describe('our own lines', () => {
  test.each([
    ['  waits for it', '  waits for it'],
    ['a\r\nname\u2028of\u0085two', 'a name of two'],
    ['::error::forged', '| ::error::forged'],
    ['  \t::error::forged', '|   \t::error::forged'],
    ['machine ::error::', 'machine ::error::'],
    ['machine::error::', 'machine::error::'],
    ['x'.repeat(2000), 'x'.repeat(1000)]
  ])('(%j) are one line, and no command', (text, line) => {
    fresh().line(text)
    expect(printed).toBe(`${line}\n`)
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
    | ['remote', string, string]
    | ['tail', string]
    | ['line', string]
  const call: fc.Arbitrary<Call> = fc.oneof(
    fc.tuple(fc.constantFrom('notice' as const, 'warning' as const, 'error' as const), text),
    fc.tuple(fc.constant('remote' as const), text, text),
    fc.tuple(fc.constant('tail' as const), text),
    fc.tuple(fc.constant('line' as const), fc.constantFrom('Outcome: failure', '  waits', '[0:00] x'))
  )

  slow('the runner takes our commands and no other', () => {
    const act = (printer: Printer, [kind, ...args]: Call): string[] => {
      if (kind === 'remote') {
        const blocks = blocksOf(args[1] ?? '')
        printer.remote(args[0] ?? '', blocks)
        return blocks.length > 0 ? FOLD : []
      }
      if (kind === 'tail') {
        const lines = linesOf(blocksOf(args[0] ?? ''))
        printer.tail(lines)
        return lines.length > 0 ? ['stop-commands', 'resume'] : []
      }
      printer[kind](args[0] ?? '')
      return kind === 'line' ? [] : [kind]
    }
    fc.assert(
      fc.property(fc.array(call, {maxLength: 12}), calls => {
        printed = ''
        const printer = fresh()
        const expected = calls.flatMap(c => act(printer, c))
        const {names, texts, reader} = asTheRunnerReads()
        expect(names).toEqual(expected)
        expect(reader.stopped()).toBe(false)
        expect(reader.broken()).toBe(false)
        expect([reader.outputs, reader.state]).toEqual([{}, {}])
        const own = calls.filter(c => c[0] === 'line').map(c => c[1])
        expect(texts.filter(t => !t.startsWith('| '))).toEqual(own)
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
        for (const [kind, ...args] of calls) {
          if (kind === 'remote') printer.remote(args[0] ?? '', blocksOf(args[1] ?? ''))
          else if (kind === 'tail') printer.tail(linesOf(blocksOf(args[0] ?? '')))
          else printer[kind](args[0] ?? '')
        }
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
