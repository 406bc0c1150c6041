import {expect, test} from '@jest/globals'
import {message} from '../../../src/messages/message.js'
import {confirmId} from '../../../src/vendors/shared/confirm-id.js'

const confirm = (named: readonly unknown[]) => confirmId('run', named, 'aB-7')

test.each([
  ['in all its fields', ['aB-7', 'aB-7']],
  ['in any case of its letters', ['AB-7', 'ab-7']],
  ['in no field', []],
  ['in one field, where the others say nothing', [undefined, 'aB-7', null]]
])('an answer about a thing names it %s', (_how, named) => {
  expect(confirm(named)).toBeUndefined()
})

test.each<[string, unknown[], string]>([
  ['another one', ['ab-8'], 'ab-8'],
  ['another one in one field', ['aB-7', null, 'ab-8'], 'ab-8'],
  ['a longer one', ['aB-71'], 'aB-71'],
  ['a number', [7], '7'],
  ['nothing that can be an id', [{}], '(no id)'],
  ['an empty text', [''], '']
])('an answer that names %s is about another thing', (_what, named, id) => {
  expect(() => confirm(named)).toThrow(
    expect.objectContaining({
      text: `the answer was about run ${id} and not aB-7`,
      failure: {kind: 'transient', label: 'bad answer'}
    })
  )
})

test('what can be no id is said in the language of the reader', () => {
  expect(() => confirm([{}])).toThrow(
    expect.objectContaining({
      text: expect.objectContaining({facts: expect.objectContaining({id: message('answer.no-id')})})
    })
  )
})
