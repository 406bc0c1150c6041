import {describe, expect, test} from '@jest/globals'
import type {HttpAnswer, HttpRequest} from '../../src/http/exchange.js'
import type {RawInputs} from '../../src/model/identity.js'
import {bkci} from '../../src/vendors/bkci/index.js'
import {codearts} from '../../src/vendors/codearts/index.js'
import type {Operation, Vendor} from '../../src/vendors/vendor.js'
import {yunxiao} from '../../src/vendors/yunxiao/index.js'
import type {Policy} from '../../src/wait/policy.js'
import type {WaitResult} from '../../src/wait/poll-all.js'
import {english} from '../support/english.js'
import {fc, runs} from '../support/properties.js'
import {
  type ChangeOrder,
  chainOf,
  countsThatNeverBegan,
  type DeployOrder,
  type Environment,
  failedPieces,
  type Machine,
  outcomeOfChangeOrder,
  outcomeOfDeployOrder,
  outcomesOfRun,
  type Piece,
  type Stage,
  type Word
} from './parts.model.js'
import {inSimulatedTime} from './support/simulated-time.js'
import {open, reply, waitFor} from './support/wait.js'

const POLICY: Partial<Policy> = {timeoutMs: 20_000}

/** Waits for one thing, whose n-th poll is answered by `answer(n)`. */
function waitForOne(
  [vendor, operation, given]: readonly [Vendor, Operation, RawInputs],
  answer: (poll: number, request: HttpRequest) => HttpAnswer,
  policy: Partial<Policy> = {}
): Promise<WaitResult> {
  return inSimulatedTime(async time => {
    let poll = -1
    const [target] = await open(vendor, operation, given, request => answer(poll, request))
    if (target === undefined) throw new Error('no target')
    const counted = {
      ...target,
      read(context: Parameters<typeof target.read>[0]) {
        poll++
        return target.read(context)
      }
    }
    const [result] = await waitFor([counted], time, {...POLICY, ...policy})
    return result as WaitResult
  })
}

const noticesOf = ({state}: WaitResult) =>
  english(state.snapshot?.notices ?? [])
    .map(({text}) => text)
    .join('\n')
const at = <T>(list: readonly T[], i: number) => list[Math.min(i, list.length - 1)] as T

/** Words that are listed nowhere, or look like one that is. */
const anyOddWord = fc.constantFrom<Word>(
  'Exploded',
  '',
  null,
  0,
  true,
  ['Success'],
  ' Success',
  'constructor',
  undefined
)
const central = {token: 'pt-secret-0001', 'organization-id': 'org1'}

describe('a deploy order', () => {
  const order = [
    yunxiao,
    'wait-deploy-order',
    {...central, 'pipeline-id': '1', 'deploy-order-id': '2'}
  ] as const
  const anyMachineWord = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom<Word>('Success', 'Success', 'Pending', 'Queued', 'Running', 'Skipped')
    },
    {weight: 2, arbitrary: fc.constantFrom<Word>('Failed', 'Cancelled', 'failed', 'SUCCESS')},
    {weight: 1, arbitrary: anyOddWord}
  )
  const anyMachines: fc.Arbitrary<Machine[]> = fc
    .array(anyMachineWord, {maxLength: 4})
    .chain(words => fc.nat(2).map(from => words.map((word, i) => ({sn: `m${from + i}`, word}))))
  const anyOrder: fc.Arbitrary<DeployOrder> = fc.record({
    word: fc.oneof(
      {weight: 6, arbitrary: fc.constantFrom<Word>('Success', 'Running', 'Waiting', 'Running', 'Waiting')},
      {weight: 1, arbitrary: fc.constantFrom<Word>('Cancelled', 'SUCCESS', 'waiting', 'Success ')},
      {weight: 1, arbitrary: anyOddWord}
    ),
    machines: fc.option(anyMachines, {nil: undefined})
  })
  const answer = ({word, machines}: DeployOrder) =>
    reply({
      deployOrderId: 2,
      status: word,
      deployMachineInfo: machines && {
        deployMachines: machines.map(machine => ({
          machineSn: machine.sn,
          hostName: machine.sn,
          status: machine.word
        }))
      }
    })

  test('ends as section 3 says of its status and of its machines', async () => {
    const anyPolls = fc.array(anyOrder, {minLength: 1, maxLength: 5})
    const anyRules = fc.record({
      onPaused: fc.constantFrom('wait' as const, 'stop' as const),
      onFailedMachine: fc.constantFrom('fail' as const, 'wait' as const)
    })
    await fc.assert(
      fc.asyncProperty(anyPolls, anyRules, async (polls, rules) => {
        const result = await waitForOne(order, poll => answer(at(polls, poll)), rules)
        expect(result.verdict.outcome).toBe(outcomeOfDeployOrder(polls, rules))
        const counts = countsThatNeverBegan(at(polls, result.state.polls - 1))
        if (result.verdict.outcome !== 'success' || counts.length === 0) return
        expect(noticesOf(result)).toMatch(new RegExp(`\\b(?:${counts.join('|')})\\b`))
      }),
      runs(150)
    )
  })
})

describe('a change order', () => {
  const order = [
    yunxiao,
    'wait-change-order',
    {...central, 'app-name': 'shop', 'change-order-sn': 'sn1'}
  ] as const
  const anyType = fc.constantFrom('Deploy', 'Scale', 'Rollback', 'Revert', null)
  const anyWord = fc.oneof(
    {weight: 8, arbitrary: fc.constant<Word>('SUCCESS')},
    {
      weight: 2,
      arbitrary: fc.constantFrom<Word>(
        'FAILED',
        'CANCELED',
        'INIT',
        'RUNNING',
        'SUSPENDED',
        'STOPPING',
        'success'
      )
    },
    {weight: 1, arbitrary: anyOddWord}
  )
  const anyEnvironment = fc.letrec<{environment: Environment}>(tie => ({
    environment: fc.record({
      sn: fc.constant(''),
      type: fc.oneof(
        {weight: 3, arbitrary: fc.constantFrom('Deploy', null)},
        {weight: 1, arbitrary: anyType}
      ),
      word: anyWord,
      next: fc.option(tie('environment'), {nil: undefined, depthSize: 'small', maxDepth: 4})
    })
  })).environment
  /** The same place has the same number in each poll, and another poll may have fewer. */
  const numbered = (environments: readonly Environment[]): Environment[] => {
    let n = 0
    const withNumber = ({next, ...rest}: Environment): Environment => ({
      ...rest,
      sn: `e${n++}`,
      ...(next && {next: withNumber(next)})
    })
    return environments.map(withNumber)
  }
  const anyOrder: fc.Arbitrary<ChangeOrder> = fc.record({
    type: anyType,
    word: fc.constant('SUCCESS'),
    environments: fc.array(anyEnvironment, {minLength: 1, maxLength: 3}).map(numbered)
  })
  const job = ({sn, type, word, next}: Environment): object => ({
    sn,
    envName: `env-${sn}`,
    type,
    state: word,
    stages: [],
    nextJob: next ? job(next) : null
  })
  const answer = ({type, word, environments}: ChangeOrder) =>
    reply({sn: 'sn1', name: 'release', type, state: word, jobs: environments.map(job)})

  test('that says SUCCESS is green only when every environment and each after it says so too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOrder, {minLength: 1, maxLength: 3}), async polls => {
        const {verdict} = await waitForOne(order, poll => answer(at(polls, poll)))
        expect(verdict.outcome).toBe(outcomeOfChangeOrder(polls))
      }),
      runs(150)
    )
  })

  test('that says anything else is never green, whatever its environments say', async () => {
    const words = fc.oneof(
      anyOddWord,
      fc.constantFrom<Word>('success', 'Success', 'FAILED', 'RUNNING', 'SUSPENDED', 'INIT', 'CANCELED')
    )
    await fc.assert(
      fc.asyncProperty(anyOrder, words, async (seen, word) => {
        const all = {
          ...seen,
          word,
          environments: seen.environments.flatMap(chainOf).map(one => ({...one, word: 'SUCCESS'}))
        }
        const {verdict} = await waitForOne(order, () => answer(all))
        expect(verdict.outcome).not.toBe('success')
      }),
      runs(40)
    )
  })
})

/** How one platform writes a run that is looked at: a word of the run, and words of its stages and jobs. */
interface Platform {
  waits: readonly [Vendor, Operation, RawInputs]
  success: string
  others: readonly Word[]
  /** Words of stages and jobs by what they mean. */
  words: Readonly<Record<Piece['kind'], readonly Word[]>>
  answer: (request: HttpRequest, word: Word, stages: readonly Written[]) => unknown
  /** It shows stages alone. */
  isFlat?: boolean
}
/** A stage as it is written. */
type Written = WrittenPiece & {jobs: readonly WrittenPiece[]}
interface WrittenPiece {
  name: string
  word: Word
}

const hex = (digit: string) => digit.repeat(32)
const huawei = {region: 'cn-north-4', token: 'iam-secret-0001'}
const PIPELINE = `p-${hex('a')}`
const BUILD = `b-${hex('1')}`

const platforms: Readonly<Record<string, Platform>> = {
  yunxiao: {
    waits: [yunxiao, 'wait-pipeline', {...central, 'pipeline-id': '1', 'run-id': '2'}],
    success: 'SUCCESS',
    others: ['success', 'FAIL', 'CANCELED', 'RUNNING', 'FINISH'],
    words: {
      success: ['SUCCESS'],
      failure: ['FAIL'],
      skipped: ['SKIP', 'SKIPPED'],
      other: ['INIT', 'RUNNING', 'WAITING', 'CANCELED', 'Exploded', null]
    },
    answer: (_request, word, stages) => ({
      pipelineId: 1,
      pipelineRunId: 2,
      status: word,
      stages: stages.map((stage, i) => ({
        index: i,
        name: stage.name,
        stageInfo: {
          name: stage.name,
          status: stage.word,
          jobs: stage.jobs.map((one, j) => ({
            id: 100 * i + j,
            name: one.name,
            status: one.word,
            actions: null
          }))
        }
      }))
    })
  },
  codearts: {
    waits: [
      codearts,
      'wait-pipeline',
      {...huawei, 'project-id': hex('a'), 'pipeline-id': hex('b'), 'run-id': hex('c')}
    ],
    success: 'COMPLETED',
    others: ['completed', 'FAILED', 'CANCELED', 'RUNNING', 'PAUSED', 'SKIPPED', 'IGNORED'],
    words: {
      success: ['COMPLETED'],
      failure: ['FAILED'],
      skipped: ['SKIPPED', 'UNSELECTED', 'IGNORED', 'not selected'],
      other: ['INIT', 'RUNNING', 'CANCELED', 'ASYNC_RUNNING', 'Exploded', null]
    },
    answer: (_request, word, stages) => {
      const piece = (id: string, {name, word: own}: WrittenPiece) => ({
        id,
        name,
        ...(own === 'not selected' ? {status: 'INIT', is_select: false} : {status: own, is_select: true})
      })
      return {
        id: hex('c'),
        pipeline_id: hex('b'),
        status: word,
        stages: stages.map((stage, i) => ({
          ...piece(`s${i}`, stage),
          sequence: i,
          pre: [],
          post: [],
          jobs: stage.jobs.map((one, j) => ({...piece(`s${i}j${j}`, one), message: null, steps: []}))
        }))
      }
    }
  },
  'codearts in an answer about several': {
    waits: [
      codearts,
      'check-pipeline',
      {...huawei, 'project-id': hex('a'), 'pipeline-id': `${hex('b')}\n${hex('d')}`, 'run-id': 'latest'}
    ],
    success: 'COMPLETED',
    others: ['completed', 'FAILED', 'CANCELED', 'RUNNING', 'PAUSED', 'SKIPPED', 'IGNORED'],
    words: {
      success: ['COMPLETED'],
      failure: ['FAILED'],
      skipped: ['SKIPPED', 'UNSELECTED', 'IGNORED'],
      other: ['INIT', 'RUNNING', 'CANCELED', 'Exploded', null]
    },
    isFlat: true,
    answer: (_request, word, stages) =>
      ['b', 'd'].map(digit => ({
        pipeline_id: hex(digit),
        pipeline_run_id: hex('c'),
        run_number: 7,
        status: word,
        stage_status_list: stages.map(({name, word: status}, sequence) => ({name, sequence, status}))
      }))
  },
  'codearts by v3': {
    waits: [codearts, 'check-pipeline', {...huawei, api: 'v3', 'pipeline-id': hex('b'), 'run-id': 'latest'}],
    success: 'completed/success',
    others: [
      'Completed/success',
      'completed/Success',
      'completed',
      'completed/null',
      'success',
      'completed/error'
    ],
    words: {
      success: ['completed/success'],
      failure: ['completed/error'],
      skipped: [],
      other: ['waiting', 'running', 'completed/aborted', 'completed/odd', null]
    },
    isFlat: true,
    answer: (_request, word, stages) => {
      const said = (both: Word) => {
        const [status, result = null] = typeof both === 'string' ? both.split('/') : [both]
        return {status, result}
      }
      const own = stages.map((stage, i) => ({name: stage.name, order: i + 1, ...said(stage.word)}))
      return [{pipeline_id: hex('b'), pipeline_name: 'shop', build_id: '25', ...said(word), stages: own}]
    }
  },
  bkci: {
    waits: [
      bkci,
      'wait-pipeline',
      {
        endpoint: 'https://bk.example.com',
        token: 'token-secret-1',
        'project-id': 'demo',
        'pipeline-id': PIPELINE,
        'run-id': BUILD
      }
    ],
    success: 'SUCCEED',
    others: ['succeed', 'FAILED', 'CANCELED', 'RUNNING', 'STAGE_SUCCESS', 'SKIP', 'REVIEW_PROCESSED'],
    words: {
      success: ['SUCCEED'],
      failure: ['FAILED'],
      skipped: ['SKIP'],
      other: ['RUNNING', 'CANCELED', 'Exploded']
    },
    answer: ({path}, word, stages) => {
      const allowed = {stageControlOption: {enable: true}, jobControlOption: {continueWhenFailed: true}}
      const detail = stages.map((stage, i) => ({
        id: `stage-${i + 2}`,
        name: stage.name,
        status: stage.word,
        containers: stage.jobs.map((one, j) => ({
          '@type': 'normal',
          id: `${i}${j}`,
          containerHashId: `c-${i}${j}`,
          name: one.name,
          status: one.word,
          elements: [],
          ...allowed
        }))
      }))
      const trigger = {'@type': 'trigger', id: '0', name: 'trigger', status: 'SUCCEED', elements: []}
      const first = {id: 'stage-1', name: 'stage-1', status: 'SUCCEED', containers: [trigger]}
      const data = path.includes('detail')
        ? {id: BUILD, model: {stages: [first, ...detail]}}
        : {
            id: BUILD,
            buildNum: 7,
            startTime: 1000,
            status: word,
            stageStatus: [first, ...detail].map(({id, name, status}) => ({stageId: id, name, status}))
          }
      return {status: 0, data}
    }
  }
}

describe.each(Object.entries(platforms))(
  'a run of %s',
  (_name, {waits, success, others, words, answer, isFlat}) => {
    const anyKind = (...kinds: Piece['kind'][]) => fc.constantFrom(...kinds)
    const anyPiece = (kinds: fc.Arbitrary<Piece['kind']>) => fc.record({kind: kinds, dice: fc.nat(99)})
    const anyTree = fc
      .constantFrom(
        ...(words.skipped.length === 0
          ? [anyKind('success', 'failure', 'other')]
          : [
              anyKind('success', 'failure', 'skipped', 'other'),
              anyKind('skipped', 'failure'),
              anyKind('skipped')
            ])
      )
      .chain(kinds =>
        fc.array(
          fc.record({stage: anyPiece(kinds), jobs: fc.array(anyPiece(kinds), {maxLength: isFlat ? 0 : 3})}),
          {
            maxLength: 4
          }
        )
      )
    const written = ({kind, dice}: {kind: Piece['kind']; dice: number}, name: string) => {
      const list = words[kind]
      return {name, kind, word: list[dice % list.length]}
    }
    const anyStages: fc.Arbitrary<(Stage & Written)[]> = anyTree.map(tree =>
      tree.map(({stage, jobs}, i) => ({
        ...written(stage, `stage${i}`),
        jobs: jobs.map((job, j) => written(job, `job${i}x${j}`))
      }))
    )

    test('that says success is green only when section 3 says so, and names what failed', async () => {
      await fc.assert(
        fc.asyncProperty(anyStages, async stages => {
          const result = await waitForOne(waits, (_look, request) => reply(answer(request, success, stages)))
          expect(outcomesOfRun(stages)).toContain(result.verdict.outcome)
          if (result.verdict.outcome !== 'success') return
          const unnamed = failedPieces(stages).filter(({name}) => !noticesOf(result).includes(name))
          expect(unnamed).toEqual([])
        }),
        runs(100)
      )
    })

    test('that says anything else is never green, whatever its stages and jobs say', async () => {
      await fc.assert(
        fc.asyncProperty(
          anyStages,
          fc.oneof(anyOddWord, fc.constantFrom(...others)),
          async (stages, word) => {
            const {verdict} = await waitForOne(waits, (_look, request) =>
              reply(answer(request, word, stages))
            )
            expect(verdict.outcome).not.toBe('success')
          }
        ),
        runs(40)
      )
    })
  }
)
