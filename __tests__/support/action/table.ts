import {expect} from '@jest/globals'
import type {Outcome} from '../../../src/model/outcome.js'
import {checkEnd} from './checks.js'
import {wholeLog} from './log-views.js'
import {type ActionOptions, type ActionRun, runAction} from './run-action.js'
import {sideBySide} from './side-by-side.js'

/** A case of a table: the inputs and the platform of a run, and how it must end. */
export interface Row {
  /** Goes on after the outcome, so that the whole is a sentence. */
  name: string
  outcome: Outcome
  /** Whether the step is green; `success` alone is, unless given. */
  green?: boolean
  setup: () => ActionOptions
  /** Outputs by name: the exact value, or a pattern. `{url}` is the platform's address. */
  outputs?: Readonly<Record<string, string | RegExp>>
  log?: readonly (string | RegExp)[]
  /** What must not be in the log, the summary or the outputs. */
  never?: RegExp
  also?: (ran: ActionRun) => void | Promise<void>
}

const TIMEOUT_MS = 120_000

/** One test for each row, side by side; `check` is what is true for all of them on this platform. */
export function table(title: string, rows: readonly Row[], check: (ran: ActionRun) => void): void {
  sideBySide(title, test => {
    test.each(rows.map(row => [`${row.outcome} ${row.name}`, row] as const))(
      '%s',
      async (_, row) => {
        const ran = await runAction(row.setup())
        await checkEnd(ran, row.outcome, row.green ?? row.outcome === 'success')
        check(ran)
        checkRow(ran, row)
        await row.also?.(ran)
      },
      TIMEOUT_MS
    )
  })
}

function checkRow(ran: ActionRun, {outputs = {}, log = [], never}: Row): void {
  const {outputs: found} = ran.run
  for (const [name, expected] of Object.entries(outputs)) {
    const wanted = typeof expected === 'string' ? expected.replaceAll('{url}', ran.url) : expected
    if (typeof wanted === 'string') expect({[name]: found[name]}).toEqual({[name]: wanted})
    else expect(found[name]).toMatch(wanted)
  }
  const whole = wholeLog(ran)
  for (const text of log) expect(whole).toMatch(text)
  if (never) expect([whole, ran.summary, JSON.stringify(found)].join('\n')).not.toMatch(never)
}

export const numbered = (text: string, count: number, from = 1) =>
  Array.from({length: count}, (_, i) => `${text} line ${from + i}`)
