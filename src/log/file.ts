import {closeSync, openSync} from 'node:fs'
import {writeAll} from '../command-file.js'
import {codeOf} from '../errors.js'
import {PREFIX} from './block.js'
import {oneLine} from './untrusted.js'

const BLOCK = 256 * 1024

/** The whole remote log on disk: neither capped nor wrapped, and as safe as what is printed. */
export interface LogFile {
  /** Lines of the part under this heading, or a piece of a very long one; `ends` with its last piece. */
  write(heading: string, lines: string, ends: boolean): void
  /** What went wrong, if anything; from then on nothing is written. */
  close(): string | undefined
}

/**
 * Opens the file anew. Lines of one part stay together under its heading, each behind the prefix of the printed log.
 * Writes are blocking, so that what was read is on disk however the process ends.
 */
export function openLogFile(path: string): LogFile {
  const file = openSync(path, 'w')
  let trouble: string | undefined
  let pending = ''
  let under = ''
  let inLine = false

  const flush = () => {
    if (pending === '' || trouble !== undefined) return
    const block = Buffer.from(pending)
    pending = ''
    try {
      writeAll(file, block)
    } catch (error) {
      trouble = `the log file is not whole: it could not be written (${codeOf(error) ?? 'unknown error'})`
    }
  }

  return {
    write(heading, lines, ends) {
      if (trouble !== undefined) return
      if (heading !== under) {
        pending += `${inLine ? '\n' : ''}== ${oneLine(heading, 300)}\n`
        under = heading
        inLine = false
      }
      pending += `${inLine ? '' : PREFIX}${lines.replaceAll('\n', `\n${PREFIX}`)}${ends ? '\n' : ''}`
      inLine = !ends
      if (pending.length >= BLOCK) flush()
    },
    close() {
      if (inLine) pending += '\n'
      flush()
      closeSync(file)
      return trouble
    }
  }
}
