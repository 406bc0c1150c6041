import type {Scope} from '../../messages/en/yunxiao.js'
import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {ReadContext} from '../../model/read-context.js'
import {uniqueIds} from '../shared/part-ids.js'
import {parseAs, toId} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import type {Client} from './client.js'
import {Steps} from './schema.js'
import {stepStatuses} from './status.js'

export const STEP_SCOPE: Scope = {path: '流水线 / 流水线运行任务', access: 'read-only'}

/** Where the log of a step is. */
export interface StepPlace {
  jobId: string
  buildId: string
  stepIndex: string
}

/**
 * The steps of a job in their order; `path` is that of the list. Throws `RequestError`.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteps
 */
export async function listSteps(
  client: Client,
  path: readonly string[],
  job: Part,
  {signal}: ReadContext
): Promise<{part: Part; place: StepPlace}[]> {
  const {body} = await client({
    path,
    kind: 'detail',
    form: 'either',
    signal,
    scope: STEP_SCOPE,
    ids: {inputs: ['run-id']}
  })
  const parsed = parseAs(Steps, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'list of steps'}))
  const groups = Array.isArray(parsed.data) ? parsed.data : [parsed.data]
  const unique = uniqueIds('~')
  return groups.flatMap(group => {
    const buildId = toId(group.buildId) ?? ''
    return (group.buildProcessNodes ?? group.steps ?? []).map((step, i) => {
      const stepIndex = String(step.stepIndex ?? step.nodeIndex ?? i)
      const {phase, status} = readStatus(stepStatuses, step.status)
      const part: Part = {
        id: unique(`${job.id}/${buildId}/${stepIndex}`),
        kind: 'step',
        parent: job.id,
        name: step.nodeName || step.stepName || `step ${stepIndex}`,
        aliases: [stepIndex],
        phase,
        status,
        hasLog: buildId !== '' && phase !== 'queued' && phase !== 'skipped'
      }
      return {part, place: {jobId: job.id, buildId, stepIndex}}
    })
  })
}
