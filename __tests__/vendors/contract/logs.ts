import {expect, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import type {Part} from '../../../src/model/part.js'
import type {ReadContext} from '../../../src/model/read-context.js'
import type {Target} from '../../../src/model/target.js'
import {fc, runs} from '../../support/properties.js'
import {context, type Platform, reply} from './platform.js'
import {has, type Log} from './thing.js'

/** Whether each kind of log is told in full, and no kind is left out. */
export function askLogs(platform: Platform): void {
  const {thing, read} = platform
  const {logs} = thing

  test('is asked for the log of each kind of part that says it has one', async () => {
    const kindsIn = (parts: readonly Part[]) => parts.filter(({hasLog}) => hasLog).map(({kind}) => kind)
    const withLogs = new Set<string>()
    for (const word of Object.values(thing.words).flat()) {
      const {parts} = await read(async request => reply(200, thing.answer(request, word)))
      for (const kind of kindsIn(parts)) withLogs.add(kind)
    }
    const asked = has(logs)
      ? await Promise.all(logs.map(async log => (await openWithPart(platform, log, [])).part.kind))
      : []
    expect([...withLogs].filter(kind => !asked.some(one => one === kind))).toEqual([])
  })

  if (has(logs)) for (const log of logs) askLog(platform, log)
}

function askLog(platform: Platform, log: Log): void {
  const lineOf = log.lineOf ?? ((printed: string) => printed)
  const growth = fc.record({
    page: fc.integer({min: 1, max: 4}),
    // The first line of a step is shown so many steps late.
    steps: fc.array(fc.record({more: fc.nat(5), late: fc.nat(3)}), {minLength: 1, maxLength: 6})
  })

  test(`serves its ${log.name} without loss and without repeats`, async () => {
    await fc.assert(
      fc.asyncProperty(growth, async ({page, steps}) => {
        const lines: (string | undefined)[] = []
        const {target, part} = await openWithPart(platform, log, lines, page)
        const reader = createReader(target, part)
        const all: string[] = []
        const shownAt = new Map<number, number>()
        const show = (step: number) =>
          lines.splice(
            0,
            lines.length,
            ...all.map((text, i) => ((shownAt.get(i) ?? 0) > step ? undefined : text))
          )
        for (const [step, {more, late}] of steps.entries()) {
          // Another line stands behind it, or nothing is late.
          if (log.showsLate && more > 1) shownAt.set(all.length, step + late)
          for (let i = 0; i < more; i++) all.push(`line ${all.length} of ${part.name}`)
          show(step)
          await reader.readOn()
        }
        show(Number.POSITIVE_INFINITY)
        // As after an end: what was shown late comes now.
        for (let i = 0; i < 3; i++) await reader.readOn()
        const printed = reader
          .text()
          .split('\n')
          .filter(line => line !== '')
          .map(lineOf)
        expect(log.showsLate ? printed.sort() : printed).toEqual(log.showsLate ? [...all].sort() : all)
      }),
      runs(30)
    )
  })
}

/** A target whose log has these lines by now, and the part whose log it is. */
async function openWithPart(
  {thing, open}: Platform,
  log: Log,
  lines: readonly (string | undefined)[],
  page = 1
): Promise<{target: Target; part: Part}> {
  const target = await open(async request =>
    isForText(log, request)
      ? reply(200, log.serve(request, lines, page), log.headers?.(request, lines, page))
      : reply(200, thing.answer(request, log.status))
  )
  return {target, part: await findPart(target, log, context)}
}

/** Some platforms list the parts of a run apart from it, in the background: then the next poll has them. */
export async function findPart(target: Target, log: Log, context: ReadContext): Promise<Part> {
  for (let polls = 0; polls < 5; polls++) {
    const part = log.part((await target.read(context)).parts)
    if (part?.hasLog) return part
    await new Promise(resolve => setImmediate(resolve))
  }
  throw new Error(`no part has the ${log.name}`)
}

/** Lists of steps and the like are asked for beside logs, with the same kind. */
export function isForText({isText}: Log, request: HttpRequest): boolean {
  if (request.kind !== 'log') return false
  return isText ? isText(request) : request.path.some(segment => /log/i.test(segment))
}

/** Reads a log on as the action does: from the cursor on, or the whole of it. */
function createReader(target: Target, part: Part) {
  let cursor: unknown
  let text = ''
  return {
    text: () => text,
    async readOn() {
      for (let page = 0, more = true; more; page++) {
        if (page > 100) throw new Error('the log never comes to its end')
        const log = await target.readLog(part, context, cursor)
        text = log.cursor === undefined ? log.text : `${text}${log.gap ? '\n' : ''}${log.text}`
        cursor = log.cursor
        more = log.more === true
      }
    }
  }
}
