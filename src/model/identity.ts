import type {Text} from '../messages/message.js'

/** Inputs as they were given, trimmed; an input that was not given, or empty, is absent. */
export type RawInputs = Readonly<Partial<Record<string, string>>>

/** Who a target is, as far as it is known: a run that is looked for gets its id, link and name when it is found. */
export interface Identity {
  /** What it is and what it belongs to, with its ids. */
  label: Text
  /** What it is, with its own id alone: for titles. */
  name?: Text | undefined
  /** Values of the id outputs, by output name. */
  ids: Readonly<Record<string, string>>
  /** Link for a person, or `''`. */
  url: string
  /** How it was found: `given`, `commit`, `latest`, `started`, or `run` for orders of a run. */
  matchedBy?: 'given' | 'commit' | 'latest' | 'started' | 'run' | undefined
  /** The inputs that name just this thing, so that it can be opened again by its id. Absent while it is not known. */
  names?: RawInputs | undefined
  /** What names a run whose start was sent, as long as its id is not known. */
  marker?: string | undefined
}

export type TargetKind = 'deploy order' | 'change order' | 'pipeline run' | 'build'
