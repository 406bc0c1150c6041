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

// Only the fields that are read. Statuses and ids that have to be confirmed are of any type here: the status tables and
// `confirmId` take any.

const Step = z.object({
  id: scalar,
  identifier: text,
  name: text,
  task: text,
  status: anything,
  message: anything,
  // Looked at where a person is waited for, and nowhere else.
  inputs: anything,
  is_select: anything,
  start_time: scalar,
  end_time: scalar
})
export type Step = z.infer<typeof Step>

const Job = z.object({
  id: scalar,
  identifier: text,
  name: text,
  status: anything,
  message: anything,
  is_select: anything,
  start_time: scalar,
  end_time: scalar,
  steps: list(Step)
})
export type Job = z.infer<typeof Job>

const Stage = z.object({
  id: scalar,
  identifier: text,
  name: text,
  sequence: scalar,
  status: anything,
  is_select: anything,
  start_time: scalar,
  end_time: scalar,
  pre: list(Step),
  post: list(Step),
  jobs: list(Job)
})
export type Stage = z.infer<typeof Stage>

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html */
export const RunDetail = z.object({
  id: anything,
  subject_id: anything,
  pipeline_run_id: anything,
  pipeline_id: anything,
  project_id: anything,
  name: text,
  description: text,
  run_number: scalar,
  status: anything,
  message: anything,
  start_time: scalar,
  end_time: scalar,
  detail_url: text,
  stages: list(Stage)
})
export type RunDetail = z.infer<typeof RunDetail>

const StageStatus = z.object({id: scalar, name: text, sequence: scalar, status: anything})
export type StageStatus = z.infer<typeof StageStatus>

/** A run as the run list and the batch status show it. */
const RunSummary = z.object({
  pipeline_id: anything,
  pipeline_run_id: scalar,
  name: text,
  pipeline_name: text,
  run_number: scalar,
  status: anything,
  start_time: scalar,
  end_time: scalar,
  detail_url: text,
  stage_status_list: looseList(StageStatus),
  build_params: record({commit_id: text})
})
export type RunSummary = z.infer<typeof RunSummary>

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ListPipelineRuns.html */
export const RunList = z.object({total: scalar, pipeline_runs: list(RunSummary)})

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/BatchShowPipelinesLatestStatus.html */
export const BatchStatus = wholeList(z.nullish(RunSummary))

const V3Stage = z.object({
  name: text,
  display_name: text,
  order: scalar,
  status: anything,
  result: anything
})
export type V3Stage = z.infer<typeof V3Stage>

const V3Status = z.object({
  pipeline_id: anything,
  pipeline_name: text,
  build_id: scalar,
  status: anything,
  result: anything,
  detail_url: text,
  start_time: scalar,
  end_time: scalar,
  stages: looseList(V3Stage)
})
export type V3Status = z.infer<typeof V3Status>

/** https://support.huaweicloud.com/api-pipeline/BatchShowPipelinesStatus.html */
export const V3StatusList = wholeList(z.nullish(V3Status))

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineLog.html */
export const StepLog = z.object({
  has_more: anything,
  start_offset: scalar,
  end_offset: scalar,
  log: z.nullish(z.string())
})

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowStepOutputs.html */
export const StepOutputs = z.object({
  step_outputs: list(
    z.object({step_run_id: scalar, output_result: listOfOthers(record({key: text, value: anything}))})
  )
})

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/RunPipeline.html; a run that queues is named in an error. */
export const Started = z.object({
  pipeline_run_id: scalar,
  error_code: text,
  error: record({code: text, error_code: text, pipeline_run_id: scalar, queue_id: scalar})
})

const Source = z.object({
  type: text,
  params: record({
    git_type: text,
    git_url: text,
    codehub_id: scalar,
    endpoint_id: scalar,
    default_branch: text,
    alias: text
  })
})
export type Source = z.infer<typeof Source>

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineDetail.html */
export const Pipeline = z.object({id: anything, sources: countedOthers(Source)})
