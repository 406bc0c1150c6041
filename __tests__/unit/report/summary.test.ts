import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {marked} from 'marked'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Part} from '../../../src/model/part.js'
import {digestOf} from '../../../src/report/digest.js'
import {makeResult} from '../../../src/report/result.js'
import {makeSummary, writeSummary} from '../../../src/report/summary.js'
import {runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {sanitize} from '../support/blocks.js'
import {part, snapshot, target, watched} from '../support/build.js'
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
function summaryOf(text: string, log = `| ${text}`): string {
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
  const digest = orders.flatMap(order => digestOf(order, () => [log, '| last line']))
  return makeSummary(makeResult(orders, facts), 'Alibaba Cloud Yunxiao, deploy order 1', digest)
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
    expect(html).toMatch(/<h2>❌ failure: Alibaba Cloud Yunxiao, deploy order 1<\/h2>/)
    const words = decode(html)
    for (const word of [
      'deploy order 1 ended in web-1',
      '2023-11-14T22:13:20.000Z',
      '9 s',
      'batch 1 of 2',
      '| last line'
    ]) {
      expect(words).toContain(word)
    }
    expect(html).toContain('<a href="https://flow.aliyun.com/pipelines/123/current">')
    expect(html).toContain('<code class="language-mermaid">')
    expect(html.match(/<table>/g)).toHaveLength(4)
    expect(skeleton(html).filter(tag => tag.startsWith('<details'))).toHaveLength(1)
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

  test('mentions nobody: an @ of the platform stands in code alone', () => {
    const html = render(summaryOf('@org/team hello @octocat'))
    const prose = html.replace(/<(code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    expect(decode(prose)).not.toMatch(/@[A-Za-z0-9]/)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'ftp://h', '', 'https:evil'])(
    'has no link to %j',
    url => {
      const one = watched({outcome: 'success', cause: {code: 'vendor'}}, {}, {target: target({url})})
      expect(render(makeSummary(makeResult([one], facts), 't', []))).not.toContain('<a ')
    }
  )

  test('keeps a link whole, whatever is in it', () => {
    const url = 'https://h.example/a(b)"c<d>|e [f]\\g`h*i_j~k'
    const one = watched({outcome: 'success', cause: {code: 'vendor'}}, {}, {target: target({url})})
    const [, href = ''] =
      /<a href="([^"]*)">open on the platform<\/a>/.exec(
        render(makeSummary(makeResult([one], facts), 't', []))
      ) ?? []
    expect(decodeURIComponent(href.replace(/&amp;/g, '&'))).toBe(url)
  })

  test('shows at most 500 machines of an order, and says how many more there are', () => {
    const parts = Array.from({length: 700}, (_, i) => part('success', {id: `m${i}`, name: `web-${i}`}))
    const one = watched(
      {outcome: 'success', cause: {code: 'vendor'}},
      {snapshot: snapshot('success', {parts})}
    )
    const text = makeSummary(makeResult([one], facts), 't', [])
    expect(text.match(/web&#45;\d+/g)?.length).toBe(500)
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
    const digest = seen.flatMap(order => digestOf(order, () => Array(50).fill(`| ${'<'.repeat(998)}`)))
    const text = makeSummary(makeResult(seen, facts), 't', digest)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_BYTES)
    expect(text).toContain('## ❌ failure')
    expect(text).toContain('did not fit')
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
