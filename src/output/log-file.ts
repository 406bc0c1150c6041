import {closeSync} from 'node:fs'
import {type Message, message} from '../messages/message.js'
import {codeOf, InputError} from '../model/errors.js'
import {oneLine} from './clean-text.js'
import {openEmptied, writeAll} from './command-file.js'
import {BAR} from './prefix.js'

/** The whole remote log on disk: neither capped nor wrapped, and as safe as what is printed. */
export interface LogFile {
  /**
   * Appends lines of a source, joined by line breaks, under its heading, or a piece of a very long one; `ends` with the
   * last. Sources are told apart by themselves, since headings may be alike.
   */
  write(source: LogSource, lines: string, ends: boolean): void
  /** Closes the file; returns what went wrong, if anything, from when on nothing was written. */
  close(): Message | undefined
}

/** What lines come from: one run of a part. */
export interface LogSource {
  heading: string
}

/**
 * Opens the file anew, and makes its folder where it is missing. Throws an `InputError` where that fails. Lines of one
 * part stay together under its heading, each behind the prefix of the printed log. Each write is done when it returns, so
 * that what was read is on disk however the process ends.
 */
export function openLogFile(path: string): LogFile {
  const file = open(path)
  let trouble: Message | undefined
  let under: LogSource | undefined
  let inLine = false
  let isClosed = false

  const put = (text: string) => {
    if (trouble !== undefined || isClosed) return
    try {
      writeAll(file, Buffer.from(text))
    } catch (error) {
      trouble = message('file.log', {code: codeOf(error)})
    }
  }

  return {
    write(source, lines, ends) {
      const isOther = source !== under
      // A line that is still open ends here: what another source writes must not go on with it.
      const head = isOther ? `${inLine ? '\n' : ''}== ${oneLine(source.heading, 300)}\n` : ''
      const begin = inLine && !isOther ? '' : BAR
      put(`${head}${begin}${lines.replaceAll('\n', `\n${BAR}`)}${ends ? '\n' : ''}`)
      under = source
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

/** A regular file, which is emptied. */
function open(path: string): number {
  try {
    return openEmptied(path)
  } catch (error) {
    throw cannotWrite(path, codeOf(error))
  }
}

function cannotWrite(path: string, code: string | undefined): InputError {
  const wrong = message('wrong.unwritable', {code})
  return new InputError([message('mistake.of-value', {input: 'log-file', value: oneLine(path, 60), wrong})])
}
