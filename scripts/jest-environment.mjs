import {AsyncLocalStorage} from 'node:async_hooks'
import loaded from 'jest-environment-node'

// As a module of Node the package exports the class itself, as one of CommonJS an object with it.
const NodeEnvironment = loaded.default ?? loaded

/** The storages that were used since the last file of tests ended. */
const used = new Set()
const {run} = AsyncLocalStorage.prototype
AsyncLocalStorage.prototype.run = function (...how) {
  used.add(this)
  return run.apply(this, how)
}

/**
 * The environment of Node, which ends with the storages that a file of tests has used. Jest makes one for each file, and
 * before Node 24 each promise that anything makes goes through all that were ever used: the hundredth file would take twice
 * its time.
 */
export default class EndsStorages extends NodeEnvironment {
  async teardown() {
    for (const storage of used) storage.disable()
    used.clear()
    await super.teardown()
  }
}
