// What the simulator plays here. Everything has happened already when the first request comes, so that nothing
// depends on time.
import {pipelineRun} from '../lib/simulator/bkci/pipeline-run.js'
import {bkci} from '../lib/simulator/bkci/platform.js'
import {AGENCY, JOB_KEY, keyless, PROVIDER} from '../lib/simulator/codearts/keyless.js'
import {codearts} from '../lib/simulator/codearts/platform.js'
import {hexId, simpleRun} from '../lib/simulator/codearts/scenario.js'
import {serve} from '../lib/simulator/server/server.js'
import {yunxiao} from '../lib/simulator/yunxiao/platform.js'

/** A platform on loopback, with every answer as it went over the wire. */
export async function play(platform) {
  const answers = []
  const {url, close} = await serve({
    handle(ask) {
      const answer = platform.handle(ask)
      answers.push({method: ask.method, path: ask.segments.join('/'), ...answer})
      return answer
    }
  })
  return {url, answers, close}
}

const LINES = [
  '[INFO] checkout 3f2a9c1',
  '[INFO] mvn -B package',
  '[INFO] tests: 214',
  '[INFO] BUILD SUCCESS'
]
const COMMIT = '3f2a9c1d5b7e4f60a1b2c3d4e5f60718293a4b5c'

export const yunxiaoScene = {
  organizationId: '60de7a6852743a5162b5f957',
  token: 'pt-conformance_0001',
  pipelineId: '4201',
  order: 700101,
  running: 700102,
  machine: 'i-bp1shop1',
  app: 'shop',
  changeOrder: 'co0000000000000000000000000000a1',
  paused: 'co0000000000000000000000000000a2',
  job: 'job000000000000000000000000000b1',
  stage: 'stage0000000000000000000000000c1',
  task: 'task00000000000000000000000000d1',
  startable: '4202',
  repo: 'https://codeup.example.com/shop.git',
  run: 12,
  failedRun: 11,
  buildJob: 91001,
  deployJob: 91002,
  lines: LINES,
  commit: COMMIT
}

export function yunxiaoPlatform(edition, more = {}) {
  const s = yunxiaoScene
  const machines = [1, 2, 3].map(n => ({
    sn: `i-bp1shop${n}`,
    ip: `10.0.0.${n}`,
    hostName: `shop-${n}`,
    batch: n === 1 ? 1 : 2
  }))
  const first = [
    {at: 0, order: 'Running', batch: 1},
    {at: 0, machine: s.machine, status: 'Running'},
    {at: 0, machine: s.machine, log: LINES},
    {at: 0, machine: s.machine, status: 'Success'}
  ]
  const rest = [
    {at: 0.001, order: 'Running', batch: 2},
    {at: 0.001, machine: 'i-bp1shop2', status: 'Success'},
    {at: 0.001, machine: 'i-bp1shop3', status: 'Failed'}
  ]
  const order = {pipelineId: s.pipelineId, batches: 2, machines}
  return yunxiao({
    ...more,
    edition,
    organizationId: s.organizationId,
    token: s.token,
    orders: [
      {
        ...order,
        deployOrderId: s.order,
        timeline: [...first, {at: 0, order: 'Waiting', batch: 1}, {at: 0, hold: 3600}, ...rest]
      },
      {...order, deployOrderId: s.running, timeline: first}
    ],
    runs: [
      yunxiaoRun(s.run, 'RUNNING', -90),
      yunxiaoRun(s.failedRun, 'FAIL', -900),
      ...Array.from({length: 8}, (_, i) => yunxiaoRun(10 - i, 'SUCCESS', -1000 * (i + 1)))
    ],
    starts: [
      {
        pipelineId: s.startable,
        sources: [{repo: s.repo, branch: 'main'}],
        run: n => ({...yunxiaoRun(100 + n, 'RUNNING', 0), pipelineId: s.startable})
      }
    ],
    changeOrders: [
      changeOrder(s.changeOrder, 'FAILED', 'FAILED'),
      changeOrder(s.paused, 'SUSPENDED', 'SUSPENDED', '')
    ]
  })
}

function yunxiaoRun(runId, word, createdAt) {
  const s = yunxiaoScene
  const running = word === 'RUNNING'
  return {
    pipelineId: s.pipelineId,
    runId,
    commit: COMMIT,
    createdAt,
    stages: [
      {
        name: 'build',
        jobs: [
          {
            id: s.buildJob,
            name: 'maven',
            steps: [
              {name: 'checkout', lines: LINES.slice(0, 1).map(text => ({at: createdAt + 5, text}))},
              {name: 'package', lines: LINES.slice(1).map(text => ({at: createdAt + 10, text}))}
            ]
          }
        ]
      },
      {name: 'deploy', jobs: [{id: s.deployJob, name: 'hosts'}]}
    ],
    timeline: [
      {at: createdAt, run: 'RUNNING'},
      {at: createdAt, job: s.buildJob, status: 'RUNNING'},
      {
        at: createdAt + 20,
        job: s.buildJob,
        status: word === 'FAIL' ? 'FAIL' : 'SUCCESS',
        result: '{"successful":true,"code":0}',
        actions: [
          {
            type: 'LogPipelineJobRun',
            displayType: 'LOG',
            disable: false,
            params: {},
            data: null,
            name: null,
            title: null,
            order: 1
          }
        ]
      },
      {
        at: createdAt + 30,
        job: s.deployJob,
        status: running ? 'RUNNING' : word === 'FAIL' ? 'INIT' : 'SUCCESS',
        ...(word === 'FAIL'
          ? {}
          : {
              actions: [
                {
                  type: 'GetVMDeployOrder',
                  displayType: 'DEPLOY_ORDER',
                  disable: false,
                  params: {deployOrderId: s.order},
                  data: `{"deployOrderId":${s.order},"status":"RUNNING"}`,
                  name: null,
                  title: null,
                  order: 1
                }
              ]
            })
      },
      ...(running ? [] : [{at: createdAt + 60, run: word}])
    ]
  }
}

function changeOrder(sn, word, taskWord, suffix = '') {
  const s = yunxiaoScene
  return {
    appName: s.app,
    sn,
    origin: {pipelineId: s.pipelineId, runId: String(s.run)},
    createdAt: -80,
    jobs: [
      {
        sn: s.job,
        envName: `production${suffix}`,
        stages: [{sn: s.stage, tasks: [{sn: s.task, spec: 'kind: Deployment\nmetadata:\n  name: shop\n'}]}]
      }
    ],
    timeline: [
      {at: -70, order: 'RUNNING'},
      {at: -70, job: s.job, state: 'RUNNING'},
      {at: -70, stage: s.stage, state: 'RUNNING'},
      {at: -70, task: s.task, state: 'RUNNING'},
      {at: -70, taskLog: s.task, text: 'apply deployment shop\n'},
      {at: -60, taskLog: s.task, text: 'rollout not complete\n'},
      ...Array.from({length: 12}, (_, i) => ({
        at: -60 + i,
        event: {job: s.job, action: 'TASK_START', operator: 'ssaassa', message: `event ${i + 1}`}
      })),
      {at: -20, task: s.task, state: taskWord, errorMessage: 'ImagePullBackOff'},
      {at: -20, stage: s.stage, state: word},
      {at: -20, job: s.job, state: word},
      {at: -20, order: word}
    ]
  }
}

const codeartsScene = {
  ak: 'AKCONFORMANCE0000001',
  sk: 'SKconformance000000000000000000000000001',
  securityToken: 'STconformance/with+signs=and%20more',
  project: hexId('project'),
  otherProject: hexId('elsewhere'),
  iamProject: hexId('iam'),
  pipeline: hexId('shop'),
  idle: hexId('idle'),
  foreign: hexId('foreign'),
  waiting: hexId('waiting'),
  startable: hexId('startable'),
  busy: hexId('busy'),
  full: hexId('full'),
  done: hexId('run-done'),
  failed: hexId('run-failed'),
  paused: hexId('run-paused'),
  reviewJob: hexId('review-job'),
  reviewStep: hexId('review-step'),
  lines: LINES,
  commit: COMMIT,
  message: '{"errorMessage":"the build failed","errorCode":"DEV-CODECI-35002"}'
}

function codeartsPlatform(securityToken) {
  const s = codeartsScene
  return codearts({
    keys: {accessKey: s.ak, secretKey: s.sk, ...(securityToken ? {securityToken: s.securityToken} : {})},
    pipelines: codeartsPipelines()
  })
}

function codeartsPipelines() {
  const s = codeartsScene
  const build = {name: 'build', seconds: 10, log: LINES}
  const done = simpleRun({
    runId: s.done,
    runNumber: 7,
    at: -100,
    commit: COMMIT,
    stages: [build, {name: 'deploy', seconds: 10, log: LINES}]
  })
  const failed = simpleRun({
    runId: s.failed,
    runNumber: 6,
    at: -500,
    stages: [{...build, fails: s.message}, build]
  })
  const stage = hexId('review-stage')
  const paused = {
    runId: s.paused,
    runNumber: 1,
    at: -50,
    stages: [
      {
        id: stage,
        name: 'review',
        pre: [{id: hexId('review-pre'), name: 'auto', task: 'official_devcloud_autoTrigger'}],
        jobs: [
          {
            id: s.reviewJob,
            name: 'review',
            steps: [
              {
                id: s.reviewStep,
                name: 'review',
                task: 'official_devcloud_checkpoint',
                inputs: [
                  {key: 'approvers', value: ['amy', 'ben']},
                  {key: 'timeout', value: 3600}
                ]
              }
            ]
          }
        ]
      }
    ],
    timeline: [
      {at: -50, run: 'RUNNING'},
      {at: -50, of: stage, status: 'RUNNING'},
      {at: -50, of: s.reviewJob, status: 'RUNNING'},
      {at: -50, of: s.reviewStep, status: 'RUNNING'},
      {at: -40, run: 'PAUSED'},
      {at: 0, hold: 3600, of: s.reviewStep},
      {at: 0.001, of: s.reviewStep, status: 'COMPLETED'},
      {at: 0.001, of: s.reviewJob, status: 'COMPLETED'},
      {at: 0.001, of: stage, status: 'COMPLETED'},
      {at: 0.001, run: 'COMPLETED'}
    ]
  }
  const {id: step} = done.stages[0].jobs[0].steps[0]
  const outputs = {[step]: [{key: 'artifact', value: {name: 'shop', version: '2.4.0'}}]}
  const pipeline = (pipelineId, name, runs, projectId = s.project) => ({projectId, pipelineId, name, runs})
  const start = {
    run: n => simpleRun({runId: hexId(`begun ${n}`), runNumber: n, stages: [build]}),
    sources: [
      {git_type: 'github', git_url: 'https://git.example.com/shop.git', alias: 'shop', default_branch: 'main'}
    ]
  }
  return [
    pipeline(s.pipeline, 'shop', [{...done, outputs}, failed]),
    pipeline(s.idle, 'never ran', []),
    pipeline(s.waiting, 'reviewed', [paused]),
    {...pipeline(s.startable, 'to be started', []), start},
    {...pipeline(s.busy, 'at its limit', []), start: {...start, queues: 'DEVPIPE.00011169'}},
    {
      ...pipeline(s.full, 'over its limit', []),
      start: {...start, refuses: [200, 'DEVPIPE.00011104', 'too many runs go on']}
    },
    pipeline(s.foreign, 'of another project', [{...done, runId: hexId('run-foreign')}], s.otherProject)
  ]
}

const bkciScene = {
  projectId: 'shop',
  pipelineId: 'p-0123456789abcdef0123456789abcdef',
  done: 'b-00000000000000000000000000000001',
  failed: 'b-00000000000000000000000000000002',
  running: 'b-00000000000000000000000000000003',
  begun: 'b-00000000000000000000000000000004',
  token: 'conformance/token+with=signs',
  appCode: 'gate',
  appSecret: 'app-secret',
  user: 'amy',
  task: 'e-build',
  lines: LINES,
  commit: COMMIT
}

/** With `runs` there is a build that has not ended, beside one that has. */
function bkciPlatform({runs = false, ...rest} = {}) {
  const s = bkciScene
  const plan = (buildId, buildNum, createdAt, fails, seconds = 10) =>
    pipelineRun({
      projectId: s.projectId,
      pipelineId: s.pipelineId,
      pipelineName: 'shop',
      buildId,
      buildNum,
      createdAt,
      commits: [COMMIT],
      stages: [
        {
          name: 'build',
          jobs: [
            {
              name: 'linux',
              tasks: [{id: s.task, name: 'package', seconds, log: LINES, ...(fails ? {fails} : {})}]
            }
          ]
        }
      ]
    })
  return bkci({
    builds: [
      plan(s.done, 1, -900),
      runs ? plan(s.running, 3, -50, undefined, 3600) : plan(s.failed, 2, -100, 'exit code 1')
    ],
    starts: [
      {
        projectId: s.projectId,
        pipelineId: s.pipelineId,
        build: () => plan(s.begun, 4, 0)
      }
    ],
    token: s.token,
    tokenUser: s.user,
    appCode: s.appCode,
    appSecret: s.appSecret,
    ...rest
  })
}

/** Serves CodeArts and BK-CI in each of the ways that the checks ask for, each way at an address of its own. */
export async function openScenes() {
  const open = []
  const url = async platform => {
    const played = await play(platform)
    open.push(played)
    return played.url
  }
  const job = async options => {
    const platform = keyless({pipelines: codeartsPipelines(), ...options})
    const at = await url(platform)
    return {url: at, idTokenUrl: `${at}${platform.issuer.path}`}
  }
  return {
    codearts: {
      ...codeartsScene,
      keyless: {
        provider: PROVIDER,
        agency: AGENCY,
        key: JOB_KEY,
        trusted: await job({}),
        stranger: await job({sub: 'repo:example/other:ref:refs/heads/main'})
      },
      url: await url(codeartsPlatform(false)),
      temporaryUrl: await url(codeartsPlatform(true))
    },
    bkci: {
      ...bkciScene,
      url: await url(bkciPlatform()),
      notAllowedUrl: await url(bkciPlatform({appAllowed: false})),
      notBoundUrl: await url(bkciPlatform({appBound: false})),
      stopUrl: await url(bkciPlatform({runs: true})),
      viewUrl: await url(bkciPlatform({runs: true, executors: []}))
    },
    close: () => Promise.all(open.map(played => played.close()))
  }
}
