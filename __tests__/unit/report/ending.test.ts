import {describe, expect, test} from '@jest/globals'
import {message, type Text} from '../../../src/messages/message.js'
import type {Part} from '../../../src/model/part.js'
import type {Printer} from '../../../src/output/printer.js'
import {sayLine} from '../../../src/output/say-line.js'
import {digestOf} from '../../../src/report/digest.js'
import {printEndings} from '../../../src/report/ending.js'
import {openPartsOf} from '../../../src/report/open-parts.js'
import {explain} from '../../../src/report/reason.js'
import type {Cause} from '../../../src/wait/policy.js'
import type {WaitResult} from '../../../src/wait/poll-all.js'
import {MINUTE, part, SECOND, snapshot, target, watched} from '../support/build.js'

/** What the end of the log says; a fold is one line, as a reader sees it. */
function end(
  results: readonly WaitResult[],
  lines: Readonly<Record<string, number>> = {},
  deciding = results[0]
) {
  const printed: string[] = []
  const printer = {
    line: (text: Text) => void printed.push(sayLine(text)),
    tail: ({text}, heading) =>
      void printed.push(...(heading === undefined ? text.split('\n') : [`▶ ${sayLine(heading)}`]))
  } as Partial<Printer> as Printer
  const lastLines = ({id}: Part) => Array.from({length: lines[id] ?? 0}, (_, i) => `${id} line ${i}`)
  const facts = {
    lastLines,
    begunAt: ({id}: Part) => (id === 'seen' ? 12 * SECOND : undefined),
    waitedMs: MINUTE
  }
  const endings = results.map(result => ({
    result,
    digest: digestOf(result, lastLines),
    open: openPartsOf(result, facts),
    explanation: explain(result, MINUTE)
  }))
  printEndings(printer, endings, deciding)
  return printed
}

const url = 'https://flow.aliyun.com/pipelines/123/current'
const machine = (phase: 'running' | 'success' | 'failure' | 'queued', id: string, over: Partial<Part> = {}) =>
  part(phase, {id, name: `${id} (i-${id})`, machine: {host: id}, batch: 1, ...over})
const failed = (parts: Part[]) =>
  watched({outcome: 'failure', cause: {code: 'vendor'}}, {snapshot: snapshot('failure', {parts})})
const limit: Cause = {code: 'limit', limit: 'timeout', limitMs: MINUTE, neverGood: false}

describe('the end of the log', () => {
  test('of a failure says cause, part, last lines, link and next step once each', () => {
    const parts = [machine('success', 'web-1'), machine('failure', 'web-2', {message: 'no space left'})]
    expect(end([failed(parts)], {'web-2': 2})).toEqual([
      'Outcome: failure',
      'Cause:   machine web-2 (i-web-2) of batch 1 failed (no space left); status Failed (deploy order 1111 of pipeline 123)',
      'Part:    machine web-2 (i-web-2) of batch 1: Failed; the last 2 lines of its log:',
      ' | web-2 line 0',
      ' | web-2 line 1',
      `Link:    ${url}`,
      'Next:    open the machine on the platform, fix the cause, and deploy again'
    ])
  })

  test('of a failure of many machines is as short: the others stand before it, one line each for a reader', () => {
    const parts = Array.from({length: 40}, (_, i) => machine('failure', `web-${i}`))
    const printed = end([failed(parts)], {'web-0': 12, 'web-1': 1, 'web-9': 50})
    const outcome = printed.indexOf('Outcome: failure')
    expect(printed.slice(0, outcome)).toEqual([
      '▶ Failed:  machine web-1 (i-web-1) of batch 1: Failed; the last 1 line of its log',
      ...[2, 3, 4, 5, 6, 7, 8].map(i => `Failed:  machine web-${i} (i-web-${i}) of batch 1: Failed`),
      '▶ Failed:  machine web-9 (i-web-9) of batch 1: Failed; the last 50 lines of its log'
    ])
    // With the annotation, and what ends the fence before it, these are twenty.
    expect(printed.slice(outcome)).toHaveLength(17)
    expect(printed[outcome + 1]).toContain('machine web-0 (i-web-0) of batch 1 failed, and 39 other machines')
  })

  test.each<[outcome: 'timeout' | 'interrupted' | 'error', cause: Cause]>([
    ['timeout', limit],
    ['interrupted', {code: 'interrupted', signal: 'SIGINT'}],
    ['error', {code: 'unknown-status', status: 'x', polls: 20}]
  ])('of %s says which parts had not ended, since when, and the last lines of a few', (outcome, cause) => {
    const parts = [
      machine('success', 'done'),
      machine('running', 'told', {startedAt: Date.UTC(2026, 11, 1, 2, 9, 57, 123)}),
      machine('running', 'seen'),
      machine('running', 'before'),
      ...Array.from({length: 12}, (_, i) => machine('running', `more-${i}`)),
      machine('queued', 'waits-1'),
      machine('queued', 'waits-2')
    ]
    const printed = end([watched({outcome, cause}, {snapshot: snapshot('running', {parts})})], {
      told: 15,
      'more-0': 9
    })
    expect(printed.filter(line => !/^(?:Cause|Next):/.test(line))).toEqual([
      `Outcome: ${outcome}`,
      'Part:    machine told (i-told) of batch 1: Running since 2026-12-01 02:09:57 UTC; the last 10 lines of its log:',
      ...Array.from({length: 10}, (_, i) => ` | told line ${i + 5}`),
      'Part:    machine seen (i-seen) of batch 1: Running for about 48s',
      'Part:    machine before (i-before) of batch 1: Running since before the wait began',
      'Part:    12 more had not ended: more-0, more-1, more-2, more-3, more-4, more-5, more-6, more-7, more-8, more-9, …; 2 machines had not begun',
      `Link:    ${url}`
    ])
    expect(printed.filter(line => line.startsWith('Cause:'))).toHaveLength(1)
  })

  test('of a timeout names the stage that waits for a person, whose jobs have not begun', () => {
    const parts = [
      part('success', {id: 'b', kind: 'stage', name: 'Build'}),
      part('paused', {id: 'd', kind: 'stage', name: 'Deploy', status: 'PAUSE'}),
      part('queued', {id: 'j', kind: 'job', name: 'production', parent: 'd'}),
      part('queued', {id: 't', kind: 'task', name: 'rollout', parent: 'j'})
    ]
    const printed = end([
      watched({outcome: 'timeout', cause: limit}, {snapshot: snapshot('paused', {parts})})
    ])
    expect(printed.filter(line => line.startsWith('Part:'))).toEqual([
      'Part:    stage Deploy: PAUSE since before the wait began',
      'Part:    1 task had not begun'
    ])
  })

  test('of a timeout of an order that a failed machine holds names that machine, with its last lines', () => {
    const held = machine('failure', 'web-2')
    const parts = [machine('success', 'web-1'), held, machine('queued', 'web-3')]
    const state = {snapshot: snapshot('running', {parts, blocked: {parts: [held], settled: true}})}
    const printed = end([watched({outcome: 'timeout', cause: limit}, state)], {'web-2': 12})
    expect(printed[1]).toMatch(
      /^Cause: {3}machine web-2 \(i-web-2\) of batch 1 failed; timeout \(1m\) passed while it waited for a person: /
    )
    expect(printed.slice(2, -2)).toEqual([
      'Part:    machine web-2 (i-web-2) of batch 1: Failed; the last 10 lines of its log:',
      ...Array.from({length: 10}, (_, i) => ` | web-2 line ${i + 2}`),
      'Part:    1 machine had not begun: web-3'
    ])
  })

  test('of a timeout of an order that many failed machines hold leaves room for what still ran', () => {
    const held = ['a', 'b', 'c', 'd'].map(id => machine('failure', id))
    const parts = [...held, machine('running', 'e'), machine('running', 'f'), machine('queued', 'g')]
    const partsOf = (settled: boolean, all: Part[]) =>
      end(
        [
          watched(
            {outcome: 'timeout', cause: limit},
            {snapshot: snapshot('running', {parts: all, blocked: {parts: held, settled}})}
          )
        ],
        {e: 2}
      ).filter(line => line.startsWith('Part:') || line.startsWith(' |'))
    expect(partsOf(false, parts)).toEqual([
      'Part:    machine a (i-a) of batch 1: Failed',
      'Part:    machine b (i-b) of batch 1: Failed',
      'Part:    machine e (i-e) of batch 1: Running since before the wait began; the last 2 lines of its log:',
      ' | e line 0',
      ' | e line 1',
      'Part:    2 more had failed; 1 more had not ended: f; 1 machine had not begun'
    ])
    expect(partsOf(true, [...held, machine('queued', 'g')])).toEqual([
      ...['a', 'b', 'c'].map(id => `Part:    machine ${id} (i-${id}) of batch 1: Failed`),
      'Part:    1 more had failed; 1 machine had not begun: g'
    ])
  })

  test('of a timeout names what had not begun where nothing had', () => {
    const parts = [machine('success', 'web-1'), machine('queued', 'web-2'), machine('queued', 'web-3')]
    const state = {snapshot: snapshot('paused', {parts})}
    expect(end([watched({outcome: 'timeout', cause: limit}, state)])).toContain(
      'Part:    2 machines had not begun: web-2, web-3'
    )
  })

  test('of a long log leaves its last lines open, and folds those before them', () => {
    const printed = end([failed([machine('failure', 'web-2')])], {'web-2': 50})
    expect(printed.slice(2, -2)).toEqual([
      '▶ Part:    machine web-2 (i-web-2) of batch 1: Failed; the last 50 lines of its log, the first 41 of them folded:',
      ...Array.from({length: 9}, (_, i) => ` | web-2 line ${i + 41}`)
    ])
    // With the annotation and the lines of three fences these are less than twenty.
    expect(printed).toHaveLength(14)
  })

  test('of several parts that had not ended folds the log of each, with its last line in the heading', () => {
    const parts = ['web-1', 'web-2', 'web-3', 'web-4'].map(id => machine('running', id))
    const state = {snapshot: snapshot('running', {parts})}
    const printed = end([watched({outcome: 'timeout', cause: limit}, state)], {'web-1': 15, 'web-2': 9})
    expect(printed.filter(line => line.includes('Part:'))).toEqual([
      '▶ Part:    machine web-1 (i-web-1) of batch 1: Running since before the wait began; the last 10 lines of its log, ending with: web-1 line 14',
      '▶ Part:    machine web-2 (i-web-2) of batch 1: Running since before the wait began; the last 9 lines of its log, ending with: web-2 line 8',
      'Part:    machine web-3 (i-web-3) of batch 1: Running since before the wait began',
      'Part:    1 more had not ended: web-4'
    ])
  })

  test('of a pause has one link, to where a person acts', () => {
    const page = `${url}?reviewStageSeq=3`
    const action = message('bkci.action', {clause: 'lin can approve stage Deploy', more: 0, url: page})
    const state = {snapshot: snapshot('paused', {action})}
    expect(end([watched({outcome: 'paused', cause: {code: 'paused'}}, state)])).toEqual([
      'Outcome: paused',
      'Cause:   paused, waiting for a person; status Waiting (deploy order 1111 of pipeline 123)',
      `Link:    ${page}`,
      'Next:    lin can approve stage Deploy; then run this job again'
    ])
  })

  test('quotes as the platform does, where the outputs have look-alikes', () => {
    const [, cause] = end([failed([machine('failure', 'web-2', {message: 'cannot open "a" of \'b\''})])])
    expect(cause).toContain('failed (cannot open "a" of \'b\')')
    const named = {target: target({label: 'build #7 of pipeline it\'s "shop"'})}
    const [, failing] = end([watched({outcome: 'failure', cause: {code: 'vendor'}}, {}, named)])
    const [brief] = end([watched({outcome: 'success', cause: {code: 'vendor'}}, {}, named)])
    for (const line of [failing, brief]) expect(line).toContain('build #7 of pipeline it\'s "shop"')
  })

  test('names the running step, and not its job and its stage', () => {
    const parts = [
      part('running', {id: 's', name: 'release', kind: 'stage'}),
      part('running', {id: 'j', name: 'deploy', kind: 'job', parent: 's'}),
      part('running', {id: 'x', name: 'rollout', kind: 'step', parent: 'j'})
    ]
    const printed = end([
      watched({outcome: 'timeout', cause: limit}, {snapshot: snapshot('running', {parts})})
    ])
    expect(printed.filter(line => line.startsWith('Part:'))).toEqual([
      'Part:    stage release › job deploy › step rollout: Running since before the wait began'
    ])
  })

  test('of a success says how long it took on the platform, and its link, in one line', () => {
    const state = {
      snapshot: snapshot('success', {startedAt: 1000, finishedAt: 373_000, parts: [machine('success', 'a')]})
    }
    expect(end([watched({outcome: 'success', cause: {code: 'vendor'}}, state)])).toEqual([
      `success: deploy order 1111 of pipeline 123 succeeded on 1 machine in 6m12s: ${url}`
    ])
  })

  test('of several targets comes to the one that decides last; those that were only left have one line', () => {
    const named = (id: string, result: WaitResult): WaitResult => ({
      ...result,
      identity: target({label: `order ${id}`, url: `https://x/${id}`})
    })
    const results = [
      named('1', failed([machine('failure', 'web-1')])),
      named('2', failed([machine('failure', 'web-2')])),
      named(
        '3',
        watched(
          {outcome: 'running', cause: {code: 'abandoned'}},
          {snapshot: snapshot('running')},
          {decided: false}
        )
      ),
      named('4', watched({outcome: 'success', cause: {code: 'vendor'}}, {snapshot: snapshot('success')}))
    ]
    const printed = end(results)
    expect(printed.slice(0, 2)).toEqual([
      'running: no longer awaited (last status Running), because another target failed first (order 3): https://x/3',
      'success: order 4 succeeded: https://x/4'
    ])
    expect(printed.filter(line => line.startsWith('Outcome:'))).toEqual([
      'Outcome: failure (2 of 4 targets)',
      'Outcome: failure (2 of 4 targets)'
    ])
    expect(printed.filter(line => line.startsWith('Link:'))).toEqual([
      'Link:    https://x/2',
      'Link:    https://x/1'
    ])
  })
})
