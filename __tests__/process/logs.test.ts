import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect} from '@jest/globals'
import {parseCommand} from '../../runner/commands.js'
import type {PlatformRequest} from '../../simulator/server/platform.js'
import type {Event} from '../../simulator/yunxiao/deploy-order-scenario.js'
import {
  commandsNamed,
  digested,
  ofKind,
  remoteLines,
  streamed,
  wholeLog
} from '../support/action/log-views.js'
import type {ActionRun} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {body, both, faulty, is, machine, order, prints, says, sn} from '../support/deploys/deploy-orders.js'
import {pollsThenReads} from '../support/deploys/logs/log-source.js'
import {checkOrderWait, token, waitForOrders} from '../support/deploys/order-waits.js'

const LONG = 120_000
const lines = (text: string, count: number, from = 0) =>
  Array.from({length: count}, (_, i) => `${text} line ${from + i}`)
const ends = (at: number): Event[] => [...both('Success', at), says('Success', at)]
/** A machine's log that grows by a line at a time, unevenly. */
const growing = (n: number, text: string, count: number, until: number): Event[] =>
  lines(text, count).map((line, i) => prints(n, [line], (until * (i + (i % 3) / 3)) / count))

const MARK = 'rEm0te'
const marked = (text: string, count: number) => lines(`${MARK} ${text}`, count)
const twoFates = order([
  says('Running'),
  ...both('Running'),
  prints(1, marked('good', 3)),
  prints(2, marked('bad', 3)),
  is(1, 'Success', 3),
  is(2, 'Failed', 3),
  says('Failed', 3)
])
const succeeding = order([says('Running'), ...both('Running'), prints(1, marked('good', 3)), ...ends(3)])
/** Every place in which a remote line could be shown. */
const everywhere = ({run, summary}: ActionRun) =>
  [run.raw, summary, JSON.stringify(run.outputs), run.stderr].join('\n')

sideBySide('a log that grows', test => {
  test(
    'is shown with each line once and in order, for machines side by side',
    async () => {
      const timeline = [
        says('Running'),
        ...both('Running'),
        ...growing(1, 'first', 40, 20),
        ...growing(2, 'second', 25, 20),
        ...ends(21)
      ]
      const ran = await waitForOrders({orders: [order(timeline)]})
      await checkOrderWait(ran, 'success', true)
      expect(streamed(ran, 'web-1')).toEqual(lines('first', 40))
      expect(streamed(ran, 'web-2')).toEqual(lines('second', 25))
      // Live: it came in pieces, and not as one block at the end.
      expect(remoteLines(ran).filter(b => b.heading.includes('web-1')).length).toBeGreaterThan(2)
      for (const {heading} of remoteLines(ran)) expect(heading).toMatch(/web-[12]/)
    },
    LONG
  )

  test(
    'is shown to its end when the machine ends between two polls',
    async () => {
      const timeline = [
        says('Running'),
        ...both('Running'),
        prints(1, ['begin']),
        prints(1, ['middle', 'end'], 2),
        is(1, 'Success', 2),
        is(2, 'Success', 3),
        says('Success', 3)
      ]
      const ran = await waitForOrders({orders: [order(timeline)]})
      await checkOrderWait(ran, 'success', true)
      expect(streamed(ran, 'web-1')).toEqual(['begin', 'middle', 'end'])
    },
    LONG
  )

  test(
    'is shown with lines that come after the end, and one without a line break',
    async () => {
      const timeline: Event[] = [
        says('Running'),
        ...both('Running'),
        prints(1, ['one']),
        ...ends(3),
        prints(1, ['two'], 4),
        prints(1, ['three'], 5),
        {at: 6, machine: sn(1), raw: 'four'}
      ]
      const isRead = ({segments}: PlatformRequest) => segments.slice(-2).join('/') === `${sn(1)}/log`
      const ran = await waitForOrders({orders: [order(timeline)], clock: pollsThenReads(3, isRead)})
      await checkOrderWait(ran, 'success', true)
      expect(streamed(ran, 'web-1')).toEqual(['one', 'two', 'three', 'four'])
    },
    LONG
  )

  test(
    'is shown whole when a line comes in two pieces, cut anywhere',
    async () => {
      const raw = (text: string, at: number): Event => ({at, machine: sn(1), raw: text})
      const timeline = [
        says('Running'),
        ...both('Running'),
        raw('half a li', 1),
        raw('ne\r', 3),
        raw('\nnext \ud83d', 5),
        raw('\ude80 done\n', 7),
        ...ends(9)
      ]
      const ran = await waitForOrders({orders: [order(timeline)]})
      await checkOrderWait(ran, 'success', true)
      expect(streamed(ran, 'web-1')).toEqual(['half a line', 'next \ud83d\ude80 done'])
    },
    LONG
  )

  test(
    'begins anew when its machine is retried',
    async () => {
      const timeline: Event[] = [
        says('Running'),
        ...both('Running'),
        prints(1, ['start', 'first try fails']),
        is(1, 'Failed', 4),
        {at: 8, machine: sn(1), restart: true},
        is(1, 'Running', 8),
        prints(1, ['start', 'second try works', 'and is longer'], 10),
        ...ends(14)
      ]
      const ran = await waitForOrders({orders: [order(timeline)]})
      await checkOrderWait(ran, 'success', true)
      expect(streamed(ran, 'web-1')).toEqual([
        'start',
        'first try fails',
        'start',
        'second try works',
        'and is longer'
      ])
    },
    LONG
  )

  test(
    'is not shown again when an older answer comes in between',
    async () => {
      const timeline = [says('Running'), ...both('Running'), ...growing(1, 'step', 12, 18), ...ends(20)]
      const stale = JSON.stringify({deployLog: 'step line 0\n', deployBeginTime: null, deployEndTime: null})
      const orders = [
        faulty(order(timeline, {machines: [machine(1)]}), body(stale), {on: 'log', nth: [12, 13]})
      ]
      const ran = await waitForOrders({orders})
      await checkOrderWait(ran, 'success', true)
      expect(streamed(ran, 'web-1')).toEqual(lines('step', 12))
    },
    LONG
  )

  test(
    'has the order in its heading where several are waited for',
    async () => {
      const one = (text: string) =>
        order([says('Running'), ...both('Running'), prints(1, [text]), ...ends(3)])
      const ran = await waitForOrders({orders: [one('red'), {...one('blue'), deployOrderId: 1112}]})
      await checkOrderWait(ran, 'success', true)
      const headings = Object.fromEntries(remoteLines(ran).map(b => [b.lines.join(), b.heading]))
      expect(headings.red).toMatch(/1111.*web-1/)
      expect(headings.blue).toMatch(/1112.*web-1/)
    },
    LONG
  )
})

sideBySide('the input logs', test => {
  const shown = (ran: ActionRun) => remoteLines(ran).flatMap(block => block.lines)

  test(
    'none: shows no remote line anywhere',
    async () => {
      const ran = await waitForOrders({orders: [twoFates], inputs: {logs: 'none'}})
      await checkOrderWait(ran, 'failure', false)
      expect(everywhere(ran)).not.toContain(MARK)
      expect(remoteLines(ran)).toEqual([])
      expect(ofKind(ran, 'log')).toEqual([])
    },
    LONG
  )

  test(
    'failed: shows the failed machine alone, at the end',
    async () => {
      const ran = await waitForOrders({orders: [twoFates], inputs: {logs: 'failed'}})
      await checkOrderWait(ran, 'failure', false)
      expect(new Set(shown(ran))).toEqual(new Set(marked('bad', 3)))
      expect(digested(ran)).toEqual(marked('bad', 3))
      expect(ran.summary.replaceAll('&#45;', '-')).toContain(`${MARK} bad line 2`)
      expect(everywhere(ran)).not.toContain('good line')
      expect(new Set(ofKind(ran, 'log').map(r => r.path.split('/').at(-2)))).toEqual(new Set([sn(2)]))
    },
    LONG
  )

  test(
    'failed: shows nothing of a success',
    async () => {
      const ran = await waitForOrders({orders: [succeeding], inputs: {logs: 'failed'}})
      await checkOrderWait(ran, 'success', true)
      expect(everywhere(ran)).not.toContain(MARK)
    },
    LONG
  )

  test(
    'all: shows each line once, and those of the failed machine once more at the end',
    async () => {
      const ran = await waitForOrders({orders: [twoFates], inputs: {logs: 'all'}})
      await checkOrderWait(ran, 'failure', false)
      expect(streamed(ran, 'web-1')).toEqual(marked('good', 3))
      expect(streamed(ran, 'web-2')).toEqual(marked('bad', 3))
      expect(digested(ran)).toEqual(marked('bad', 3))
    },
    LONG
  )

  test.each([
    {
      title: 'a public repository',
      repository: {visibility: 'public', private: false},
      logs: '',
      shown: false
    },
    {
      title: 'a public repository, when asked for',
      repository: {visibility: 'public'},
      logs: 'all',
      shown: true
    }
  ])(
    'and no value shows remote lines, or says why not, in $title',
    async ({repository, logs, shown}) => {
      const ran = await waitForOrders({orders: [succeeding], event: {repository}, inputs: {logs}})
      await checkOrderWait(ran, 'success', true)
      expect(everywhere(ran).includes(MARK)).toBe(shown)
      const notices = commandsNamed(ran, 'notice').filter(c => /public.*logs: all/.test(c.data))
      expect(notices).toHaveLength(shown ? 0 : 1)
    },
    LONG
  )
})

sideBySide('the cap on log lines', test => {
  const many = (count: number) =>
    order([
      says('Running'),
      ...both('Running'),
      prints(2, marked('bad', count)),
      is(1, 'Success', 3),
      is(2, 'Failed', 3),
      says('Failed', 3)
    ])
  const notShown = (ran: ActionRun) => /(\d+) more log lines? (?:was|were) left out/.exec(wholeLog(ran))?.[1]

  test(
    'is printed with the number of lines that are not shown, and the last 50 lines come on top',
    async () => {
      const ran = await waitForOrders({orders: [many(130)], inputs: {'max-log-lines': '30'}})
      await checkOrderWait(ran, 'failure', false)
      expect(streamed(ran, 'web-2')).toEqual(marked('bad', 130).slice(0, 30))
      expect(notShown(ran)).toBe('100')
      expect(digested(ran)).toEqual(marked('bad', 130).slice(-50))
    },
    LONG
  )

  test(
    'counts each piece of a wrapped line',
    async () => {
      const text = Array.from({length: 700}, (_, i) => `${i}`.padStart(4, '0')).join('')
      const timeline = [says('Running'), ...both('Running'), prints(1, [text, 'after']), ...ends(3)]
      const ran = await waitForOrders({orders: [order(timeline)], inputs: {'max-log-lines': '3'}})
      await checkOrderWait(ran, 'success', true)
      expect(streamed(ran, 'web-1')).toHaveLength(3)
      expect(streamed(ran, 'web-1').join('')).toBe(text)
      expect(notShown(ran)).toBe('1')
    },
    LONG
  )

  test(
    'is 20000 by default, and the digest has 10 machines at most',
    async () => {
      const machines = Array.from({length: 12}, (_, i) => machine(i + 1))
      const timeline = [
        says('Failed'),
        ...machines.flatMap((_, i) => [
          is(i + 1, 'Failed'),
          prints(i + 1, marked(`m${i + 1}.`, i === 0 ? 20_100 : 60))
        ])
      ]
      const ran = await waitForOrders({orders: [order(timeline, {machines})]})
      await checkOrderWait(ran, 'failure', false)
      expect(
        remoteLines(ran)
          .filter(b => b.kind === 'live')
          .flatMap(b => b.lines)
      ).toHaveLength(20_000)
      expect(notShown(ran)).toBe(String(20_100 + 11 * 60 - 20_000))
      const digest = digested(ran)
      expect(digest).toHaveLength(10 * 50)
      expect(new Set(digest.map(line => line.split(' ')[1])).size).toBe(10)
      expect(digest).toContain(`${MARK} m1. line 20099`)
      expect(digest).not.toContain(`${MARK} m1. line 20049`)
    },
    LONG
  )
})

sideBySide('the log file', test => {
  const long = 'x'.repeat(5000)
  const failing = order([
    says('Running'),
    ...both('Running'),
    prints(1, marked('good', 60)),
    prints(2, [...marked('bad', 60), long, `token ${token}`, '::error::x', '##[error]y']),
    is(1, 'Success', 3),
    is(2, 'Failed', 3),
    says('Failed', 3)
  ])

  // With all logs shown it is compared in log-cursors.test.ts and log-file.test.ts.
  test(
    'has every line, neither capped nor wrapped, where none is shown',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'log-file-'))
      try {
        const path = join(folder, 'in', 'it', 'remote.log')
        const inputs = {logs: 'none', 'log-file': path, 'max-log-lines': '7'}
        const ran = await waitForOrders({orders: [failing], inputs})
        await checkOrderWait(ran, 'failure', false)
        expect(ran.run.outputs['log-file']).toBe(path)
        const text = await readFile(path, 'utf8')
        for (const line of [...marked('good', 60), ...marked('bad', 60), long, '::error::x']) {
          expect(text.split('\n').filter(l => l === ` | ${line}`)).toHaveLength(1)
        }
        // A later step may print it.
        for (const line of text.split('\n')) expect(parseCommand(line)).toBeUndefined()
        expect(text).not.toContain(token)
        expect(everywhere(ran)).not.toContain(MARK)
      } finally {
        await rm(folder, {recursive: true, force: true})
      }
    },
    LONG
  )
})

// Logs that are refused for good, and silence, are in platform-faults.test.ts and log-load.test.ts.
sideBySide('a log that cannot be read', test => {
  const complaints = (ran: ActionRun, name: string) =>
    wholeLog(ran)
      .split('\n')
      .filter(line => line.includes(name) && /cannot be read/.test(line))

  test(
    'for a while is read on and shown whole',
    async () => {
      const timeline = [says('Running'), ...both('Running'), ...growing(1, 'step', 6, 8), ...ends(9)]
      const ran = await waitForOrders({
        orders: [faulty(order(timeline, {machines: [machine(1)]}), {kind: 'reset'}, {on: 'log', nth: [1, 3]})]
      })
      await checkOrderWait(ran, 'success', true)
      expect(streamed(ran, 'web-1')).toEqual(lines('step', 6))
      expect(complaints(ran, 'web-1')).toEqual([])
    },
    LONG
  )
})
