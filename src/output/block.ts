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
  const next = `\n${prefix}`
  let block: string = prefix
  let lines = 1
  let from = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    // Most lines fit, and are taken as they are, with their line break.
    if (end - from <= ROOM) block += text.slice(from, end + 1)
    else {
      const pieces = wrap(text.slice(from, end))
      block += `${pieces.join(next)}\n`
      lines += pieces.length - 1
    }
    block += prefix
    lines++
    from = end + 1
  }
  const pieces = wrap(text.slice(from))
  return make(block + pieces.join(next), lines + pieces.length - 1)
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

function make(text: string, lines: number): Block {
  return {text, lines} as Block
}
