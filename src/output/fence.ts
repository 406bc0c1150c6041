import {crypto} from '../util/crypto.js'
import {isActRunner} from '../util/runner.js'

// The runner masks every token for the rest of the job, and each mask slows every later line of it.
const MOST_TOKENS = 16

/** Keeps the runner from commands in what is printed behind it, until a token ends it. */
export interface Fence {
  /** What to print before remote text, with a line break: nothing where the fence stands. */
  begin(): string
  /** What to print before a command of our own, with a line break: nothing where no fence stands. */
  end(): string
}

/** A fence for one stream. */
export function createFence(): Fence {
  // On these it would outlive a step that is killed behind it: there the prefix is the protection.
  if (isActRunner()) return {begin: () => '', end: () => ''}
  const tokens: string[] = []
  let begun = 0
  let token: string | undefined
  return {
    begin() {
      if (token !== undefined) return ''
      const slot = begun++ % MOST_TOKENS
      tokens[slot] ??= crypto().randomBytes(16).toString('hex')
      token = tokens[slot]
      return `::stop-commands::${token}\n`
    },
    end() {
      if (token === undefined) return ''
      const last = token
      token = undefined
      return `::${last}::\n`
    }
  }
}
