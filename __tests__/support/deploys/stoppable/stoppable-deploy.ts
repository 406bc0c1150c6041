import type {Platform} from '../../../../simulator/server/platform.js'

/** A platform with a deploy that runs for ever, and the requests that stop it. */
export interface StoppableDeploy {
  platform: (rest?: {readOnly?: boolean; takes?: number}) => Platform
  inputs: Readonly<Record<string, string>>

  secrets: readonly string[]
  /** Method and path of each request that stops it, and the headers and bodies that it must have. */
  stops: readonly RegExp[]
  /** What a refusal names. */
  right: RegExp
  link: RegExp
}

export const quiet = {logs: 'none'}
