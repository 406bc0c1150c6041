import * as z from 'zod/mini'
import {
  anything,
  list,
  listOfOthers,
  looseList,
  record,
  scalar,
  text,
  textId,
  wholeList
} from '../shared/schema.js'

// Only the fields that are read. Variables, parameters and materials beyond commit and repository are left out on
// purpose: they may hold secrets.

/** The envelope of BK-CI, and the fields in which nginx and the gateway put an error. */
export const Envelope = z.object({
  status: anything,
  message: text,
  data: anything,
  code: scalar,
  code_name: text
})

const TimeCost = record({totalCost: scalar})

const StageState = z.object({
  stageId: textId,
  name: text,
  status: anything,
  startEpoch: scalar,
  elapsed: scalar,
  timeCost: TimeCost,
  showMsg: text
})
export type StageState = z.infer<typeof StageState>

const ErrorInfo = z.object({
  stageId: textId,
  taskId: textId,
  taskName: text,
  errorType: scalar,
  errorCode: scalar,
  errorMsg: text
})
export type ErrorInfo = z.infer<typeof ErrorInfo>

/** `build_status`: BuildHistoryWithVars. */
export const BuildState = z.object({
  id: anything,
  buildId: anything,
  pipelineId: anything,
  buildNum: scalar,
  status: anything,
  startTime: scalar,
  endTime: scalar,
  queueTime: scalar,
  currentQueuePosition: scalar,
  retry: anything,
  stageStatus: looseList(StageState),
  errorInfoList: looseList(ErrorInfo)
})
export type BuildState = z.infer<typeof BuildState>

/** `batch_get_build_status`: a list of BuildHistory, which has no place in the queue. */
export const BuildStates = list(BuildState)

const HistoryRecord = z.object({
  id: textId,
  buildNum: scalar,
  status: anything,
  startTime: scalar,
  endTime: scalar,
  queueTime: scalar,
  executeTime: scalar,
  executeCount: scalar,
  retry: anything,
  buildMsg: text,
  material: listOfOthers(record({newCommitId: text, url: text}))
})
export type HistoryRecord = z.infer<typeof HistoryRecord>

/** `build_histories`: a page of BuildHistory. */
export const History = z.object({
  count: scalar,
  totalPages: scalar,
  records: list(HistoryRecord)
})

const Element = z.object({
  '@type': text,
  id: textId,
  stepId: textId,
  name: text,
  status: anything,
  executeCount: scalar,
  startEpoch: scalar,
  elapsed: scalar,
  timeCost: TimeCost,
  errorType: scalar,
  errorCode: scalar,
  errorMsg: text,
  reviewUsers: listOfOthers(text),
  additionalOptions: record({continueWhenFailed: anything})
})
export type Element = z.infer<typeof Element>

const containerFields = {
  '@type': text,
  id: textId,
  containerHashId: textId,
  jobId: textId,
  name: text,
  status: anything,
  startVMStatus: anything,
  executeCount: scalar,
  startEpoch: scalar,
  systemElapsed: scalar,
  elementElapsed: scalar,
  timeCost: TimeCost,
  elements: looseList(Element),
  jobControlOption: record({continueWhenFailed: anything})
}
/** A job of a matrix. */
const Child = z.object(containerFields)
export type Child = z.infer<typeof Child>
const Container = z.object({...containerFields, groupContainers: looseList(Child)})
export type Container = z.infer<typeof Container>

const ReviewGroup = record({
  name: text,
  reviewers: listOfOthers(text),
  groups: listOfOthers(text),
  status: text,
  operator: text,
  suggest: text
})
const Check = record({status: anything, reviewGroups: listOfOthers(ReviewGroup)})

const Stage = z.object({
  id: textId,
  name: text,
  status: anything,
  executeCount: scalar,
  startEpoch: scalar,
  elapsed: scalar,
  timeCost: TimeCost,
  checkIn: Check,
  checkOut: Check,
  containers: looseList(Container)
})
export type Stage = z.infer<typeof Stage>

/** `build_detail`: ModelRecord, or the smaller ModelDetail of older servers. */
export const Detail = z.object({
  id: anything,
  pipelineId: anything,
  pipelineName: text,
  cancelUserId: text,
  executeCount: scalar,
  triggerReviewers: listOfOthers(text),
  model: z.object({stages: wholeList(z.nullish(Stage))})
})
export type Detail = z.infer<typeof Detail>

/** `init_logs`, `after_line_logs`: QueryLogs. */
export const LogPage = z.object({
  buildId: anything,
  status: scalar,
  hasMore: anything,
  finished: anything,
  message: text,
  // A list of lines, which may be long: they are read one by one.
  logs: anything
})
export type LogPage = z.infer<typeof LogPage>

/** `build_start`: BuildId. */
export const BuildId = z.object({id: textId, pipelineId: anything})
