import {expect} from '@jest/globals'
import {parseKeyValues} from '../../../runner/command-files.js'
import type {RunResult, StepResult} from '../../../runner/result.js'
import type {RecordedRequest} from '../../../simulator/server/server.js'
import type {Outcome} from '../../../src/model/outcome.js'
import {spellings, withoutEntities, withoutMasks} from './leaks.js'
import {asText} from './log-views.js'
import {preload} from './preloads.js'
import {type ActionOptions, type ActionRun, runAction} from './run-action.js'

/** The built action that is broken off, with its post step. */

/** One request, with what was on disk when it came. */
export interface SeenRequest extends RecordedRequest {
  step: 'main' | 'post'
  outcome: string
  summary: string
  state: string
}

export interface CancelledRun extends Omit<ActionRun, 'requests'> {
  run: RunResult
  post: StepResult
  requests: readonly SeenRequest[]
  /** The stops of the one and of the other step. */
  stops: {main: readonly SeenRequest[]; post: readonly SeenRequest[]}
  /** All that was printed, commands included. */
  log: {main: string; post: string}
}

/** Runs both steps until they have ended. */
export async function cancelRun(options: ActionOptions): Promise<CancelledRun> {
  const seen: (() => SeenRequest)[] = []
  const {post = {}, onRequest} = options
  const ran = await runAction({
    ...options,
    // What a test does to Node is for the main step.
    post: {...post, env: {NODE_OPTIONS: '', ...post.env}},
    onRequest(request, count, files) {
      const [summary, state] = [files.read('STEP_SUMMARY'), files.read('STATE')]
      // The files of the main step go with it.
      const step = files.exist() ? 'main' : 'post'
      const outcome = files.outcome()
      // What is recorded of it later, such as its end, belongs to it too.
      seen.push(() => ({...request, step, outcome, summary, state}))
      return onRequest?.(request, count, files)
    }
  })
  const {post: after} = ran.run
  if (after === undefined) throw new Error('there was no post step')
  const requests = seen.map(request => request())
  const stopsOf = (step: SeenRequest['step']) =>
    requests.filter(request => request.kind === 'stop' && request.step === step)
  return {
    ...ran,
    post: after,
    requests,
    stops: {main: stopsOf('main'), post: stopsOf('post')},
    log: {main: ran.run.lines.map(asText).join('\n'), post: after.lines.map(asText).join('\n')}
  }
}

const headings = (summary: string) => summary.match(/^## .*$/gm) ?? []

/** What is true for every step that was broken off. */
export function checkCancelled(
  {run, post, requests, stops, secrets}: CancelledRun,
  outcome: Outcome = 'interrupted'
): void {
  expect({outcome: run.outputs.outcome, code: run.code, signal: run.signal}).toEqual({
    outcome,
    code: 1,
    signal: null
  })
  expect(run.stderr + post.stderr).toBe('')
  expect(JSON.parse(run.outputs.result ?? '')).toMatchObject({schema: 1, outcome, green: false})
  expect(headings(run.rawSummary).length).toBe(1)
  expect(run.rawSummary).toContain(outcome)
  // Outputs and summary are whole before the first stop leaves, and it is kept that it was sent.
  for (const stop of stops.main) {
    expect([stop.outcome, headings(stop.summary).length]).toEqual([outcome, 1])
    if (secrets.length > 0) expect(parseKeyValues(stop.state).stops).toMatch(/"triedAt":\d+/)
  }
  // The post step has no verdict, and writes nothing.
  expect([post.code, post.signal]).toEqual([0, null])
  expect([post.outputs, post.state, post.env, post.rawSummary]).toEqual([{}, {}, {}, ''])
  expect(post.commands.filter(({name}) => !/^(?:add-mask|notice|warning)$/.test(name))).toEqual([])
  expect(requests.every(({path}) => path.startsWith('/'))).toBe(true)
  for (const secret of secrets) checkHidden([run, post], secret)
}

function checkHidden(steps: readonly StepResult[], secret: string): void {
  const shown = steps.flatMap(step => [
    withoutMasks(step.raw),
    step.stderr,
    withoutEntities(step.rawSummary),
    JSON.stringify([step.outputs, step.state, step.env])
  ])
  const forms = spellings(secret).filter(form => form.length >= 6)
  expect(forms.filter(form => shown.some(text => text.includes(form)))).toEqual([])
}

/** That nothing was stopped, and that the post step had nothing to do. */
export function checkUntouched({run, post, requests, stops}: CancelledRun): void {
  expect([...stops.main, ...stops.post]).toEqual([])
  expect(requests.filter(({step}) => step === 'post')).toEqual([])
  expect(run.state).toEqual({})
  expect(post.raw.slice(0, 1000)).toBe('')
}

/** Makes the process signal itself as soon as it listens, before it can have asked anything. */
export function signalsItself(name: NodeJS.Signals): string {
  const source = `
    process.on('newListener', function once(event) {
      if (event !== '${name}') return
      process.off('newListener', once)
      setImmediate(() => process.kill(process.pid, '${name}'))
    })
  `
  return preload(source)
}
