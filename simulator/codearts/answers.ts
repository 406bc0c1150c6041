import type {Answer} from '../server/platform.js'

export function good(body: unknown): Answer {
  return {status: 200, body}
}

export function error(status: number, error_code: string, error_msg: string): Answer {
  return {status, body: {error_code, error_msg}}
}

export function errorInOk(error_code: string, error_msg: string): Answer {
  return error(200, error_code, error_msg)
}

export function nestedErrorInOk(code: string, message: string): Answer {
  return good({error: {code, message}})
}

/** The value of a text, or nothing when it is not JSON. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
