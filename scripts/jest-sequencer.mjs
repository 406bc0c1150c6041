import {statSync} from 'node:fs'
import loaded from '@jest/test-sequencer'

// As a module of Node the package exports the class itself, as one of CommonJS an object with it.
const Sequencer = loaded.default ?? loaded

/**
 * Spreads the tests of processes, most of whose time is waiting, among those that keep a core busy. The long ones begin first:
 * by the size of their files, but for those of endurance and of large answers, which are short and take a minute.
 */
export default class Spread extends Sequencer {
  sort(tests) {
    const size = new Map(tests.map(test => [test, isLong(test) ? 1e6 : statSync(test.path).size]))
    const longFirst = [...tests].sort((a, b) => size.get(b) - size.get(a))
    return [longFirst.filter(waits), longFirst.filter(test => !waits(test))]
      .flatMap(group => group.map((test, i) => ({test, place: i / group.length})))
      .sort((a, b) => a.place - b.place)
      .map(({test}) => test)
  }
}

function isLong({path}) {
  return /__tests__.(?:endurance|process.large-answers)/.test(path)
}

function waits({path}) {
  return /__tests__.(?:process|endurance)/.test(path)
}
