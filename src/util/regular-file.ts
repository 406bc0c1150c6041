import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs'

// Windows has neither links in this sense nor pipes among its files, and lacks both flags.
const {O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY} = constants
/** The code of the error for what is no regular file. */
export const NOT_REGULAR = 'not-regular'

/**
 * Opens a regular file. Throws for anything else, at once: a pipe would wait for its reader, a device keeps nothing, and a
 * link may lead anywhere.
 */
export function openRegular(path: string, flags: number): number {
  return open(path, flags | O_NOFOLLOW)
}

/**
 * The text of a regular file, or of one that a link leads to, as far as it has bytes when it is opened; nothing where these
 * are more than `most`. Throws for anything else, and where it cannot be read.
 */
export function readRegular(path: string, most: number): string | undefined {
  const file = open(path, O_RDONLY)
  try {
    const {size} = fstatSync(file)
    if (size > most) return undefined
    const bytes = Buffer.alloc(size)
    let read = 0
    for (let count = -1; count !== 0 && read < size; read += count)
      count = readSync(file, bytes, read, size - read, null)
    return bytes.toString('utf8', 0, read)
  } finally {
    closeSync(file)
  }
}

function open(path: string, flags: number): number {
  const file = openSync(path, flags | O_NONBLOCK, 0o666)
  // Of what was opened: the path may lead elsewhere by now.
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  throw Object.assign(new Error(NOT_REGULAR), {code: NOT_REGULAR})
}
