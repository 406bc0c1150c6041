import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {ReadContext} from '../../model/read-context.js'
import {deadline} from '../../util/timers.js'
import {afterMany} from '../../util/turns.js'
import {createBatch} from '../shared/batch.js'
import {nothingListed, parseAs, present} from '../shared/schema.js'
import type {Client} from './client.js'
import {tooLate} from './run-detail.js'
import {readState} from './run-snapshot.js'
import {type BuildState, BuildStates} from './schema.js'

/** The platform takes no more ids in one request. */
const MOST = 100
/** Each build can be read by itself, so a poll must not wait long for all of them. */
const LONGEST_MS = 5000

/** What an answer about several builds says of one; nothing where that build has to be read by itself. */
export type StateBatch = (buildId: string, context: ReadContext) => Promise<BuildState | undefined>

/**
 * Reads the builds of one pipeline together. The platform writes this answer from the same record as that about one build,
 * but it names no pipeline and no place in the queue. So it is believed of one thing alone, that a build still runs; what is
 * an end, a pause, a queue or anything else, and a build that is named twice or not at all, has to be read by itself.
 * Whatever goes wrong here decides nothing either, but for throttling, which is obeyed. Throws `RequestError` for that.
 */
export function createStateBatch(client: Client, pipelineId: string): StateBatch {
  const load = readStates(client, pipelineId)
  const read = createBatch<BuildState>(MOST, ({id}) => id, load)
  return async (buildId, context) => {
    const [state, ...others] = await read(buildId, context)
    if (state === undefined || others.length > 0 || state.id !== buildId) return undefined
    return readState(state).phase === 'running' ? state : undefined
  }
}

/**
 * Servers before 4.0 do not have this call, a gateway may not publish it, and an application may lack the permission for it:
 * all of them refuse it at the first try, and are not asked again. What has answered once is asked again after any fault.
 */
function readStates(client: Client, pipelineId: string) {
  let isKnown: boolean | undefined
  return async (ids: readonly string[], {signal}: ReadContext): Promise<readonly BuildState[]> => {
    if (isKnown === false || ids.length < 2) return []
    try {
      const states = await requestStates(client, pipelineId, ids, signal)
      isKnown = true
      return states
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      const {kind} = error.failure
      if (kind === 'throttled') throw error
      if (kind !== 'transient') isKnown ??= false
      return []
    }
  }
}

/** https://github.com/TencentBlueKing/bk-ci/issues/11889 */
async function requestStates(
  client: Client,
  pipelineId: string,
  ids: readonly string[],
  signal: AbortSignal
): Promise<BuildState[]> {
  const limit = deadline(LONGEST_MS, signal, () => tooLate(LONGEST_MS))
  try {
    const data = await client({
      call: 'batchStatus',
      pipelineId,
      body: ids,
      kind: 'status',
      signal: limit.signal
    })
    const inAll = nothingListed()
    const parsed = parseAs(BuildStates, data, inAll)
    if (!parsed.success) throw badAnswer(message('answer.form', {form: 'build'}))
    await afterMany(inAll.parts)
    return present(parsed.data)
  } finally {
    limit.release()
  }
}
