import * as z from 'zod/mini'

// Only the fields that are read. The server omits what is null, and versions differ, so every field may be absent or
// null; one that only decorates may also be of any type, and then counts as absent. Variables, parameters and
// materials beyond the commit are left out on purpose: they may hold secrets.

const text = z.catch(z.nullish(z.string()), undefined)
const number = z.catch(z.nullish(z.union([z.number(), z.string()])), undefined)
/** A status: the word table reads it, whatever its type. */
const word = z.optional(z.unknown())
const list = <T extends z.ZodMiniType>(item: T) => z.catch(z.nullish(z.array(z.nullish(item))), undefined)
const record = <T extends z.core.$ZodShape>(shape: T) => z.catch(z.nullish(z.object(shape)), undefined)
const names = list(text)

/** The envelope of BK-CI, and the fields in which nginx and the gateway put an error. */
export const Envelope = z.object({
  status: z.optional(z.unknown()),
  message: text,
  data: z.optional(z.unknown()),
  code: number,
  code_name: text
})

const TimeCost = record({totalCost: number})

const StageState = z.object({
  stageId: text,
  name: text,
  status: word,
  startEpoch: number,
  elapsed: number,
  timeCost: TimeCost,
  showMsg: text
})
export type StageState = z.infer<typeof StageState>

const ErrorInfo = z.object({
  stageId: text,
  taskId: text,
  taskName: text,
  errorType: number,
  errorCode: number,
  errorMsg: text
})
export type ErrorInfo = z.infer<typeof ErrorInfo>

/** `build_status`: BuildHistoryWithVars. */
export const BuildState = z.object({
  id: z.optional(z.unknown()),
  buildNum: number,
  status: word,
  startTime: number,
  endTime: number,
  queueTime: number,
  currentQueuePosition: number,
  retry: z.optional(z.unknown()),
  stageStatus: list(StageState),
  errorInfoList: list(ErrorInfo)
})
export type BuildState = z.infer<typeof BuildState>

/** `build_histories`: a page of BuildHistory. The list decides, so a wrong type of it makes a bad answer. */
export const History = z.object({
  totalPages: number,
  records: z.nullish(
    z.array(
      z.nullable(
        z.object({
          id: text,
          buildNum: number,
          startTime: number,
          queueTime: number,
          material: list(z.object({newCommitId: text}))
        })
      )
    )
  )
})
export type History = z.infer<typeof History>

const Element = z.object({
  '@type': text,
  id: text,
  stepId: text,
  name: text,
  status: word,
  executeCount: number,
  startEpoch: number,
  elapsed: number,
  timeCost: TimeCost,
  errorType: number,
  errorCode: number,
  errorMsg: text,
  reviewUsers: names
})
export type Element = z.infer<typeof Element>

const containerFields = {
  '@type': text,
  id: text,
  containerHashId: text,
  jobId: text,
  name: text,
  status: word,
  executeCount: number,
  startEpoch: number,
  systemElapsed: number,
  elementElapsed: number,
  timeCost: TimeCost,
  elements: list(Element)
}
/** A job of a matrix. */
const Child = z.object(containerFields)
const Container = z.object({...containerFields, groupContainers: list(Child)})
export type Container = z.infer<typeof Container>

const ReviewGroup = z.object({
  name: text,
  reviewers: names,
  groups: names,
  status: text,
  operator: text,
  suggest: text
})
const Check = record({status: word, reviewGroups: list(ReviewGroup)})
export type Check = z.infer<typeof Check>

const Stage = z.object({
  id: text,
  name: text,
  status: word,
  startEpoch: number,
  elapsed: number,
  timeCost: TimeCost,
  checkIn: Check,
  checkOut: Check,
  containers: list(Container)
})
export type Stage = z.infer<typeof Stage>

/** `build_detail`: ModelRecord, or the smaller ModelDetail of older servers. */
export const Detail = z.object({
  id: z.optional(z.unknown()),
  pipelineName: text,
  cancelUserId: text,
  executeCount: number,
  triggerReviewers: names,
  model: z.object({stages: z.array(z.nullish(Stage))})
})
export type Detail = z.infer<typeof Detail>

/** `init_logs`, `after_line_logs`: QueryLogs. */
export const LogPage = z.object({
  buildId: z.optional(z.unknown()),
  status: number,
  hasMore: z.optional(z.unknown()),
  finished: z.optional(z.unknown()),
  message: text,
  logs: z.nullish(
    z.array(z.object({lineNo: z.union([z.number(), z.string()]), message: text, timestamp: number}))
  )
})
export type LogPage = z.infer<typeof LogPage>

/** Numbers come as integers, or as text from some servers; what is negative or anything else is absent. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined
  return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined
}

/** Epoch ms; the platform writes 0 for a time that there is not. */
export function toTime(value: unknown): number | undefined {
  return toNumber(value) || undefined
}

/** A list without its empty places. */
export function present<T>(items: readonly (T | null | undefined)[] | null | undefined): T[] {
  return (items ?? []).filter((item): item is T => item !== null && item !== undefined)
}
