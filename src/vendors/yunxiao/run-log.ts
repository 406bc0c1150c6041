import type {Scope} from '../../messages/en/yunxiao.js'
import {message} from '../../messages/message.js'
import type {Part} from '../../model/part.js'
import type {PartLog} from '../../model/part-log.js'
import {ENDED} from '../../model/phase.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Client} from './client.js'

const SCOPE: Scope = {path: '流水线 / 流水线运行任务', access: 'read-only'}

/**
 * The log of a whole job, the whole text each time; `run` is the path of its run.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobrunlog
 */
export async function readRunLog(
  client: Client,
  run: readonly string[],
  part: Part,
  {signal}: ReadContext
): Promise<PartLog> {
  const {body} = await client({
    path: [...run, 'job', part.id, 'log'],
    kind: 'log',
    signal,
    scope: SCOPE,
    ids: {inputs: ['pipeline-id', 'run-id'], part: {kind: 'job', name: part.name}}
  })
  const {content, more} = body as {content?: unknown; more?: unknown}
  // The rest cannot be asked for: this call has no offset.
  const isCut = more === true && ENDED.has(part.phase)
  const lost = isCut ? message('lost.first-part') : undefined
  return {text: typeof content === 'string' ? content : '', lost}
}
