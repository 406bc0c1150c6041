import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect} from '@jest/globals'
import {repeating} from '../../simulator/server/repeating.js'
import {checkEnd} from '../support/action/checks.js'
import {linesInFile, streamed} from '../support/action/log-views.js'
import {runAction} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {
  type Line,
  type LogPlan,
  type LogSource,
  pollsThenReads,
  readsMain
} from '../support/deploys/logs/log-source.js'
import {logSources} from '../support/deploys/logs/log-sources.js'

// Every log source, and everything that a log does: each line that was served is in the log and in the log file exactly
// once, in order, under the heading of its part. Time goes on with the polls and, once the deploy has ended, with the
// reads of the log. How long a log is read after its end is asked in __tests__/unit/logs.

const WIDE = '部署 🚀'
/** Numbered lines from `from` to `until`, unevenly. */
const numbered = (text: string, count: number, from: number, until: number): Line[] =>
  Array.from({length: count}, (_, i) => ({
    at: from + ((until - from) * (i + (i % 3) / 3)) / count,
    text: `${text} ${i + 1}`
  }))
/** The log of the part beside, unless a plan has another one. */
const beside = numbered('beside', 15, 0, 18)

interface Behaviour {
  name: string
  plan: (source: LogSource) => LogPlan
  /** Where a platform does this at all. */
  where?: (source: LogSource) => boolean
  /** On every fifth source, in turn: what a cursor makes of it is asked in __tests__/vendors and __tests__/unit/logs. */
  few?: boolean
  /** How many answers ago the cache in front of the logs was filled. */
  back?: number
  /** Lines that the index shows after later ones stand there. */
  unordered?: boolean
}

const behaviours: readonly Behaviour[] = [
  {
    name: 'grows over many polls',
    plan: ({can}) => ({
      lines: numbered(`${WIDE} line`, 60, 0, 18).map(({at, text}, i) => ({
        at,
        text: i % 4 === 1 ? `${text}\r` : i % 7 === 3 ? `${text} ${'wide '.repeat(60)}` : text
      })),
      endsAt: 20,
      cut: can.cut ?? false
    })
  },
  {
    name: 'grows in pieces of more lines than a page holds',
    few: true,
    plan: ({name}) => {
      // Events come in pages of a hundred, and all of them each time.
      const length = name.startsWith('the events') ? 250 : 1500
      const lines = [1, 8, 9, 16].flatMap((at, piece) =>
        Array.from({length}, (_, i) => ({at: at + i / 1e4, text: `line ${piece * length + i + 1}`}))
      )
      return {lines, endsAt: 20}
    }
  },
  {
    name: 'holds the same lines again and again',
    few: true,
    plan: () => ({
      lines: Array.from({length: 30}, (_, i) => ({at: i / 2, text: i % 10 === 0 ? `tick ${i}` : 'tick'})),
      endsAt: 18
    })
  },
  {
    name: 'stalls, and goes on',
    few: true,
    plan: () => ({lines: [...numbered('early', 7, 1, 4), ...numbered('late', 7, 14, 18)], endsAt: 20})
  },
  {
    name: 'comes once more, as it was the last time',
    few: true,
    plan: () => ({lines: numbered('line', 40, 0, 18), endsAt: 20}),
    back: 1
  },
  {
    name: 'comes once more, as it was the time before',
    few: true,
    plan: () => ({lines: numbered('line', 40, 0, 18), endsAt: 20}),
    back: 2
  },
  {
    // What it had by then is gone, and was read after the poll before.
    name: 'begins anew when its part runs again',
    few: true,
    where: ({can}) => can.restart ?? false,
    plan: () => ({
      lines: [...numbered('first try', 8, 1, 7), ...numbered('second try', 12, 20.5, 26)],
      again: [9, 20],
      endsAt: 28
    })
  },
  {
    name: 'begins anew right after its last lines, which are kept apart',
    where: ({name}) => /counted from 1|BK-CI/.test(name),
    plan: () => ({
      lines: [
        ...numbered('first try', 8, 1, 6),
        ...Array.from({length: 9}, (_, i) => ({at: 13.98 + i / 1000, text: `last words ${i + 1}`})),
        ...numbered('second try', 6, 14.01, 18)
      ],
      again: [13.99, 14],
      endsAt: 20
    })
  },
  {
    name: 'begins anew with the same lines when its part runs again',
    few: true,
    where: ({can}) => can.restart ?? false,
    plan: () => ({
      lines: [...numbered('try', 8, 1, 7), ...numbered('try', 5, 20.5, 26)],
      again: [9, 20],
      endsAt: 28
    })
  },
  {
    name: 'loses its beginning',
    where: ({can}) => can.drop ?? false,
    // What twelve polls bring is kept.
    plan: () => ({
      lines: numbered('a numbered line of a log that is dropped', 240, 0, 18),
      endsAt: 20,
      keeps: 8000
    })
  },
  {
    name: 'ends late',
    few: true,
    plan: () => ({
      lines: [...numbered('line', 5, 1, 5), ...[7, 8, 9, 10].map((at, i) => ({at, text: `late ${i + 1}`}))],
      beside: numbered('beside', 15, 0, 5),
      endsAt: 6
    })
  },
  {
    name: 'ends late after a failure',
    // It takes half a minute, and is the same for all but BK-CI, which says when the log of a task is complete.
    where: ({name}) => name.includes('counted from 1'),
    plan: () => ({
      lines: [...numbered('line', 5, 1, 5), ...[7, 8, 9].map((at, i) => ({at, text: `late ${i + 1}`}))],
      beside: numbered('beside', 15, 0, 5),
      endsAt: 6,
      fails: true
    })
  },
  {
    name: 'has lines that the index shows after later ones',
    where: ({name}) => name.includes('BK-CI'),
    unordered: true,
    plan: () => ({
      lines: numbered('line', 40, 0, 15).map((line, i) =>
        i % 10 < 3 ? {...line, shownAt: line.at + 4} : line
      ),
      endsAt: 20
    })
  }
]

const cases = behaviours.flatMap((behaviour, n) =>
  logSources
    .filter(behaviour.where ?? (() => true))
    .filter((_, i) => !behaviour.few || i % 5 === n % 5)
    .map(source => ({source, behaviour, name: `${source.name} ${behaviour.name}`}))
)

async function checkBehaviour({source, behaviour}: (typeof cases)[number]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cursors-'))
  try {
    const plan = {beside, ...behaviour.plan(source)}
    const {platform, inputs, secrets} = source.options(plan)
    const path = join(folder, 'remote.log')
    const ran = await runAction({
      clock: pollsThenReads(plan.endsAt, readsMain(source)),
      platform: behaviour.back === undefined ? platform : repeating(platform, behaviour.back, source.logOf),
      inputs: {logs: 'all', 'log-file': path, ...inputs},
      secrets
    })
    await checkEnd(ran, plan.fails ? 'failure' : 'success', !plan.fails)
    const file = await readFile(path, 'utf8')
    const {textOf = (printed: string) => printed} = source
    const shown = (lines: readonly string[]) => lines.map(line => textOf(line).trimEnd())
    const order = (lines: readonly string[]) => (behaviour.unordered ? [...lines].sort() : lines)
    for (const part of ['main', 'beside'] as const) {
      const wanted = (part === 'main' ? plan.lines : plan.beside).map(({text}) => text.trimEnd())
      const heading = source.heading(part)
      expect([part, 'log', ...order(shown(streamed(ran, heading)))]).toEqual([part, 'log', ...order(wanted)])
      expect([part, 'file', ...order(shown(linesInFile(file, heading)))]).toEqual([
        part,
        'file',
        ...order(wanted)
      ])
    }
    expect(ran.run.log).not.toMatch(/can ?not be read|is not whole/)
    if (behaviour.name.startsWith('grows over')) {
      expect(ran.run.log).toMatch(
        new RegExp(`${source.heading('main')}.* → \\w+ after (?:about )?[0-9.]+m?s$`, 'm')
      )
    }
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

sideBySide('each line is shown once, and in order', test => {
  test.each(cases)('$name', checkBehaviour, 300_000)
})
