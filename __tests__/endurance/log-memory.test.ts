import {mkdtemp, readFile, rm, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from '@jest/globals'
import {memoryTo} from '../support/action/preloads.js'
import {runAction} from '../support/action/run-action.js'
import {logSources} from '../support/deploys/logs/log-sources.js'

const MOST_KIB = 140e6 / 1024

// The built action as a whole: network, pages, cursors, sanitizer, cap and log file. What a platform serves only whole
// comes in one answer of 6 MB, and the lines of BK-CI, as many as a task may print, in answers of 10,000.
test.each([
  {name: 'the log of a step of a pipeline run, counted from 0', lines: 60_000, width: 1000},
  {name: 'the log of a step of CodeArts, as in the sample of its page', lines: 25_000, width: 1000},
  {name: 'the log of a machine of a deploy order', lines: 60_000, width: 100},
  {name: 'the log of a task of a change order', lines: 60_000, width: 100},
  {name: 'the log of a task of a BK-CI build', lines: 100_000, width: 100}
])(
  '$name, of $lines lines, is read in no more than 140 MB of memory',
  async ({name, lines, width}) => {
    const folder = await mkdtemp(join(tmpdir(), 'log-memory-'))
    const [file, memory] = [join(folder, 'log'), join(folder, 'memory')]
    const source = logSources.find(s => s.name === name)
    if (source === undefined) throw new Error(`there is no source by the name: ${name}`)
    const text = (i: number) => `line ${i} `.padEnd(width - 1, 'of a log ')
    const {platform, inputs, secrets} = source.options({
      lines: Array.from({length: lines}, (_, i) => ({at: 0, text: text(i)})),
      endsAt: 0
    })
    try {
      const {run} = await runAction({
        platform,
        inputs: {...inputs, timeout: '5m', logs: 'all', 'log-file': file},
        secrets,
        env: {NODE_OPTIONS: memoryTo(memory)}
      })
      expect(run.outputs.outcome).toBe('success')
      expect((await stat(file)).size).toBeGreaterThan(lines * width)
      expect(Number(await readFile(memory, 'utf8'))).toBeLessThan(MOST_KIB)
    } finally {
      await rm(folder, {recursive: true})
    }
  },
  300_000
)
