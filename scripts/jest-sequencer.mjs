import {statSync} from 'node:fs'
import loaded from '@jest/test-sequencer'

// As a module of Node the package exports the class itself, as one of CommonJS an object with it.
const Sequencer = loaded.default ?? loaded

/**
 * Spreads the tests of processes, most of whose time is waiting, among those that keep a core busy. The long ones begin first:
 * by the size of their files, but for some that are short and take a minute; and those that wait are all begun before the
 * last of the others, so that no core waits for them at the end.
 */
export default class Spread extends Sequencer {
  sort(tests) {
    const size = new Map(tests.map(test => [test, isLong(test) ? 1e6 : statSync(test.path).size]))
    const longFirst = [...tests].sort((a, b) => size.get(b) - size.get(a))
    const places = (group, end) => group.map((test, i) => ({test, place: (end * i) / group.length}))
    const [waiting, busy] = [longFirst.filter(waits), longFirst.filter(test => !waits(test))]
    return [...places(waiting, 0.8), ...places(busy, 1)]
      .sort((a, b) => a.place - b.place)
      .map(({test}) => test)
  }
}

function isLong({path}) {
  return /__tests__.(?:endurance|process.(?:large-answers|log-load))/.test(path)
}

function waits({path}) {
  return /__tests__.(?:process|endurance)/.test(path)
}
