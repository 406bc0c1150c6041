import * as core from '@actions/core'
import type {Text} from '../messages/message.js'
import {abortable} from '../util/timers.js'
import {type Block, firstLines} from './block.js'
import {cleanText, commandText} from './clean-text.js'
import {createFence, type Fence} from './fence.js'
import {BAR, hasColours} from './prefix.js'
import {addReceivedSecret, redact, SHORTEST_SECRET} from './redact.js'
import {sayLine} from './say-line.js'
import {masksOf} from './spellings.js'

const MESSAGE_WIDTH = 1000
// What a line of state has beyond its text: the time, and how it stands out.
const STATUS_EXTRA = 30
const LONGEST_HEADING = 300
const LONGEST_TITLE = 150
// `(1,2)` or `:1:2` behind the name of a file, and then what is wrong.
const PLACE = /[(:]\d+[,:]\d+(?:\):|\s+-)?\s/
// As lines of ours tell a moment: a place for the pattern above, and for no reader.
const MOMENTS = /\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\b/g

/** Everything that is printed goes through here: one stream, so that the order of lines is kept. */
export interface Printer {
  /** A text in the language of the reader, for a place within a line. */
  say(text: Text): string
  /** Prints a line of our own. Remote text in it is cleaned, as in all below. */
  line(text: Text): void
  /** Prints a line about the state of what is waited for, so that it stands out from the logs; `at` is when, as `0:12`. */
  status(at: string, text: Text): void
  /** A line for whoever runs the step with debug logging (`ACTIONS_STEP_DEBUG`); otherwise nothing. */
  debug(text: Text): void
  /** Masks a credential that an answer held, and redacts it from all that is printed from now on. */
  mask(secret: string): void
  notice(text: Text): void
  warning(text: Text): void
  /** The annotation that names the reason, under a title that says what it is about. */
  error(text: Text, title?: Text): void
  /** Prints remote lines as they come, guarded against commands. Lines over the cap are only counted. */
  live(blocks: readonly Block[]): void
  /** Begins a fold of remote lines, which is printed when it is closed. */
  fold(): Fold
  /** Prints remote lines for the end of the log: guarded too, but without cap; folded where they have a heading. */
  tail(block: Block, heading?: Text): void
  /** Remote lines that the cap left out so far. */
  leftOut(): number
  /** Resolves when the reader of stdout has caught up. Rejects with the signal's reason when that aborts first. */
  ready(signal: AbortSignal): Promise<void>
  /** Resolves when the reader has everything that was printed, or is gone. */
  flushed(): Promise<void>
}

/** Remote lines that stand together under a heading. */
export interface Fold {
  /** They count against the cap now, so that no more are held than may be printed. */
  add(blocks: readonly Block[]): void
  /** Prints what there is, if anything. */
  close(heading: Text): void
}

const fences = new Set<Fence>()

/** What to print before a command that goes past the printers, since remote text may stand before it. */
export function endFences(): string {
  return [...fences].map(fence => fence.end()).join('')
}

/** A printer to `stdout`, which prints at most `maxLines` remote lines in all. */
export function createPrinter(maxLines: number, stdout: NodeJS.WriteStream = process.stdout): Printer {
  const said = sayLine
  const fence = createFence()
  fences.add(fence)
  const command = (print: (line: string) => void, text: Text, width = MESSAGE_WIDTH) => {
    const end = fence.end()
    if (end !== '') stdout.write(end)
    print(commandText(said(text), width))
  }

  return {
    say: said,
    line: text => core.info(unmatched(ownLine(said(text)))),
    status(at, text) {
      const line = ownLine(said(text), MESSAGE_WIDTH - STATUS_EXTRA)
      core.info(unmatched(`[${at}] ${hasColours() ? `\u001b[1m${line}\u001b[0m` : line}`))
    },
    debug(text) {
      if (core.isDebug()) command(core.debug, text)
    },
    mask(secret) {
      if (secret.length < SHORTEST_SECRET) return
      addReceivedSecret(secret)
      // Behind a fence it would be a line for all to read.
      stdout.write(endFences())
      for (const mask of masksOf(secret)) core.setSecret(mask)
    },
    notice: text => command(core.notice, text),
    warning: text => command(core.warning, text),
    error(text, title) {
      if (title === undefined) return command(core.error, text)
      const safe = commandText(said(title), LONGEST_TITLE)
      // In a title these three are escaped too.
      const written = ` title=${safe.replace(/[%:,]/g, '%25')}`.length
      command(line => core.error(line, {title: safe}), text, MESSAGE_WIDTH - written)
    },
    ...createRemotePrinter(stdout, fence, said, maxLines),
    ready: signal => caughtUp(stdout, signal),
    flushed() {
      // Nothing of ours stays in effect for what others print.
      stdout.write(fence.end())
      return flushed(stdout)
    }
  }
}

/** The part of a printer that prints remote lines: between fences, and all but those of the end under the cap. */
function createRemotePrinter(
  stdout: NodeJS.WriteStream,
  fence: Fence,
  said: (text: Text) => string,
  maxLines: number
): Pick<Printer, 'live' | 'fold' | 'tail' | 'leftOut'> {
  let count = 0
  /** What the cap leaves of blocks. */
  const capped = (blocks: readonly Block[]) =>
    blocks.flatMap(block => {
      const shown = firstLines(block, maxLines - count)
      count += block.lines
      return shown ?? []
    })
  // At once, since each write costs more than many lines.
  const writeFold = (heading: string, lines: string) =>
    stdout.write(
      // In a command `%` begins an escape.
      `${fence.end()}::group::${commandText(heading, LONGEST_HEADING).replaceAll('%', '%25')}\n${fence.begin()}${lines}${fence.end()}::endgroup::\n`
    )
  return {
    live(blocks) {
      const shown = capped(blocks)
      if (shown.length > 0) stdout.write(fence.begin() + joined(shown))
    },
    fold() {
      let shown: Block[] = []
      return {
        add(blocks) {
          for (const block of capped(blocks)) shown.push(block)
        },
        close(heading) {
          if (shown.length > 0) writeFold(said(heading), joined(shown))
          shown = []
        }
      }
    },
    tail(block, heading) {
      if (heading === undefined) stdout.write(fence.begin() + joined([block]))
      else writeFold(said(heading), joined([block]))
    },
    leftOut: () => Math.max(0, count - maxLines)
  }
}

/** The lines of blocks, each with a line break. Not by `join`, which would copy them all once more. */
function joined(blocks: readonly Block[]): string {
  return blocks.reduce((all, {text}) => `${all}${text}\n`, '')
}

/** A line of our own may hold remote names: it stays one line, and can't become a command. */
function ownLine(text: string, width = MESSAGE_WIDTH): string {
  // Redacted first: one of these may stand within a credential.
  const clean = cleanText(redact(text).replace(/[\r\n\u0085\u2028\u2029]+/g, ' '))
  return (/^\s*::/.test(clean) ? BAR + clean : clean).slice(0, width)
}

/**
 * A line that names a place in a file, as remote text in it may, with a blank before it: that keeps off the matchers which want
 * something else first, as the prefix of remote lines does.
 */
function unmatched(line: string): string {
  return PLACE.test(line.replace(MOMENTS, '…')) ? ` ${line}`.slice(0, MESSAGE_WIDTH) : line
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
