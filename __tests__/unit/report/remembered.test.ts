import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {expect, test} from '@jest/globals'
import type {Text} from '../../../src/messages/message.js'
import type {Printer} from '../../../src/output/printer.js'
import {sayLine} from '../../../src/output/say-line.js'
import {createProgress} from '../../../src/report/progress.js'
import {decide} from '../../../src/wait/decide.js'
import {initialWaitState} from '../../../src/wait/policy.js'
import {slow} from '../../support/slow.js'
import {part, policy, seen, snapshot, target} from '../support/build.js'
import {quietTail} from '../support/quiet-tail.js'

const many = <T>(count: number, make: (i: number) => T) => Array.from({length: count}, (_, i) => make(i))

/** What is printed of the polls of a target. */
function listening(heard?: (text: Text) => void) {
  const printed: string[] = []
  const print = heard ?? ((text: Text) => void printed.push(sayLine(text)))
  const printer = {line: print, status: (_: string, text: Text) => print(text), notice: print, warning: print}
  return {progress: createProgress(printer as unknown as Printer, policy()), printed}
}

test('of words that are others at each poll, and long, little is remembered for the reason', () => {
  let state = initialWaitState
  for (let i = 0; i < 100; i++) {
    const poll = {snapshot: snapshot('unknown', {status: `${i} ${'x'.repeat(50_000)}`}), logLength: 0}
    state = decide(state, poll, i, policy()).state
  }
  expect(JSON.stringify(state.seen).length).toBeLessThan(6000)
  expect(Object.values(state.seen).reduce((a, b) => a + b)).toBe(100)
})

test('a notice is printed once, although thousands of others came and went', () => {
  const {progress, printed} = listening()
  const own = target()
  const here = many(50, i => ({key: `here ${i}`, text: `here ${i}`, level: 'notice' as const}))
  for (let poll = 0; poll < 60; poll++) {
    const others = many(50, i => ({
      key: `${poll} ${i} ${'k'.repeat(200)}`,
      text: 'another',
      level: 'notice' as const
    }))
    progress.onPoll(own, initialWaitState, seen('running', {notices: [...here, ...others]}), poll)
  }
  expect(printed.filter(text => text.startsWith('here'))).toHaveLength(50)
  expect(printed.filter(text => text === 'another')).toHaveLength(60 * 50)
})

test('of notices that are gone the oldest are printed once more when they come back', () => {
  const {progress, printed} = listening()
  const own = target()
  const poll = (keys: readonly string[]) => {
    const notices = keys.map(key => ({key, text: key, level: 'notice' as const}))
    progress.onPoll(own, initialWaitState, seen('running', {notices}), 1)
  }
  poll(['of old'])
  for (let i = 0; i < 12; i++) poll(many(100, n => `${i} ${n}`))
  poll(['of old', '11 5'])
  expect(printed.filter(text => text === 'of old')).toHaveLength(2)
  expect(printed.filter(text => text === '11 5')).toHaveLength(1)
})

slow(
  'of a platform that says something else, and long, at each poll, next to nothing is kept in memory',
  () => {
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const {progress} = listening(() => {})
    const own = target()
    // So that each of them is in memory as it is, and not as the pieces that it was made of.
    const long = (text: string) => Buffer.from(text.padEnd(10_000)).toString('latin1')
    const poll = (i: number) => {
      const notices = many(20, n => ({key: long(`${i} ${n}`), text: 'n', level: 'notice' as const}))
      const parts = many(200, n => part('running', {id: long(`${i} ${n}`)}))
      progress.onPoll(own, initialWaitState, seen('unknown', {status: long(`word ${i}`), notices, parts}), i)
    }
    poll(0)
    collect()
    const before = process.memoryUsage().heapUsed
    for (let i = 1; i <= 40; i++) poll(i)
    collect()
    // Of 8 MB of notices, 400 KB of words and 80 MB of parts, of which 2 MB are those of the last poll.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(3e6)
    expect(progress.begunAt(own, 'none')).toBeUndefined()
  }
)

slow(
  'of parts that are others at each poll only the last ones are remembered, and what was read of all is counted',
  async () => {
    const forgotten: string[] = []
    const tail = quietTail({
      clock: {now: () => 0, sleep: () => Promise.resolve()},
      readLog: async () => ({text: 'x'}),
      onForget: ({id}) => void forgotten.push(id)
    })
    for (let poll = 0; poll < 4; poll++) {
      tail.follow(many(1000, i => part('running', {id: `${poll} ${i}`})))
      for (let turn = 0; turn < 50; turn++) await new Promise(resolve => setImmediate(resolve))
    }
    expect(forgotten).toHaveLength(2000)
    expect(forgotten.every(id => id < '2')).toBe(true)
    expect(tail.length()).toBe(4000)
    expect([tail.read('0 5'), tail.read('3 5')]).toEqual([false, true])
  }
)
