import {closeSync, constants, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {codeOf, InputError} from '../model/errors.js'
import {PREFIX} from './block.js'
import {oneLine} from './clean-text.js'
import {writeAll} from './command-file.js'

/** The whole remote log on disk: neither capped nor wrapped, and as safe as what is printed. */
export interface LogFile {
  /** Appends lines, joined by line breaks, under this heading, or a piece of a very long one; `ends` with the last. */
  write(heading: string, lines: string, ends: boolean): void
  /** Closes the file; returns what went wrong, if anything, from when on nothing was written. */
  close(): string | undefined
}

/**
 * Opens the file anew, and makes its folder where it is missing. Throws an `InputError` where that fails. Lines of one
 * part stay together under its heading, each behind the prefix of the printed log. Each write is done when it returns, so
 * that what was read is on disk however the process ends.
 */
export function openLogFile(path: string): LogFile {
  const file = open(path)
  let trouble: string | undefined
  let under: string | undefined
  let inLine = false
  let isClosed = false

  const put = (text: string) => {
    if (trouble !== undefined || isClosed) return
    try {
      writeAll(file, Buffer.from(text))
    } catch (error) {
      trouble = `the log file is not whole: it could not be written (${codeOf(error) ?? 'unknown error'})`
    }
  }

  return {
    write(heading, lines, ends) {
      const isOther = heading !== under
      const head = isOther ? `${inLine ? '\n' : ''}== ${oneLine(heading, 300)}\n` : ''
      const begin = inLine && !isOther ? '' : PREFIX
      put(`${head}${begin}${lines.replaceAll('\n', `\n${PREFIX}`)}${ends ? '\n' : ''}`)
      under = heading
      inLine = !ends
    },
    close() {
      if (inLine) put('\n')
      // Its number may be that of another file from now on.
      isClosed = true
      closeSync(file)
      return trouble
    }
  }
}

// Windows has neither links in this sense nor pipes among its files, and lacks both flags.
const {O_WRONLY, O_CREAT, O_NOFOLLOW = 0, O_NONBLOCK = 0} = constants

/** A regular file, which is emptied. Nothing else is: a pipe would wait for its reader, and a link may lead anywhere. */
function open(path: string): number {
  try {
    makeFolder(dirname(resolve(path)))
    const file = openSync(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o666)
    if (fstatSync(file).isFile()) {
      ftruncateSync(file)
      return file
    }
    closeSync(file)
  } catch (error) {
    throw cannotWrite(path, codeOf(error) ?? 'unknown error')
  }
  throw cannotWrite(path, 'it is not a regular file')
}

/** Makes a folder and those above it. Node's own recursion never ends in a file system that makes none, as `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

function cannotWrite(path: string, why: string): InputError {
  return new InputError([`log-file: "${oneLine(path, 60)}" cannot be written (${why})`])
}
