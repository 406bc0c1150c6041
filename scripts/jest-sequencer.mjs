import {statSync} from 'node:fs'
import loaded from '@jest/test-sequencer'

// As a module of Node the package exports the class itself, as one of CommonJS an object with it.
const Sequencer = loaded.default ?? loaded

/** Spreads the tests of processes, most of whose time is waiting, among those that keep a core busy; the long ones begin first. */
export default class Spread extends Sequencer {
  sort(tests) {
    const bytes = new Map(tests.map(test => [test, statSync(test.path).size]))
    const longFirst = [...tests].sort((a, b) => bytes.get(b) - bytes.get(a))
    return [longFirst.filter(waits), longFirst.filter(test => !waits(test))]
      .flatMap(group => group.map((test, i) => ({test, place: i / group.length})))
      .sort((a, b) => a.place - b.place)
      .map(({test}) => test)
  }
}

function waits({path}) {
  return /__tests__.(?:process|endurance)/.test(path)
}
