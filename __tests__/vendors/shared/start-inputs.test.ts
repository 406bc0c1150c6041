import {describe, expect, test} from '@jest/globals'
import {inEnglish} from '../../../src/messages/message.js'
import {readStart, type StartLimits} from '../../../src/vendors/shared/start-inputs.js'
import {fc, runs} from '../../support/properties.js'
import {mistakesIn, understood} from '../../unit/support/inputs.js'

const hex = '0123456789abcdef'.repeat(2)
const none = {'organization-id': '', 'deploy-order-id': ''}
const base = {
  ...none,
  vendor: 'bkci',
  operation: 'run-pipeline',
  endpoint: 'https://bk.example.com',
  'project-id': 'shop',
  'pipeline-id': `p-${hex}`,
  token: 'token-0123456789'
}
const noLimits: StartLimits = {reserved: {}}

function read(variables: string, limits = noLimits) {
  const mistakes: string[] = []
  const start = readStart({variables}, limits, (input, text) => mistakes.push(`${input}: ${inEnglish(text)}`))
  return {mistakes, variables: start.variables}
}

describe('variables', () => {
  test.each<[string, string, readonly (readonly [string, string])[]]>([
    [
      'one a line',
      'A=1\nB=2',
      [
        ['A', '1'],
        ['B', '2']
      ]
    ],
    [
      'with lines of nothing between, and any line break',
      '\r\nA=1\r\n \r\n  B=2\r',
      [
        ['A', '1'],
        ['B', '2']
      ]
    ],
    ['with an equals sign and blanks in a value', 'A= b = c ', [['A', ' b = c ']]],
    [
      'that are empty',
      'A=\nB=',
      [
        ['A', ''],
        ['B', '']
      ]
    ],
    [
      'as a JSON object',
      ' {"A": "1\\n2", "b.c-d": "\\"{}"}',
      [
        ['A', '1\n2'],
        ['b.c-d', '"{}']
      ]
    ],
    ['of an empty JSON object', '{}', []],
    [
      'with the name of what every object has',
      '__proto__=1\nconstructor=2',
      [
        ['__proto__', '1'],
        ['constructor', '2']
      ]
    ]
  ])('%s are taken: %j', (_how, text, expected) => {
    expect(read(text)).toEqual({mistakes: [], variables: expected})
  })

  test.each<[string, string, RegExp]>([
    ['a line without a name', 'A=1\n=secret-2', /^variables: line 2 is not of the form "NAME=value"$/],
    ['a line without an equals sign', 'secret-2', /line 1 is not/],
    ['a name with a blank', 'A =secret-2', /line 1 is not/],
    ['a name that begins with a digit', '1A=secret-2', /line 1 is not/],
    ['a name twice', 'A=secret-1\nA=secret-2', /names "A" twice/],
    ['a name twice in an object', '{"A": "secret-1", "A": "secret-2"}', /a name twice in its JSON object/],
    ['what begins as an object and is none', '{"A": "secret-1"', /cannot be read as one/],
    ['a number in an object', '{"A": 1}', /names and texts/],
    ['an object in an object', '{"A": {"B": "secret-1"}}', /names and texts/],
    ['null in an object', '{"A": null}', /names and texts/],
    ['an empty name in an object', '{"": "secret-1"}', /names and texts/]
  ])('with %s are a mistake that shows no value', (_what, text, expected) => {
    const {mistakes} = read(text)
    expect(mistakes).toEqual([expect.stringMatching(expected)])
    expect(mistakes[0]).toMatch(/^variables: /)
    expect(mistakes.join()).not.toContain('secret')
  })

  test('come out as they went in, by either form', () => {
    const name = fc.stringMatching(/^[A-Za-z_][\w.-]{0,20}$/)
    const texts = fc.uniqueArray(fc.tuple(name, fc.string()), {selector: ([key]) => key, maxLength: 8})
    fc.assert(
      fc.property(texts, pairs => {
        // An object has keys that look like numbers first; no name does.
        expect(read(JSON.stringify(Object.fromEntries(pairs)))).toEqual({mistakes: [], variables: pairs})
        const lines = pairs.filter(([, value]) => !/[\r\n]/.test(value))
        const text = lines.map(([key, value]) => `${key}=${value}`).join('\n')
        expect(read(text)).toEqual({mistakes: [], variables: lines})
      }),
      runs(100)
    )
  })

  test('are none where none are given, or none can be read', () => {
    expect(readStart({}, noLimits, () => {})).toEqual({variables: [], branch: undefined, tag: undefined})
    expect(read('{').variables).toEqual([])
  })

  test('that the platform cannot take are mistakes', () => {
    const limits: StartLimits = {reserved: {version: 'platform'}, longestValue: 3}
    expect(read('version=1\nA=1234\nB=123', limits).mistakes).toEqual([
      'variables: has "version", which the platform reserves',
      'variables: has a value of over 3 characters for "A"'
    ])
  })
})

describe('a branch or tag', () => {
  const full = 'x'.repeat(255)

  test.each<[Record<string, string>, inputs: readonly string[]]>([
    [{branch: full}, []],
    [{tag: full}, []],
    [{branch: `${full}x`}, ['branch']],
    [{tag: `${full}x`}, ['tag']],
    [{tag: 'a b'}, ['tag']],
    [{branch: 'a\u200bb'}, ['branch']],
    [{branch: 'main', tag: 'v1'}, ['tag']]
  ])('%j is a mistake of %j', (given, inputs) => {
    const mistakes: string[] = []
    const {branch, tag} = readStart(given, noLimits, input => void mistakes.push(input))
    expect(mistakes).toEqual(inputs)
    expect({branch, tag}).toEqual({branch: given.branch, tag: given.tag})
  })

  test('cannot be given together, which names the other one', () => {
    const told: string[] = []
    readStart({branch: 'main', tag: 'v1'}, noLimits, (_input, text) => told.push(inEnglish(text)))
    expect(told).toEqual([expect.stringContaining('branch')])
  })
})

describe('what a run is begun with', () => {
  test.each<[Record<string, string>, readonly (string | RegExp)[]]>([
    [{}, []],
    [{branch: 'release/1.2', wait: 'false', variables: 'A=1'}, []],
    [{branch: 'a b'}, [/^branch: "a b" is not the name of a branch/]],
    [{wait: 'no'}, [/^wait: "no" is not a boolean/]],
    [{'pipeline-id': `p-${hex},p-1`}, [/^pipeline-id: .*names 2 pipelines; run-pipeline starts one/]],
    [{'pipeline-id': ''}, [/^pipeline-id: required/]],
    [{'run-id': `b-${hex}`}, [/^run-id: .* is not used by operation: run-pipeline/]],
    [{commit: hex}, [/^commit: .* is not used by operation: run-pipeline/]],
    [{'allow-outcomes': 'running'}, [/can be allowed only with operation: check-pipeline, or wait: false/]],
    [{'allow-outcomes': 'running', wait: 'false'}, []],
    [{'cancel-remote': 'on-cancel'}, []],
    [{tag: 'v1'}, [/^tag: "v1" is not used by operation: run-pipeline/]],
    [{variables: 'BK_CI_BUILD_MSG=x'}, [/^variables: has "BK_CI_BUILD_MSG", which this action gives/]],
    [{variables: 'x'.repeat(101 * 1024)}, [/^variables: longer than 102400 characters/]]
  ])('%j is checked before any request', (over, expected) => {
    expect(mistakesIn({...base, ...over})).toEqual(expected.map(text => expect.stringMatching(text)))
  })

  test.each(['variables', 'branch', 'tag', 'wait'])('%s is a mistake in another operation', input => {
    const waits = {...base, operation: 'wait-pipeline', 'run-id': `b-${hex}`}
    expect(mistakesIn({...waits, [input]: 'true'})).toEqual([
      expect.stringMatching(new RegExp(`^${input}: .*not used by operation: wait-pipeline`))
    ])
    expect(mistakesIn({...waits, [input]: 'true'}, {ACT: 'true'})).toEqual([])
  })

  test('that is not waited for is green while it runs, whatever else is', () => {
    expect([...understood({...base, wait: 'false'}).allowed]).toEqual(['success', 'running'])
    expect([...understood({...base, wait: 'false', 'allow-outcomes': 'success'}).allowed]).toContain(
      'running'
    )
    expect([...understood(base).allowed]).toEqual(['success'])
  })

  test('of a console link is its pipeline, and not its run', () => {
    const link = `https://bk.example.com/console/pipeline/shop/p-${hex}/detail/b-${hex}`
    expect(mistakesIn({...base, 'pipeline-id': '', 'project-id': '', 'from-url': link})).toEqual([])
  })
})
