import {describe, expect, test} from '@jest/globals'
import {withLink} from '../../../src/inputs/from-url.js'
import {describeMistake, type Mistake} from '../../../src/inputs/mistakes.js'
import type {RawInputs} from '../../../src/model/target.js'
import type {Operation, Vendor} from '../../../src/vendors/vendor.js'

/** A platform whose links hold a project and, where the operation can use it, a run. */
const platform = {
  title: 'Some Platform',
  operations: {'wait-pipeline': ['project-id', 'run-id'], 'wait-deploy-order': ['project-id']},
  readLink: (url: URL) =>
    url.hostname === 'console.example' ? {'project-id': 'shop', 'run-id': '77', region: undefined} : undefined
} as unknown as Vendor

function filled(given: RawInputs, operation: Operation | undefined = 'wait-pipeline') {
  const mistakes: Mistake[] = []
  const raw = withLink(given, platform, operation, (input, text) => void mistakes.push({input, text}))
  return {raw, mistakes: mistakes.map(mistake => describeMistake(mistake, given))}
}
const link = {'from-url': 'https://console.example/run/77?from=mail'}

describe('a console link', () => {
  test('fills the inputs that are empty', () => {
    expect(filled(link)).toEqual({raw: {...link, 'project-id': 'shop', 'run-id': '77'}, mistakes: []})
  })

  test('fills only what the operation uses', () => {
    expect(filled(link, 'wait-deploy-order').raw).toEqual({...link, 'project-id': 'shop'})
    expect(filled(link, 'fetch-logs').raw).toEqual(link)
    const mistakes: unknown[] = []
    expect(withLink(link, platform, undefined, (...mistake) => void mistakes.push(mistake))).toEqual(link)
    expect(mistakes).toEqual([])
  })

  test('may say again what was given, in another case of letters', () => {
    expect(filled({...link, 'project-id': 'SHOP'})).toEqual({
      raw: {...link, 'project-id': 'SHOP', 'run-id': '77'},
      mistakes: []
    })
  })

  test('that says otherwise than an input is a mistake of that input', () => {
    expect(filled({...link, 'run-id': '78'}).mistakes).toEqual([
      'run-id: "78" is not the one in from-url, "77"'
    ])
  })

  test.each(['https://elsewhere.example/77', 'console.example', 'x'])('%s is a mistake', text => {
    expect(filled({'from-url': text}).mistakes).toEqual([
      `from-url: "${text}" is not a console link to a run of Some Platform`
    ])
  })

  test('that was not given changes nothing', () => {
    expect(filled({'run-id': '5'})).toEqual({raw: {'run-id': '5'}, mistakes: []})
  })
})
