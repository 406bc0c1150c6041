import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync
} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {openRegular, readRegular} from '../util/regular-file.js'

/** The longest line of a value, in bytes: Forgejo's runner fails the job for one of 64 KiB, its line break included. */
export const LONGEST_LINE = 64 * 1024 - 1

/** A longer file is not copied for what is added to it, in bytes. */
const MOST_COPIED = 16 * 1024 * 1024

/**
 * Adds values to one of the runner's command files (outputs, state), all at once: a process that ends meanwhile leaves no
 * half value. Throws where the file does not exist or can't be written.
 */
export function appendValues(path: string, values: Readonly<Record<string, string>>): void {
  const block = Object.entries(values).map(([name, value]) => {
    const end = absentFrom(value)
    return `${name}<<${end}\n${value}\n${end}\n`
  })
  // A missing file is not made: the runner reads only the files that it has made itself.
  const file = realpathSync(path)
  const text = block.join('')
  if (!replaceWithMore(file, text)) appendWhole(file, text, constants.O_WRONLY)
}

/** A line that a value does not have, so that nothing in it ends it. */
function absentFrom(value: string): string {
  for (;;) {
    const line = `end_${randomName()}`
    if (!value.includes(line)) return line
  }
}

/** A name that nothing else is likely to have. No secret: `node:crypto` would take longer to load than all that is written. */
function randomName(): string {
  return Math.random().toString(36).slice(2)
}

/**
 * Puts a file that has more text in the place of one, and says whether that could be done: only for a plain file of our
 * own, in a folder that lets us. A process that is killed while it appends leaves a part of the text there, and the
 * runner then refuses the whole file.
 */
function replaceWithMore(file: string, text: string): boolean {
  const beside = `${file}.${randomName()}`
  try {
    const stats = statSync(file)
    if (!stats.isFile() || stats.uid !== (process.geteuid?.() ?? stats.uid)) return false
    const before = readRegular(file, MOST_COPIED)
    if (before === undefined) return false
    appendWhole(beside, before + text, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL)
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

/** Opens a regular file, and empties it; its folder is made where it is missing. Throws as `openRegular` does. */
export function openEmptied(path: string): number {
  makeFolder(dirname(resolve(path)))
  const file = openRegular(path, constants.O_WRONLY | constants.O_CREAT)
  ftruncateSync(file)
  return file
}

/** Makes a folder and those above it. Node's own recursion never ends in a file system that makes none, as `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
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
