import {randomUUID} from 'node:crypto'
import {closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync} from 'node:fs'

/**
 * Appends values to one of the runner's command files (outputs, state), all in one write: an end at any time leaves
 * no half line. Throws where the file does not exist or can't be written.
 */
export function appendValues(path: string, values: Readonly<Record<string, string>>): void {
  const block = Object.entries(values).map(([name, value]) => {
    const end = `end_${randomUUID()}`
    return `${name}<<${end}\n${value}\n${end}\n`
  })
  // Never made anew: the runner reads only the files that it has made itself.
  appendWhole(path, block.join(''), constants.O_WRONLY)
}

/**
 * Appends all of a text to a file, or nothing: what a full disk took of the text is cut off again. `replaces` is what
 * was appended last, and is cut off before. `flags` are those of `open`. Throws where the file can't be written.
 */
export function appendWhole(path: string, text: string, flags: number, replaces = ''): void {
  const bytes = Buffer.from(text)
  const file = openSync(path, flags | constants.O_APPEND)
  try {
    const start = Math.max(0, fstatSync(file).size - Buffer.byteLength(replaces))
    if (replaces !== '') cut(file, start)
    try {
      writeAll(file, bytes)
    } catch (error) {
      cut(file, start)
      throw error
    }
  } finally {
    closeSync(file)
  }
}

/** Writes all bytes: a file takes less at a time where it is a pipe or nearly full. */
export function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

function cut(file: number, size: number): void {
  try {
    ftruncateSync(file, size)
  } catch {
    // A device, or a system that cuts nothing that is open for appending: then too much is there, and no text is lost.
  }
}
