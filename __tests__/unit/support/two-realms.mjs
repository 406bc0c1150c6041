import TestEnvironment from '@stryker-mutator/jest-runner/jest-env/node'

/**
 * Jest runs a test in a realm of its own, where an error that Node itself throws is no `instanceof Error`; in the
 * action there is one realm. Here the error classes take those of both. `nodeProcess` is the process that gets
 * Node's own events, such as warnings. The class beneath is that of Node, which in mutation testing also tells which
 * test reached which mutant.
 */
export default class TwoRealms extends TestEnvironment {
  async setup() {
    await super.setup()
    const plain = Function.prototype[Symbol.hasInstance]
    for (const outer of [Error, TypeError, RangeError]) {
      const inner = this.global[outer.name]
      Object.defineProperty(inner, Symbol.hasInstance, {
        value(value) {
          return plain.call(this, value) || (this === inner && plain.call(outer, value))
        }
      })
    }
    this.global.nodeProcess = process
  }
}
