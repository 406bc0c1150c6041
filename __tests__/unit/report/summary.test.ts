import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import {marked} from 'marked'
import {message} from '../../../src/messages/message.js'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Part} from '../../../src/model/part.js'
import type {Snapshot} from '../../../src/model/target.js'
import {digestOf} from '../../../src/report/digest.js'
import {openPartsOf} from '../../../src/report/open-parts.js'
import {emptyResult, makeResult} from '../../../src/report/result.js'
import {makeSummary, writeSummary} from '../../../src/report/summary.js'
import type {Verdict} from '../../../src/wait/policy.js'
import type {WaitResult} from '../../../src/wait/poll-all.js'
import {fc, runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {sanitize} from '../support/blocks.js'
import {failure, part, snapshot, target, watched} from '../support/build.js'
import {hostile, hostileTexts} from '../support/hostile.js'

const MOST_BYTES = 900 * 1024
const facts = {
  vendor: 'yunxiao',
  operation: 'wait-deploy-order',

  polls: 7,
  waitedMs: 1000,
  allowed: new Set<Outcome>(['success'])
}
const START = 1_700_000_000_000

const folder = mkdtempSync(join(tmpdir(), 'summary-'))
afterAll(() => rmSync(folder, {recursive: true}))

/** The summary of two failed orders, with one text in every place that is the platform's. */
function summaryOf(text: string, log = text): string {
  const times = {startedAt: START, finishedAt: START + 9000}
  const parts = [
    part('failure', {id: 'm1', name: text, status: text, message: text, batch: 1, ...times}),
    part('success', {id: 'm2', name: text, status: text, batch: 2, ...times})
  ]
  const orders = ['1', '2'].map(id =>
    watched(
      {outcome: 'failure', cause: {code: 'vendor'}},
      {
        snapshot: snapshot('failure', {
          status: text,
          message: text,
          parts,
          position: {kind: 'batch', at: 1, of: 2},
          ...times
        })
      },
      {target: target({id, label: `deploy order ${id}`})}
    )
  )
  return summaryOfAll(orders, () => [log, 'last line'])
}

/** The summary of these targets, with these last lines of each failed part. */
function summaryOfAll(targets: readonly WaitResult[], lastLines: () => readonly string[] = () => []): string {
  const digests = targets.map(one => digestOf(one, lastLines))
  return makeSummary(makeResult(targets, facts), {platform: 'Alibaba Cloud Yunxiao', digests})
}

const render = (markdown: string) => marked.parse(markdown, {async: false, gfm: true})
/** The tags of a page in their order, without its text. */
const skeleton = (html: string) => html.match(/<[^>]*>/g) ?? []
const decode = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

describe('the summary', () => {
  test('tells outcome, status, link, times, machines and the last log lines', () => {
    const html = render(summaryOf('web-1'))
    expect(html).toMatch(/<h2>❌ failure: deploy order 1 and 1 more \(2 of 2 targets\)<\/h2>/)
    const words = decode(html)
    for (const word of [
      'machine web-1 of batch 1 failed (web-1); status web-1 (deploy order 1)',
      '2023-11-14 22:13:20 → 22:13:29 UTC',
      '9 s',
      'batch 1 of 2',
      'last line'
    ]) {
      expect(words).toContain(word)
    }
    expect(html).toContain('<a href="https://flow.aliyun.com/pipelines/123/current">')
    expect(html).toContain('<code class="language-mermaid">')
    expect(html.match(/<table>/g)).toHaveLength(2)
    expect(skeleton(html).filter(tag => tag.startsWith('<details'))).toEqual(['<details open>', '<details>'])
  })

  test('has what a reader in a hurry looks for first, and the small print last', () => {
    const text = summaryOf('web-1')
    const places = [
      '## ❌',
      '**Cause:**',
      '**Next:**',
      '<details open>',
      '| Outcome',
      '```mermaid',
      '### Machines',
      '<sub>'
    ]
    const found = places.map(place => text.indexOf(place))
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(found).not.toContain(-1)
  })

  test.each(hostileTexts.map(text => [text.slice(0, 60), text]))('is not bent by %j', (_short, text) => {
    expect(skeleton(render(summaryOf(`${text}x`)))).toEqual(skeleton(render(summaryOf('plain'))))
  })

  test('is not bent by any text: same tags, same links, nothing added', () => {
    const plain = skeleton(render(summaryOf('plain')))
    fc.assert(
      fc.property(hostile, hostile, (text, logged) => {
        const [line = '| '] = sanitize(logged)
        expect(skeleton(render(summaryOf(text, line)))).toEqual(plain)
      }),
      runs(200)
    )
  })

  test('shows hostile text as it is, instead of acting on it', () => {
    const words = decode(render(summaryOf('</code><img src=x> **b** [x](y) | @a')))
    expect(words).toContain('＜/code＞＜img src=x＞ **b** [x](y) | @a')
  })

  test('shows quotes as the platform wrote them', () => {
    expect(decode(render(summaryOf(`it's "web"`)))).toContain(`status it's "web" (deploy order 1)`)
  })

  test('mentions nobody: an @ of the platform stands in code alone', () => {
    const html = render(summaryOf('@org/team hello @octocat'))
    const prose = html.replace(/<(code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    expect(decode(prose)).not.toMatch(/@[A-Za-z0-9]/)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'ftp://h', '', 'https:evil'])(
    'has no link to %j',
    url => {
      const one = watched({outcome: 'success', cause: {code: 'vendor'}}, {}, {target: target({url})})
      expect(render(summaryOfAll([one]))).not.toContain('<a ')
    }
  )

  test('keeps a link whole, whatever is in it', () => {
    const url = 'https://h.example/a(b)"c<d>|e [f]\\g`h*i_j~k'
    const one = watched({outcome: 'success', cause: {code: 'vendor'}}, {}, {target: target({url})})
    const [, href = ''] =
      /<a href="([^"]*)">open on the platform<\/a>/.exec(render(summaryOfAll([one]))) ?? []
    expect(decodeURIComponent(href.replace(/&amp;/g, '&'))).toBe(url)
  })

  test('shows at most 500 machines of an order, and says how many more there are', () => {
    const parts = Array.from({length: 700}, (_, i) => part('success', {id: `m${i}`, name: `web-${i}`}))
    const one = watched(
      {outcome: 'success', cause: {code: 'vendor'}},
      {snapshot: snapshot('success', {parts})}
    )
    const text = summaryOfAll([one])
    expect(text.match(/<code>web-\d+/g)?.length).toBe(500)
    expect(text).toContain('200 more')
  })

  slow.each<[string, number, number]>([
    ['one order with 5,000 machines', 1, 5000],
    ['50 orders with 60 machines', 50, 60]
  ])('of %s with long hostile names is at most 900 KiB', (_name, orders, machines) => {
    const long = (i: number) => `${hostileTexts[i % hostileTexts.length]}<&"|${'漢🎉&|'.repeat(75)}`
    const parts: Part[] = Array.from({length: machines}, (_, i) =>
      part('failure', {
        id: `m${i}`,
        name: long(i),
        status: long(i + 1),
        message: long(i + 2),
        batch: i,
        startedAt: START,
        finishedAt: START + 1000
      })
    )
    const seen = Array.from({length: orders}, (_, i) =>
      watched(
        {outcome: 'failure', cause: {code: 'vendor'}},
        {snapshot: snapshot('failure', {parts})},
        {target: target({id: String(i)})}
      )
    )
    const text = summaryOfAll(seen, () => Array(50).fill('<'.repeat(998)))
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_BYTES)
    expect(text).toContain('## ❌ failure')
    expect(text).toContain('did not fit')
  })
})

const red: Verdict = {outcome: 'failure', cause: {code: 'vendor'}}
const green: Verdict = {outcome: 'success', cause: {code: 'vendor'}}
const order = (id: string, verdict: Verdict, over: Partial<Snapshot> = {}, more: Partial<WaitResult> = {}) =>
  watched(
    verdict,
    {snapshot: snapshot(verdict.outcome === 'success' ? 'success' : 'failure', over)},
    {target: target({id, label: `deploy order ${id}`}), ...more}
  )
const headOf = (text: string) => text.slice(0, text.indexOf('\n'))
/** The cells of each row of the table that begins with this head. */
const rowsOf = (text: string, head: string) =>
  text
    .slice(text.indexOf(head))
    .split('\n\n')[0]
    ?.split('\n')
    .slice(2)
    .map(row =>
      row.split('|').map(cell =>
        cell
          .trim()
          .replace(/<\/?code>|&emsp;/g, '')
          .replaceAll('&nbsp;', ' ')
      )
    ) ?? []

describe('the headline', () => {
  test.each<[string, readonly WaitResult[], string]>([
    ['names the one target', [order('1', green)], '## ✅ success: deploy order 1'],
    [
      'names the target that decided',
      [order('1', green), order('2', red), order('3', green)],
      '## ❌ failure: deploy order 2 (1 of 3 targets)'
    ],
    [
      'counts those that ended alike',
      [order('1', red), order('2', green), order('3', red)],
      '## ❌ failure: deploy order 1 and 1 more (2 of 3 targets)'
    ],
    [
      'counts the successful ones',
      [order('1', green), order('2', green)],
      '## ✅ success: deploy order 1 and 1 more (2 of 2 targets)'
    ],
    [
      'does not count a target that was given up',
      [order('1', red), order('2', {outcome: 'running', cause: {code: 'abandoned'}}, {}, {decided: false})],
      '## ❌ failure: deploy order 1 (1 of 2 targets)'
    ]
  ])('%s', (_name, targets, expected) => {
    expect(headOf(summaryOfAll(targets))).toBe(expected)
  })

  test('of a wrong input is followed by every mistake', () => {
    const result = emptyResult('', '', 'wrong input: a; b')
    const text = makeSummary(result, {platform: '', digests: [], mistakes: ["a: it's <b>", 'b: no']})
    expect(text.split('\n').slice(0, 4)).toEqual([
      '## ❗ error: wrong input',
      '',
      "- a: it's &#60;b&#62;",
      '- b: no'
    ])
  })
})

describe('the cause and the next step', () => {
  test('stand apart, each once, with the link behind the step', () => {
    const [, , cause, , next] = summaryOfAll([order('1', red)]).split('\n')
    expect(cause).toBe('**Cause:** ended in Failed')
    expect(next).toMatch(/^\*\*Next:\*\* .*deploy again · \[open on the platform\]\(https:\S+\)$/)
  })

  test('of a pause say who may act, with a link to the very page', () => {
    const url = 'https://ci.example/build/1'
    const action = message('bkci.action', {
      clause: 'lin or chen can approve stage Deploy',
      more: 0,
      url: `${url}?stage=4`
    })
    const waiting = part('running', {id: 's', kind: 'stage', name: 'Deploy', waits: true})
    const above = part('running', {id: 'j', kind: 'job', name: 'all', parent: 's'})
    const one = watched(
      {outcome: 'paused', cause: {code: 'paused'}},
      {snapshot: snapshot('paused', {action, parts: [waiting, above]})},
      {target: target({url})}
    )
    const text = summaryOfAll([one])
    expect(text).toContain(
      `**Next:** lin or chen can approve stage Deploy; then run this job again · [open on the platform](${url}?stage=4)`
    )
    expect(rowsOf(text, '| Part').map(row => row.slice(1, -1))).toEqual([
      ['stage Deploy', '⏸️ Running', 'lin or chen can approve stage Deploy'],
      ['job all', '🔄 Running', '']
    ])
  })

  test('name the target where the headline stands for several', () => {
    const [, , cause] = summaryOfAll([order('1', red), order('2', red)]).split('\n')
    expect(cause).toBe('**Cause:** ended in Failed (deploy order 1)')
  })

  test('of a refused request link to the page where it is set right, and need no table', () => {
    const url = 'https://account-devops.aliyun.com/settings/personalAccessToken'
    const hint = message('hint.yunxiao.token', {url})
    const cause = {code: 'refused', message: 'HTTP 401', failure: failure('permanent', {hint})} as const
    const text = summaryOfAll([watched({outcome: 'error', cause}, {})])
    expect(render(text)).toContain(`make a new one at <a href="${url}">`)
    expect(text).not.toContain('| Outcome')
  })

  test('say why a step is green that looks red', () => {
    const result = makeResult([order('1', red)], {...facts, allowed: new Set<Outcome>(['failure'])})
    expect(makeSummary(result, {platform: '', digests: []})).toContain('green all the same')
    expect(summaryOfAll([order('1', red)])).not.toContain('green all the same')
  })
})

describe('the logs', () => {
  const limit: Verdict = {
    outcome: 'timeout',
    cause: {code: 'limit', limit: 'timeout', limitMs: 60_000, neverGood: false}
  }
  const machines = ['web-1', 'web-2', 'web-3', 'web-4'].map(id =>
    part('running', {id, name: id, batch: 1, startedAt: START})
  )

  test('of a timeout are those of three parts that had not ended, since when, and then the others', () => {
    const one = watched(limit, {snapshot: snapshot('running', {parts: machines})})
    const lastLines = ({id}: Part) => (id === 'web-2' ? [] : Array.from({length: 15}, (_, i) => `${id} ${i}`))
    const open = openPartsOf(one, {lastLines, begunAt: () => undefined, waitedMs: 60_000})
    const text = makeSummary(makeResult([one], facts), {platform: 'p', digests: [[]], open: [open]})
    const since = 'of batch 1: Running since 2023-11-14 22:13:20 UTC'
    const shown = decode(text.slice(0, text.indexOf('| Outcome')))
    expect(text.match(/<details[^>]*>/g)).toEqual(['<details open>', '<details>'])
    expect(shown.split('\n').filter(line => /web-|more/.test(line))).toEqual([
      `machine web-1 ${since}: last 10 lines of its log`,
      ...Array.from({length: 10}, (_, i) => `web-1 ${i + 5}`),
      `machine web-2 ${since}`,
      `machine web-3 ${since}: last 10 lines of its log`,
      ...Array.from({length: 10}, (_, i) => `web-3 ${i + 5}`),
      '1 more had not ended: web-4'
    ])
  })
})

describe('the tables', () => {
  test('have the red targets first, and the cause of each that the headline does not name', () => {
    const stuck: Verdict = {outcome: 'failure', cause: {code: 'blocked', parts: [part('failure')]}}
    const left: Verdict = {outcome: 'running', cause: {code: 'abandoned'}}
    const text = summaryOfAll([
      order('1', green),
      order('2', left, {}, {decided: false}),
      order('3', stuck),
      order('4', red)
    ])
    const rows = rowsOf(text, '| Outcome')
    expect(rows.map(row => row[1])).toEqual(['❌ failure', '❌ failure', '🔄 running', '✅ success'])
    expect(rows.map(row => row.at(-2))).toEqual(['', 'ended in Failed', 'no longer awaited', ''])
    expect(rows[0]?.[3]).toBe('Failed, held')
  })

  test('leave out a column in which nothing stands', () => {
    expect(summaryOfAll([order('1', green)])).toContain('| Outcome | Target | Status |\n')
  })

  test('count the machines that succeeded', () => {
    const parts = [part('success', {id: 'a'}), part('failure', {id: 'b'}), part('queued', {id: 'c'})]
    expect(rowsOf(summaryOfAll([order('1', red, {parts})]), '| Outcome')[0]).toContain('1 of 3')
  })

  test('say what was allowed to fail', () => {
    const parts = [part('failure', {kind: 'job', name: 'lint', allowedToFail: true})]
    expect(rowsOf(summaryOfAll([order('1', green, {parts})]), '| Part')[0]).toEqual([
      '',
      'job lint',
      '⚠️ Failed',
      'was allowed to fail',
      ''
    ])
  })

  test.each([
    [20, false],
    [21, true]
  ])('of %i machines are closed: %j', (count, isClosed) => {
    const parts = Array.from({length: count}, (_, i) => part(i === 9 ? 'failure' : 'success', {id: `m${i}`}))
    const text = summaryOfAll([order('1', red, {parts})])
    expect(text.includes('<details><summary><b>Machines</b> (❌ 1, ✅ 20)</summary>')).toBe(isClosed)
    expect(text.includes('### Machines')).toBe(!isClosed)
    expect(rowsOf(text, '| Machine |')[0]).toContain('❌ Failed')
  })
})

describe('writing it', () => {
  test('appends to the file', () => {
    const path = join(folder, 'summary.md')
    writeFileSync(path, 'before\n')
    expect(writeSummary('after\n', path)).toBeUndefined()
    expect(readFileSync(path, 'utf8')).toBe('before\nafter\n')
  })

  test.each([
    ['no file is named', ''],
    ['the file is a folder', folder],
    ['the folder is not there', join(folder, 'none', 'summary.md')]
  ])('says what went wrong when %s, and throws nothing', (_name, path) => {
    expect(writeSummary('x', path)).toMatch(/job summary/)
  })
})
