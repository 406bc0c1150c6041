import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import {mistakesIn} from '../support/inputs.js'

const folder = mkdtempSync(join(tmpdir(), 'empty-'))
afterAll(() => rmSync(folder, {recursive: true}))

function event(name: string, payload: unknown): Record<string, string> {
  const path = join(folder, `${Math.random()}.json`)
  writeFileSync(path, JSON.stringify(payload))
  return {GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path}
}

const places = [/pull request from a fork/, /Dependabot/, /secrets: inherit/, /environment/]
const ours = {full_name: 'octo/shop'}
const fork = {pull_request: {head: {repo: {full_name: 'amy/shop'}}}, repository: ours}
const own = {pull_request: {head: {repo: ours}}, repository: ours}
const deleted = {pull_request: {head: {repo: null}}, repository: ours}

describe('an empty token', () => {
  const said = (env: Record<string, string> = {}) => mistakesIn({token: ''}, env)[0] ?? ''

  test('is told as such, with every reason that GitHub has, in one line', () => {
    expect(said()).toMatch(/^token: required \(a personal access token of Yunxiao\); it came empty: name the/)
    for (const place of places) expect(said()).toMatch(place)
    expect(said().length).toBeLessThan(600)
  })

  test.each<[string, Record<string, string>, RegExp]>([
    ['a pull request from a fork', event('pull_request', fork), /this is a pull request from a fork/],
    ['a review of one', event('pull_request_review', fork), /this is a pull request from a fork/],
    [
      'one from a fork that was deleted',
      event('pull_request', deleted),
      /this is a pull request from a fork/
    ],
    [
      'one whose repository has no name',
      event('pull_request', {pull_request: {head: {repo: {fork: true}}}}),
      /this is a pull request from a fork/
    ],
    [
      'one by the name that the runner has',
      {...event('pull_request', {pull_request: fork.pull_request}), GITHUB_REPOSITORY: 'octo/shop'},
      /this is a pull request from a fork/
    ],
    [
      'a pull request of Dependabot',
      {...event('pull_request', own), GITHUB_ACTOR: 'dependabot[bot]'},
      /this is a run of Dependabot/
    ],
    [
      'a push of Dependabot',
      {...event('push', {repository: ours}), GITHUB_ACTOR: 'dependabot[bot]'},
      /this is a run of Dependabot/
    ],
    [
      'a pull request from a fork of Dependabot’s',
      {...event('pull_request', fork), GITHUB_ACTOR: 'dependabot[bot]'},
      /this is a pull request from a fork/
    ],
    ['a reusable workflow', event('workflow_call', {}), /this is a reusable workflow/]
  ])('of %s is explained by that first, and by the others after it', (_what, env, first) => {
    const text = said(env)
    expect(text).toMatch(new RegExp(`^token: .*; it came empty: ${first.source}`))
    for (const place of places) expect(text).toMatch(place)
    expect(text.match(/this is/g)).toHaveLength(1)
  })

  test.each<[string, Record<string, string>]>([
    ['a pull request from a branch', event('pull_request', own)],
    [
      'one inside a repository that is a fork itself',
      event('pull_request', {...own, pull_request: {head: {repo: {...ours, fork: true}}}})
    ],
    ['a pull request that the base runs', event('pull_request_target', fork)],
    ['a comment on one', event('issue_comment', fork)],
    ['a push', event('push', {repository: ours})],
    ['an event without a head', event('pull_request', {pull_request: 'x', repository: ours})],
    ['an event that is no object', event('pull_request', 7)],
    ['no event', {GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: join(folder, 'none')}],
    ['somebody else', {GITHUB_ACTOR: 'dependabot'}]
  ])('of %s proves nothing', (_what, env) => {
    expect(said(env)).not.toContain('this is')
    for (const place of places) expect(said(env)).toMatch(place)
  })
})

describe('a credential that came empty', () => {
  const none = {'organization-id': '', 'pipeline-id': '', 'deploy-order-id': '', token: ''}
  const hex = 'b1b2c3d4e5f60718293a4b5c6d7e8f90'
  const codearts = {
    ...none,
    vendor: 'codearts',
    operation: 'wait-pipeline',
    region: 'cn-north-4',
    'project-id': hex,
    'pipeline-id': hex,
    'run-id': hex
  }
  const bkci = {
    ...none,
    vendor: 'bkci',
    operation: 'wait-pipeline',
    endpoint: 'https://bk.example',
    'project-id': 'shop',
    'pipeline-id': `p-${hex}`,
    'run-id': `b-${hex}`
  }
  const keys = {HUAWEICLOUD_SDK_AK: 'AK0123456789', HUAWEICLOUD_SDK_SK: 'SK0123456789'}

  test.each<[string, Record<string, string>, string[], Record<string, string>?]>([
    ['none of codearts', codearts, ['token']],
    ['the secret key alone', {...codearts, 'access-key': 'AK0123456789'}, ['secret-key']],
    ['the access key alone', {...codearts, 'secret-key': 'SK0123456789'}, ['access-key']],
    [
      'a token beside a pair of keys',
      {...codearts, 'access-key': 'AK0123456789', 'secret-key': 'SK01234567'},
      []
    ],
    ['a token beside keys of the environment', codearts, [], keys],
    ['the token of a direct api', bkci, ['token']],
    ['the token of the newer direct api', {...bkci, api: 'direct-v4'}, ['token']],
    ['a token beside a user', {...bkci, username: 'amy'}, []],
    ['the token of a person at the gateway', {...bkci, api: 'gateway-user'}, ['token']],
    ['all of an application', {...bkci, api: 'gateway-app'}, ['app-code', 'app-secret']],
    [
      'the secret of an application',
      {...bkci, api: 'gateway-app', 'app-code': 'shop', username: 'amy'},
      ['app-secret']
    ]
  ])('is told only where it is needed: %s', (_what, given, inputs, env = {}) => {
    const mistakes = mistakesIn(given, env).filter(text => text.includes('it came empty'))
    expect(mistakes.map(text => text.split(':')[0])).toEqual(inputs)
    // The explanation stands once, after all other mistakes.
    expect(mistakes.filter(text => text.includes('secrets: inherit'))).toHaveLength(inputs.length > 0 ? 1 : 0)
    if (inputs.length > 0)
      expect(mistakesIn({...given, timeout: 'soon'}, env).at(-1)).toContain('secrets: inherit')
  })

  test('that holds white space alone came empty, too', () => {
    expect(mistakesIn({token: ' \n'})[0]).toContain('it came empty')
  })

  test('is nothing for an input that is required and no credential', () => {
    expect(mistakesIn({'pipeline-id': ''}).join()).not.toContain('came empty')
  })
})
