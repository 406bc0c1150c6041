import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {parseCommand} from '../../runner/runner.js'
import type {Event} from '../../simulator/yunxiao/deploy-order-scenario.js'
import {
  checkStep,
  commandsNamed,
  digested,
  type Gated,
  gate,
  ofKind,
  remoteLines,
  streamed,
  token,
  wholeLog
} from '../support/action/run-action.js'
import {
  answer,
  body,
  both,
  done,
  faulty,
  is,
  machine,
  order,
  prints,
  running,
  says,
  sn
} from '../support/deploys/deploy-orders.js'

const LONG = 120_000
const lines = (word: string, count: number, from = 0) =>
  Array.from({length: count}, (_, i) => `${word} line ${from + i}`)
const ends = (at: number): Event[] => [...both('Success', at), says('Success', at)]
/** A machine's log that grows by a line at a time, unevenly. */
const growing = (n: number, word: string, count: number, until: number): Event[] =>
  lines(word, count).map((line, i) => prints(n, [line], (until * (i + (i % 3) / 3)) / count))

const MARK = 'rEm0te'
const marked = (word: string, count: number) => lines(`${MARK} ${word}`, count)
const twoFates = order([
  says('Running'),
  ...both('Running'),
  prints(1, marked('good', 3)),
  prints(2, marked('bad', 3)),
  is(1, 'Success', 0.3),
  is(2, 'Failed', 0.3),
  says('Failed', 0.3)
])
const succeeding = order([says('Running'), ...both('Running'), prints(1, marked('good', 3)), ...ends(0.3)])
/** Every place in which a remote line could be shown. */
const everywhere = ({run, summary}: Gated) =>
  [run.raw, summary, JSON.stringify(run.outputs), run.stderr].join('\n')

describe('a log that grows', () => {
  test.concurrent(
    'is shown with each line once and in order, for machines side by side',
    async () => {
      const timeline = [
        says('Running'),
        ...both('Running'),
        ...growing(1, 'first', 40, 2),
        ...growing(2, 'second', 25, 2),
        ...ends(2)
      ]
      const gated = await gate({orders: [order(timeline)]})
      await checkStep(gated, 'success', true)
      expect(streamed(gated, 'web-1')).toEqual(lines('first', 40))
      expect(streamed(gated, 'web-2')).toEqual(lines('second', 25))
      // Live: it came in pieces, and not as one block at the end.
      expect(remoteLines(gated).filter(b => b.heading.includes('web-1')).length).toBeGreaterThan(2)
      for (const {heading} of remoteLines(gated)) expect(heading).toMatch(/web-[12]/)
    },
    LONG
  )

  test.concurrent(
    'is shown to its end when the machine ends between two looks',
    async () => {
      const timeline = [
        says('Running'),
        ...both('Running'),
        prints(1, ['begin']),
        prints(1, ['middle', 'end'], 0.5),
        is(1, 'Success', 0.5),
        is(2, 'Success', 1.2),
        says('Success', 1.2)
      ]
      const gated = await gate({
        orders: [order(timeline)],
        inputs: {'min-interval': '900ms', 'max-interval': '900ms'}
      })
      await checkStep(gated, 'success', true)
      expect(streamed(gated, 'web-1')).toEqual(['begin', 'middle', 'end'])
    },
    LONG
  )

  test.concurrent(
    'is shown with lines that come 2 s after the end, and one without a line break',
    async () => {
      const timeline: Event[] = [
        says('Running'),
        ...both('Running'),
        prints(1, ['one']),
        ...ends(0.3),
        prints(1, ['two'], 1.3),
        prints(1, ['three'], 2.3),
        {at: 2.4, machine: sn(1), raw: 'four'}
      ]
      const gated = await gate({orders: [order(timeline)]})
      await checkStep(gated, 'success', true)
      expect(streamed(gated, 'web-1')).toEqual(['one', 'two', 'three', 'four'])
    },
    LONG
  )

  test.concurrent(
    'is shown whole when a line comes in two pieces, cut anywhere',
    async () => {
      const raw = (text: string, at: number): Event => ({at, machine: sn(1), raw: text})
      const timeline = [
        says('Running'),
        ...both('Running'),
        raw('half a li', 0),
        raw('ne\r', 0.4),
        raw('\nnext \ud83d', 0.8),
        raw('\ude80 done\n', 1.2),
        ...ends(1.5)
      ]
      const gated = await gate({orders: [order(timeline)]})
      await checkStep(gated, 'success', true)
      expect(streamed(gated, 'web-1')).toEqual(['half a line', 'next \ud83d\ude80 done'])
    },
    LONG
  )

  test.concurrent(
    'begins anew when its machine is retried',
    async () => {
      const timeline: Event[] = [
        says('Running'),
        ...both('Running'),
        prints(1, ['start', 'first try fails']),
        is(1, 'Failed', 0.4),
        {at: 2, machine: sn(1), restart: true},
        is(1, 'Running', 2),
        prints(1, ['start', 'second try works', 'and is longer'], 2.1),
        ...ends(3.5)
      ]
      const gated = await gate({orders: [order(timeline)]})
      await checkStep(gated, 'success', true)
      expect(streamed(gated, 'web-1')).toEqual([
        'start',
        'first try fails',
        'start',
        'second try works',
        'and is longer'
      ])
    },
    LONG
  )

  test.concurrent(
    'is not told again when an older answer comes in between',
    async () => {
      const timeline = [says('Running'), ...both('Running'), ...growing(1, 'step', 12, 1.8), ...ends(2)]
      const stale = JSON.stringify({deployLog: 'step line 0\n', deployBeginTime: null, deployEndTime: null})
      const orders = [
        faulty(order(timeline, {machines: [machine(1)]}), body(stale), {on: 'log', nth: [12, 13]})
      ]
      const gated = await gate({orders})
      await checkStep(gated, 'success', true)
      expect(streamed(gated, 'web-1')).toEqual(lines('step', 12))
    },
    LONG
  )

  test.concurrent(
    'is told apart by order where several are watched',
    async () => {
      const one = (word: string) =>
        order([says('Running'), ...both('Running'), prints(1, [word]), ...ends(0.3)])
      const gated = await gate({orders: [one('red'), {...one('blue'), deployOrderId: 1112}]})
      await checkStep(gated, 'success', true)
      const headings = Object.fromEntries(remoteLines(gated).map(b => [b.lines.join(), b.heading]))
      expect(headings.red).toMatch(/1111.*web-1/)
      expect(headings.blue).toMatch(/1112.*web-1/)
    },
    LONG
  )
})

describe('the input logs', () => {
  const shown = (gated: Gated) => remoteLines(gated).flatMap(block => block.lines)

  test.concurrent.each([
    {title: 'failure', of: twoFates, outcome: 'failure'},
    {title: 'success', of: succeeding, outcome: 'success'}
  ] as const)(
    'none: shows no remote line anywhere, after $title',
    async ({of, outcome}) => {
      const gated = await gate({orders: [of], inputs: {logs: 'none'}})
      await checkStep(gated, outcome, outcome === 'success')
      expect(everywhere(gated)).not.toContain(MARK)
      expect(remoteLines(gated)).toEqual([])
      expect(ofKind(gated, 'log')).toEqual([])
    },
    LONG
  )

  test.concurrent(
    'failed: shows the failed machine alone, at the end',
    async () => {
      const gated = await gate({orders: [twoFates], inputs: {logs: 'failed'}})
      await checkStep(gated, 'failure', false)
      expect(new Set(shown(gated))).toEqual(new Set(marked('bad', 3)))
      expect(digested(gated)).toEqual(marked('bad', 3))
      expect(gated.summary.replaceAll('&#45;', '-')).toContain(`${MARK} bad line 2`)
      expect(everywhere(gated)).not.toContain('good line')
      expect(new Set(ofKind(gated, 'log').map(r => r.path.split('/').at(-2)))).toEqual(new Set([sn(2)]))
    },
    LONG
  )

  test.concurrent(
    'failed: shows nothing of a success',
    async () => {
      const gated = await gate({orders: [succeeding], inputs: {logs: 'failed'}})
      await checkStep(gated, 'success', true)
      expect(everywhere(gated)).not.toContain(MARK)
    },
    LONG
  )

  test.concurrent(
    'all: shows each line once, and those of the failed machine once more at the end',
    async () => {
      const gated = await gate({orders: [twoFates], inputs: {logs: 'all'}})
      await checkStep(gated, 'failure', false)
      expect(streamed(gated, 'web-1')).toEqual(marked('good', 3))
      expect(streamed(gated, 'web-2')).toEqual(marked('bad', 3))
      expect(digested(gated)).toEqual(marked('bad', 3))
    },
    LONG
  )

  test.concurrent.each([
    {title: 'a public repository', repository: {visibility: 'public', private: false}, logs: '', told: false},
    {title: 'a repository that is not private', repository: {private: false}, logs: '', told: false},
    {
      title: 'a public repository, when asked for',
      repository: {visibility: 'public'},
      logs: 'all',
      told: true
    },
    {
      title: 'an internal repository',
      repository: {visibility: 'internal', private: true},
      logs: '',
      told: true
    },
    {title: 'an event without a repository', repository: undefined, logs: '', told: true}
  ])(
    'shows remote lines, or says why not, in $title',
    async ({repository, logs, told}) => {
      const gated = await gate({orders: [succeeding], event: {repository}, inputs: {logs}})
      await checkStep(gated, 'success', true)
      expect(everywhere(gated).includes(MARK)).toBe(told)
      const notices = commandsNamed(gated, 'notice').filter(c => /public.*logs: all/.test(c.data))
      expect(notices).toHaveLength(told ? 0 : 1)
    },
    LONG
  )
})

describe('the cap on log lines', () => {
  const many = (count: number) =>
    order([
      says('Running'),
      ...both('Running'),
      prints(2, marked('bad', count)),
      is(1, 'Success', 0.5),
      is(2, 'Failed', 0.5),
      says('Failed', 0.5)
    ])
  const leftOut = (gated: Gated) => /(\d+) more log lines? (?:was|were) left out/.exec(wholeLog(gated))?.[1]

  test.concurrent(
    'counts what it left out, and the last 50 lines come on top',
    async () => {
      const gated = await gate({orders: [many(130)], inputs: {'max-log-lines': '30'}})
      await checkStep(gated, 'failure', false)
      expect(streamed(gated, 'web-2')).toEqual(marked('bad', 130).slice(0, 30))
      expect(leftOut(gated)).toBe('100')
      expect(digested(gated)).toEqual(marked('bad', 130).slice(-50))
    },
    LONG
  )

  test.concurrent(
    'leaves out nothing of as many lines as it allows',
    async () => {
      const gated = await gate({orders: [many(30)], inputs: {'max-log-lines': '30'}})
      await checkStep(gated, 'failure', false)
      expect(streamed(gated, 'web-2')).toEqual(marked('bad', 30))
      expect(leftOut(gated)).toBeUndefined()
    },
    LONG
  )

  test.concurrent(
    'of 0 shows no streamed line, and the digest',
    async () => {
      const gated = await gate({orders: [many(5)], inputs: {'max-log-lines': '0'}})
      await checkStep(gated, 'failure', false)
      expect(streamed(gated, 'web-2')).toEqual([])
      expect(leftOut(gated)).toBe('5')
      expect(digested(gated)).toEqual(marked('bad', 5))
    },
    LONG
  )

  test.concurrent(
    'counts each piece of a wrapped line',
    async () => {
      const text = Array.from({length: 700}, (_, i) => `${i}`.padStart(4, '0')).join('')
      const timeline = [says('Running'), ...both('Running'), prints(1, [text, 'after']), ...ends(0.3)]
      const gated = await gate({orders: [order(timeline)], inputs: {'max-log-lines': '3'}})
      await checkStep(gated, 'success', true)
      expect(streamed(gated, 'web-1')).toHaveLength(3)
      expect(streamed(gated, 'web-1').join('')).toBe(text)
      expect(leftOut(gated)).toBe('1')
    },
    LONG
  )

  test.concurrent(
    'is 20000 unless told, and the digest holds 10 machines at most',
    async () => {
      const machines = Array.from({length: 12}, (_, i) => machine(i + 1))
      const timeline = [
        says('Failed'),
        ...machines.flatMap((_, i) => [
          is(i + 1, 'Failed'),
          prints(i + 1, marked(`m${i + 1}.`, i === 0 ? 20_100 : 60))
        ])
      ]
      const gated = await gate({orders: [order(timeline, {machines})]})
      await checkStep(gated, 'failure', false)
      expect(
        remoteLines(gated)
          .filter(b => b.heading !== '')
          .flatMap(b => b.lines)
      ).toHaveLength(20_000)
      expect(leftOut(gated)).toBe(String(20_100 + 11 * 60 - 20_000))
      const digest = digested(gated)
      expect(digest).toHaveLength(10 * 50)
      expect(new Set(digest.map(line => line.split(' ')[1])).size).toBe(10)
      expect(digest).toContain(`${MARK} m1. line 20099`)
      expect(digest).not.toContain(`${MARK} m1. line 20049`)
    },
    LONG
  )
})

describe('the log file', () => {
  const long = 'x'.repeat(5000)
  const failing = order([
    says('Running'),
    ...both('Running'),
    prints(1, marked('good', 60)),
    prints(2, [...marked('bad', 60), long, `token ${token}`, '::error::x', '##[error]y']),
    is(1, 'Success', 0.5),
    is(2, 'Failed', 0.5),
    says('Failed', 0.5)
  ])

  test.concurrent.each(['all', 'failed', 'none'])(
    'holds every line, neither capped nor wrapped, with logs: %s',
    async logs => {
      const folder = await mkdtemp(join(tmpdir(), 'log-file-'))
      try {
        const path = join(folder, 'in', 'it', 'remote.log')
        const inputs = {logs, 'log-file': path, 'max-log-lines': '7'}
        const gated = await gate({orders: [failing], inputs})
        await checkStep(gated, 'failure', false)
        expect(gated.run.outputs['log-file']).toBe(path)
        const text = await readFile(path, 'utf8')
        for (const line of [...marked('good', 60), ...marked('bad', 60), long, '::error::x']) {
          expect(text.split('\n').filter(l => l === `| ${line}`)).toHaveLength(1)
        }
        // A later step may print it.
        for (const line of text.split('\n')) expect(parseCommand(line)).toBeUndefined()
        expect(text).not.toContain(token)
        expect(everywhere(gated).includes(MARK)).toBe(logs !== 'none')
      } finally {
        await rm(folder, {recursive: true, force: true})
      }
    },
    LONG
  )
})

describe('a log that can not be read', () => {
  const failing = order([says('Running'), is(1, 'Success'), is(2, 'Failed')])
  const complaints = (gated: Gated, name: string) =>
    wholeLog(gated)
      .split('\n')
      .filter(line => line.includes(name) && /can not be read/.test(line))

  test.concurrent.each([
    {
      title: '403',
      fault: answer(403, {errorCode: 'Forbidden', errorMessage: 'no right to logs'}),
      says: /403.*主机部署/
    },
    {title: '401', fault: answer(401), says: /401/},
    {title: '404', fault: answer(404), says: /404/},
    {title: 'a redirect', fault: answer(302, '', {location: 'http://127.0.0.1:9/'}), says: /redirect/},
    {title: 'a body over 16 MiB', fault: {kind: 'large', bytes: 17 * 1024 * 1024} as const, says: /16 MiB/}
  ])(
    'for $title says so once for each machine, and changes no verdict',
    async ({fault, says: pattern}) => {
      const ends = [
        [done, 'success'],
        [failing, 'failure']
      ] as const
      const play = async ([of, outcome]: (typeof ends)[number]) => {
        const gated = await gate({orders: [faulty(of, fault, {on: 'log'})]})
        await checkStep(gated, outcome, outcome === 'success')
        for (const name of ['web-1', 'web-2']) {
          expect(complaints(gated, name)).toHaveLength(1)
          expect(complaints(gated, name)[0]).toMatch(pattern)
        }
        expect(ofKind(gated, 'log').length).toBeLessThanOrEqual(6)
      }
      await Promise.all(ends.map(play))
    },
    LONG
  )

  test.concurrent.each([
    {title: 'a web page', fault: body('<html></html>', 'text/html')},
    {title: 'a log that is no text', fault: body('{"deployLog":[1,2]}')},
    {title: '500', fault: answer(500)},
    {title: 'a cut body', fault: {kind: 'cut', how: 'close'} as const},
    {title: 'a reset', fault: {kind: 'reset'} as const}
  ])(
    'for a while, by $title, is read on and shown whole',
    async ({fault}) => {
      const timeline = [says('Running'), ...both('Running'), ...growing(1, 'step', 6, 1), ...ends(1.2)]
      const gated = await gate({
        orders: [faulty(order(timeline, {machines: [machine(1)]}), fault, {on: 'log', nth: [1, 3]})]
      })
      await checkStep(gated, 'success', true)
      expect(streamed(gated, 'web-1')).toEqual(lines('step', 6))
      expect(complaints(gated, 'web-1')).toEqual([])
    },
    LONG
  )

  test.concurrent(
    'does not keep the looks waiting',
    async () => {
      const orders = [faulty(running, {kind: 'silence'}, {on: 'log'})]
      const gated = await gate({orders, inputs: {timeout: '2s', 'request-timeout': '1s'}})
      await checkStep(gated, 'timeout', false)
      expect(ofKind(gated, 'order').length).toBeGreaterThanOrEqual(5)
    },
    LONG
  )
})
