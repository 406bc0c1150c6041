import {randomBytes} from 'node:crypto'
import * as core from '@actions/core'
import {isActRunner} from '../util/runner.js'
import {abortable} from '../util/timers.js'
import {type Block, firstLines, PREFIX} from './block.js'
import {cleanText, commandText} from './clean-text.js'
import {redact} from './redact.js'

// The runner masks every fence token for the rest of the job, and each mask slows every later line of it.
const MOST_TOKENS = 16
const MESSAGE_WIDTH = 1000

/** Everything that is printed goes through here: one stream, so that the order of lines is kept. */
export interface Printer {
  /** Prints a line of our own. Remote text in it is cleaned, as in the three below. */
  line(text: string): void
  /** A line for whoever runs the step with debug logging (`ACTIONS_STEP_DEBUG`); otherwise nothing. */
  debug(text: string): void
  notice(text: string): void
  warning(text: string): void
  /** The annotation that names the reason. */
  error(text: string): void
  /** Prints remote lines under a heading, folded, and guarded against commands. Lines over the cap are only counted. */
  remote(heading: string, blocks: readonly Block[]): void
  /** Prints safe lines for the end of the log: guarded too, but without fold and cap. */
  tail(lines: readonly string[]): void
  /** Remote lines that the cap left out so far. */
  leftOut(): number
  /** Resolves when the reader of stdout has caught up. Rejects with the signal's reason when that aborts first. */
  ready(signal: AbortSignal): Promise<void>
  /** Resolves when the reader has everything that was printed, or is gone. */
  flushed(): Promise<void>
}

/** A printer to `stdout`, which prints at most `maxLines` remote lines in all. */
export function createPrinter(maxLines: number, stdout: NodeJS.WriteStream = process.stdout): Printer {
  let count = 0
  // On these the fence would outlive a step that is killed behind it: there the prefix is the protection.
  const guarded = isActRunner() ? joined : createFence()
  /** What the cap leaves of a block. */
  const capped = (block: Block) => {
    const shown = firstLines(block, maxLines - count)
    count += block.lines
    return shown ?? []
  }

  return {
    line: text => core.info(ownLine(text)),
    debug(text) {
      if (core.isDebug()) core.debug(commandText(text))
    },
    notice: text => core.notice(commandText(text)),
    warning: text => core.warning(commandText(text)),
    error: text => core.error(commandText(text)),
    remote(heading, blocks) {
      const shown = blocks.flatMap(capped)
      if (shown.length === 0) return
      // In a command `%` begins an escape.
      const title = commandText(heading, 200).replaceAll('%', '%25')
      const lines = guarded(shown.map(block => block.text))
      // At once, since each write costs more than many lines.
      stdout.write(`::group::${title}\n${lines}::endgroup::\n`)
    },
    tail(lines) {
      if (lines.length === 0) return
      stdout.write(guarded(lines.map(line => (line.startsWith(PREFIX) ? line : PREFIX + line))))
    },
    leftOut: () => Math.max(0, count - maxLines),
    ready: signal => caughtUp(stdout, signal),
    flushed: () => flushed(stdout)
  }
}

/** Puts texts, each of which gets a line break, between two commands that keep the runner from commands in them. */
function createFence(): (texts: readonly string[]) => string {
  const tokens: string[] = []
  let fences = 0
  return texts => {
    const slot = fences++ % MOST_TOKENS
    tokens[slot] ??= randomBytes(16).toString('hex')
    return `::stop-commands::${tokens[slot]}\n${joined(texts)}::${tokens[slot]}::\n`
  }
}

/** The texts, each with a line break. Not by `join`, which would copy them all once more. */
function joined(texts: readonly string[]): string {
  return texts.reduce((all, text) => `${all}${text}\n`, '')
}

/** A line of our own may hold remote names: it stays one line, and can't become a command. */
function ownLine(text: string): string {
  // Redacted first: one of these may stand within a credential.
  const clean = cleanText(redact(text).replace(/[\r\n\u0085\u2028\u2029]+/g, ' '))
  return (/^\s*::/.test(clean) ? PREFIX + clean : clean).slice(0, MESSAGE_WIDTH)
}

/** Resolves when a stream takes more, or has lost its reader. */
async function caughtUp(stream: NodeJS.WriteStream, signal: AbortSignal): Promise<void> {
  // What the reader took at once leaves nothing to wait for, though the stream asks for it until the next tick.
  if (!stream.writableNeedDrain || stream.writableLength === 0 || stream.destroyed) return
  await abortable(new Promise<void>(resolve => onceFree(stream, resolve)), signal)
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise(resolve => {
    if (stream.destroyed) return resolve()
    stream.write('', () => resolve())
  })
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
