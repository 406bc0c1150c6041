import * as z from 'zod/mini'

// Only the fields that are read. Real bodies have nulls everywhere, so every field may be null or absent; a field
// that only decorates may also be of any type, and then counts as absent. Statuses stay unread: the word tables
// take any type.
const text = z.catch(z.nullish(z.string()), undefined)
/** Ids and counters: strings in most answers, integers in some. */
const scalar = z.catch(z.nullish(z.union([z.string(), z.number()])), undefined)
const anything = z.optional(z.unknown())
const list = <T extends z.core.$ZodType>(item: T) => z.nullish(z.array(z.nullable(item)))

const Step = z.object({
  id: scalar,
  identifier: text,
  name: text,
  task: text,
  status: anything,
  message: anything,
  inputs: z.catch(list(z.object({key: text, value: anything})), undefined),
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
  id: z.nullish(z.union([z.string(), z.number()])),
  pipeline_id: z.nullish(z.union([z.string(), z.number()])),
  name: text,
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

/** A run as the run list and the batch status show it. */
const RunSummary = z.object({
  pipeline_id: z.nullish(z.union([z.string(), z.number()])),
  pipeline_run_id: scalar,
  name: text,
  pipeline_name: text,
  run_number: scalar,
  status: anything,
  start_time: scalar,
  end_time: scalar,
  detail_url: text,
  stage_status_list: z.catch(list(StageStatus), undefined),
  build_params: z.catch(z.nullish(z.object({commit_id: text})), undefined)
})
export type RunSummary = z.infer<typeof RunSummary>

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ListPipelineRuns.html */
export const RunList = z.object({total: scalar, pipeline_runs: list(RunSummary)})

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/BatchShowPipelinesLatestStatus.html */
export const BatchStatus = z.array(z.nullable(RunSummary))

const V3Stage = z.object({
  name: text,
  display_name: text,
  order: scalar,
  status: anything,
  result: anything
})
export type V3Stage = z.infer<typeof V3Stage>

const V3Status = z.object({
  pipeline_id: z.nullish(z.union([z.string(), z.number()])),
  pipeline_name: text,
  build_id: z.nullish(z.union([z.string(), z.number()])),
  status: anything,
  result: anything,
  detail_url: text,
  start_time: scalar,
  end_time: scalar,
  stages: z.catch(list(V3Stage), undefined)
})
export type V3Status = z.infer<typeof V3Status>

/** https://support.huaweicloud.com/api-pipeline/BatchShowPipelinesStatus.html */
export const V3StatusList = z.array(z.nullable(V3Status))

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
    z.object({
      step_run_id: scalar,
      output_result: list(z.object({key: text, value: anything}))
    })
  )
})

/** Numbers come as integers or as strings of digits; anything else is absent. */
export function toNumber(value: number | string | null | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined
  return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined
}

/** Epoch ms; 0 is how the platform writes "never". */
export function toTime(value: number | string | null | undefined): number | undefined {
  return toNumber(value) || undefined
}

/** An id as text, or nothing. */
export function toId(value: number | string | null | undefined): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value)
}

/** Whether two spellings name the same thing: ids are hexadecimal and written in either case. */
export function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
