import {describe, expect, test} from '@jest/globals'
import {describeMistake} from '../../../src/inputs/mistakes.js'
import {type Message, message} from '../../../src/messages/message.js'
import {sayLine} from '../../../src/output/say-line.js'
import {mistakesIn} from '../support/inputs.js'

const told = (input: string, value: string | undefined, wrong: Message) =>
  sayLine(describeMistake({input, wrong}, value === undefined ? {} : {[input]: value}))
const isWrong = message('wrong.url')

describe('a mistake', () => {
  test('begins with the name of its input, and shows the value', () => {
    expect(told('timeout', '30min', message('wrong.duration'))).toBe(
      'timeout: "30min" is not a duration. Examples: 90s, 30m, 1h30m'
    )
  })

  test('that quotes what is wrong does not show the value again', () => {
    expect(
      told('run-id', '42,x', message('quoted.item', {item: 'x', form: 'a run id', unsplit: undefined}))
    ).toBe('run-id: "x" is not a run id')
  })

  test.each(['token', 'access-key', 'secret-key', 'security-token', 'app-secret'])(
    'never shows the value of %s',
    name => {
      expect(told(name, 'a', message('wrong.line-break'))).toMatch(`${name}: has a line break in it`)
      expect(told(name, 'a', message('wrong.short-secret', {least: 8}))).toMatch(
        `${name}: shorter than 8 characters`
      )
    }
  )

  test('of an input that was not given shows no value', () => {
    expect(told('run-id', undefined, message('missing.ids', {form: 'the id of a run'}))).toBe(
      'run-id: required (the id of a run)'
    )
  })

  test('of a list without an item shows no value', () => {
    expect(told('run-id', ',', message('missing.input'))).toBe('run-id: required')
  })

  test('shows a long value cut, and on one line', () => {
    expect(told('run-id', 'x'.repeat(4000), isWrong)).toBe(`run-id: "${'x'.repeat(59)}…" is not a URL`)
    expect(told('run-id', '1\r\n::error::x\u0007', isWrong)).toBe('run-id: "1 ::error::x\ufffd" is not a URL')
  })

  test.each([
    ['https://amy:pw@h.example/x', '"https://***@h.example/x"'],
    ['amy:pw@h.example', '"***@h.example"'],
    ['https://amy:p/w?#@h.example', '"https://***@h.example"'],
    ['https://h.example/x?token=pw#pw', '"https://h.example/x?…"'],
    ['https://h.example/x#pw', '"https://h.example/x#…"'],
    ['https://h.example/x', '"https://h.example/x"']
  ])('shows no credential in the URL %s', (url, shown) => {
    for (const name of ['endpoint', 'console-url', 'from-url'])
      expect(told(name, url, isWrong)).toBe(`${name}: ${shown} is not a URL`)
  })
})

test.each<[Record<string, string>, string]>([
  [{vendor: ''}, 'vendor: required. Use one of: yunxiao, codearts, bkci'],
  [{vendor: 'yunxaio'}, 'vendor: "yunxaio" is unknown. Did you mean yunxiao?'],
  [{vendor: 'jenkins'}, 'vendor: "jenkins" is unknown. Use one of: yunxiao, codearts, bkci'],
  [
    {operation: 'wait-deploy'},
    'operation: "wait-deploy" is not supported by yunxiao. Use one of: wait-deploy-order, wait-change-order, wait-pipeline, run-pipeline, check-pipeline, fetch-logs'
  ],
  [
    {operation: 'wait-deploy-oder'},
    'operation: "wait-deploy-oder" is not supported by yunxiao. Did you mean wait-deploy-order?'
  ],
  [{api: 'v5'}, 'api: "v5" is not supported by yunxiao. Use one of: central, region'],
  [{timeout: '30min'}, 'timeout: "30min" is not a duration. Examples: 90s, 30m, 1h30m'],
  [{timeout: '6d'}, 'timeout: "6d" is out of range: from 1s to 5d'],
  [{'min-interval': '10s', 'max-interval': '5s'}, 'max-interval: "5s" is less than min-interval (10s)'],
  [{'on-paused': 'fail'}, 'on-paused: "fail" is unknown. Use one of: wait, stop'],
  [{summary: 'yes'}, 'summary: "yes" is not a boolean. Use one of: true, false'],
  [{'max-log-lines': '1e3'}, 'max-log-lines: "1e3" is not a whole number from 0 to 999999999'],
  [
    {'allow-outcomes': 'success, green'},
    'allow-outcomes: unknown outcome "green"; allowed: success, failure, cancelled, paused, skipped'
  ],
  [
    {'allow-outcomes': 'error'},
    'allow-outcomes: "error" is not a verdict, and cannot be allowed; use continue-on-error and the outcome output'
  ],
  [{'step-id': '7'}, 'step-id: "7" is not used by operation: wait-deploy-order'],
  [
    {endpoint: 'http://10.0.0.1'},
    'endpoint: "http://10.0.0.1" is not https: (set allow-http: true to accept http:)'
  ]
])('%j is answered in plain words', (given, sentence) => {
  expect(mistakesIn(given)).toContain(sentence)
})
