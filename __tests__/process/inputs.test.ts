import {expect} from '@jest/globals'
import {leaks} from '../support/action/leaks.js'
import {commandsNamed, wholeLog} from '../support/action/log-views.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {checkOrderWait, waitForOrders} from '../support/deploys/order-waits.js'

type Given = Readonly<Record<string, string>>

/** The inputs that the step's log names as wrong. */
const namedIn = (lines: string) => [...lines.matchAll(/^Input ([^\s:]+)/gm)].map(match => match[1] as string)

// Which values are wrong is asked in __tests__/unit/inputs: here is what becomes of a step with such a value.
sideBySide('a wrong input', test => {
  test.each<{given: Given; named: readonly string[]; warned?: RegExp; title: string}>([
    {
      title: 'several, also those of no vendor',
      given: {vendor: 'jenkins', timeout: '1e9', logs: 'loud'},
      named: ['vendor', 'timeout', 'logs']
    },
    {
      title: 'one that is missing, for which an unknown one was given',
      given: {'deploy-order-id': '', 'deploy-order': '1111'},
      named: ['deploy-order-id'],
      warned: /^unknown and ignored: deploy-order$/
    },
    {title: 'a very long one', given: {timeout: '9'.repeat(100_000)}, named: ['timeout']},
    {
      title: 'one in another spelling',
      given: {'pipeline-id': '', pipeline_id: '123'},
      named: ['pipeline-id', 'pipeline_id']
    }
  ])(
    'is refused before any request: $title',
    async ({given, named, warned}) => {
      const ran = await waitForOrders({inputs: given})
      await checkOrderWait(ran, 'error', false)
      const {run, requests} = ran
      expect(requests).toEqual([])
      expect([...new Set(namedIn(run.log))].sort()).toEqual([...named].sort())
      for (const name of named) {
        expect(run.outputs.reason).toContain(name)
        expect(commandsNamed(ran, 'error')[0]?.data).toContain(name)
      }
      const warnings = commandsNamed(ran, 'warning').map(({data}) => data)
      expect(warnings).toEqual(warned === undefined ? [] : [expect.stringMatching(warned)])
      expect(run.outputs.polls).toBe('0')
      expect(ran.result.targets).toEqual([])
    },
    60_000
  )
})

sideBySide('a wrong token', test => {
  const secret = 'pt-Zq8Xv2Lm7Rt4'
  // What else is wrong with a credential is asked in __tests__/unit/inputs/secrets.test.ts.
  const tokens: readonly (readonly [what: string, token: string, shown: readonly string[]])[] = [
    ['a command in its second line', `${secret}\n::error::x`, [secret]],
    ['a space in it', `${secret} Kw5Nb9Yc`, [secret, 'Kw5Nb9Yc']],
    ['one character', 'a', []]
  ]
  test.each(tokens)(
    'is refused and shown nowhere: %s',
    async (_what, given, shown) => {
      const ran = await waitForOrders({inputs: {token: given}})
      const {run, requests} = ran
      expect(requests).toEqual([])
      // The checks of every step, but for masks and leaks, which are about pieces of this token here.
      await checkOrderWait({...ran, run: {...run, masks: []}, secrets: []}, 'error', false)
      expect(namedIn(run.log)).toEqual(['token'])
      expect(run.outputs.reason).toContain('token')
      for (const text of shown) expect(leaks(ran, text)).toEqual([])
      // What is masked is the token alone: a mask of one brace or letter would blank the whole log.
      for (const mask of run.masks) expect(mask.length).toBeGreaterThanOrEqual(8)
    },
    60_000
  )
})

sideBySide('the action takes', test => {
  const fine: readonly (readonly [what: string, given: Given, log: RegExp])[] = [
    ['white space around a value', {timeout: '  45s\n'}, /timeout 45s/],
    ['the longest timeout, with a warning on a hosted runner', {timeout: '5d'}, /GitHub-hosted runner/],
    ['a list with spaces and empty items', {'deploy-order-id': ' 1111 , '}, /1111/],
    ['a variable of no input', {colour: 'red'}, /Success/]
  ]
  test('a token of 14,000 characters, all punctuation', async () => {
    const long = `pt-${'+/=&!*;'.repeat(2000)}`
    const ran = await waitForOrders({token: long})
    await checkOrderWait(ran, 'success', true)
  }, 60_000)

  test.each(fine)(
    '%s',
    async (_what, given, log) => {
      const ran = await waitForOrders({inputs: given})
      await checkOrderWait(ran, 'success', true)
      expect(wholeLog(ran)).toMatch(log)
    },
    60_000
  )
})

sideBySide('an empty token', test => {
  test('in a pull request from a fork is explained by the fork, before any request', async () => {
    const ran = await waitForOrders({
      inputs: {token: ''},
      env: {GITHUB_EVENT_NAME: 'pull_request'},
      event: {pull_request: {head: {repo: {full_name: 'amy/shop'}}}, repository: {full_name: 'octo/shop'}}
    })
    await checkOrderWait(ran, 'error', false)
    expect(ran.requests).toEqual([])
    expect(ran.run.log).toMatch(/^Input token: required .*it came empty: this is a pull request from a fork/m)
    expect(ran.run.outputs.reason).toMatch(/fork.*Dependabot.*secrets: inherit.*environment/)
  }, 60_000)
})

sideBySide('a link of another instance', test => {
  test('is a mistake of from-url, before any request to the instance with the same ids', async () => {
    const ran = await waitForOrders({
      edition: 'region',
      inputs: {
        operation: 'wait-pipeline',
        'pipeline-id': '',
        'deploy-order-id': '',
        'from-url': 'https://rdc.a.example/pipelines/123/builds/77'
      }
    })
    await checkOrderWait(ran, 'error', false)
    expect(ran.requests).toEqual([])
    expect(ran.run.log).toMatch(
      /^Input from-url: .* is not a console link of the endpoint asked \(http:\/\/127/m
    )
  }, 60_000)
})
