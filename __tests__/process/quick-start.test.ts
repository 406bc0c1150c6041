import {expect} from '@jest/globals'
import {pipelineRun} from '../../simulator/bkci/pipeline-run.js'
import {bkci} from '../../simulator/bkci/platform.js'
import {codearts} from '../../simulator/codearts/platform.js'
import {hexId, simpleRun} from '../../simulator/codearts/scenario.js'
import type {Platform} from '../../simulator/server/platform.js'
import {rollout} from '../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../simulator/yunxiao/platform.js'
import {runAction} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {commit} from '../support/deploys/one-deploy/platform-deploy.js'
import {examplesOf, fill, isGate} from '../support/workflow.js'

const [token, secretKey] = ['pt-quick-0fh3-0001', 'SKquick00000000000000000000000000000001']
const [project, pipeline] = [hexId('project'), hexId('pipeline')]
const getsOrder = {type: 'GetVMDeployOrder', params: {deployOrderId: 700101}}

interface QuickStart {
  heading: string
  platform: Platform
  vars: Record<string, string>
  secrets: Record<string, string>
  /** Of the platform on loopback. */
  endpoint: string
  outputs: Record<string, string>
}

const quickStarts: readonly QuickStart[] = [
  {
    heading: 'Yunxiao',
    platform: yunxiao({
      edition: 'central',
      organizationId: 'org0001',
      token,
      orders: [
        rollout({
          pipelineId: '4201',
          deployOrderId: 700101,
          machines: [{sn: 'm-1', ip: '10.0.0.11', batch: 1, seconds: 1, log: ['up']}]
        })
      ],
      runs: [
        {
          pipelineId: '4201',
          runId: 77,
          commit,
          stages: [{name: 'deploy', jobs: [{id: 501, name: 'hosts'}]}],
          timeline: [
            {at: 0, run: 'RUNNING'},
            {at: 1, job: 501, status: 'RUNNING', actions: [getsOrder]},
            {at: 6, job: 501, status: 'SUCCESS'},
            {at: 6, run: 'SUCCESS'}
          ]
        }
      ]
    }),
    vars: {YUNXIAO_ORGANIZATION: 'org0001', YUNXIAO_PIPELINE: '4201'},
    secrets: {YUNXIAO_TOKEN: token},
    endpoint: '{url}',
    outputs: {'run-id': '77', 'deploy-order-id': '700101'}
  },
  {
    heading: 'CodeArts',
    platform: codearts({
      keys: {accessKey: 'AKQUICK0000000000001', secretKey},
      pipelines: [
        {
          projectId: project,
          pipelineId: pipeline,
          name: 'shop',
          runs: [
            simpleRun({
              runId: hexId('run'),
              runNumber: 42,
              commit,
              stages: [{name: 'deploy', seconds: 2, log: ['up']}]
            })
          ]
        }
      ]
    }),
    vars: {CODEARTS_PROJECT: project, CODEARTS_PIPELINE: pipeline},
    secrets: {HUAWEI_AK: 'AKQUICK0000000000001', HUAWEI_SK: secretKey},
    endpoint: '{url}',
    outputs: {'run-id': hexId('run')}
  },
  {
    heading: 'BlueKing CI',
    platform: bkci({
      builds: [
        pipelineRun({
          projectId: 'demo',
          pipelineId: `p-${pipeline}`,
          pipelineName: 'shop',
          buildId: `b-${hexId('build')}`,
          buildNum: 42,
          commits: [commit],
          stages: [
            {
              name: 'Deploy',
              jobs: [{name: 'production', tasks: [{id: 'e-1', name: 'rollout', seconds: 2, log: ['up']}]}]
            }
          ]
        })
      ],
      token,
      gatewayOnly: true,
      appCode: 'shop-gate',
      appSecret: secretKey,
      viewers: ['deploy-bot']
    }),
    vars: {
      BKCI_GATEWAY: '{url}/api/devops/prod',
      BKCI_CONSOLE: 'https://devops.example.com',
      BKCI_PROJECT: 'demo',
      BKCI_PIPELINE: `p-${pipeline}`,
      BKCI_USER: 'deploy-bot'
    },
    secrets: {BKCI_APP_CODE: 'shop-gate', BKCI_APP_SECRET: secretKey},
    endpoint: '{url}/api/devops/prod',
    outputs: {'run-id': `b-${hexId('build')}`}
  }
]

// The workflows are pasted, so what they say has to work as it stands: only the address is another one here.
sideBySide('the quick start of the README', test => {
  test.each(quickStarts.map(quick => [quick.heading, quick] as const))(
    'for %s finds the run of the commit and waits for its deploy',
    async (heading, {platform, vars, secrets, endpoint, outputs}) => {
      const example = examplesOf('README.md').find(one => one.heading === heading)
      const step = Object.values(example?.workflow.jobs ?? {})
        .flatMap(({steps = []}) => steps)
        .find(isGate)
      const inputs = Object.entries(step?.with ?? {}).map(([name, value]) => [
        name,
        fill(String(value), {github: {sha: commit}, vars, secrets})
      ])
      const ran = await runAction({
        platform,
        inputs: {...Object.fromEntries(inputs), endpoint, timeout: '60s'},
        secrets: Object.values(secrets).filter(secret => secret.length > 10)
      })
      expect(ran.run.outputs).toMatchObject({
        outcome: 'success',
        'matched-by': expect.stringMatching(/^(?:commit|run)$/),
        ...outputs
      })
      expect(ran.run.code).toBe(0)
    }
  )
})
