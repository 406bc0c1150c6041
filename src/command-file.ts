import {randomUUID} from 'node:crypto'
import {closeSync, constants, openSync, writeSync} from 'node:fs'

/**
 * Appends values to one of the runner's command files (outputs, state), all in one write: an end at any time leaves
 * no half line. Throws where there is no such file, or it can't be written.
 */
export function appendValues(path: string, values: Readonly<Record<string, string>>): void {
  const block = Object.entries(values).map(([name, value]) => {
    const end = `end_${randomUUID()}`
    return `${name}<<${end}\n${value}\n${end}\n`
  })
  // Never made anew: the runner reads only the files that it has made itself.
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND)
  try {
    writeSync(file, block.join(''))
  } finally {
    closeSync(file)
  }
}
