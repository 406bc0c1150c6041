import {isPairCut} from '../util/text.js'
import type {Prefix} from './prefix.js'
import {ROOM} from './width.js'

declare const made: unique symbol

/** Physical lines of remote text, joined by line breaks: each has the prefix, and fits. Only this file makes them. */
export interface Block {
  readonly text: string
  readonly lines: number
  readonly [made]: true
}

/** Makes physical lines of clean ones, joined by line breaks: wrapped where too long, each behind the prefix. */
export function blockOf(text: string, prefix: Prefix): Block {
  const narrow = fits(text) ? text : text.split('\n').flatMap(wrap).join('\n')
  // A name may hold `$&` and its like, which the replacement would take for what was found.
  const prefixed = prefix + narrow.replaceAll('\n', `\n${prefix.replaceAll('$', '$$$$')}`)
  // One prefix for each line is all that was added.
  return make(prefixed, (prefixed.length - narrow.length) / prefix.length)
}

/** The first lines of a block, at most `most`; nothing where `most` is not positive. */
export function firstLines(block: Block, most: number): Block | undefined {
  if (most >= block.lines) return block
  if (most <= 0) return undefined
  let end = -1
  for (let i = 0; i < most; i++) end = block.text.indexOf('\n', end + 1)
  return make(block.text.slice(0, end), most)
}

/** Cuts a line without line breaks into pieces that have room behind the prefix; a surrogate pair stays whole. */
export function wrap(line: string): string[] {
  const pieces: string[] = []
  let at = 0
  while (line.length - at > ROOM) {
    const end = isPairCut(line, at + ROOM) ? at + ROOM - 1 : at + ROOM
    pieces.push(line.slice(at, end))
    at = end
  }
  return [...pieces, line.slice(at)]
}

/** Whether no line is too long: from one line break on, the next one is always within reach. */
export function fits(text: string): boolean {
  let from = 0
  while (text.length - from > ROOM) {
    const end = text.lastIndexOf('\n', from + ROOM)
    if (end < from) return false
    from = end + 1
  }
  return true
}

function make(text: string, lines: number): Block {
  return {text, lines} as Block
}
