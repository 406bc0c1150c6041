import type {Platform, PlatformRequest} from '../../../simulator/server/platform.js'

/** One answer as large as is let in, of each platform, for a wait that goes on or has ended. */
export interface LargeAnswer {
  name: string
  inputs: Readonly<Record<string, string>>
  /** What is answered, by a piece of the path; the last one for all else. */
  answers: readonly (readonly [path: string, body: string])[]
}

const RUN = 'b'.repeat(32)
const PIPELINE = 'a'.repeat(32)
const BUILD = `b-${'d'.repeat(32)}`
const BK_PIPELINE = `p-${'e'.repeat(32)}`
const MOST = 19_990

export const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({length: count}, (_, i) => make(i))

const codearts = {
  vendor: 'codearts',
  operation: 'wait-pipeline',
  'project-id': 'c'.repeat(32),
  'pipeline-id': PIPELINE,
  'run-id': RUN,
  region: 'cn-north-4',
  token: 'a-token-of-the-tests'
}
const bkci = {
  vendor: 'bkci',
  operation: 'wait-pipeline',
  'project-id': 'demo',
  'pipeline-id': BK_PIPELINE,
  'run-id': BUILD,
  token: 'a-token-of-the-tests'
}
const yunxiao = {
  vendor: 'yunxiao',
  operation: 'wait-deploy-order',
  'organization-id': 'org0001',
  'pipeline-id': '42',
  'deploy-order-id': '11',
  token: 'a-token-of-the-tests'
}

const run = (stages: unknown[], status = 'RUNNING') =>
  JSON.stringify({id: RUN, pipeline_id: PIPELINE, status, stages})
const order = (deployMachines: unknown[], status = 'Running') =>
  JSON.stringify({deployOrderId: 11, status, deployMachineInfo: {deployMachines}})
const data = (value: unknown) => JSON.stringify({status: 0, data: value})
const state = {id: BUILD, status: 'RUNNING', buildNum: 3, startTime: 1_764_000_000_000}
const noLog = data({buildId: BUILD, finished: true, hasMore: false, logs: []})
const jobOfYunxiao = (i: number) => ({id: 100 + i, name: `job ${i}`, status: 'RUNNING'})
const stage = (i: number, status: string, more = {}) => ({
  id: `s${i}`,
  name: `stage ${i}`,
  sequence: i,
  status,
  ...more
})
const detail = (elements: unknown[]) =>
  data({
    id: BUILD,
    pipelineId: BK_PIPELINE,
    model: {
      stages: [{id: 'stage-2', status: 'RUNNING', containers: [{id: '1', status: 'RUNNING', elements}]}]
    }
  })

export const largeAnswers: readonly LargeAnswer[] = [
  {
    name: 'stages of CodeArts, half of them empty',
    inputs: codearts,
    answers: [['', run([...many(MOST / 2, i => stage(i, 'COMPLETED')), ...many(MOST / 2, () => ({}))])]]
  },
  {
    name: 'delays of CodeArts',
    inputs: {...codearts, logs: 'none'},
    answers: [
      [
        '',
        run([
          stage(1, 'RUNNING', {
            jobs: [
              {
                id: 'j',
                status: 'RUNNING',
                steps: many(MOST, i => ({id: `t${i}`, task: 'official_devcloud_delay', status: 'RUNNING'}))
              }
            ]
          })
        ])
      ]
    ]
  },
  {
    name: 'stages and errors of BK-CI',
    inputs: {...bkci, logs: 'none'},
    answers: [
      ['/detail', '{}'],
      [
        '',
        data({
          ...state,
          stageStatus: many(MOST / 2, i => ({stageId: `stage-${i}`, name: `n${i}`, status: 'RUNNING'})),
          errorInfoList: many(MOST / 2, i => ({stageId: `stage-${i}`, taskId: `e-${i}`, errorCode: 1}))
        })
      ]
    ]
  },
  {
    name: 'tasks of BK-CI',
    inputs: bkci,
    answers: [
      ['/logs', noLog],
      ['/detail', detail(many(MOST, i => ({id: `e-${i}`, name: `t${i}`, status: 'RUNNING'})))],
      ['', data(state)]
    ]
  },
  {
    name: 'machines of Yunxiao with logs',
    inputs: {...yunxiao, logs: 'all'},
    answers: [
      ['/log', '{"deployLog":"one line\\n"}'],
      [
        '',
        order(many(MOST, i => ({machineSn: `m${i}`, hostName: `主机-${i}`, status: 'Running', batchNum: 1})))
      ]
    ]
  },
  {
    name: 'jobs of Yunxiao',
    inputs: {
      ...yunxiao,
      operation: 'wait-pipeline',
      'deploy-order-id': '',
      'run-id': '7',
      logs: 'none'
    },
    answers: [
      ['/steps', '[]'],
      [
        '',
        JSON.stringify({
          pipelineRunId: 7,
          pipelineId: 42,
          status: 'RUNNING',
          stages: [{name: 'build', stageInfo: {status: 'RUNNING', jobs: many(MOST, jobOfYunxiao)}}]
        })
      ]
    ]
  },
  {
    name: 'machines of Yunxiao that failed',
    inputs: {...yunxiao, logs: 'failed'},
    answers: [
      ['/log', '{"deployLog":"one line\\n"}'],
      [
        '',
        order(
          many(MOST, i => ({machineSn: `m${i}`, status: 'Failed'})),
          'Failed'
        )
      ]
    ]
  },
  {
    name: 'empty machines of Yunxiao',
    inputs: yunxiao,
    answers: [['', order(many(MOST, () => ({})))]]
  },
  {
    name: 'nothing but numbers beside an order of Yunxiao, of 16 MB',
    inputs: {...yunxiao, logs: 'none'},
    answers: [
      [
        '',
        `${order([{machineSn: 'm', status: 'Success'}], 'Success').slice(0, -1)},"x":[${'1,'.repeat(8e6)}1]}`
      ]
    ]
  },
  {
    name: 'a log of nothing but line breaks, of 16 MB',
    inputs: {...yunxiao, logs: 'all'},
    answers: [
      ['/log', `{"deployLog":"${'\\n'.repeat(8e6)}"}`],
      ['', order([{machineSn: 'm', status: 'Success'}], 'Success')]
    ]
  }
]

/** The bytes of the largest of the answers. */
export function bytesOf({answers}: LargeAnswer): number {
  return Math.max(...answers.map(([, body]) => body.length))
}

/** Whether a request of this path gets the largest of the answers. */
export function isLargest(answer: LargeAnswer, path: string): boolean {
  return answerTo(answer, path).length === bytesOf(answer)
}

function answerTo({answers}: LargeAnswer, path: string): string {
  return answers.find(([piece]) => path.includes(piece))?.[1] ?? '{}'
}

export function platformOf(answer: LargeAnswer): Platform {
  const bytes = new Map(answer.answers.map(([, body]) => [body, Buffer.from(body)]))
  return {
    handle({segments}: PlatformRequest) {
      const text = answerTo(answer, `/${segments.join('/')}`)
      const body = bytes.get(text) ?? Buffer.from(text)
      return {status: 200, body, headers: {'content-type': 'application/json'}}
    },
    kind: () => 'status',
    pollKinds: ['status']
  }
}
