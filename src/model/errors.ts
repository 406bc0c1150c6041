import {inEnglish, type Message, message, type Text} from '../messages/message.js'

/** The workflow file has to change: every mistake that was found, each beginning with the input's name. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly mistakes: readonly Message[]
  /** What the user should know beside them, such as an input that is unknown. */
  readonly warnings: readonly Text[]

  constructor(mistakes: readonly Message[], warnings: readonly Text[] = []) {
    super(mistakes.map(inEnglish).join('; '))
    this.mistakes = mistakes
    this.warnings = warnings
  }
}

/**
 * What a failed request means for the wait (contract 4):
 * `transient` and `throttled` are tried again, `not-found` for a while, `permanent` ends it at once.
 */
export type FailureKind = 'transient' | 'throttled' | 'not-found' | 'permanent'

export interface RequestFailure {
  kind: FailureKind
  /** What the histogram counts, short and the same for like failures: `HTTP 503`, `ECONNRESET`. */
  label: string
  /** The HTTP status, where an answer came. */
  status?: number | undefined
  /** The vendor's own code, message and request id, unchanged. */
  code?: string | undefined
  vendorMessage?: string | undefined
  requestId?: string | undefined
  /** The least pause that the platform asked for, in ms. */
  retryAfterMs?: number | undefined
  /** Nothing of the request can have reached the platform: no connection came to be. */
  unsent?: true | undefined
  /** The thing itself was found through another call in this very poll. */
  foundJustNow?: boolean | undefined
  /** What the reader can check: an input, a permission, a setting. */
  hint?: Text | undefined
}

/** A request had no good answer. The text is for people and holds no credential and no query. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly text: Text
  readonly failure: RequestFailure

  constructor(text: Text, failure: RequestFailure) {
    super(inEnglish(text))
    this.text = text
    this.failure = failure
  }
}

/** An answer came, and can't be used: cut, empty, not JSON, or about another thing. Worth another try. */
export function badAnswer(text: Text): RequestError {
  return new RequestError(text, {kind: 'transient', label: 'bad answer'})
}

/** So many parts of one answer, or of one target, are read. */
export const MOST_PARTS = 20_000

/** An answer named more parts than are read: it is over its bound, as one of too many bytes is. */
export function tooManyParts(): RequestError {
  return new RequestError(message('failure.too-many-parts', {most: MOST_PARTS}), {
    kind: 'permanent',
    label: 'too many parts'
  })
}

/** The code that Node gives to an error of its own: `ECONNRESET`, `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** One line about any thrown value. Never `inspect`: errors carry URLs, headers and bodies in their fields. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const code = codeOf(error)
  return `${error.name}: ${error.message}${code === undefined ? '' : ` (${code})`}`
}
