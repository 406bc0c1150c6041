import {expect} from '@jest/globals'
import {yunxiao} from '../../simulator/yunxiao/platform.js'
import type {RunScenario} from '../../simulator/yunxiao/run-scenario.js'
import {checkLastLines} from '../support/action/checks.js'
import {
  asText,
  commandsNamed,
  digested,
  lastLines,
  remoteLines,
  shownLines
} from '../support/action/log-views.js'
import {type ActionRun, runAction} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {is, machine, order, prints, says} from '../support/deploys/deploy-orders.js'
import {checkOrderWait, organizationId, token, waitForOrders} from '../support/deploys/order-waits.js'

const LONG = 120_000
const MACHINES = 40
const BATCHES = 5
const all = Array.from({length: MACHINES}, (_, i) => i + 1)
const batchOf = (n: number) => ((n - 1) % BATCHES) + 1
const ofBatch = (batch: number) => all.filter(n => batchOf(n) === batch)
const steps = (n: number, count: number) =>
  Array.from({length: count}, (_, i) => `web-${n}: step ${i + 1} of ${count}`)

/** Batch after batch, each machine with three lines; the last one of the third batch fails with five. */
const FAILS = 38
const failing = order(
  [
    says('Running'),
    ...[1, 2, 3].flatMap(batch =>
      ofBatch(batch).flatMap(n => [
        {at: 3 * batch - 3, order: 'Running', batch},
        is(n, 'Running', 3 * batch - 3),
        prints(n, steps(n, 3), 3 * batch - 2),
        is(n, n === FAILS ? 'Failed' : 'Success', 3 * batch)
      ])
    ),
    prints(FAILS, ['Error: listen EADDRINUSE :::8080', 'script exited with 1'], 9),
    says('Failed', 10)
  ],
  {batches: BATCHES, machines: all.map(n => machine(n, batchOf(n)))}
)

const statesOf = ({run}: ActionRun) =>
  run.lines.map(asText).filter(line => /^\[\d+:\d\d\] .*deploy order/.test(line))

sideBySide('a deploy of forty machines', test => {
  test(
    'that fails says all that a reader needs in its last twenty lines, and its progress in few',
    async () => {
      const ran = await waitForOrders({orders: [failing]})
      await checkOrderWait(ran, 'failure', false)
      checkLastLines(ran, ['Outcome: failure', 'Cause:', 'EADDRINUSE', ' | script exited with 1'])
      const end = lastLines(ran, 20)
      expect(end.match(/^Part: {4}.*web-38 .*Failed/gm)).toHaveLength(1)
      for (const label of ['Outcome', 'Cause', 'Part', 'Link', 'Next'])
        expect(end.match(new RegExp(`^${label}:`, 'gm'))).toHaveLength(1)

      // No folds, each line behind the name of its machine.
      expect(commandsNamed(ran, 'group')).toEqual([])
      const live = remoteLines(ran).filter(({kind}) => kind === 'live')
      for (const n of [...ofBatch(1), ...ofBatch(2)]) {
        const lines = live.filter(({heading}) => heading === `web-${n}`).flatMap(block => block.lines)
        expect(lines).toEqual(steps(n, 3))
      }
      // The fence stands from the first line to the annotation, and its two lines are no noise.
      expect(commandsNamed(ran, 'stop-commands')).toHaveLength(1)
      expect(statesOf(ran).join('\n')).toMatch(
        /batch 3 of 5: 7 done, 1 failed \(23 of 40 machines done, 1 failed\)/
      )
      const told = ran.run.lines.map(asText).filter(line => /^\[\d+:\d\d\] {3}/.test(line))
      expect(told.filter(line => line.includes('web-38'))).toHaveLength(1)
      expect(told.length).toBeLessThan(20)
    },
    LONG
  )

  test(
    'that takes too long says which of them had not ended, with the last lines of three, and in no colour where none is wanted',
    async () => {
      const running = order(
        [
          says('Running'),
          ...all.map(n => is(n, n <= 30 ? 'Running' : 'Pending')),
          ...all.map(n => prints(n, steps(n, 12)))
        ],
        {machines: all.map(n => machine(n))}
      )
      const ran = await waitForOrders({orders: [running], inputs: {timeout: '8s'}, env: {NO_COLOR: '1'}})
      await checkOrderWait(ran, 'timeout', false)
      const end = ran.run.lines.map(asText)
      const parts = end
        .slice(end.indexOf('Outcome: timeout'))
        .filter(line => /^(?:##\[group\])?Part:/.test(line))
      const shown = shownLines(ran)
      expect(shown.length - shown.indexOf('Outcome: timeout')).toBeLessThanOrEqual(20)
      expect(parts).toHaveLength(4)
      expect(parts[0]).toMatch(
        /^##\[group\]Part: .*web-1 .*: Running .*; the last 10 lines of its log, ending with: web-1: step 12 of 12$/
      )
      expect(parts[3]).toMatch(/^Part: {4}27 more had not ended: web-4, .*; 10 machines had not begun$/)
      for (const n of [1, 2, 3])
        expect(digested(ran)).toEqual(expect.arrayContaining(steps(n, 12).slice(-10)))
      expect(ran.summary.match(/<summary><b>machine web-\d .*Running since .*last 10 lines/g)).toHaveLength(3)
      expect(ran.run.raw).not.toContain('\u001b')
      expect(ran.run.raw).toMatch(/^ \| web-1 +\| web-1: step 1 of 12$/m)
    },
    LONG
  )
})

const twoJobs: RunScenario = {
  createdAt: -2000,
  pipelineId: '4201',
  runId: 77,
  stages: [
    {
      name: 'build',
      jobs: ['compile', 'test'].map((name, i) => ({
        id: 501 + i,
        name,
        steps: [
          {
            name: '执行命令',
            lines: [
              {at: -1000, text: `${name} begins`},
              {at: -1000, text: `${name} is done`}
            ]
          }
        ]
      }))
    }
  ],
  timeline: [
    {at: -1000, run: 'SUCCESS'},
    {at: -1000, job: 501, status: 'SUCCESS'},
    {at: -1000, job: 502, status: 'SUCCESS'}
  ]
}

sideBySide('the logs of two jobs with a step of one name', test => {
  test('are folds whose headings tell them apart, with their lines and the last one', async () => {
    const ran = await runAction({
      platform: yunxiao({edition: 'central', organizationId, token, runs: [twoJobs]}),
      inputs: {
        vendor: 'yunxiao',
        operation: 'fetch-logs',
        token,
        'organization-id': organizationId,
        'pipeline-id': '4201',
        'run-id': '77'
      }
    })
    expect(ran.run.outputs.outcome).toBe('success')
    expect(
      remoteLines(ran)
        .map(({kind, heading, lines}) => [kind, heading.replace(/ in \d+s/, ''), lines])
        .sort()
    ).toEqual(
      ['compile', 'test'].map(name => [
        'fold',
        `step ${name} › 执行命令: 2 lines, last: ${name} is done`,
        [`${name} begins`, `${name} is done`]
      ])
    )
  })
})
