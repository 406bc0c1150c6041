import type {HttpRequest} from '../../../src/http/exchange.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Part} from '../../../src/model/part.js'
import type {StatusTable} from '../../../src/vendors/shared/status-words.js'
import type {Operation} from '../../../src/vendors/vendor.js'

/** One kind of thing of a platform that is waited for, and how the platform answers about it. */
export interface Thing {
  /** `deploy order`, `pipeline run by v5`. */
  name: string
  operation: Operation
  /** Inputs that name one such thing by its ids, with credentials; secrets hold `secret`. */
  given: RawInputs
  /** The table by which the status of the whole is read. */
  statuses: StatusTable
  /** The same once more, by hand from the platform's page, by what the statuses mean. */
  words: Words
  /** Statuses whose meaning other fields of the answer decide; their own tests ask for them. */
  besides?: readonly string[]
  /** What is shown of a status of the table, where that is another text. */
  shown?: (status: string) => string
  /** A good answer whose status is `status`; without the argument the answer has none. */
  answer: (request: HttpRequest, ...status: [unknown?]) => unknown
  /** The fields in which an answer tells when a thing of it began and ended, each with such a time. */
  times: Readonly<Record<string, unknown>>
  /** The parts of the whole: machines, jobs, stages. */
  parts: Parts
  /** The fields by which an answer names what it is about. */
  names: readonly [NamedId, ...NamedId[]]
  denied: Reply
  missing: Reply
  throttled: Reply
  stop: Stop | None
  /** How one is begun by `run-pipeline`. */
  start: Start | None
  /** How runs are found, of what `run-id` names. */
  runs: Runs | None
  /** How logs are served, one entry a kind of log. */
  logs: readonly [Log, ...Log[]] | None
  /** Whether a request of the kind that decides only explains. */
  explains?: ((request: HttpRequest) => boolean) | undefined
  /** Whether the platform knows a request, where its table of routes is known. */
  knows?: ((request: HttpRequest) => boolean) | undefined
}

/** What a platform does not have, and why. */
export interface None {
  none: string
}

export function has<T extends object>(facts: T | None): facts is T {
  return !('none' in facts)
}

/** Every status of a table, by what it means. Of a whole just one is success. */
export interface Words extends PartWords {
  success: readonly [string]
}

export interface PartWords {
  queued: readonly string[]
  running: readonly string[]
  paused: readonly string[]
  success: readonly string[]
  failure: readonly string[]
  cancelled: readonly string[]
  skipped: readonly string[]
  /** The platform has it, and it proves nothing. */
  unknown: readonly string[]
}

export interface Parts {
  /** The table by which the status of a part is read. */
  statuses: StatusTable
  words: PartWords
  /** Statuses whose meaning other fields of the answer decide. */
  besides?: readonly string[]
  /** What is shown of a status of the table, where that is another text. */
  shown?: (status: string) => string
  /** A good answer whose own status is `status`, and in which each part has the status `part`. */
  answer: (request: HttpRequest, status: string, part: unknown) => unknown
  /** Picks the part that is asked about: the deepest one that the table is for. */
  part: (parts: readonly Part[]) => Part | undefined
}

/** A field of an answer that holds an id. */
export interface NamedId {
  field: string
  /** The same answer with another id in this field. */
  another: (answer: unknown) => unknown
}

export interface Reply {
  status: number
  body: unknown
  headers?: Readonly<Record<string, string>>
}

/** A good answer of the usual kind. */
export const ok = (body: unknown): Reply => ({status: 200, body})

/** What the platform says to a stop. */
export interface Stop {
  /** How it may say that it accepts it. */
  accepted: readonly [Reply, ...Reply[]]
  /** Where it is being stopped already, or has ended. */
  ended: readonly Reply[]
}

/** How a run is begun. */
export interface Start {
  /** Instead of the inputs that name one run; with `VERSION=1.2` in `variables`. */
  given: RawInputs
  /** Whether a request is the one that begins it. */
  isStart: (request: HttpRequest) => boolean
  /** The good answer that names the run. */
  accepted: (id: string) => Reply
}

/** A run as a test tells it: the n-th of its pipeline. */
export interface ListedRun {
  n: number
  phase: 'queued' | 'running' | 'success' | 'failure' | 'unknown'
  commit?: string | undefined
  /** It was begun with this. */
  marker?: string
  /** When it was created, epoch ms by the platform's clock. Minute n unless given: see `createdAt`. */
  at?: number
  /** It was begun again then, which a platform may show instead. Epoch ms. */
  begunAgainAt?: number
  /** It took so long, where it has ended. */
  tookMs?: unknown
  /** What the list has instead of its id. */
  id?: unknown
}

/** When a run was created, epoch ms by the platform's clock. */
export const createdAt = ({n, at = n * 60_000}: ListedRun): number => at

/** When a run ended, in ms; a value that is no number of ms stands as it is. */
export const endedAt = (run: ListedRun): unknown =>
  typeof run.tookMs === 'number' ? createdAt(run) + run.tookMs : run.tookMs

/** The id in the row of a list. */
export const listedId = (run: ListedRun, idOf: (n: number) => unknown): unknown =>
  'id' in run ? run.id : idOf(run.n)

/** No platform has this status. */
export const UNKNOWN = 'Exploded'

/** The runs of one pipeline. */
export interface Runs {
  /** Instead of the inputs that name one run. */
  given: RawInputs
  /** The answer to any request about runs that is not one for logs: a page of the list, or one run. */
  answer: (request: HttpRequest, runs: readonly ListedRun[]) => unknown
  /** What the platform says of its pages in headers. */
  headers?: (request: HttpRequest, runs: readonly ListedRun[]) => Readonly<Record<string, string>>
  /** The id of the n-th run. */
  idOf: (n: number) => string
  /**
   * Of so many runs a search by commit finds the oldest: more than one page of the list, where the platform has pages and
   * the adapter has to turn them. Absent where no run can be looked for by its commit.
   */
  reach?: number
  /** How many runs a page of the list has at most; absent where there are no pages. */
  pageSize?: number
}

/** One kind of log. */
export interface Log {
  name: string
  /** A status under which the part below is there, with its log. */
  status: string
  /** Picks the part whose log it is. */
  part: (parts: readonly Part[]) => Part | undefined
  /**
   * The answer to a request for the log, of which these lines are there by now; `undefined` stands for a line that is
   * shown later. At most `page` lines in one answer where the platform cuts pages.
   */
  serve: (request: HttpRequest, lines: readonly (string | undefined)[], page: number) => unknown
  /** What the platform says of the same answer in headers, such as where to go on. */
  headers?: (
    request: HttpRequest,
    lines: readonly (string | undefined)[],
    page: number
  ) => Readonly<Record<string, string>>
  /**
   * Whether a request of kind `log` is for the text, and not for a list of steps and the like. Where this is absent, the path
   * of the first has "log" in it, and that of the others has not.
   */
  isText?: (request: HttpRequest) => boolean
  /** Whether lines may be shown late, behind others. */
  showsLate?: boolean
  /** The line of the platform that a printed line is, without what the adapter adds. */
  lineOf?: (printed: string) => string
}
