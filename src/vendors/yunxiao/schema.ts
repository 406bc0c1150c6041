import * as z from 'zod/mini'
import {anything, scalar, text} from '../shared/schema.js'

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
  deployMachineInfo: z.nullish(z.object({deployMachines: z.nullish(z.array(z.nullable(Machine)))}))
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
  traceId: text,
  success: anything
})

/** What a person or a client can do with a job now. `params` is an object or JSON text of one; so is `data`. */
const Action = z.object({
  type: text,
  disable: anything,
  params: anything,
  data: anything
})
export type Action = z.infer<typeof Action>

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
  actions: z.catch(z.nullish(z.array(z.catch(z.nullable(Action), null))), [{type: 'GetVMDeployOrder'}])
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
      jobs: z.nullish(z.array(z.nullable(Job)))
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
  globalParams: z.catch(z.nullish(z.array(z.nullable(z.object({key: text, value: text})))), undefined),
  sources: anything,
  stages: z.nullish(z.array(z.nullable(Stage)))
})
export type Run = z.infer<typeof Run>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/listpipelineruns */
export const RunList = z.array(z.object({pipelineRunId: scalar, status: anything, startTime: scalar}))

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
  buildProcessNodes: z.nullish(z.array(Step)),
  steps: z.nullish(z.array(Step))
})
/** Documented as one object, served as an array. https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteps */
export const Steps = z.union([z.array(StepGroup), StepGroup])

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
  tasks: z.catch(z.nullish(z.array(z.nullable(ChangeTask))), undefined)
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
  stages: z.catch(z.nullish(z.array(z.nullable(ChangeStage))), undefined),
  nextJob: anything
})
export type ChangeJob = z.infer<typeof ChangeJob>

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
  jobs: z.nullish(z.array(z.nullable(ChangeJob)))
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
  records: z.nullish(z.array(z.nullable(JobEvent))),
  pages: scalar,
  total: scalar
})
