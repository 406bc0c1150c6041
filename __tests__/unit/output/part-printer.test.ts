import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {describe, expect, test} from '@jest/globals'
import type {Block} from '../../../src/output/block.js'
import {createPartPrinter} from '../../../src/output/part-printer.js'
import type {Printer} from '../../../src/output/printer.js'
import {slow} from '../../support/slow.js'
import {linesOf} from '../support/blocks.js'
import {part} from '../support/build.js'

/** A printer that remembers blocks of remote lines. */
function scribe() {
  const blocks: {heading: string; lines: readonly string[]}[] = []
  const printer = {
    remote: (heading: string, some: readonly Block[]) => void blocks.push({heading, lines: linesOf(some)})
  } as Printer
  return {blocks, printer, lines: () => blocks.flatMap(b => b.lines)}
}

const web = part('running', {id: 'm1', name: 'web-1 (m1)', batch: 2})
const db = part('running', {id: 'm2', name: 'db-1 (m2)'})

describe('the printer of parts', () => {
  test('prints whole lines under the heading of their part', () => {
    const {blocks, printer} = scribe()
    const live = createPartPrinter(printer, '')
    void live.text(web, 'one\ntwo\nth', false)
    void live.text(db, 'other\n', false)
    void live.text(web, 'ree\n', false)
    expect(blocks).toEqual([
      {heading: 'machine web-1 (m1), batch 2', lines: ['| one', '| two']},
      {heading: 'machine db-1 (m2)', lines: ['| other']},
      {heading: 'machine web-1 (m1), batch 2', lines: ['| three']}
    ])
  })

  test('names the target where there are several', () => {
    const {blocks, printer} = scribe()
    void createPartPrinter(printer, 'deploy order 7, ').text(web, 'x\n', false)
    expect(blocks[0]?.heading).toBe('deploy order 7, machine web-1 (m1), batch 2')
  })

  test('prints a last line without line break when the part ends, and only once', () => {
    const {lines, printer} = scribe()
    const live = createPartPrinter(printer, '')
    void live.text(web, 'no newline', false)
    expect(lines()).toEqual([])
    live.end(web)
    live.end(web)
    expect(lines()).toEqual(['| no newline'])
  })

  test('prints a very long text once', async () => {
    const {lines, printer} = scribe()
    const long = Array.from(
      {length: 60_000},
      (_, i) => `line ${i} of a text of more than two million characters`
    )
    await createPartPrinter(printer, '').text(web, `${long.join('\n')}\n`, false)
    expect(lines()).toEqual(long.map(line => `| ${line}`))
  })

  slow('keeps only the last lines in memory, and not the texts that they came from', async () => {
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const silent = createPartPrinter({remote: () => {}} as unknown as Printer, '')
    collect()
    const before = process.memoryUsage().heapUsed
    for (let i = 0; i < 40; i++) {
      const text = `line ${i} of a long log\n`.repeat(200_000)
      await silent.text({...web, id: `m${i}`}, text, false)
    }
    collect()
    // 40 texts of 4 MB went by.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20e6)
    expect(silent.lastLines('m7')).toEqual(Array(50).fill('| line 7 of a long log'))
  })

  test('prints nothing at the end of a part without a log', () => {
    const {blocks, printer} = scribe()
    createPartPrinter(printer, '').end(web)
    expect(blocks).toEqual([])
  })

  test('begins a new heading, with the number of the run, when the part runs again', () => {
    const {blocks, printer} = scribe()
    const live = createPartPrinter(printer, '')
    void live.text(web, 'first\nhalf', false)
    void live.text(web, 'second\n', true)
    expect(blocks.map(b => b.lines)).toEqual([['| first'], ['| half'], ['| second']])
    expect(blocks[2]?.heading).toContain('run 2')
    expect(live.lastLines('m1')).toEqual(['| second'])
  })

  test('keeps the last 50 lines of each part', () => {
    const {printer} = scribe()
    const live = createPartPrinter(printer, '')
    void live.text(web, Array.from({length: 30}, (_, i) => `a${i}\n`).join(''), false)
    void live.text(web, Array.from({length: 45}, (_, i) => `b${i}\n`).join(''), false)
    void live.text(db, 'x\n', false)
    expect(live.lastLines('m1')).toHaveLength(50)
    expect(live.lastLines('m1').at(0)).toBe('| a25')
    expect(live.lastLines('m1').at(-1)).toBe('| b44')
    expect(live.lastLines('m2')).toEqual(['| x'])
    expect(live.lastLines('never seen')).toEqual([])
  })
})
