import {pipelineRun} from '../bkci/pipeline-run.js'
import {bkci} from '../bkci/platform.js'
import type {BuildScenario} from '../bkci/scenario.js'
import {codearts} from '../codearts/platform.js'
import {hexId, type PipelineScenario, simpleRun} from '../codearts/scenario.js'
import type {Platform} from '../server/platform.js'
import type {DeployOrderScenario} from '../yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../yunxiao/platform.js'
import {scenarios} from './scenarios.js'

/** One act of the demo: a platform with its scenario, and what the workflow asks of it. */
export interface Act {
  name: string
  title: string
  /** The exit code that proves the act. */
  expected: 0 | 1
  platform: Platform
  inputs: Readonly<Record<string, string>>
  /** The request that resumes the deploy, and its text for the reader, once the log says that an approval is missing. */
  approval?: {text: string; path: string; headers: Readonly<Record<string, string>>}
}

const token = 'pt-demo-0fh3-token'
const organization = 'org0001'

function yunxiaoAct(
  name: string,
  title: string,
  expected: 0 | 1,
  scenario: DeployOrderScenario | undefined,
  resumed: boolean
): Act {
  if (!scenario) throw new Error(`no scenario ${name}`)
  const {pipelineId, deployOrderId} = scenario
  const path = `/oapi/v1/flow/organizations/${organization}/pipelines/${pipelineId}/deploy/${deployOrderId}/resume`
  return {
    name,
    title,
    expected,
    platform: yunxiao({edition: 'central', organizationId: organization, token, orders: [scenario]}),
    inputs: {
      vendor: 'yunxiao',
      operation: 'wait-deploy-order',
      token,
      'organization-id': organization,
      'pipeline-id': pipelineId,
      'deploy-order-id': String(deployOrderId)
    },
    ...(resumed
      ? {
          approval: {
            text: '(a person presses "continue" on the platform)',
            path,
            headers: {'x-yunxiao-token': token}
          }
        }
      : {})
  }
}

const build = ['[INFO] checkout 3f2a9c1', '[INFO] mvn -B package', '[INFO] BUILD SUCCESS']
const failing = [
  '[INFO] kubectl apply -f shop.yaml',
  '[ERROR] deployment "shop" exceeded its progress deadline'
]

const commit = '3f2a9c1d5e6f708192a3b4c5d6e7f8091a2b3c4d'
const keys = {accessKey: 'AKDEMO00000000000001', secretKey: 'SKdemo0000000000000000000000000000000001'}

function codeartsScene(name: string, succeeds: boolean): PipelineScenario {
  const [projectId, pipelineId, runId] = ['project', `pipeline-${name}`, name].map(hexId) as [
    string,
    string,
    string
  ]
  const last = {name: 'deploy', seconds: 3, log: succeeds ? ['[INFO] rolled out 4 of 4 pods'] : failing}
  const run = simpleRun({
    runId,
    runNumber: 42,
    commit,
    stages: [
      {name: 'build', seconds: 3, log: build},
      succeeds ? last : {...last, fails: 'rollout of shop failed: progress deadline exceeded'}
    ]
  })
  return {projectId, pipelineId, name: 'shop', runs: [run]}
}

function codeartsAct(name: string, title: string, succeeds: boolean): Act {
  const scene = codeartsScene(name, succeeds)
  return {
    name: `codearts-${name}`,
    title,
    expected: succeeds ? 0 : 1,
    platform: codearts({keys, pipelines: [scene]}),
    inputs: {
      vendor: 'codearts',
      operation: 'wait-pipeline',
      region: 'cn-north-4',
      'project-id': scene.projectId,
      'pipeline-id': scene.pipelineId,
      commit,
      'access-key': keys.accessKey,
      'secret-key': keys.secretKey
    }
  }
}

function bkciScene(name: string, succeeds: boolean): BuildScenario {
  const deploy = {id: 'e-2', name: 'rollout', seconds: 3, log: succeeds ? ['##[info]rolled out'] : failing}
  return pipelineRun({
    projectId: 'demo',
    pipelineId: `p-${hexId('shop')}`,
    pipelineName: 'shop',
    buildId: `b-${hexId(name)}`,
    buildNum: 42,
    stages: [
      {
        name: 'Build',
        jobs: [{name: 'compile', tasks: [{id: 'e-1', name: 'package', seconds: 3, log: build}]}]
      },
      {
        name: 'Deploy',
        approval: {by: ['lin', 'chen'], takes: 4},
        jobs: [
          {
            name: 'production',
            tasks: [succeeds ? deploy : {...deploy, fails: 'the rollout exceeded its progress deadline'}]
          }
        ]
      }
    ]
  })
}

function bkciAct(name: string, title: string, succeeds: boolean): Act {
  const scene = bkciScene(name, succeeds)
  return {
    name: `bkci-${name}`,
    title,
    expected: succeeds ? 0 : 1,
    platform: bkci({builds: [scene], token: 'bkci-demo-token-0001'}),
    inputs: {
      vendor: 'bkci',
      operation: 'wait-pipeline',
      token: 'bkci-demo-token-0001',
      'project-id': scene.projectId,
      'pipeline-id': scene.pipelineId,
      'run-id': scene.buildId
    }
  }
}

/** The scenarios of the acts, for the simulator by itself. */
export const codeartsScenes = () => [codeartsScene('green', true), codeartsScene('red', false)]
export const bkciScenes = () => [bkciScene('green', true), bkciScene('red', false)]

/** The acts of each platform: one that succeeds and one that fails. Made anew for each run. */
export const acts: Readonly<Record<string, () => Act[]>> = {
  yunxiao: () => [
    yunxiaoAct(
      'canary',
      'A deploy in three batches that pauses after the first, is resumed, and succeeds',
      0,
      scenarios.canary,
      true
    ),
    yunxiaoAct('brokenMachine', 'A deploy whose second machine fails', 1, scenarios.brokenMachine, false)
  ],
  codearts: () => [
    codeartsAct('green', 'A pipeline run found by its commit succeeds', true),
    codeartsAct('red', 'A pipeline run whose last stage fails', false)
  ],
  bkci: () => [
    bkciAct('green', 'A build waits for an approval, gets it, and succeeds', true),
    bkciAct('red', 'A build that is approved, and then fails', false)
  ]
}
