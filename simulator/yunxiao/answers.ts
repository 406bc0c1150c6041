import type {Answer} from '../server/platform.js'

export function good(body: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return {status: 200, body, ...(headers && {headers})}
}

export function refusal(status: number, errorCode: string, errorMessage: string): Answer {
  return {status, body: {errorCode, errorMessage, requestId: `sim-${status}-0001`}}
}

export function notFound(errorCode = 'NotFound', errorMessage = 'Not Found'): Answer {
  return {status: 404, body: {errorCode, errorMessage}}
}

export function notAllowed(): Answer {
  return refusal(405, 'MethodNotAllowed', 'Method Not Allowed')
}
