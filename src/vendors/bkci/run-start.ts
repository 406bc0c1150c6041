import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import {confirmId} from '../shared/confirm-id.js'
import {parseAs} from '../shared/schema.js'
import type {StartRequest} from '../shared/start-inputs.js'
import type {RunStarter} from '../shared/start-run.js'
import type {Client} from './client.js'
import {MESSAGE_VARIABLE} from './inputs.js'
import {findBuildByMarker} from './run-list.js'
import {BuildId} from './schema.js'

export type BuildStart = Pick<StartRequest, 'variables' | 'branch'>

/**
 * How a build is begun: one POST with the variables. The marker is one of them, and becomes the build's message.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwBuildResourceV4.kt
 */
export function buildStarter(
  client: Client,
  pipelineId: string,
  {variables, branch}: BuildStart
): RunStarter {
  return {
    async prepare() {
      return async (marker, {signal}) => {
        const body = Object.fromEntries([...variables, [MESSAGE_VARIABLE, marker]])
        const query = branch === undefined ? {} : {branch}
        const data = await client({call: 'start', pipelineId, query, body, kind: 'start', signal})
        return idOf(data, pipelineId)
      }
    },
    findByMarker: (marker, context) => findBuildByMarker(client, pipelineId, marker, context)
  }
}

function idOf(data: unknown, pipelineId: string): string {
  const parsed = parseAs(BuildId, data)
  if (!parsed.success || !parsed.data.id) throw badAnswer(message('answer.form', {form: 'build'}))
  confirmId('pipeline', [parsed.data.pipelineId], pipelineId)
  return parsed.data.id
}
