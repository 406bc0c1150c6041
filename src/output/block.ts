/** What stands before every physical line of remote text, so that none can begin with a command. */
export const PREFIX = '| '
/** Longest physical line, prefix included, in UTF-16 units: the runner chokes on long ones. */
export const WIDTH = 1000

const ROOM = WIDTH - PREFIX.length

declare const made: unique symbol

/** Physical lines of remote text, joined by line breaks: each has the prefix and fits. Only this file makes them. */
export interface Block {
  readonly text: string
  readonly lines: number
  readonly [made]: true
}

/** Clean lines, joined by line breaks, as physical ones: wrapped where they are too long, each behind the prefix. */
export function blockOf(text: string): Block {
  const narrow = fits(text) ? text : text.split('\n').flatMap(wrap).join('\n')
  const prefixed = PREFIX + narrow.replaceAll('\n', `\n${PREFIX}`)
  // One prefix for each line is all that was added.
  return make(prefixed, (prefixed.length - narrow.length) / PREFIX.length)
}

/** The first lines of a block, at most so many; nothing when that is none. */
export function firstLines(block: Block, most: number): Block | undefined {
  if (most >= block.lines) return block
  if (most <= 0) return undefined
  let end = -1
  for (let i = 0; i < most; i++) end = block.text.indexOf('\n', end + 1)
  return make(block.text.slice(0, end), most)
}

/**
 * The last lines of a text and then of blocks, joined by line breaks: so many at most. They keep no more of the log
 * alive than the block that they are of: the search has made one text of its pieces.
 */
export function lastLines(before: string, blocks: readonly Block[], most: number): string {
  let from = blocks.length
  let held = 0
  for (; from > 0 && held < most; from--) held += blocks[from - 1]?.lines ?? 0
  const recent = blocks.slice(from).map(block => block.text)
  const text = (held < most && before !== '' ? [before, ...recent] : recent).join('\n')
  let begin = text.length
  for (let lines = 0; lines < most && begin >= 0; lines++) begin = text.lastIndexOf('\n', begin - 1)
  return text.slice(begin + 1)
}

/** A line without break in pieces that fit; a pair of surrogates stays together. */
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

/** Whether a cut here would part a pair of surrogates. */
export function isPairCut(text: string, at: number): boolean {
  const high = text.charCodeAt(at - 1)
  const low = text.charCodeAt(at)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

/** Whether no line is too long: from one line break on, the next one is always within reach. */
function fits(text: string): boolean {
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
