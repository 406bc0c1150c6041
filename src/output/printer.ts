import {randomBytes} from 'node:crypto'
import * as core from '@actions/core'
import {abortable} from '../util/timers.js'
import {type Block, firstLines, PREFIX} from './block.js'
import {cleanText, oneLine} from './clean-text.js'

// The runner masks every fence token for the rest of the job, and each mask slows every later line of it.
const MOST_TOKENS = 16
const MESSAGE_WIDTH = 1000

/** Everything that is printed goes through here: one stream, so that the order of lines is kept. */
export interface Printer {
  /** A line of our own. */
  line(text: string): void
  /** A line for whoever runs the step with debug logging (`ACTIONS_STEP_DEBUG`); otherwise nothing. */
  debug(text: string): void
  notice(text: string): void
  warning(text: string): void
  /** The annotation that names the reason; remote text in it is cleaned. */
  error(text: string): void
  /** Remote lines under a heading, folded, and fenced against commands. Lines over the cap are counted. */
  remote(heading: string, blocks: readonly Block[]): void
  /** Safe lines, fenced too, but without fold and cap, for the end of the log. */
  tail(lines: readonly string[]): void
  /** Remote lines that the cap left out. */
  leftOut(): number
  /** Resolves when the reader has caught up. */
  ready(signal: AbortSignal): Promise<void>
  /** Resolves when all is with the reader, or gone with it. */
  flushed(): Promise<void>
}

/** `maxLines` caps the remote lines printed in all. */
export function createPrinter(maxLines: number, stdout: NodeJS.WriteStream = process.stdout): Printer {
  let lines = 0
  let fences = 0
  const tokens: string[] = []

  const fenced = (parts: readonly string[]) => {
    const slot = fences++ % MOST_TOKENS
    tokens[slot] ??= randomBytes(16).toString('hex')
    // Not joined, since that would copy them all once more.
    const text = parts.reduce((all, part) => `${all}${part}\n`, '')
    return `::stop-commands::${tokens[slot]}\n${text}::${tokens[slot]}::\n`
  }

  /** What of a block the cap leaves. */
  const capped = (block: Block) => {
    const shown = firstLines(block, maxLines - lines)
    lines += block.lines
    return shown ?? []
  }

  return {
    line: text => core.info(ownLine(text)),
    debug(text) {
      if (core.isDebug()) core.debug(oneLine(text, MESSAGE_WIDTH))
    },
    notice: text => core.notice(oneLine(text, MESSAGE_WIDTH)),
    warning: text => core.warning(oneLine(text, MESSAGE_WIDTH)),
    error: text => core.error(oneLine(text, MESSAGE_WIDTH)),
    remote(heading, blocks) {
      const shown = blocks.flatMap(capped)
      if (shown.length === 0) return
      // At once, since each write costs more than many lines. In a command `%` begins an escape.
      const title = oneLine(heading, 200).replaceAll('%', '%25')
      const lines = fenced(shown.map(block => block.text))
      stdout.write(`::group::${title}\n${lines}::endgroup::\n`)
    },
    tail(lines) {
      if (lines.length === 0) return
      stdout.write(fenced(lines.map(line => (line.startsWith(PREFIX) ? line : PREFIX + line))))
    },
    leftOut: () => Math.max(0, lines - maxLines),
    async ready(signal) {
      // What the reader took at once leaves nothing to wait for, though the stream says so until the next tick.
      if (!stdout.writableNeedDrain || stdout.writableLength === 0 || stdout.destroyed) return
      await abortable(new Promise<void>(resolve => onceFree(stdout, resolve)), signal)
    },
    flushed: () =>
      new Promise(resolve => {
        if (stdout.destroyed) return resolve()
        stdout.write('', () => resolve())
      })
  }
}

/** A line of our own may hold remote names: it stays one line, and can't become a command. */
function ownLine(text: string): string {
  const clean = cleanText(text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' '))
  return (/^\s*::/.test(clean) ? PREFIX + clean : clean).slice(0, MESSAGE_WIDTH)
}

/** Calls back once when the stream takes more, or has lost its reader. */
function onceFree(stream: NodeJS.WriteStream, callback: () => void): void {
  const done = () => {
    stream.off('drain', done)
    stream.off('close', done)
    callback()
  }
  stream.on('drain', done)
  stream.on('close', done)
}
