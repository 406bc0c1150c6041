/** What a recording is made of: lines of JSON, a head and then one line for each exchange. */

/** What stands in the place of a credential. */
export const BLANK = '***'

export const RECORDING = 1
export const NOTE =
  'Credentials, signatures and what looks like one are blanked. Names and log text are kept: read it before you share it.'

/** The first line. */
export interface RecordingHead {
  /** The version of the form. */
  recording: typeof RECORDING
  note: string
  /** The version of the action. */
  version: string
  /** When the step began, ISO 8601 UTC. */
  startedAt: string
  /** The base URL that was asked. */
  endpoint: string
  /** The inputs that were given, credentials and values of `variables` blanked, without files and what is for GitHub. */
  inputs: Readonly<Record<string, string>>
}

/** Each other line: one exchange with the platform. */
export interface RecordedExchange {
  /** When it had ended, in ms from the start of the step. */
  at: number
  /** What the request was for, as `HttpRequest` has it. */
  kind: string
  method: string
  /** Path and query. */
  path: string
  /** 0 where no answer came. */
  status: number
  headers: Readonly<Record<string, string>>
  body: string
  /** The body was longer than is kept, or than was read. */
  cut?: true
  /** The label of the failure, where no whole answer came. */
  failed?: string
  /** The marker that the request carried, by which a run is known again. */
  marker?: string
}

export interface Recording {
  head: RecordingHead
  exchanges: readonly RecordedExchange[]
}

/** Reads a recording. Throws an error whose message names the line that is wrong. */
export function parseRecording(text: string): Recording {
  const lines = text.split('\n')
  // A step that was killed leaves half a line at most, and no line break behind it.
  lines.pop()
  const [head, ...exchanges] = lines.map((line, i) => parseLine(line, i + 1))
  if (!isHead(head)) throw new Error('line 1 is not the head of a recording, which has "recording": 1')
  exchanges.forEach((exchange, i) => {
    if (!isExchange(exchange)) throw new Error(`line ${i + 2} is not an exchange`)
  })
  return {head, exchanges: exchanges as unknown as RecordedExchange[]}
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error(`line ${number} is not JSON`)
  }
}

function isHead(value: unknown): value is RecordingHead {
  const {recording, endpoint, startedAt, inputs} = Object(value)
  return (
    recording === RECORDING &&
    URL.canParse(endpoint) &&
    !Number.isNaN(Date.parse(startedAt)) &&
    isTexts(inputs)
  )
}

function isExchange(value: unknown): boolean {
  const {at, kind, method, path, status, headers, body} = Object(value)
  const areTexts = [kind, method, path, body].every(field => typeof field === 'string')
  return areTexts && Number.isFinite(at) && Number.isInteger(status) && isTexts(headers)
}

function isTexts(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(text => typeof text === 'string')
  )
}
