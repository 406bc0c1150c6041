import {describe, expect, test} from '@jest/globals'
import {inEnglish} from '../../../src/messages/message.js'
import {actRunners, noActRunners} from '../../support/act-runners.js'
import {mistakesIn, understood, wrongIn} from '../support/inputs.js'

describe('an unknown input', () => {
  test.each([
    ['pipeline_id', 'pipeline-id'],
    ['PipelineId', 'pipeline-id'],
    ['deployorderid', 'deploy-order-id'],
    ['max_log_lines', 'max-log-lines'],
    ['on-Paused-', 'on-paused'],
    ['allow_outcomes', 'allow-outcomes'],
    ['on-pause', 'on-paused'],
    ['tokn', 'token']
  ])('%s is a mistake, and the right name is suggested', (given, meant) => {
    expect(mistakesIn({[given]: 'x-0123456789'})).toEqual([
      `${given.toLowerCase()}: unknown input. Did you mean ${meant}?`
    ])
  })

  test('is nothing when it is empty', () => {
    expect(mistakesIn({pipeline_id: ' '})).toEqual([])
    expect(understood({colour: ''}).warnings).toEqual([])
  })

  test('that is near no known name is ignored with a warning', () => {
    expect(understood({'some-thing-else': 'x', colour: 'red'}).warnings).toEqual([
      'unknown and ignored: some-thing-else, colour'
    ])
  })
})

describe('where the runner hands on the inputs of an enclosing action', () => {
  const unexpected = {'on-pause': 'stop', run_id: '5', colour: 'red', 'step-id': '7', 'access-key': 'short'}

  test.each(Object.entries(actRunners))('as %s does, an input that nobody needs is a warning', (_, env) => {
    const {warnings, selection} = understood(unexpected, env)
    expect(warnings).toEqual([
      'on-pause: unknown input. Did you mean on-paused?',
      'run_id: unknown input. Did you mean run-id?',
      'unknown and ignored: colour',
      'access-key: not used by operation: wait-deploy-order',
      'step-id: "7" is not used by operation: wait-deploy-order'
    ])
    expect(selection.steps).toEqual([])
  })

  test.each(noActRunners.map(env => [env]))('but not with %j', env => {
    expect(wrongIn(unexpected, env)).toEqual(['on-pause', 'run_id', 'access-key', 'step-id'])
  })

  const order = {operation: 'fetch-logs', 'pipeline-id': '123', 'deploy-order-id': '1111'}
  const hex = 'b1b2c3d4e5f60718293a4b5c6d7e8f90'
  const codearts = {
    vendor: 'codearts',
    operation: 'wait-pipeline',
    api: 'v3',
    region: 'cn-north-4',
    'organization-id': '',
    'deploy-order-id': '',
    'pipeline-id': hex,
    'run-id': 'latest',
    'project-id': hex
  }
  const bkci = {
    vendor: 'bkci',
    operation: 'wait-pipeline',
    api: 'gateway-user',
    endpoint: 'https://bk.example/prod',
    'organization-id': '',
    'deploy-order-id': '',
    'project-id': 'shop',
    'pipeline-id': `p-${hex}`,
    'run-id': `b-${hex}`,
    username: 'amy'
  }
  test.each<[string, Record<string, string>, string[]]>([
    ['beside a named order', {...order, 'run-id': '7', 'job-id': 'build'}, ['run-id', 'job-id']],
    ['for an own instance', {api: 'region', endpoint: 'https://h.example'}, ['organization-id']],
    ['for v3', codearts, ['project-id']],
    ['for a person at the gateway', bkci, ['username']]
  ])('what the other inputs leave no use for, %s, is a warning and is not used', (_what, given, names) => {
    expect(wrongIn(given)).toEqual(names)
    const {warnings, selection} = understood(given, {ACT: 'true'})
    expect(warnings.map(text => inEnglish(text).split(':')[0])).toEqual(names)
    expect(selection.jobs).toEqual([])
  })

  test('a wrong value is a mistake all the same', () => {
    expect(wrongIn({timeout: 'soon'}, {ACT: 'true'})).toEqual(['timeout'])
  })
})

describe('what was given', () => {
  test('of longer than 4 KiB is a mistake, and of 1 MB too', () => {
    expect(wrongIn({'organization-id': 'a'.repeat(4097)})).toContain('organization-id')
    expect(mistakesIn({'deploy-order-id': '1\n'.repeat(8193)})).toContain(
      'deploy-order-id: longer than 16384 characters'
    )
    expect(wrongIn({'pipeline-id': '1'.repeat(1e6)})).toContain('pipeline-id')
  })

  test('of 4 KiB is taken', () => {
    expect(
      mistakesIn({'log-file': `/tmp/${'x'.repeat(200)}`, endpoint: `https://h/${'x'.repeat(4086)}`})
    ).toEqual([])
  })
})

describe('a list', () => {
  const jobs = (text: string) =>
    understood({'deploy-order-id': '', 'run-id': '77', 'job-id': text}).selection.jobs

  test.each<[string, string[]]>([
    ['build, pack', ['build', 'pack']],
    ['build\npack (arm64, release)', ['build', 'pack (arm64, release)']],
    // A block scalar of YAML ends in a line break, which is the workflow's word that items are lines.
    ['pack (arm64, release)\n', ['pack (arm64, release)']],
    ['\r\n pack (arm64, release)', ['pack (arm64, release)']],
    ['pack (arm64, release)\r', ['pack (arm64, release)']],
    [' pack (arm64, release) ', ['pack (arm64', 'release)']]
  ])('%j is %j', (text, items) => expect(jobs(text)).toEqual(items))

  test.each([
    ['pipeline-id', '1, 2\n', 'pipeline-id: "1, 2" is not a number, or a list of numbers'],
    ['deploy-order-id', '1111 ,\n', 'deploy-order-id: "1111 ," is not a number, or a list of numbers'],
    ['allow-outcomes', 'success, skipped\n', /^allow-outcomes: unknown outcome "success, skipped"/]
  ])('%s with commas in a line of its own is told how it is split', (name, text, said) => {
    const mistakes = mistakesIn({[name]: text})
    expect(mistakes[0]).toEqual(
      typeof said === 'string' ? expect.stringContaining(said) : expect.stringMatching(said)
    )
    expect(mistakes[0]).toMatch(/; a list with a line break in it takes one item a line$/)
  })

  test('takes 50 of the longest names that a platform has', () => {
    const orders = (count: number) =>
      Array.from({length: count}, (_, i) => `${'a'.repeat(128)}/${String(i).padStart(64, '0')}`).join('\n')
    const given = {operation: 'wait-change-order', 'pipeline-id': '', 'deploy-order-id': ''}
    expect(mistakesIn({...given, 'change-order-sn': orders(50)})).toEqual([])
    expect(mistakesIn({...given, 'change-order-sn': orders(51)})).toEqual([
      expect.stringMatching(/^change-order-sn: .*names 51 orders; at most 50 are taken$/)
    ])
  })
})
