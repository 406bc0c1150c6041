import {expect} from '@jest/globals'
import {
  JOB_KEY,
  type KeylessOptions,
  type KeylessPlatform,
  keyless
} from '../../simulator/codearts/keyless.js'
import {simpleRun} from '../../simulator/codearts/scenario.js'
import {cancelRun, checkCancelled} from '../support/action/cancelled-run.js'
import {wholeLog} from '../support/action/log-views.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {numbered, type Row, table} from '../support/action/table.js'
import {expectStops, onCancel, onFirstPoll, slow} from '../support/deploys/stoppable/cancelled.js'
import {aHuaweiRun} from '../support/deploys/stoppable/codearts.js'
import {P, PL, R} from '../vendors/codearts/support.js'

/** A run that goes on for so many seconds of the scenario. */
const runFor = (seconds: number) => [
  {
    projectId: P,
    pipelineId: PL,
    name: 'shop',
    runs: [
      simpleRun({runId: R, runNumber: 42, stages: [{name: 'deploy', seconds, log: numbered('rollout', 12)}]})
    ]
  }
]
const inputs = {
  vendor: 'codearts',
  operation: 'wait-pipeline',
  region: 'cn-north-4',
  'project-id': P,
  'pipeline-id': PL,
  'run-id': R
}

/** What the answers held. */
const receivedOf = ({issuer, sts}: KeylessPlatform) => [
  ...issuer.issued,
  ...sts.issued.flatMap(({accessKey, secretKey, securityToken}) => [accessKey, secretKey, securityToken])
]

const row = (
  name: string,
  options: Partial<KeylessOptions>,
  {also, ...rest}: Pick<Row, 'outcome' | 'outputs' | 'log'> & {also?: (platform: KeylessPlatform) => void}
): Row => {
  const platform = keyless({pipelines: runFor(6), ...options})
  return {
    name,
    setup: () => ({
      platform,
      inputs: {...inputs, ...platform.inputs},
      env: platform.env,
      secrets: [JOB_KEY],
      received: () => receivedOf(platform)
    }),
    ...rest,
    also: () => also?.(platform)
  }
}

table(
  'a login by the identity of the job',
  [
    row(
      'with a session that the platform takes no longer in mid wait, and another for the rest',
      {endsAt: n => (n === 1 ? 3 : 1000)},
      {
        outcome: 'success',
        log: [
          /Logged in to Huawei Cloud as iam::\w+:agency:deploy-gate/,
          /Renewed the session/,
          /rollout line 12/
        ],
        also: ({sts, issuer}) => expect([sts.issued.length, issuer.issued.length]).toEqual([2, 2])
      }
    ),
    row(
      'where no session is taken, after two logins',
      {endsAt: () => 0},
      {
        outcome: 'error',
        outputs: {reason: /APIGW\.0301.*session of the agency was refused/},
        also: ({sts}) => expect(sts.issued.length).toBe(2)
      }
    ),
    row(
      'where the trust policy is for others, with what the token says',
      {subjects: ['repo:example/other:*']},
      {
        outcome: 'error',
        outputs: {
          reason:
            /the login to Huawei Cloud failed at the STS: HTTP 403, STS5\.1001: .*trust policy.*oidc:sub repo:example\/shop:ref:refs\/heads\/main, oidc:aud sts\.huaweicloud\.com, oidc:iss https:\/\/token\.actions\.githubusercontent\.com/
        },
        also: ({sts}) => expect(sts.issued).toEqual([])
      }
    ),
    row(
      'where the audience is none of the provider',
      {audience: 'another'},
      {outcome: 'error', outputs: {reason: /STS5\.2001.*oidc-audience: sts\.huaweicloud\.com must be one/}}
    )
  ],
  ran => {
    const {requests} = ran
    // The identity of the job goes to the STS, and nowhere else.
    const told = requests.filter(({kind, body}) => kind !== 'sts' && /eyJ[\w-]+\.eyJ/.test(body))
    const logins = requests.filter(({kind}) => kind === 'sts')
    const signed = logins.filter(({headers}) => headers.authorization ?? headers['x-security-token'])
    expect([logins.length > 0, signed]).toEqual([true, []])
    expect([told, wholeLog(ran).match(/eyJ[\w-]+\.eyJ/)]).toEqual([[], null])
  }
)

sideBySide('the post step', test => {
  test('logs in by itself to stop what has to be stopped', async () => {
    const platform = keyless({pipelines: runFor(3600)})
    const done = await cancelRun({
      platform,
      env: platform.env,
      secrets: [JOB_KEY],
      onLine: onFirstPoll('SIGTERM'),
      inputs: {...inputs, logs: 'none', ...platform.inputs, ...slow, ...onCancel}
    })
    checkCancelled(done)
    expectStops(aHuaweiRun, done.stops.post)
    const logins = done.requests.filter(({kind}) => kind === 'sts').map(({step}) => step)
    expect(logins).toEqual(['main', 'post'])
    for (const secret of receivedOf(platform))
      expect(JSON.stringify([done.run.state, done.run.outputs])).not.toContain(secret)
  }, 120_000)
})
