import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {Part, Phase} from '../../../../src/vendors/types.js'
import {readWord} from '../../../../src/vendors/words.js'
import {stepWords} from '../../../../src/vendors/yunxiao/status.js'
import {createSteps, nextPage} from '../../../../src/vendors/yunxiao/steps.js'
import {context, refused, scripted, transient} from './support.js'

const job = (phase: Phase = 'running', id = '501'): Part => ({
  id,
  kind: 'job',
  name: `job ${id}`,
  phase,
  word: phase === 'running' ? 'RUNNING' : 'SUCCESS'
})
const node = (stepIndex: unknown, nodeName: unknown, status: unknown = 'success') => ({
  stepIndex,
  nodeName,
  status
})
const group = (nodes: unknown, buildId: unknown = 5010) => ({buildId, buildProcessNodes: nodes})

/** What the platform says about a log of these lines, in each of the readings that clients have of `last`. */
interface Page {
  logs: string
  last?: number
  more: boolean
}
type Reading = (lines: readonly string[], offset: number, limit: number) => Page
const textOf = (lines: readonly string[]) => lines.map(line => `${line}\n`).join('')
/** `last` is the offset of the next line. */
const byNext: Reading = (lines, offset, limit) => {
  const page = lines.slice(offset, offset + limit)
  const last = offset + page.length
  return {logs: textOf(page), last, more: last < lines.length}
}
/** The same, and -1 when nothing is left. */
const byNextOrMinusOne: Reading = (lines, offset, limit) => {
  const page = byNext(lines, offset, limit)
  return page.more ? page : {...page, last: -1}
}
/** `last` is the number of the last line, counted from 1, from which on it is served again. */
const byNumber: Reading = (lines, offset, limit) => {
  const start = Math.max(offset, 1)
  const page = lines.slice(start - 1, start - 1 + limit)
  const last = start - 1 + page.length
  return {logs: textOf(page), last, more: last < lines.length}
}
const readings: Readonly<Record<string, Reading>> = {
  'the next offset': byNext,
  'the next offset, or -1 at the end': byNextOrMinusOne,
  'the number of the last line': byNumber
}

/** Reads as the tail does: page after page while there is more, and once again each time the log grew. */
function readAll(reading: Reading, growth: readonly (readonly string[])[], limit: number): string[] {
  const lines: string[] = []
  let text = ''
  let offset = 0
  for (const added of growth) {
    lines.push(...added)
    for (let page = 0; page < 1000; page++) {
      const {logs, last, more} = reading(lines, offset, limit)
      const got = nextPage(logs, offset, last === -1 ? undefined : last, more)
      text += got.text
      expect(got.cursor).toBeGreaterThanOrEqual(offset)
      offset = got.cursor as number
      if (!got.more) break
    }
  }
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

describe('nextPage', () => {
  test.each(Object.entries(readings))(
    'delivers every line exactly once where last is %s',
    (_name, reading) => {
      fc.assert(
        fc.property(
          fc.array(fc.integer({min: 0, max: 12}), {minLength: 1, maxLength: 8}),
          fc.integer({min: 2, max: 7}),
          fc.boolean(),
          (sizes, limit, blanks) => {
            let n = 0
            const growth = sizes.map(size =>
              Array.from({length: size}, () => (blanks && n++ % 3 === 0 ? '' : `line ${n++}`))
            )
            expect(readAll(reading, [...growth, []], limit)).toEqual(growth.flat())
          }
        ),
        {numRuns: 400}
      )
    }
  )

  test.each<[name: string, args: Parameters<typeof nextPage>, page: ReturnType<typeof nextPage>]>([
    ['nothing yet', ['', 0, 0, false], {text: '', cursor: 0, more: false}],
    ['a first page', ['a\nb\n', 0, 2, true], {text: 'a\nb\n', cursor: 2, more: true}],
    ['a last line without its break', ['a\nb', 0, 2, false], {text: 'a\nb\n', cursor: 2, more: false}],
    ['a page that begins anew', ['c\nd\n', 2, 4, false], {text: 'c\nd\n', cursor: 4, more: false}],
    [
      'a page that begins with an old line',
      ['b\nc\nd\n', 2, 4, true],
      {text: 'c\nd\n', cursor: 4, more: true}
    ],
    ['only the old line again', ['b\n', 2, 2, false], {text: '', cursor: 2, more: false}],
    [
      'a last that stands still, whatever more says',
      ['b\nc\n', 2, 2, true],
      {text: '', cursor: 2, more: false}
    ],
    ['a last that goes back', ['b\n', 7, 3, true], {text: '', cursor: 7, more: false}],
    ['no last: the lines count', ['a\nb\n', 3, undefined, true], {text: 'a\nb\n', cursor: 5, more: true}],
    ['no last and no line', ['', 3, undefined, true], {text: '', cursor: 3, more: false}],
    ['an empty line', ['\n', 4, 5, false], {text: '\n', cursor: 5, more: false}],
    ['a last that moves on without a line', ['', 4, 9, true], {text: '', cursor: 9, more: true}]
  ])('takes %s', (_name, args, page) => {
    expect(nextPage(...args)).toEqual(page)
  })

  test('ends for every server, whatever it answers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.option(fc.integer(), {nil: undefined}), fc.boolean()), {
          maxLength: 50
        }),
        answers => {
          let offset = 0
          for (const [logs, last, more] of answers) {
            const page = nextPage(logs, offset, last, more)
            const next = page.cursor as number
            // More is only promised where the next question is another one.
            if (page.more) expect(next).toBeGreaterThan(offset)
            expect(next).toBeGreaterThanOrEqual(offset)
            offset = next
          }
        }
      )
    )
  })
})

describe('the words of a step', () => {
  test.each<[unknown, Phase]>([
    ['ready', 'queued'],
    ['running', 'running'],
    ['RUNNING', 'running'],
    ['success', 'success'],
    ['SUCCESS', 'unknown'],
    ['Success', 'unknown'],
    ['fail', 'failure'],
    ['FAIL', 'failure'],
    ['failed', 'failure'],
    ['finish', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
    [3, 'unknown'],
    [['success'], 'unknown']
  ])('%j is %s', (word, phase) => {
    expect(readWord(stepWords, word).phase).toBe(phase)
  })
})

describe('the steps of a job', () => {
  const list = async (body: unknown, of = job()) => {
    const steps = createSteps(
      scripted(() => body),
      ['pipelines', '4201', 'pipelineRuns', '77']
    )
    steps.refresh([of], context())
    await steps.settled(context())
    return steps
  }

  test.each([
    ['a list', [group([node(0, 'fetch'), node(1, 'compile')])]],
    ['one object, as documented', group([node(0, 'fetch'), node(1, 'compile')])]
  ])('come as %s', async (_name, body) => {
    const steps = await list(body)
    expect(steps.of('501')).toEqual([
      expect.objectContaining({id: '501/5010/0', kind: 'step', parent: '501', name: 'fetch', hasLog: true}),
      expect.objectContaining({id: '501/5010/1', name: 'compile', phase: 'success', word: 'success'})
    ])
  })

  test('of several builds have ids of their own', async () => {
    const steps = await list([group([node(0, 'fetch')], 1), group([node(0, 'fetch')], '2')])
    expect(steps.of('501')?.map(step => step.id)).toEqual(['501/1/0', '501/2/0'])
  })

  test('without a name, or without an index, are still told apart', async () => {
    const steps = await list([group([node(undefined, null), node(null, 'x', null)])])
    expect(steps.of('501')?.map(({id, name, phase}) => [id, name, phase])).toEqual([
      ['501/5010/0', 'step 0', 'success'],
      ['501/5010/1', 'x', 'unknown']
    ])
  })

  test('that have not begun, or belong to no build, have no log', async () => {
    const steps = await list([group([node(0, 'a', 'ready')]), group([node(1, 'b')], null)])
    expect(steps.of('501')?.map(step => step.hasLog)).toEqual([false, false])
  })

  test.each([
    ['nothing', null],
    ['nodes that are none', [{buildId: 1, buildProcessNodes: 'all'}]],
    ['no build', []]
  ])('are none when the answer holds %s', async (_name, body) => {
    const steps = createSteps(
      scripted(() => body),
      []
    )
    steps.refresh([job()], context())
    await steps.settled(context())
    expect(steps.of('501') ?? []).toEqual([])
  })

  test('that may not be read are none, and are not asked for again and again', async () => {
    const client = scripted(() => refused())
    const steps = createSteps(client, [])
    for (let look = 0; look < 3; look++) {
      steps.refresh([job('success')], context())
      await steps.settled(context())
    }
    expect(steps.of('501')).toEqual([])
    expect(client.asks).toHaveLength(1)
  })

  test('are asked for again after a fault that passes', async () => {
    const client = scripted((_ask, call) => (call === 1 ? transient() : [group([node(0, 'fetch')])]))
    const steps = createSteps(client, [])
    steps.refresh([job('success')], context())
    await steps.settled(context())
    expect(steps.of('501')).toBeUndefined()
    steps.refresh([job('success')], context())
    await steps.settled(context())
    expect(steps.of('501')).toHaveLength(1)
  })

  test('of a job that runs are listed at each look, and once after its end', async () => {
    const client = scripted(() => [group([node(0, 'fetch')])])
    const steps = createSteps(client, [])
    for (const phase of ['running', 'running', 'success', 'success', 'success'] as const) {
      steps.refresh([job(phase)], context())
      await steps.settled(context())
    }
    expect(client.asks).toHaveLength(3)
  })

  test('are not listed twice at a time', async () => {
    const client = scripted(() => new Promise(resolve => setTimeout(resolve, 5, [group([])])))
    const steps = createSteps(client, [])
    steps.refresh([job(), job('running', '502')], context())
    steps.refresh([job(), job('running', '502')], context())
    await steps.settled(context())
    expect(client.asks.map(ask => ask.path.join('/'))).toEqual(['jobs/501/steps', 'jobs/502/steps'])
  })
})

describe('the log of a step', () => {
  test('is asked for with all four parameters, and goes on where it stood', async () => {
    const client = scripted(({path}) =>
      path.at(-1) === 'steps' ? [group([node(3, 'compile')])] : {logs: 'a\nb\n', last: '2', more: false}
    )
    const steps = createSteps(client, ['pipelineRuns', '77'])
    steps.refresh([job()], context())
    await steps.settled(context())
    const [part] = steps.of('501') ?? []
    expect(await steps.readLog(part as Part, context(), undefined)).toEqual({
      text: 'a\nb\n',
      cursor: 2,
      more: false
    })
    expect(await steps.readLog(part as Part, context(), 2)).toEqual({text: '', cursor: 2, more: false})
    const asked = client.asks.slice(1)
    expect(asked.map(ask => ask.query)).toEqual([
      {stepIndex: '3', offset: '0', limit: '1000', buildId: '5010'},
      {stepIndex: '3', offset: '2', limit: '1000', buildId: '5010'}
    ])
    expect(asked[0]?.path).toEqual(['pipelineRuns', '77', 'jobs', '501', 'step', 'log'])
  })

  test.each([
    ['-1 at the end', {logs: 'a\n', last: -1, more: false}, {text: 'a\n', cursor: 1, more: false}],
    ['no last', {logs: 'a\n', more: true}, {text: 'a\n', cursor: 1, more: true}],
    ['null', {logs: null, last: null, more: null}, {text: '', cursor: 0, more: false}],
    ['more that is no boolean', {logs: 'a\n', last: 1, more: 'true'}, {text: 'a\n', cursor: 1, more: false}]
  ])('with %s', async (_name, body, log) => {
    const client = scripted(({path}) => (path.at(-1) === 'steps' ? [group([node(0, 'x')])] : body))
    const steps = createSteps(client, [])
    steps.refresh([job()], context())
    await steps.settled(context())
    expect(await steps.readLog(steps.of('501')?.[0] as Part, context(), undefined)).toEqual(log)
  })

  test.each([['text'], [{logs: 7}], [{logs: ['a']}]])('that is %j is a bad answer', async body => {
    const client = scripted(({path}) => (path.at(-1) === 'steps' ? [group([node(0, 'x')])] : body))
    const steps = createSteps(client, [])
    steps.refresh([job()], context())
    await steps.settled(context())
    await expect(steps.readLog(steps.of('501')?.[0] as Part, context(), undefined)).rejects.toMatchObject({
      failure: {kind: 'transient'}
    })
  })

  test('of a step that is not known is a bad answer', async () => {
    const steps = createSteps(
      scripted(() => ({})),
      []
    )
    await expect(steps.readLog(job(), context(), undefined)).rejects.toThrow(/step/)
  })
})
