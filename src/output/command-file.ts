import {randomUUID} from 'node:crypto'
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync
} from 'node:fs'

/** The longest line of a value, in bytes: Forgejo's runner fails the job for one of 64 KiB, its line break included. */
export const LONGEST_LINE = 64 * 1024 - 1

/**
 * Adds values to one of the runner's command files (outputs, state), all at once: an end at any time leaves no half
 * value. Throws where the file does not exist or can't be written.
 */
export function appendValues(path: string, values: Readonly<Record<string, string>>): void {
  const block = Object.entries(values).map(([name, value]) => {
    const end = `end_${randomUUID()}`
    return `${name}<<${end}\n${value}\n${end}\n`
  })
  // Never made where there is none: the runner reads only the files that it has made itself.
  const file = realpathSync(path)
  const text = block.join('')
  if (!replaceWithMore(file, text)) appendWhole(file, text, constants.O_WRONLY)
}

/**
 * Puts a file that has more text in the place of one, and says whether that could be done: only for a plain file of our
 * own, in a folder that lets us. A process that is killed while it appends leaves a part of the text there, and the
 * runner then refuses the whole file.
 */
function replaceWithMore(file: string, text: string): boolean {
  const beside = `${file}.${randomUUID()}`
  try {
    const stats = statSync(file)
    if (!stats.isFile() || stats.uid !== (process.geteuid?.() ?? stats.uid)) return false
    appendWhole(
      beside,
      readFileSync(file, 'utf8') + text,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL
    )
    chmodSync(beside, stats.mode)
    renameSync(beside, file)
    return true
  } catch {
    remove(beside)
    return false
  }
}

function remove(path: string): void {
  try {
    rmSync(path, {force: true})
  } catch {
    // It was not made.
  }
}

/**
 * Appends all of a text to a file, or nothing: what a full disk took of the text is cut off again. `replaces` is what
 * was appended last, and is cut off before. `flags` are those of `open`. Throws where the file can't be written.
 */
export function appendWhole(path: string, text: string, flags: number, replaces = ''): void {
  const bytes = Buffer.from(text)
  const file = openRegular(path, flags | constants.O_APPEND)
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

/** Takes away all that stands in a file, where that can be done. */
export function emptyFile(path: string): void {
  try {
    truncateSync(path)
  } catch {
    // Then nothing can be written to it either.
  }
}

// Windows has neither links in this sense nor pipes among its files, and lacks both flags.
const {O_NOFOLLOW = 0, O_NONBLOCK = 0} = constants
const NOT_REGULAR = 'not-regular'

/**
 * Opens a regular file. Throws for anything else, at once: a pipe would wait for its reader, a device keeps nothing, and a
 * link may lead anywhere.
 */
export function openRegular(path: string, flags: number): number {
  const file = openSync(path, flags | O_NOFOLLOW | O_NONBLOCK, 0o666)
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  throw Object.assign(new Error(NOT_REGULAR), {code: NOT_REGULAR})
}

/** Writes all bytes: a file takes less at a time where it is nearly full. */
export function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

function cut(file: number, size: number): void {
  try {
    ftruncateSync(file, size)
  } catch {
    // Some systems cut nothing that is open for appending: then too much is there, and no text is lost.
  }
}
