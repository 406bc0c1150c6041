import type {Noun} from '../../messages/en/runs.js'
import type {Text} from '../../messages/message.js'
import type {Identity, TargetKind} from '../../model/identity.js'
import type {Part} from '../../model/part.js'
import type {PartLog} from '../../model/part-log.js'
import type {Phase} from '../../model/phase.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Snapshot} from '../../model/target.js'
import type {RunCandidate} from './choose-run.js'
import type {PlatformClock} from './platform-clock.js'
import type {RunQuery} from './run-query.js'
import type {RunStarter} from './start-run.js'

/** Which run of which pipeline is meant, and what for. */
export interface RunRequest {
  pipelineId: string
  query: RunQuery
  /** Whether the operation waits for the end: then a `latest` that has ended already is no answer. */
  waits: boolean
  /** Whether the run is followed for what it has made: then that is found through the run. */
  isFollowed?: boolean | undefined
}

/** What a platform knows of its runs. `runTarget` asks for nothing else, and keeps the rules. */
export interface RunAdapter {
  kind: TargetKind
  /** What people call a run here. */
  noun: Noun
  clock: PlatformClock
  /** As `Target.readTogether`. */
  readTogether?: object | undefined
  /** Whether a text can be the id of a run. What a list names is checked as what people give. */
  isRunId(text: string): boolean
  /** How a run is begun. Absent where the platform has no such call. */
  starter?: RunStarter | undefined
  /** The runs to choose from, in any order. Not asked where an id is given. Throws `RequestError`. */
  list(search: RunSearch): Promise<readonly RunCandidate[]>
  /**
   * The newest runs of the pipeline that have ended, in any order, in one request of kind `detail`. Throws `RequestError`.
   * Absent where a run is not compared with the whole runs before it.
   */
  listEnded?(context: ReadContext): Promise<readonly EndedRun[]>
  /** One poll of one run, by its id. Throws `RequestError`. */
  read(run: PinnedRun, context: ReadContext): Promise<RunReading>
  /** As `Target.addDetails`, for the run that was read last. */
  addDetails?(snapshot: Snapshot, run: PinnedRun, context: ReadContext): Promise<Snapshot>
  /** As `Target.readLog`. Absent where the platform serves no logs. */
  readLog?(run: PinnedRun, part: Part, context: ReadContext, cursor?: unknown): Promise<PartLog>
  /** Asks the platform to stop the run; true when that was accepted, or it has ended. Absent where it has no such call. */
  stop?(run: PinnedRun, context: ReadContext): Promise<boolean>
  stopsOnceFor?: number | undefined
  /** Console pages, or `''` where their address is not known. */
  links: {run(runId: string): string; pipeline(): string}
}

/** How a list of runs is read. */
export interface RunSearch extends ReadContext {
  /** Whether the runs found so far answer the query, so that no older ones are needed. */
  isAnswered(found: readonly RunCandidate[]): boolean
  /** Whether older pages matter. They do until all of them were searched once: an old run does not appear later. */
  deep: boolean
}

/** A run that has ended, as a list tells it. */
export interface EndedRun {
  phase: Phase
  /** Epoch ms. */
  startedAt: number | undefined
  finishedAt: number | undefined
  /** Ms without the time in which it waited for people, where the platform tells that. */
  workMs?: number | undefined
}

/** The run that a target keeps to from its first poll on. */
export interface PinnedRun {
  id: string
  identity: Identity
}

/** One answer about a run. */
export interface RunReading {
  /** The ids in the answer, unchecked, one for each field that holds one. One of another run or pipeline makes it a bad answer. */
  named: {run: readonly unknown[]; pipeline: readonly unknown[]}
  snapshot: Omit<Snapshot, 'identity'>
  /** What the answer knows better than the ids do: `run 42`, `build #12`; the pipeline's name; the run's page. */
  title?: Text | undefined
  pipelineName?: string | undefined
  url?: string | undefined
}
