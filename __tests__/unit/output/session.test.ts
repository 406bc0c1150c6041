import {expect, jest, test} from '@jest/globals'
import {splitLines} from '../../../runner/lines.js'
import {createReader} from '../../../runner/reader.js'
import type {Part} from '../../../src/model/part.js'
import {createPartPrinter} from '../../../src/output/part-printer.js'
import {cleanName, prefixOf} from '../../../src/output/prefix.js'
import {createPrinter} from '../../../src/output/printer.js'
import {addSecret} from '../../../src/output/redact.js'
import {fc, runs} from '../../support/properties.js'
import {hostile} from '../support/hostile.js'

const SECRET = 'pt-0123456789-session'
addSecret(SECRET)

/** What can happen in a step: logs of several parts in any order and cut, and words of our own in between. */
type Event =
  | {what: 'text'; part: number; text: string; again: boolean}
  | {what: 'end'; part: number}
  | {what: 'line' | 'warning' | 'notice' | 'error'; text: string}

const anyText = fc.array(fc.oneof(hostile, fc.constantFrom('\n', '\r\n', '\r', SECRET, 'plain words')), {
  maxLength: 8
})
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('text' as const),
      part: fc.nat(2),
      text: anyText.map(pieces => pieces.join('')),
      again: fc.boolean()
    })
  },
  {weight: 1, arbitrary: fc.record({what: fc.constant('end' as const), part: fc.nat(2)})},
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom('line' as const, 'warning' as const, 'notice' as const, 'error' as const),
      text: anyText.map(pieces => pieces.join(''))
    })
  }
)

test('in a whole session the runner takes no command but ours, and every fold and fence is closed', () => {
  fc.assert(
    fc.property(fc.array(event, {maxLength: 25}), fc.nat(60), hostile, (events, cap, name) => {
      let printed = ''
      const write = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
        printed += text
        return true
      })
      const asked: Record<string, number> = {warning: 0, notice: 0, error: 0}
      try {
        const printer = createPrinter(cap)
        const live = createPartPrinter({
          printer,
          title: ({name}, run) => `order 7, ${name}, run ${run}`,
          prefix: ({name}, run) => prefixOf(cleanName(name), run, 10, run),
          isWhole: ({id}) => id === 'm0',
          waiting: {characters: 0}
        })
        const part = (n: number): Part => ({
          id: `m${n}`,
          kind: 'machine',
          hasLog: true,
          name: `${name} ${n}`,
          phase: 'running',
          status: 'Running'
        })
        for (const happening of events) {
          if (happening.what === 'text') void live.text(part(happening.part), happening.text, happening.again)
          else if (happening.what === 'end') live.end(part(happening.part))
          else {
            printer[happening.what](happening.text)
            if (happening.what !== 'line') asked[happening.what] = (asked[happening.what] ?? 0) + 1
          }
        }
        live.endAll()
        void printer.flushed()
      } finally {
        write.mockRestore()
      }

      const reader = createReader()
      const splitter = splitLines(line => void reader.read(line))
      splitter.push(Buffer.from(printed))
      splitter.end()
      const names = reader.lines.flatMap(l => (l.kind === 'command' ? [l.command.name] : []))
      const counts = (wanted: string) => names.filter(found => found === wanted).length
      for (const what of ['warning', 'notice', 'error']) expect(counts(what)).toBe(asked[what])
      const folds = names.filter(found => !['warning', 'notice', 'error'].includes(found))
      // Live lines may stand behind one fence for long; folds have their own.
      const sequence = folds.join(' ')
      expect(sequence).toMatch(
        /^(?:(?:group stop-commands resume endgroup|stop-commands resume) ?)*(?:stop-commands)?$/
      )
      expect(reader.stopped()).toBe(false)
      expect(reader.broken()).toBe(false)
      expect(Object.keys({...reader.outputs, ...reader.state})).toEqual([])
      for (const line of reader.lines) {
        const text = line.kind === 'text' ? line.text : line.command.data
        expect(text.length).toBeLessThanOrEqual(1000)
      }
      expect(printed).not.toContain(SECRET)
    }),
    runs(500)
  )
})

test('a line of our own keeps its bound also where it gets the prefix', () => {
  let printed = ''
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
  try {
    createPrinter(0).line(`::error::${'x'.repeat(5000)}`)
  } finally {
    write.mockRestore()
  }
  expect(printed.startsWith(' | ::error::')).toBe(true)
  expect(printed.trimEnd().length).toBe(1000)
})
