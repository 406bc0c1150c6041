import {PassThrough} from 'node:stream'
import {expect, jest, test} from '@jest/globals'
import type {Outcome} from '../../../src/model/outcome.js'
import {createPrinter} from '../../../src/output/printer.js'
import {addSecret} from '../../../src/output/redact.js'
import {digestOf} from '../../../src/report/digest.js'
import {printEndings} from '../../../src/report/ending.js'
import {openPartsOf} from '../../../src/report/open-parts.js'
import {knownOf, makeOutputs} from '../../../src/report/outputs.js'
import {createProgress} from '../../../src/report/progress.js'
import {explain} from '../../../src/report/reason.js'
import {emptyResult, makeResult} from '../../../src/report/result.js'
import {makeSummary} from '../../../src/report/summary.js'
import type {Cause, WaitState} from '../../../src/wait/policy.js'
import type {WaitResult} from '../../../src/wait/poll-all.js'
import {encoders, revealed, SECRET_CHARACTERS} from '../../support/action/secrets.js'
import {fc, runs} from '../../support/properties.js'
import {generator, picker} from '../../support/random.js'
import {blockSanitizer, linesOf} from '../support/blocks.js'
import {failure, part, policy, snapshot, target, watched} from '../support/build.js'

const pick = picker(generator(20261123))
const secrets = [8, 12, 24, 60, 400].map(length =>
  Array.from({length}, () => pick([...SECRET_CHARACTERS])).join('')
)
for (const secret of secrets) addSecret(secret)

const spelled = fc
  .tuple(fc.constantFrom(...secrets), fc.constantFrom(...Object.keys(encoders)))
  // A long one in another case is a credential no more.
  .filter(([secret, name]) => secret.length <= 200 || !/^(?:upper|lower) case$/.test(name))
  .map(([secret, name]) => (encoders[name] as (typeof encoders)[string])(secret))
/** Remote text with a secret in it, at any distance from where the text is cut. */
const texts = fc
  .tuple(fc.integer({min: 0, max: 1050}), spelled, fc.constantFrom('', ' and more', '\n', '%'))
  .map(([fill, echo, rest]) => `${'ok. '.repeat(fill / 4)}${echo}${rest}`)

function causes(text: string): Cause[] {
  const parts = [part('failure', {id: text, name: text, status: text, message: text})]
  const broken = failure('permanent', {
    label: text,
    code: text,
    vendorMessage: text,
    requestId: text,
    hint: text
  })
  return [
    {code: 'vendor'},
    {code: 'contradicted', parts},
    {code: 'blocked', parts},
    {code: 'paused'},
    {code: 'polled'},
    {code: 'nothing-found'},
    {code: 'limit', limit: 'timeout', limitMs: 1000, neverGood: true},
    {code: 'limit', limit: 'timeout', limitMs: 1000, neverGood: false},
    {code: 'unknown-status', status: text, polls: 20},
    {code: 'outage', forMs: 1000, message: text, failure: broken},
    {code: 'refused', message: text, failure: broken},
    {code: 'no-such-part', input: 'job-id', name: text, there: [text, text]},
    {code: 'no-log', message: text},
    {code: 'run-ended', label: text, status: text}
  ]
}

/** A target in which every text is the platform's, and how it ended. */
function ended(text: string, url: string, outcome: Outcome, cause: Cause): WaitResult {
  const times = {startedAt: 1_700_000_000_000, finishedAt: 1_700_000_090_000}
  const remote = (phase: 'failure' | 'success', id: string) =>
    part(phase, {id, name: text, status: text, message: text, ...times})
  const identity = {label: `run of ${text}`, ids: {'run-id': text, 'deploy-order-id': text}, url}
  const state: Partial<WaitState> = {
    snapshot: snapshot('failure', {
      ...times,
      status: text,
      message: text,
      action: text,
      identity,
      parts: [remote('failure', text), {...remote('success', `${text}2`), parent: text}],
      notices: [{key: text, text}]
    }),
    seen: {[text]: 3},
    failing: {since: 0, count: 1, failure: failure('transient', {label: text, hint: text}), message: text},
    lastGoodAt: 0
  }
  return watched({outcome, cause}, state, {target: target({...identity, id: text}), identity})
}

/** All that a printer lets out while this runs. */
function printedBy(run: (printer: ReturnType<typeof createPrinter>) => void): string {
  const stdout = new PassThrough() as unknown as NodeJS.WriteStream
  let printed = ''
  stdout.on('data', chunk => {
    printed += chunk
  })
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
  try {
    run(createPrinter(1000, stdout))
  } finally {
    write.mockRestore()
  }
  return printed + String(stdout.read() ?? '')
}

test('whatever the platform repeats, and wherever, no report of it has a secret in it', () => {
  const outcomes: readonly Outcome[] = [
    'success',
    'failure',
    'cancelled',
    'skipped',
    'paused',
    'timeout',
    'error'
  ]
  fc.assert(
    fc.property(texts, spelled, fc.constantFrom(...outcomes), fc.nat(13), (text, echo, outcome, n) => {
      const cause = causes(text)[n] as Cause
      // Links are made of encoded ids, or have nothing in them that would have to be.
      const link = encoders[pick(['encodeURIComponent', 'hex', 'base64url behind 1 bytes'])]?.(pick(secrets))
      const one = ended(text, `https://console.example/run?token=${link}`, outcome, cause)
      const facts = {
        vendor: 'yunxiao',
        operation: 'wait-pipeline',
        polls: 7,
        waitedMs: 60_000,
        allowed: new Set<Outcome>(['success'])
      }
      const sanitizer = blockSanitizer()
      const log = [...sanitizer.push(`${text}\n${echo}\n`), ...sanitizer.end()]
      const result = makeResult([one, one], facts)
      const digests = digestOf(one, () => linesOf(log))
      const printed = printedBy(printer => {
        const progress = createProgress(printer, policy())
        const first = one.state.snapshot ?? snapshot('running')
        progress.onPoll(one.target, one.state, {snapshot: first, logLength: 0}, 0)
        progress.onPoll(one.target, one.state, {snapshot: {...first, phase: 'unknown'}, logLength: 0}, 70_000)
        progress.onPoll(
          one.target,
          one.state,
          {failure: failure('transient', {label: text}), message: text},
          140_000
        )
        progress.onPoll(one.target, one.state, {snapshot: {...first, phase: 'paused'}, logLength: 0}, 210_000)
        const facts = {lastLines: () => linesOf(log), begunAt: () => undefined, waitedMs: 60_000}
        const ending = {
          result: one,
          digest: digests,
          open: openPartsOf(one, facts),
          explanation: explain(one, 60_000)
        }
        printEndings(printer, [ending, ending], one)
        printer.live(log)
        const fold = printer.fold()
        fold.add(log)
        fold.close(text)
        for (const way of ['line', 'notice', 'warning', 'error'] as const) printer[way](`${text} ${echo}`)
      })
      const shown = {
        ...makeOutputs(result, knownOf([one.identity, one.identity])),
        early: JSON.stringify(makeOutputs(emptyResult('', '', text), knownOf([one.identity]))),
        summary: makeSummary(result, {platform: 'Yunxiao', digests: [digests, []]}),
        printed
      }
      expect(printed.length).toBeGreaterThan(100)
      for (const [place, what] of Object.entries(shown)) {
        for (const secret of secrets) {
          const found = revealed(what, secret)
          if (found.length > 0) throw new Error(`${place}: ${found[0]}`)
        }
      }
    }),
    runs(150)
  )
})
