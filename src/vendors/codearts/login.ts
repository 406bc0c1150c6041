import {type Message, message, type Text} from '../../messages/message.js'
import {RequestError} from '../../model/errors.js'
import {monotonicClock as clock} from '../../util/timers.js'
import type {LoginTools} from '../vendor.js'
import {requestIdToken} from './id-token.js'
import {ID_TOKEN_URL, type Keyless} from './keyless.js'
import {createSessions, type LoggedIn, type Sessions} from './sessions.js'
import {assumeAgency} from './sts.js'

const MINUTE_MS = 60_000
const opened = new WeakMap<LoginTools, Sessions>()

/**
 * The sessions of the agency, by the job's own identity: one login for the whole process, however often targets are opened. The
 * first request that needs a session logs in.
 */
export function sessionsOf(keyless: Keyless, tools: LoginTools | undefined): Sessions {
  if (tools === undefined) throw new Error('a login needs its tools')
  const {line, warn} = tools
  let count = 0
  const sessions =
    opened.get(tools) ??
    createSessions({
      now: clock.now,
      warn,
      async logIn() {
        const loggedIn = await logIn(keyless, tools)
        const facts = {agency: keyless.agencyUrn, lifeMs: roughly(loggedIn.lifeMs)}
        line(message(count++ === 0 ? 'codearts.logged-in' : 'codearts.renewed', facts))
        return loggedIn
      }
    })
  opened.set(tools, sessions)
  return sessions
}

/** To the minute: a part of a second has gone already. */
function roughly(ms: number): number {
  return ms < MINUTE_MS ? ms : Math.round(ms / MINUTE_MS) * MINUTE_MS
}

async function logIn(keyless: Keyless, {httpTo, addSecret}: LoginTools): Promise<LoggedIn> {
  // Nobody's own: whoever asks for a session may give up, and others wait on. Each request has its time limit.
  const {signal} = new AbortController()
  const idToken = await requestIdToken(httpTo(ID_TOKEN_URL), keyless, addSecret, signal).catch(error => {
    throw loginError(
      error,
      why => message('codearts.no-id-token', {why}),
      message('hint.codearts.id-token-address')
    )
  })
  const deps = {addSecret, nowMs: Date.now, signal}
  return assumeAgency(httpTo('sts-endpoint'), keyless, idToken, deps).catch(error => {
    throw loginError(
      error,
      why => message('codearts.no-session', {why}),
      message('hint.codearts.sts-address')
    )
  })
}

/** The same error, as one of a login at a server: nothing of the request that wanted it has gone out. */
function loginError(error: unknown, text: (why: Text) => Message, address: Message): unknown {
  if (!(error instanceof RequestError)) return error
  const {failure} = error
  return new RequestError(text(error.text), {
    ...failure,
    label: `login ${failure.label}`,
    unsent: true,
    hint: failure.status === undefined ? address : failure.hint
  })
}
