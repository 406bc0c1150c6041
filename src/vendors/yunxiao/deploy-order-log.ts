import type {Scope} from '../../messages/en/yunxiao.js'
import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {PartLog} from '../../model/part-log.js'
import type {ReadContext} from '../../model/read-context.js'
import {parseAs, toNumber} from '../shared/schema.js'
import type {Client} from './client.js'
import {MachineLog} from './schema.js'

/**
 * The log of one machine of a deploy order, the whole text each time; `order` is the path of the order.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeploymachinelog
 */
export async function readMachineLog(
  client: Client,
  order: readonly string[],
  scope: Scope,
  part: Part,
  {signal}: ReadContext
): Promise<PartLog> {
  const {body} = await client({
    path: [...order, 'machine', part.id, 'log'],
    kind: 'log',
    signal,
    scope,
    ids: {inputs: ['pipeline-id', 'deploy-order-id'], part: {kind: 'machine', name: part.id}}
  })
  const parsed = parseAs(MachineLog, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'machine log'}))
  const {deployLog, deployBeginTime, deployEndTime} = parsed.data
  return {
    text: deployLog ?? '',
    startedAt: toNumber(deployBeginTime),
    finishedAt: toNumber(deployEndTime)
  }
}
