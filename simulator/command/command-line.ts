import {type ParseArgsOptionsConfig, parseArgs} from 'node:util'

/** What is wrong with how a command was called; its message is for people, and no stack is shown with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The options and files of a command. Throws a `UsageError` for an option that is not there. */
export function readCommandLine<T extends ParseArgsOptionsConfig>(
  options: T,
  {allowPositionals = false, args = process.argv.slice(2)} = {}
) {
  try {
    return parseArgs({allowPositionals, args, options})
  } catch (error) {
    throw new UsageError(String((error as Error).message).split('. ')[0] ?? '')
  }
}

/** One of a few words. Throws a `UsageError` that lists them. */
export function oneOf<T extends string>(option: string, value: string, words: readonly T[]): T {
  const word = words.find(one => one === value)
  if (word === undefined)
    throw new UsageError(`${option}: "${value}" is unknown. Use one of: ${words.join(', ')}`)
  return word
}

/** A number in a range. Throws a `UsageError`. */
export function numberIn(option: string, value: string, least: number, most: number): number {
  const number = value.trim() === '' ? Number.NaN : Number(value)
  if (!(number >= least && number <= most))
    throw new UsageError(`${option}: "${value}" is not a number from ${least} to ${most}`)
  return number
}

/** Runs a command. A mistake in how it was called ends it with a message, a hint at `--help`, and exit code 2. */
export async function runCommand(command: string, main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\n${command} --help lists the options.`)
    process.exitCode = 2
  }
}
