import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {describe, expect, test} from '@jest/globals'
import type {Block} from '../../../src/output/block.js'
import {createPartPrinter, type PartPrinterDeps} from '../../../src/output/part-printer.js'
import type {Prefix} from '../../../src/output/prefix.js'
import type {Printer} from '../../../src/output/printer.js'
import {addSecret} from '../../../src/output/redact.js'
import {slow} from '../../support/slow.js'
import {linesOf} from '../support/blocks.js'
import {part} from '../support/build.js'

/** A printer that remembers remote lines, and folds with their headings. */
function scribe() {
  const lines: string[] = []
  const folds: {heading: string; lines: string[]}[] = []
  const printer = {
    live: (blocks: readonly Block[]) => void lines.push(...linesOf(blocks)),
    fold() {
      const held: string[] = []
      return {
        add: (blocks: readonly Block[]) => void held.push(...linesOf(blocks)),
        close: (heading: string) => void folds.push({heading, lines: held})
      }
    }
  } as Partial<Printer> as Printer
  return {lines, folds, printer}
}

const printerOf = (printer: Printer, over: Partial<PartPrinterDeps> = {}) =>
  createPartPrinter({
    printer,
    title: ({kind, name}, run) => `${kind} ${name}, run ${run}`,
    prefix: ({name}, run) => ` | ${name} #${run} | ` as Prefix,
    isWhole: () => false,
    waiting: {characters: 0},
    ...over
  })

const web = part('running', {id: 'm1', name: 'web-1'})
const db = part('running', {id: 'm2', name: 'db-1'})

describe('the printer of parts', () => {
  test('prints whole lines as they come, behind the prefix of their part', () => {
    const {lines, folds, printer} = scribe()
    const live = printerOf(printer)
    void live.text(web, 'one\ntwo\nth', false)
    void live.text(db, 'other\n', false)
    void live.text(web, 'ree\n', false)
    expect(lines).toEqual([
      ' | web-1 #1 | one',
      ' | web-1 #1 | two',
      ' | db-1 #1 | other',
      ' | web-1 #1 | three'
    ])
    expect(folds).toEqual([])
  })

  test('shows nothing of a secret of which a gap has taken the end', () => {
    const {lines, printer} = scribe()
    const secret = 'pt-of-a-gap-0123456789abcdef'
    addSecret(secret)
    const live = printerOf(printer)
    void live.text(web, `token ${secret.slice(0, 20)}`, false)
    live.gap(web)
    live.gap(db)
    void live.text(web, 'and on\n', false)
    live.gap(web)
    expect(lines).toEqual([' | web-1 #1 | token ***', ' | web-1 #1 | and on'])
  })

  test('prints a last line without line break when the part ends, and only once', () => {
    const {lines, printer} = scribe()
    const live = printerOf(printer)
    void live.text(web, 'no newline', false)
    expect(lines).toEqual([])
    live.end(web)
    live.end(web)
    live.endAll()
    expect(lines).toEqual([' | web-1 #1 | no newline'])
  })

  test('remembers nothing of a part that is long gone, but prints the line that it left', () => {
    const {lines, printer} = scribe()
    const live = printerOf(printer)
    void live.text(web, 'one\nhalf', false)
    live.forget(web)
    expect(lines).toEqual([' | web-1 #1 | one', ' | web-1 #1 | half'])
    expect(live.lastLines('m1')).toEqual([])
  })

  test('prints a very long text once', async () => {
    const {lines, printer} = scribe()
    const long = Array.from(
      {length: 60_000},
      (_, i) => `line ${i} of a text of more than two million characters`
    )
    await printerOf(printer).text(web, `${long.join('\n')}\n`, false)
    expect(lines).toEqual(long.map(line => ` | web-1 #1 | ${line}`))
  })

  test('prints nothing at the end of a part without a log', () => {
    const {lines, folds, printer} = scribe()
    printerOf(printer).end(web)
    printerOf(printer, {isWhole: () => true}).end(web)
    expect([lines, folds]).toEqual([[], []])
  })

  test('counts the runs of a part, and ends the line of the one before', () => {
    const {lines, printer} = scribe()
    const live = printerOf(printer)
    void live.text(web, 'first\nhalf', false)
    void live.text(web, 'second\n', true)
    expect(lines).toEqual([' | web-1 #1 | first', ' | web-1 #1 | half', ' | web-1 #2 | second'])
    expect(live.lastLines('m1')).toEqual(['second'])
  })
})

describe('a log that is printed as a whole', () => {
  test('stands in one fold, whose heading has its lines, its time and its last line', () => {
    const {lines, folds, printer} = scribe()
    const live = printerOf(printer, {isWhole: ({id}) => id === 'm1'})
    void live.text(web, 'one\ntw', false)
    void live.text(db, 'other\n', false)
    void live.text(web, `o\n${'x'.repeat(2000)}\n  BUILD SUCCESS \n\n`, false)
    expect(folds).toEqual([])
    live.end({...web, startedAt: 1000, finishedAt: 73_000})
    expect(folds).toEqual([])
    live.turn(web)
    expect(lines).toEqual([' | db-1 #1 | other'])
    expect(folds.map(({heading}) => heading)).toEqual([
      'machine web-1, run 1: 5 lines in 1m12s, last: BUILD SUCCESS'
    ])
    expect(folds[0]?.lines.filter(line => !line.includes('xxx'))).toEqual([
      ' | one',
      ' | two',
      ' |   BUILD SUCCESS ',
      ' | '
    ])
    expect(folds[0]?.lines).toHaveLength(7)
  })

  test('waits for its turn, unless so much waits that memory counts for more', async () => {
    const {folds, printer} = scribe()
    const live = printerOf(printer, {isWhole: () => true})
    const parts = Array.from({length: 4}, (_, i) => ({...web, id: `p${i}`, name: `p${i}`}))
    const shown = () => folds.map(({lines}) => lines[0]?.slice(3, 5))
    for (const one of parts) {
      for (let i = 0; i < 6; i++) await live.text(one, `${one.id}${'x'.repeat(990)}\n`.repeat(1000), false)
      live.end(one)
    }
    expect(shown()).toEqual(['p2', 'p3'])
    for (const one of parts) live.turn(one)
    for (const one of parts) live.turn(one)
    expect(shown()).toEqual(['p2', 'p3', 'p0', 'p1'])
    for (const one of parts) {
      await live.text(one, 'more\n', false)
      live.end(one)
    }
    expect(shown()).toHaveLength(4)
  })

  test('goes on as it comes where its part runs again, and is held once where it ends twice', () => {
    const {folds, lines, printer} = scribe()
    const waiting = {characters: 0}
    const live = printerOf(printer, {isWhole: ({phase}) => phase === 'success', waiting})
    const ended = {...web, phase: 'success', startedAt: 1000, finishedAt: 61_000} as const
    void live.text(ended, 'first\n', false)
    live.end(ended)
    live.end(ended)
    expect([folds.length, waiting.characters]).toEqual([0, 5])
    void live.text(web, 'second\n', false)
    expect([folds.length, waiting.characters, lines]).toEqual([1, 0, [' | web-1 #1 | second']])
    expect(folds[0]?.heading).toEqual('machine web-1, run 1: 1 line in 1m, last: first')
    void live.text(ended, 'third\n', false)
    live.end(ended)
    live.turn(ended)
    expect([folds.length, lines.at(-1)]).toEqual([1, ' | web-1 #1 | third'])
    void live.text(ended, 'again\n', true)
    live.end(ended)
    live.turn(ended)
    void live.text(web, 'fourth\n', false)
    expect([folds.length, lines.at(-1)]).toEqual([2, ' | web-1 #2 | fourth'])
  })

  test('waits beside those of other targets, which all together have that much room', async () => {
    const {folds, printer} = scribe()
    const waiting = {characters: 0}
    const printers = [1, 2, 3].map(() => printerOf(printer, {isWhole: () => true, waiting}))
    for (const live of printers) {
      for (let i = 0; i < 7; i++) await live.text(web, `${'x'.repeat(999)}\n`.repeat(1000), false)
      live.end(web)
    }
    expect(folds).toHaveLength(1)
    expect(Math.round(waiting.characters / 1_000_000)).toBe(14)
    for (const live of printers) live.endAll()
    expect([folds.length, waiting.characters]).toEqual([3, 0])
  })

  test('is printed as far as it came when all ends, and by itself for each run', () => {
    const {folds, printer} = scribe()
    const live = printerOf(printer, {isWhole: () => true})
    void live.text(web, 'one', false)
    void live.text(web, 'two', true)
    live.endAll()
    live.endAll()
    expect(folds).toEqual([
      {heading: 'machine web-1, run 1: 1 line, last: one', lines: [' | one']},
      {heading: 'machine web-1, run 2: 1 line, last: two', lines: [' | two']}
    ])
  })
})

describe('the last lines', () => {
  test('are the last 50 of each part, as they came, and without prefix', () => {
    const live = printerOf(scribe().printer)
    void live.text(web, Array.from({length: 30}, (_, i) => `a${i}\n`).join(''), false)
    void live.text(web, Array.from({length: 45}, (_, i) => `b${i}\n`).join(''), false)
    void live.text(db, '\nx\n\n', false)
    expect(live.lastLines('m1')).toHaveLength(50)
    expect(live.lastLines('m1').at(0)).toBe('a25')
    expect(live.lastLines('m1').at(-1)).toBe('b44')
    expect(live.lastLines('m2')).toEqual(['', 'x', ''])
    expect(live.lastLines('never seen')).toEqual([])
  })

  test('of long lines are as many lines, each with its beginning and its end', async () => {
    for (const size of [1500, 48_000, 300_000]) {
      const live = printerOf(scribe().printer)
      for (let i = 0; i < 52; i++) await live.text(web, `first ${i} ${'x'.repeat(size)} last ${i}\n`, false)
      const last = live.lastLines('m1')
      expect(last).toHaveLength(50)
      last.forEach((line, i) => {
        expect(line).toMatch(new RegExp(`^first ${i + 2} x+…x+ last ${i + 2}$`))
        expect(line.length).toBeLessThan(1000)
      })
    }
  })

  slow('are all that is kept in memory, and not the texts that they came from', async () => {
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const silent = printerOf({live: () => {}} as Partial<Printer> as Printer)
    collect()
    const before = process.memoryUsage().heapUsed
    for (let i = 0; i < 40; i++) {
      const text = `line ${i} of a long log\n`.repeat(200_000)
      await silent.text({...web, id: `m${i}`}, text, false)
    }
    collect()
    // 40 texts of 4 MB went by.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20e6)
    expect(silent.lastLines('m7')).toEqual(Array(50).fill('line 7 of a long log'))
  })
})
