import {readRegular} from '../util/regular-file.js'

// GitHub sends no event of more than 25 MB.
const LARGEST_BYTES = 32 * 1024 * 1024

/** The payload of the event that started the workflow, as far as these fields are there; any of them may be of another type. */
export interface Event {
  repository?: {full_name?: unknown; private?: unknown; visibility?: unknown} | null
  pull_request?: {head?: {repo?: {full_name?: unknown; fork?: unknown} | null} | null} | null
}

/** Reads the event from the runner's file; empty where it cannot be read. */
export function readEvent(env: NodeJS.ProcessEnv): Event {
  const path = env.GITHUB_EVENT_PATH ?? ''
  try {
    return Object(JSON.parse(readRegular(path, LARGEST_BYTES) ?? '{}'))
  } catch {
    return {}
  }
}
