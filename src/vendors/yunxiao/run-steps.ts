import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {PartLog} from '../../model/part-log.js'
import type {ReadContext} from '../../model/read-context.js'
import {type Clock, monotonicClock} from '../../util/timers.js'
import type {Client} from './client.js'
import {listSteps, type StepPlace} from './step-list.js'
import {createStepLists, forgetOthers, type StepLists} from './step-lists.js'
import {readStepLog} from './step-log.js'

/** The steps of a run's jobs: what the platform lists apart from the run, and serves the logs of. */
export interface JobSteps extends StepLists {
  readLog(part: Part, context: ReadContext, cursor: unknown): Promise<PartLog>
}

/** `runPath` ends with `pipelineRuns/{pipelineRunId}`. */
export function createSteps(
  client: Client,
  runPath: readonly string[],
  clock: Pick<Clock, 'now'> = monotonicClock
): JobSteps {
  /** By the job's id, and then by the step's. */
  const places = new Map<string, ReadonlyMap<string, StepPlace>>()
  const list = async (job: Part, context: ReadContext): Promise<Part[]> => {
    const steps = await listSteps(client, [...runPath, 'jobs', job.id, 'steps'], job, context)
    places.set(job.id, new Map(steps.map(({part, place}) => [part.id, place])))
    return steps.map(({part}) => part)
  }
  const lists = createStepLists(list, clock)
  return {
    ...lists,
    keepOnly(jobs) {
      lists.keepOnly(jobs)
      forgetOthers(places, jobs)
    },
    async readLog(part, context, cursor) {
      const place = places.get(part.parent ?? '')?.get(part.id)
      if (!place) throw badAnswer(message('answer.unnamed', {kind: 'step'}))
      return readStepLog(client, runPath, part, place, context, cursor)
    }
  }
}
