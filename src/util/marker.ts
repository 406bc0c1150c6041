import {randomBytes} from 'node:crypto'

/** What a marker looks like, wherever it comes from. */
const MARKER = /^await-deploy [0-9]{1,20}\.[0-9]{1,20}\.[0-9a-f]{8}$/

/**
 * A text by which the run that this step begins is known among all others: the workflow run and its attempt, for people,
 * and a nonce, since the jobs of a matrix share all other names.
 */
export function createMarker({GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT}: NodeJS.ProcessEnv): string {
  return `await-deploy ${numberOf(GITHUB_RUN_ID)}.${numberOf(GITHUB_RUN_ATTEMPT)}.${randomBytes(4).toString('hex')}`
}

export function isMarker(text: unknown): text is string {
  return typeof text === 'string' && MARKER.test(text)
}

function numberOf(text = ''): string {
  return /^[0-9]{1,20}$/.test(text) ? text : '0'
}
