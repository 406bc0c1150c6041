import {describe, expect, test} from '@jest/globals'
import {
  beginTail,
  gapOf,
  isDue,
  mayGoOn,
  missPart,
  type PartTail,
  seePart
} from '../../../src/logs/part-tail.js'
import {type Phase, phases} from '../../../src/model/phase.js'
import {part, SECOND} from '../support/build.js'

const machine = (phase: Phase) => part(phase, {id: 'm1'})

/** What is remembered of a machine that was seen in these phases, a second apart; `undefined` where it was missing. */
function tailAfter(...seen: (Phase | undefined)[]): PartTail {
  const tail = beginTail(machine(seen[0] ?? 'running')) as PartTail
  seen.forEach((phase, i) => {
    if (phase) seePart(tail, machine(phase), i * SECOND)
    else missPart(tail, i * SECOND)
  })
  return tail
}

test('a part is remembered once it has begun', () => {
  const begun = phases.filter(phase => beginTail(machine(phase)) !== undefined)
  expect(begun).toEqual(phases.filter(phase => phase !== 'queued' && phase !== 'skipped'))
})

describe('a part', () => {
  test.each<[seen: (Phase | undefined)[], endedAt: number | undefined, goesOn: boolean, mayRestart: boolean]>(
    [
      [['running'], undefined, true, false],
      [['paused'], undefined, true, false],
      [['unknown'], undefined, true, false],
      [['running', 'success'], 1000, false, false],
      [['running', 'success', 'success'], 1000, false, false],
      [['running', undefined], 1000, false, false],
      [['running', undefined, undefined], 1000, false, false],
      [['running', undefined, 'running'], undefined, true, false],
      [['success', undefined, 'success'], 2000, false, false],
      [['failure', 'running'], undefined, true, true],
      [['failure', 'running', 'success'], 2000, false, true],
      [['failure', undefined, 'running'], undefined, true, true]
    ]
  )('that was seen as %j ended at %p, goes on: %p, may begin its log anew: %p', (seen, ...known) => {
    const tail = tailAfter(...seen)
    expect([tail.endedAt, mayGoOn(tail), tail.mayRestart]).toEqual(known)
  })

  test.each<[seen: (Phase | undefined)[], phase: Phase, isReadOn: boolean]>([
    [['success'], 'success', false],
    [['success'], 'failure', false],
    [['success'], 'running', true],
    [['success', undefined], 'success', true],
    [['running', undefined], 'running', true]
  ])(
    'that was seen as %j, and whose log was closed, is read on when it is %s: %p',
    (seen, phase, isReadOn) => {
      const tail = tailAfter(...seen)
      Object.assign(tail, {closed: true, isComplete: true, quietReads: 2, readsAfterEnd: 3})
      seePart(tail, machine(phase), 9 * SECOND)
      const {closed, isComplete, quietReads, readsAfterEnd} = tail
      const kept = {closed: true, isComplete: true, quietReads: 2, readsAfterEnd: 3}
      const anew = {closed: false, isComplete: false, quietReads: 0, readsAfterEnd: 0}
      expect({closed, isComplete, quietReads, readsAfterEnd}).toEqual(isReadOn ? anew : kept)
    }
  )
})

test.each<[over: Partial<PartTail>, now: number, isDueThen: boolean]>([
  [{nextAt: 5000}, 4999, false],
  [{nextAt: 5000}, 5000, true],
  [{nextAt: 5000, endedAt: 0}, 0, true],
  [{nextAt: 5000, endedAt: 0, readsAfterEnd: 1}, 0, false],
  [{nextAt: 5000, endedAt: 0, failures: 1}, 0, false]
])('with %j a read is due at %i ms: %p', (over, now, isDueThen) => {
  expect(isDue({...tailAfter('running'), ...over}, now)).toBe(isDueThen)
})

test.each<[over: Partial<PartTail>, gapMs: number]>([
  [{endedAt: undefined}, 1000],
  [{endedAt: 2000, quietReads: 2}, 2000],
  [{endedAt: 2000, quietReads: 2, nextAt: 6500}, 4500],
  [{endedAt: 2000, mode: 'past'}, 50]
])('with %j the next read is worth its request 2 s after the start, %i ms later', (over, gapMs) => {
  expect(gapOf({...tailAfter('running'), ...over}, 2000)).toBe(gapMs)
})
