import {describe, expect, test} from '@jest/globals'
import {inEnglish, message} from '../../../src/messages/message.js'
import {
  collectMistakes,
  readIds,
  refuseApiPath,
  refuseOddItem,
  refuseTooMany,
  refuseTwice
} from '../../../src/vendors/shared/inputs.js'
import type {AddMistake} from '../../../src/vendors/vendor.js'

/** What was told of the inputs by whatever checks them. */
const told = (check: (addMistake: AddMistake) => void): string[] => {
  const mistakes: string[] = []
  check((input, text) => void mistakes.push(`${input} ${inEnglish(text)}`))
  return mistakes
}
const numbers = {isId: (id: string) => /^[0-9]+$/.test(id), form: 'a number'}
const many = (count: number) => Array.from({length: count}, (_, i) => String(i))

describe('the ids of a list', () => {
  const read = (text: string | undefined) =>
    told(addMistake => void readIds('pipeline-id', text, {...numbers, things: 'pipelines'}, addMistake))

  test('are as many as are given', () => {
    expect(readIds('x', '1, 2', {...numbers, things: 'orders'}, () => {})).toEqual(['1', '2'])
    expect(read(many(50).join())).toEqual([])
  })

  test.each<[string, string | undefined, string]>([
    ['none', undefined, 'pipeline-id is required (a number)'],
    ['one that is none', '1,two,three', 'pipeline-id "two" is not a number'],
    ['more than a step takes', many(51).join(), 'pipeline-id names 51 pipelines; at most 50 are taken']
  ])('are a mistake where there is %s', (_what, text, mistake) => {
    expect(read(text)).toEqual([mistake])
  })
})

describe('an item that is no id', () => {
  const of = (item: string) => told(addMistake => refuseOddItem('run-id', [item], numbers, addMistake))

  test('is shown where it is short, and never cut', () => {
    expect(of('x'.repeat(60))).toEqual([`run-id "${'x'.repeat(60)}" is not a number`])
    expect(of('x'.repeat(61))).toEqual(['run-id has an item of 61 characters, which is not a number'])
  })

  test('with a comma, or what may be meant as one, tells how lists are split', () => {
    for (const item of ['1,2', 'x,'.repeat(40)]) expect(of(item)[0]).toMatch(/takes one item a line/)
    for (const item of ['1，2', '1、2', '1; 2', 'x；'.repeat(40)])
      expect(of(item)[0]).toMatch(/; items are separated by commas \(,\)$/)
    for (const item of ['x', 'x'.repeat(80)]) expect(of(item)[0]).toMatch(/is not a number$/)
  })
})

test('things are told by their name where there are too many', () => {
  expect(told(addMistake => refuseTooMany('id', 50, 'orders', addMistake))).toEqual([])
  expect(told(addMistake => refuseTooMany('id', 51, 'orders', addMistake))).toEqual([
    'id names 51 orders; at most 50 are taken'
  ])
})

test.each<[string, string | undefined, boolean]>([
  ['no endpoint', undefined, false],
  ['a host', 'https://a.example', false],
  ['a path of the API', 'https://a.example/api/v1', true],
  ['what stands behind the path', 'https://a.example/?/api', false],
  ['a path alone', '/api/v1', true]
])('%s is refused only for the path of an API', (_what, endpoint, isRefused) => {
  const wrong = message('wrong.form', {form: 'a host'})
  const mistakes = told(addMistake => refuseApiPath(endpoint, /\/api/, wrong, addMistake))
  expect(mistakes).toEqual(isRefused ? ['endpoint is not a host'] : [])
})

test('what is named twice is told once, by its name', () => {
  const check = (keys: string[], names: string[]) =>
    told(addMistake => refuseTwice('run-id', keys, names, addMistake))
  expect(check(['a', 'b'], ['A', 'B'])).toEqual([])
  expect(check(['a', 'b', 'a', 'a'], ['A', 'B', 'A', 'A'])).toEqual(['run-id names A twice'])
  expect(check(['a', 'a'], ['A', 'a'])).toEqual(['run-id names a twice'])
})

test('mistakes are passed on, and there is any from then on', () => {
  const mistakes: string[] = []
  const {addMistake, hasAny} = collectMistakes(
    (input, text) => void mistakes.push(`${input} ${inEnglish(text)}`)
  )
  expect(hasAny()).toBe(false)
  addMistake('tag', message('wrong.commit'))
  expect([hasAny(), mistakes]).toEqual([true, ['tag is not a commit id (7 to 64 hexadecimal digits)']])
})
