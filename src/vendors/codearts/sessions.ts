import {message, type Text} from '../../messages/message.js'
import {RequestError} from '../../model/errors.js'
import {abortable} from '../../util/timers.js'
import type {AccessKeys} from './access-keys.js'

/** What a login gave. */
export interface LoggedIn {
  keys: AccessKeys
  /** How long they are good for from the moment at which the login was asked for, in ms. */
  lifeMs: number
}

/** The session by which requests are signed, renewed in time. All requests of a process share it. */
export interface Sessions {
  /**
   * Resolves once there is a session that lives. One of which little is left is renewed meanwhile, without keeping anybody
   * waiting. Rejects with the `RequestError` of the login, or with the signal's reason.
   */
  ready(signal: AbortSignal): Promise<void>
  /** The newest keys. Throws where no login was awaited before. */
  keys(): AccessKeys
  /** The platform took what these keys had signed. */
  accept(keys: AccessKeys): void
  /**
   * The platform refused what these keys had signed: answers whether there are others to try. They are made anew once, until
   * the new ones have been taken. Rejects as `ready` does.
   */
  replace(refused: AccessKeys, signal: AbortSignal): Promise<boolean>
}

export interface SessionDeps {
  logIn(): Promise<LoggedIn>
  /** Monotonic, in ms. */
  now(): number
  warn(text: Text): void
}

interface Session {
  keys: AccessKeys
  expiresAt: number
  /** When to begin with the next one: once, or again after a login that failed. */
  renewAt: number
  retryMs: number
  /** It was made because the one before was refused. */
  isReplacement: boolean
  isAccepted: boolean
  isRefused: boolean
}

/** Of the life of a session, when it is renewed. */
const RENEWED_AT = 0.8
// Where a renewal fails, the last fifth has room for ten more.
const RETRIES_IN_LIFE = 50
const [LEAST_RETRY_MS, MOST_RETRY_MS] = [250, 60_000]
/** Many targets ask at the same time, and each asks again: one answer is enough for all of them. */
const SHARED_FAILURE_MS = 500

/** Sessions by logins that never run side by side. */
export function createSessions(deps: SessionDeps): Sessions {
  const {now, warn} = deps
  const logins = createLogins(deps)
  const {newest} = logins

  const renewBehind = (session: Session) => {
    const wasWarned = logins.failure() !== undefined
    logins.begin(false).catch(error => {
      const {retryAfterMs = 0} = error instanceof RequestError ? error.failure : {}
      session.renewAt = now() + Math.max(session.retryMs, retryAfterMs)
      const leftMs = session.expiresAt - now()
      // A fault of our own comes up once the session has expired.
      if (error instanceof RequestError && !wasWarned && leftMs > 0)
        warn(message('codearts.not-renewed', {why: error.text, leftMs}))
    })
  }
  const ready = async (signal: AbortSignal) => {
    const session = newest()
    if (session !== undefined && !session.isRefused && now() < session.expiresAt) {
      if (!logins.isUnderWay() && now() >= session.renewAt) renewBehind(session)
      return
    }
    const failure = logins.failure()
    if (!logins.isUnderWay() && failure !== undefined && now() - failure.at < SHARED_FAILURE_MS)
      throw asFailure(failure.error, session)
    await abortable(logins.begin(session?.isRefused ?? false), signal).catch(error => {
      throw signal.aborted ? error : asFailure(error, session)
    })
  }

  return {
    ready,
    keys() {
      const session = newest()
      if (session === undefined) throw new Error('no session was awaited')
      return session.keys
    },
    accept(keys) {
      const session = newest()
      if (session?.keys === keys) session.isAccepted = true
    },
    async replace(refused, signal) {
      const session = newest()
      if (session?.keys === refused) {
        if (session.isReplacement && !session.isAccepted) return false
        session.isRefused = true
      }
      await ready(signal)
      return true
    }
  }
}

/** Logins one after the other: whoever asks while one is under way gets its session. */
function createLogins({logIn, now}: SessionDeps) {
  let flight: Promise<void> | undefined
  let failed: {at: number; error: unknown} | undefined
  let newest: Session | undefined
  return {
    newest: () => newest,
    isUnderWay: () => flight !== undefined,
    /** How the last login failed, and when; nothing where it did not. */
    failure: () => failed,
    begin(isReplacement: boolean): Promise<void> {
      const askedAt = now()
      flight ??= logIn()
        .then(loggedIn => {
          failed = undefined
          // Before the flight is over: nobody may find neither.
          newest = toSession(loggedIn, askedAt, isReplacement)
        })
        .catch(error => {
          failed = {at: now(), error}
          throw error
        })
        .finally(() => {
          flight = undefined
        })
      return flight
    }
  }
}

function toSession({keys, lifeMs}: LoggedIn, askedAt: number, isReplacement: boolean): Session {
  return {
    keys,
    expiresAt: askedAt + lifeMs,
    renewAt: askedAt + lifeMs * RENEWED_AT,
    retryMs: Math.min(Math.max(lifeMs / RETRIES_IN_LIFE, LEAST_RETRY_MS), MOST_RETRY_MS),
    isReplacement,
    isAccepted: false,
    isRefused: false
  }
}

/** Why there is no session, for whoever needs one; `before` is the one that has ended. */
function asFailure(error: unknown, before: Session | undefined): unknown {
  return error instanceof RequestError && before !== undefined
    ? new RequestError(message('codearts.session-lost', {why: error.text}), error.failure)
    : error
}
