import {expect} from '@jest/globals'
import {type Block, blockOf} from '../../../src/output/block.js'
import {BAR} from '../../../src/output/prefix.js'
import {createSanitizer, type OnLines} from '../../../src/output/sanitizer.js'

/** The physical lines of blocks, each of which must know how many it has. */
export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block => {
    const lines = block.text.split('\n')
    expect(block.lines).toBe(lines.length)
    return lines
  })
}

/** A sanitizer whose lines come back as blocks behind the bar, as a log with one part shows them; `onLines` gets them too. */
export function blockSanitizer(onLines?: OnLines, onStates?: OnLines) {
  let blocks: Block[] = []
  let inLine = false
  const sanitizer = createSanitizer((lines, ends) => {
    onLines?.(lines, ends)
    if (!inLine || lines !== '') blocks.push(blockOf(lines, BAR))
    inLine = !ends
  }, onStates)
  const take = (): Block[] => {
    const taken = blocks
    blocks = []
    return taken
  }
  return {
    push(text: string) {
      sanitizer.push(text)
      return take()
    },
    end() {
      sanitizer.end()
      return take()
    }
  }
}

/** What the sanitizer makes of a text that comes in these pieces. */
export function blocksOf(...pieces: readonly string[]): Block[] {
  const sanitizer = blockSanitizer()
  return [...pieces.flatMap(piece => sanitizer.push(piece)), ...sanitizer.end()]
}

/** The lines of such blocks. */
export function sanitize(...pieces: readonly string[]): string[] {
  return linesOf(blocksOf(...pieces))
}
