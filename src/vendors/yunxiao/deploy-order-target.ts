import type {Scope} from '../../messages/en/yunxiao.js'
import {message} from '../../messages/message.js'
import type {Target} from '../../model/target.js'
import {afterMany} from '../../util/turns.js'
import {nothingListed} from '../shared/schema.js'
import type {Client} from './client.js'
import {readMachineLog} from './deploy-order-log.js'
import {parseDeployOrder, snapshotOf} from './deploy-order-snapshot.js'
import type {DeployOrderIds} from './ids.js'
import type {Links} from './links.js'

const SCOPE: Scope = {path: '流水线 / 主机部署', access: 'read-only'}
const STOP_SCOPE: Scope = {...SCOPE, access: 'read-write'}
const IDS = {inputs: ['pipeline-id', 'deploy-order-id']}

/**
 * A host deploy order of Flow (主机部署的部署单). `prefix` is the path up to and without `pipelines`.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder
 */
export function deployOrderTarget(
  client: Client,
  prefix: readonly string[],
  {pipelineId, deployOrderId}: DeployOrderIds,
  links: Pick<Links, 'pipeline'>
): Target {
  const path = [...prefix, 'pipelines', pipelineId, 'deploy', deployOrderId]
  const name = message('target.named', {kind: 'deploy order', id: deployOrderId})
  return {
    id: deployOrderId,
    kind: 'deploy order',
    name,
    label: message('target.of-pipeline', {name, pipeline: pipelineId}),
    ids: {'deploy-order-id': deployOrderId},
    names: {'pipeline-id': pipelineId, 'deploy-order-id': deployOrderId},
    url: links.pipeline(pipelineId),

    async read({signal}) {
      const {body} = await client({path, kind: 'status', signal, scope: SCOPE, ids: IDS})
      const inAll = nothingListed()
      const order = parseDeployOrder(body, {pipelineId, deployOrderId}, inAll)
      await afterMany(inAll.parts)
      return snapshotOf(order)
    },

    readLog: (part, context) => readMachineLog(client, path, SCOPE, part, context),

    /** https://help.aliyun.com/zh/yunxiao/developer-reference/stopvmdeployorder: no body; the answer is `true`. */
    async stop({signal}) {
      await client({
        method: 'PUT',
        path: [...path, 'stop'],
        form: 'done',
        kind: 'stop',
        signal,
        scope: STOP_SCOPE,
        ids: IDS
      })
      return true
    }
  }
}
