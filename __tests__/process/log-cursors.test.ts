import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from '@jest/globals'
import {repeating} from '../../simulator/server/repeating.js'
import {checkEnd, runOn} from '../support/action/cases.js'
import {startAll} from '../support/action/pool.js'
import {streamed} from '../support/action/run-action.js'
import {inFile, type Line, type Source, type Story, sources} from '../support/deploys/log-sources.js'

// Every log source × everything that a log does: each line that was served is in the log and in the log file exactly
// once, in order, under the heading of its part.

const WIDE = '部署 🚀'
/** Numbered lines from `from` to `until`, unevenly. */
const numbered = (word: string, count: number, from: number, until: number): Line[] =>
  Array.from({length: count}, (_, i) => ({
    at: from + ((until - from) * (i + (i % 3) / 3)) / count,
    text: `${word} ${i + 1}`
  }))
const beside = numbered('beside', 15, 0, 2.9)

interface Behaviour {
  name: string
  story: (source: Source) => Story
  /** Where a platform does this at all. */
  where?: (source: Source) => boolean
  /** How many answers ago the cache in front of the logs was filled. */
  back?: number
  /** Lines that the index shows after later ones stand there. */
  unordered?: boolean
}

const behaviours: readonly Behaviour[] = [
  {
    name: 'grows over many looks',
    story: ({can}) => ({
      lines: numbered(`${WIDE} line`, 60, 0, 2.6).map(({at, text}, i) => ({
        at,
        text: i % 4 === 1 ? `${text}\r` : i % 7 === 3 ? `${text} ${'wide '.repeat(60)}` : text
      })),
      endsAt: 3,
      cut: can.cut ?? false
    })
  },
  {
    name: 'grows in pieces of thousands of lines',
    story: () => ({
      lines: [0.1, 1.2, 1.3, 2.5].flatMap((at, piece) =>
        Array.from({length: 1500}, (_, i) => ({at: at + i / 1e6, text: `line ${piece * 1500 + i + 1}`}))
      ),
      endsAt: 3
    })
  },
  {
    name: 'holds the same lines again and again',
    story: () => ({
      lines: Array.from({length: 30}, (_, i) => ({at: i / 12, text: i % 10 === 0 ? `tick ${i}` : 'tick'})),
      endsAt: 3
    })
  },
  {
    name: 'stalls, and goes on',
    story: () => ({
      lines: [...numbered('early', 7, 0.1, 0.4), ...numbered('late', 7, 2.3, 2.8)],
      endsAt: 3
    })
  },
  ...[1, 2].map(back => ({
    name: `comes once more, as it was ${back === 1 ? 'the last time' : 'the time before'}`,
    story: () => ({lines: numbered('line', 40, 0, 2.6), endsAt: 3}),
    back
  })),
  {
    // What it had by then is gone: a look needs time to see it first, on a busy machine too.
    name: 'begins anew when its part runs again',
    where: ({can}) => can.restart ?? false,
    story: () => ({
      lines: [...numbered('first try', 8, 0.1, 1.3), ...numbered('second try', 12, 4.01, 4.8)],
      again: [1.4, 4],
      endsAt: 5
    })
  },
  {
    name: 'begins anew right after its last lines, which are kept apart',
    where: ({name}) => /step of a pipeline run|BK-CI/.test(name),
    story: () => ({
      lines: [
        ...numbered('first try', 8, 0.1, 0.9),
        ...Array.from({length: 9}, (_, i) => ({at: 1.98 + i / 1000, text: `last words ${i + 1}`})),
        ...numbered('second try', 6, 2.01, 2.8)
      ],
      again: [1.99, 2],
      endsAt: 3
    })
  },
  {
    name: 'begins anew with the same lines when its part runs again',
    where: ({can}) => can.restart ?? false,
    story: () => ({
      lines: [...numbered('try', 8, 0.1, 1.3), ...numbered('try', 5, 4.01, 4.8)],
      again: [1.4, 4],
      endsAt: 5
    })
  },
  {
    name: 'loses its beginning',
    where: ({can}) => can.drop ?? false,
    // Some two seconds of it are kept: time enough for a look on a busy machine.
    story: () => ({
      lines: numbered('a numbered line of a log that is dropped', 240, 0, 2.6),
      endsAt: 3,
      keeps: 8000
    })
  },
  {
    name: 'ends late',
    story: () => ({
      lines: [
        ...numbered('line', 5, 0.1, 0.9),
        ...[1.2, 1.9, 3.1, 4.6].map((at, i) => ({at, text: `late ${i + 1}`}))
      ],
      endsAt: 1
    })
  },
  {
    name: 'ends up to 8 s late after a failure',
    // A flag of BK-CI says that the log of a task is complete.
    where: ({name}) => !name.includes('BK-CI'),
    story: () => ({
      lines: [...numbered('line', 5, 0.1, 0.9), ...[3, 6.5, 9].map((at, i) => ({at, text: `late ${i + 1}`}))],
      endsAt: 1,
      fails: true
    })
  },
  {
    name: 'has lines that the index shows after later ones',
    where: ({name}) => name.includes('BK-CI'),
    unordered: true,
    story: () => ({
      lines: numbered('line', 40, 0, 2.4).map((line, i) =>
        i % 10 < 3 ? {...line, shownAt: line.at + 0.7} : line
      ),
      endsAt: 3
    })
  }
]

const cases = sources.flatMap(source =>
  behaviours
    .filter(({where}) => where?.(source) ?? true)
    .map(behaviour => ({source, behaviour, name: `${source.name} ${behaviour.name}`}))
)

async function play({source, behaviour}: (typeof cases)[number]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cursors-'))
  try {
    const story = {beside, ...behaviour.story(source)}
    const {platform, inputs, secrets} = source.play(story)
    const path = join(folder, 'remote.log')
    const ran = await runOn({
      platform: behaviour.back === undefined ? platform : repeating(platform, behaviour.back, source.logOf),
      inputs: {logs: 'all', 'log-file': path, ...inputs},
      secrets
    })
    await checkEnd(ran, story.fails ? 'failure' : 'success', !story.fails)
    const file = await readFile(path, 'utf8')
    const {textOf = (printed: string) => printed} = source
    const told = (lines: readonly string[]) => lines.map(line => textOf(line).trimEnd())
    const order = (lines: readonly string[]) => (behaviour.unordered ? [...lines].sort() : lines)
    for (const part of ['main', 'beside'] as const) {
      const wanted = (part === 'main' ? story.lines : story.beside).map(({text}) => text.trimEnd())
      const heading = source.heading(part)
      expect([part, 'log', ...order(told(streamed(ran, heading)))]).toEqual([part, 'log', ...order(wanted)])
      expect([part, 'file', ...order(told(inFile(file, heading)))]).toEqual([part, 'file', ...order(wanted)])
    }
    expect(ran.run.log).not.toMatch(/can not be read|is not whole/)
    if (behaviour.name.startsWith('grows over')) {
      expect(ran.run.log).toMatch(
        new RegExp(`${source.heading('main')}.* → \\w+ after (?:about )?[0-9.]+m?s$`, 'm')
      )
    }
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

describe('each line is shown once, and in order', () => {
  let results: ReturnType<typeof startAll<(typeof cases)[number]>>
  beforeAll(() => {
    results = startAll(cases, 12, play)
  })
  test.each(cases)('$name', async one => results.get(one), 300_000)
})
