import {readFileSync} from 'node:fs'
import {expect, test} from '@jest/globals'
import type {FaultKind} from '../../simulator/server/fault.js'
import {commandsNamed, textsOf} from '../support/action/log-views.js'
import type {ActionOptions} from '../support/action/run-action.js'
import {type Row, table} from '../support/action/table.js'
import {answer, body} from '../support/deploys/deploy-orders.js'
import {bkciBuild} from '../support/deploys/one-deploy/bkci-build.js'
import {codeartsRun} from '../support/deploys/one-deploy/codearts-run.js'
import {deploys} from '../support/deploys/one-deploy/deploys.js'
import type {
  DeployFault,
  DeployPlan,
  PlatformDeploy,
  RunSearch
} from '../support/deploys/one-deploy/platform-deploy.js'
import {yunxiaoOrder} from '../support/deploys/one-deploy/yunxiao-order.js'
import {yunxiaoRun} from '../support/deploys/one-deploy/yunxiao-run.js'

/**
 * What users of other waiting actions met: what the platform does, and how the wait must end. Each is asked of one
 * platform, in turn, since each platform's own tests ask for its words, its errors and its outcomes.
 * docs/comparison.md names the actions that fail each of them.
 */
interface PeerFailure extends Omit<Row, 'setup'> {
  plan?: DeployPlan
  faults?: (deploy: PlatformDeploy) => readonly DeployFault[]
  inputs?: Readonly<Record<string, string>>
  search?: RunSearch
  /** One of the platforms, in turn, unless given. */
  on?: PlatformDeploy
  more?: Pick<ActionOptions, 'env' | 'onLine'>
}

// Deploy orders are found through their run.
const seekers = [yunxiaoRun, ...deploys.slice(1)]
const inTurn = (all: readonly PlatformDeploy[], i: number) => all[i % all.length] as PlatformDeploy
const always = (fault: FaultKind, when: Partial<DeployFault> = {}): readonly DeployFault[] => [
  {on: 'status', ...when, fault}
]
const never = {ends: 'never'} as const
// Time enough for some polls on any machine.
const short = {timeout: '8s'}

// What one peer prints as it comes; the first of them blanks every e of the rest of its log.
const forged = [
  '   ::add-mask::e',
  '::set-output name=outcome::success',
  '::stop-commands::x',
  'x ##[error]forged',
  '100 %s %d %0A %% done'
]

const failures: readonly PeerFailure[] = [
  {
    name: 'one 502 among the answers',
    outcome: 'success',
    plan: {ends: 'success', at: 4},
    faults: () => always(answer(502, '<html>bad gateway</html>'), {nth: [2]}),
    log: [/HTTP 502/, /answers again/],
    // A retry forgets no option: logs that are not wanted stay away.
    never: /web-\d line/
  },
  {name: 'a cancel on the platform', outcome: 'cancelled', plan: {ends: 'cancelled', at: 3}},
  {
    name: 'a cancel on the platform that is allowed',
    outcome: 'cancelled',
    green: true,
    plan: {ends: 'cancelled', at: 3},
    inputs: {'allow-outcomes': 'success, cancelled'}
  },
  {
    name: 'an unknown status',
    outcome: 'error',
    plan: {ends: 'unknown', at: 3},
    inputs: short,
    outputs: {status: /pondering/i, reason: /unknown status pondering/i},
    log: [/##\[warning\].*unknown status: pondering/i]
  },
  {
    name: 'an approval that the wait waits for',
    outcome: 'timeout',
    plan: {ends: 'paused', at: 3},
    inputs: short,
    log: [/paused: it waits for a person/]
  },
  {
    name: 'an approval that ends the wait',
    outcome: 'paused',
    plan: {ends: 'paused', at: 3},
    inputs: {'on-paused': 'stop'},
    outputs: {reason: /person/}
  },
  {
    name: 'nothing to wait for',
    outcome: 'timeout',
    inputs: {commit: 'b7e23ec29af22b0b4e41da31e868d57226121c84', 'queue-timeout': '1s'},
    search: {by: 'commit'},
    outputs: {'run-id': '', reason: /check pipeline-id and commit/}
  },
  {
    name: 'nothing to check',
    outcome: 'error',
    inputs: {commit: 'b7e23ec29af22b0b4e41da31e868d57226121c84', operation: 'check-pipeline'},
    search: {by: 'commit'},
    outputs: {reason: /nothing was found/}
  },
  {
    name: 'our own time limit',
    outcome: 'timeout',
    plan: never,
    inputs: short,
    outputs: {reason: /^timeout \(8s\) passed.*\d+× running, last good answer/i}
  },
  {
    name: 'our own time limit while the connection hangs',
    outcome: 'timeout',
    plan: never,
    faults: () => always({kind: 'silence'}, {after: 1}),
    inputs: {timeout: '8s', 'request-timeout': '2m'},
    // The last poll is given 10 s.
    also: ({run}) => expect(run.durationMs).toBeLessThan(40_000)
  },
  {
    name: 'an end just before our own time limit, after the last regular poll',
    outcome: 'success',
    plan: {ends: 'success', at: 2},
    inputs: {...short, 'min-interval': '40s', 'max-interval': '40s'}
  },
  {
    name: 'a cancel of the workflow',
    outcome: 'interrupted',
    plan: never,
    more: {
      onLine: line =>
        line.kind === 'text' && /^\[0:\d\d\].* times out in \S+$/.test(line.text) ? 'cancel' : undefined
    },
    outputs: {reason: /was cancelled/},
    also({run, summary}) {
      // The runner would have gone on to SIGTERM after 46 s.
      expect([run.code, ...run.signals.slice(0, 1)]).toEqual([1, 'SIGINT'])
      expect(run.signals).not.toContain('SIGTERM')
      expect(summary).toContain('interrupted')
    }
  },
  {
    name: 'commands in its log',
    outcome: 'success',
    plan: {ends: 'success', at: 4, print: forged},
    inputs: {logs: 'all'},
    also(ran) {
      const {run} = ran
      for (const name of ['web-1', 'web-2']) {
        expect(textsOf(ran, name)).toEqual(forged.map(line => line.replace('##[', '##_[')))
      }
      expect(commandsNamed(ran, 'set-output')).toEqual([])
      expect(commandsNamed(ran, 'error')).toEqual([])
      expect(run.masks).not.toContain('e')
      expect(run.conclusion).toBe('success')
    }
  },
  {
    name: 'an older run of the same commit that succeeded, while the one that counts goes on',
    outcome: 'timeout',
    plan: never,
    inputs: short,
    search: {by: 'commit', older: 'success'}
  },
  {
    name: 'an older run of the same commit that failed, before the one that counts succeeds',
    outcome: 'success',
    plan: {ends: 'success', at: 3},
    search: {by: 'commit', older: 'failure'}
  },
  {
    name: 'most fields missing right after the start',
    outcome: 'success',
    plan: {ends: 'success', at: 4},
    on: codeartsRun,
    faults: () => always(body('{"status":"QUEUED"}'), {nth: [1, 2]}),
    never: /undefined|NaN/
  },
  {
    name: 'too many requests, answered with 403',
    outcome: 'success',
    on: bkciBuild,
    faults: () => always(answer(403, {code: 1642902, message: 'Rate limit exceeded'}), {nth: [1]}),
    outputs: {polls: /^[23]$/},
    never: /denied|scope|permission/
  },
  {
    name: 'a refusal whose message is kept',
    outcome: 'error',
    on: yunxiaoOrder,
    faults: () => always(answer(400, {errorCode: 'NoSuchThing', errorMessage: 'it is not here'})),
    outputs: {polls: '1', reason: /HTTP 400.*it is not here/}
  },
  {
    name: 'a fault while the runner debugs',
    outcome: 'error',
    faults: ({secret}) => always(answer(500, {message: secret})),
    inputs: {'outage-tolerance': '0s'},
    more: {env: {RUNNER_DEBUG: '1'}},
    outputs: {reason: /HTTP 500/}
  }
]

table(
  'where other actions fail, this one ends as',
  failures.map(({plan, faults, inputs, search, on, more, ...row}, i): Row => {
    const deploy = on ?? inTurn(search ? seekers : deploys, i)
    return {
      ...row,
      name: `for ${row.name} (${deploy.name})`,
      setup: () => ({
        ...deploy.options(plan ?? {ends: 'success'}, faults?.(deploy), inputs, search),
        ...more
      })
    }
  }),
  ran => expect(ran.connections).toEqual({most: expect.any(Number), left: 0})
)

test('docs/comparison.md names failures that there are', () => {
  const text = readFileSync(new URL('../../docs/comparison.md', import.meta.url), 'utf8')
  const [eight = '', more = ''] = text.split('## More of them')
  const cells = [
    ...eight.split('\n').flatMap(line => line.split('|')[2] ?? []),
    ...more.split('\n').flatMap(line => /peers: `[^`]+`/.exec(line)?.[0] ?? [])
  ]
  const named = cells.flatMap(cell => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  expect(named.length).toBeGreaterThan(15)
  const known = failures.map(failure => failure.name)
  expect(named.filter(name => !known.includes(name ?? ''))).toEqual([])
})
