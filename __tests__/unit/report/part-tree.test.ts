import {expect, test} from '@jest/globals'
import {type Phase, phases} from '../../../src/model/phase.js'
import {partTree} from '../../../src/report/part-tree.js'
import type {PartResult} from '../../../src/report/result-schema.js'
import {fc, runs} from '../../support/properties.js'

const one = (
  id: string,
  parent = '',
  phase: Phase = 'success',
  over: Partial<PartResult> = {}
): PartResult => ({
  kind: 'job',
  id,
  parent,
  name: id,
  batch: null,
  phase,
  status: '',
  message: '',
  startedAt: '',
  finishedAt: '',
  duration: null,
  ...over
})
/** `a`, `-b`: a dash for each level. */
const drawn = (parts: readonly PartResult[]) =>
  partTree(parts).map(({part, depth}) => '-'.repeat(depth) + part.id)

test.each<[string, readonly PartResult[], readonly string[]]>([
  ['parts of one level keep their order', [one('b'), one('a'), one('c')], ['b', 'a', 'c']],
  [
    'a part that comes before the one that it is a piece of stands below it',
    [one('step', 'job'), one('job', 'stage'), one('stage')],
    ['stage', '-job', '--step']
  ],
  [
    'what failed comes first, with all that it is a piece of',
    [one('a'), one('a1', 'a'), one('b'), one('b1', 'b'), one('b2', 'b', 'failure')],
    ['b', '-b2', '-b1', 'a', '-a1']
  ],
  [
    'what waits for a person comes after what failed, and before the rest',
    [one('a'), one('b', '', 'paused'), one('c', '', 'cancelled'), one('d', '', 'running', {waits: true})],
    ['c', 'b', 'd', 'a']
  ],
  [
    'what was allowed to fail stays in its place',
    [one('a'), one('b', '', 'failure', {allowedToFail: true}), one('c', '', 'failure')],
    ['c', 'a', 'b']
  ],
  ['a part of one that is not there stands at the top', [one('a', 'gone')], ['a']],
  [
    'parts that are pieces of each other are all there',
    [one('a', 'b'), one('b', 'a'), one('c', 'c')],
    ['c', 'a', '-b']
  ]
])('%s', (_name, parts, expected) => {
  expect(drawn(parts)).toEqual(expected)
})

test('every part is there once, whatever names what', () => {
  const id = fc.constantFrom('', 'a', 'b', 'c', 'd')
  const parts = fc.array(fc.tuple(id, id, fc.constantFrom(...phases)).map(given => one(...given)))
  fc.assert(
    fc.property(parts, some => {
      const listed = partTree(some).map(({part}) => part)
      expect(listed).toHaveLength(some.length)
      expect(new Set(listed)).toEqual(new Set(some))
    }),
    runs(300)
  )
})
