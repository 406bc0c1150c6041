import * as z from 'zod/mini'

// Only the fields that are read. Real bodies have nulls everywhere, so every field may be null or absent; a field
// that only decorates may also be of any type, and then counts as absent.
const text = z.catch(z.nullish(z.string()), undefined)
/** An id or a time: integers in some answers, strings of digits in others. */
const number = z.catch(z.nullish(z.union([z.number(), z.string()])), undefined)

/** One machine. `status` is read by the word table, whatever its type. */
const Machine = z.object({
  machineSn: number,
  ip: text,
  hostName: text,
  status: z.optional(z.unknown()),
  clientStatus: text,
  batchNum: number,
  createTime: number,
  updateTime: number
})
export type Machine = z.infer<typeof Machine>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder */
export const DeployOrder = z.object({
  deployOrderId: z.optional(z.unknown()),
  status: z.optional(z.unknown()),
  currentBatch: number,
  totalBatch: number,
  exceptionCode: number,
  createTime: number,
  updateTime: number,
  // The list decides, so a wrong type in it makes the whole answer a bad one.
  deployMachineInfo: z.nullish(z.object({deployMachines: z.nullish(z.array(z.nullable(Machine)))}))
})
export type DeployOrder = z.infer<typeof DeployOrder>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeploymachinelog */
export const MachineLog = z.object({
  deployLog: z.nullish(z.string()),
  deployBeginTime: number,
  deployEndTime: number
})

/** An error body: three shapes are in use, with every field optional. */
export const ErrorAnswer = z.object({
  errorCode: number,
  code: number,
  errorMessage: text,
  errorDescription: text,
  message: text,
  requestId: text,
  traceId: text,
  success: z.optional(z.unknown())
})

/** What a person or a client can do with a job now. `params` is an object or JSON text of one; so is `data`. */
const Action = z.object({
  type: text,
  disable: z.optional(z.unknown()),
  params: z.optional(z.unknown()),
  data: z.optional(z.unknown())
})
export type Action = z.infer<typeof Action>

const Job = z.object({
  id: number,
  name: text,
  jobSign: text,
  status: z.optional(z.unknown()),
  startTime: number,
  endTime: number,
  params: z.optional(z.unknown()),
  result: text,
  // One odd action must not hide the order that another one names.
  actions: z.catch(z.nullish(z.array(z.catch(z.nullable(Action), null))), undefined)
})
export type Job = z.infer<typeof Job>

const Stage = z.object({
  name: text,
  index: number,
  stageInfo: z.nullish(
    z.object({
      name: text,
      status: z.optional(z.unknown()),
      startTime: number,
      endTime: number,
      jobs: z.nullish(z.array(z.nullable(Job)))
    })
  )
})

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun */
export const Run = z.object({
  pipelineRunId: z.optional(z.unknown()),
  pipelineId: z.optional(z.unknown()),
  status: z.optional(z.unknown()),
  createTime: number,
  updateTime: number,
  globalParams: z.catch(z.nullish(z.array(z.nullable(z.object({key: text, value: text})))), undefined),
  sources: z.optional(z.unknown()),
  stages: z.nullish(z.array(z.nullable(Stage)))
})
export type Run = z.infer<typeof Run>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/listpipelineruns */
export const RunList = z.array(
  z.object({pipelineRunId: number, status: z.optional(z.unknown()), startTime: number})
)

const Step = z.object({
  nodeName: text,
  stepName: text,
  status: z.optional(z.unknown()),
  nodeIndex: number,
  stepIndex: number
})
const StepGroup = z.object({
  buildId: number,
  buildProcessNodes: z.catch(z.nullish(z.array(Step)), undefined),
  steps: z.catch(z.nullish(z.array(Step)), undefined)
})
/** Documented as one object, served as an array. https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteps */
export const Steps = z.union([z.array(StepGroup), StepGroup])

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteplog */
export const StepLog = z.object({logs: z.nullish(z.string()), last: number, more: z.optional(z.unknown())})

const Task = z.object({
  sn: number,
  state: z.optional(z.unknown()),
  behavior: text,
  errorMessage: text,
  spec: text,
  startedAt: text,
  endedAt: text
})

const ChangeStage = z.object({
  sn: number,
  state: z.optional(z.unknown()),
  startedAt: text,
  endedAt: text,
  tasks: z.catch(z.nullish(z.array(z.nullable(Task))), undefined)
})

/** One environment of a change order. `nextJob`, a job that follows it (a rollback), has the same form. */
export const ChangeJob = z.object({
  sn: number,
  envName: text,
  state: z.optional(z.unknown()),
  type: text,
  startedAt: text,
  endedAt: text,
  stages: z.catch(z.nullish(z.array(z.nullable(ChangeStage))), undefined),
  nextJob: z.optional(z.unknown())
})
export type ChangeJob = z.infer<typeof ChangeJob>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder */
export const ChangeOrder = z.object({
  sn: z.optional(z.unknown()),
  name: text,
  version: text,
  type: text,
  state: z.optional(z.unknown()),
  startedAt: text,
  endedAt: text,
  jobs: z.nullish(z.array(z.nullable(ChangeJob)))
})
export type ChangeOrder = z.infer<typeof ChangeOrder>

const JobEvent = z.object({
  action: text,
  gmtCreate: text,
  message: text,
  operator: text,
  state: z.optional(z.unknown())
})
export type JobEvent = z.infer<typeof JobEvent>

/** The events of one job of a change order, a page of them. */
export const JobEvents = z.object({
  records: z.nullish(z.array(z.nullable(JobEvent))),
  pages: number,
  total: number
})
