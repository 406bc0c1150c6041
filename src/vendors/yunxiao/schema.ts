import * as z from 'zod/mini'
import {
  anything,
  countedOthers,
  list,
  listOfOthers,
  looseList,
  record,
  scalar,
  text,
  wholeList
} from '../shared/schema.js'

// Only the fields that are read. A status is read by the status table, whatever its type.

const Machine = z.object({
  machineSn: scalar,
  ip: text,
  hostName: text,
  status: anything,
  clientStatus: text,
  batchNum: scalar,
  createTime: scalar,
  updateTime: scalar
})
export type Machine = z.infer<typeof Machine>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder */
export const DeployOrder = z.object({
  deployOrderId: anything,
  pipelineId: anything,
  status: anything,
  currentBatch: scalar,
  totalBatch: scalar,
  exceptionCode: scalar,
  createTime: scalar,
  updateTime: scalar,
  // The list decides, so a wrong type in it makes the whole answer a bad one.
  deployMachineInfo: z.nullish(z.object({deployMachines: list(Machine)}))
})
export type DeployOrder = z.infer<typeof DeployOrder>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeploymachinelog */
export const MachineLog = z.object({
  deployLog: z.nullish(z.string()),
  deployBeginTime: scalar,
  deployEndTime: scalar
})

/** An error body: three shapes are in use, with every field optional. */
export const ErrorAnswer = z.object({
  errorCode: scalar,
  code: scalar,
  errorMessage: text,
  errorDescription: text,
  message: text,
  requestId: text,
  traceId: text
})

/** What a person or a client can do with a job now. `params` is an object or JSON text of one; so is `data`. */
const Action = record({
  type: text,
  disable: anything,
  params: anything,
  data: anything
})
export type Action = NonNullable<z.infer<typeof Action>>

const Job = z.object({
  id: scalar,
  name: text,
  jobSign: text,
  status: anything,
  startTime: scalar,
  endTime: scalar,
  params: anything,
  result: text,
  // One odd action must not hide the order that another one names; a list that cannot be read may name one.
  actions: z.catch(countedOthers(Action), [{type: 'GetVMDeployOrder'}])
})
export type Job = z.infer<typeof Job>

const Stage = z.object({
  name: text,
  index: scalar,
  stageInfo: z.nullish(
    z.object({
      name: text,
      status: anything,
      startTime: scalar,
      endTime: scalar,
      jobs: list(Job)
    })
  )
})

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun */
export const Run = z.object({
  pipelineRunId: anything,
  pipelineId: anything,
  status: anything,
  createTime: scalar,
  updateTime: scalar,
  globalParams: listOfOthers(record({key: text, value: text})),
  sources: anything,
  stages: list(Stage)
})
export type Run = z.infer<typeof Run>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/listpipelineruns */
export const RunList = wholeList(
  z.object({pipelineRunId: scalar, status: anything, startTime: scalar, endTime: scalar})
)

const Step = z.object({
  nodeName: text,
  stepName: text,
  status: anything,
  nodeIndex: scalar,
  stepIndex: scalar
})
const StepGroup = z.object({
  buildId: scalar,
  // A list that cannot be read is a bad answer, and not a job without steps.
  buildProcessNodes: z.nullish(wholeList(Step)),
  steps: z.nullish(wholeList(Step))
})
/** Documented as one object, served as an array. https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteps */
export const Steps = z.union([wholeList(StepGroup), StepGroup])

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteplog */
export const StepLog = z.object({logs: z.nullish(z.string()), last: scalar, more: anything})

const ChangeTask = z.object({
  sn: scalar,
  state: anything,
  behavior: text,
  errorMessage: text,
  spec: text,
  startedAt: scalar,
  endedAt: scalar
})

export type ChangeTask = z.infer<typeof ChangeTask>

const ChangeStage = z.object({
  sn: scalar,
  state: anything,
  startedAt: scalar,
  endedAt: scalar,
  tasks: looseList(ChangeTask)
})

export type ChangeStage = z.infer<typeof ChangeStage>

/** One environment of a change order. `nextJob`, a job that follows it (a rollback), has the same form. */
export const ChangeJob = z.object({
  sn: scalar,
  envName: text,
  state: anything,
  type: text,
  startedAt: scalar,
  endedAt: scalar,
  stages: looseList(ChangeStage),
  nextJob: anything
})
export type ChangeJob = z.infer<typeof ChangeJob>
/** A job that follows another is a part as that one is, so it counts as if it stood in a list. */
export const NextJob = wholeList(ChangeJob)

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder */
export const ChangeOrder = z.object({
  sn: anything,
  changeOrderSn: anything,
  name: text,
  version: text,
  type: text,
  state: anything,
  startedAt: scalar,
  endedAt: scalar,
  jobs: list(ChangeJob)
})
export type ChangeOrder = z.infer<typeof ChangeOrder>

const JobEvent = z.object({
  action: text,
  gmtCreate: text,
  message: text,
  operator: text,
  state: anything
})
export type JobEvent = z.infer<typeof JobEvent>

/** The events of one job of a change order, a page of them. */
export const JobEvents = z.object({
  records: countedOthers(JobEvent),
  pages: scalar,
  total: scalar
})

/** https://help.aliyun.com/zh/yunxiao/developer-reference/listchangeordersbyorigin */
export const ChangeOrderList = wholeList(z.unknown())

/** https://help.aliyun.com/zh/yunxiao/developer-reference/createpipelinerun, where it is an object. */
export const CreatedRun = z.object({pipelineRunId: scalar, runId: scalar, id: scalar})

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipeline */
export const Pipeline = z.object({
  id: anything,
  pipelineConfig: z.nullish(
    z.object({sources: countedOthers(record({data: record({repo: text, isBranchMode: anything})}))})
  )
})
