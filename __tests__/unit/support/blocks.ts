import {expect} from '@jest/globals'
import type {Block} from '../../../src/output/block.js'
import {createSanitizer} from '../../../src/output/sanitizer.js'

/** The physical lines of blocks, each of which must know how many it has. */
export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block => {
    const lines = block.text.split('\n')
    expect(block.lines).toBe(lines.length)
    return lines
  })
}

/** What the sanitizer makes of a text that comes in these pieces. */
export function blocksOf(...pieces: readonly string[]): Block[] {
  const sanitizer = createSanitizer()
  return [...pieces.flatMap(piece => sanitizer.push(piece)), ...sanitizer.end()]
}

/** The lines of such blocks. */
export function sanitize(...pieces: readonly string[]): string[] {
  return linesOf(blocksOf(...pieces))
}
