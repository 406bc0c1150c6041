import type {Identity} from '../model/identity.js'
import type {Target} from '../model/target.js'
import {oneLine} from '../output/clean-text.js'
import type {Printer} from '../output/printer.js'
import {redact} from '../output/redact.js'
import {sayLine} from '../output/say-line.js'
import {monotonicClock} from '../util/timers.js'
import {type SavedStop, saveState} from './saved-state.js'
import type {StopRequest} from './stop.js'

const LONGEST_LABEL = 200
const EVERY_MS = 250

/** What is to be stopped on the platform and is not yet; changes are kept for the `post` step. */
export interface StopList {
  add(targets: Iterable<readonly [Target, Identity]>): void
  has(target: Target): boolean
  all(): StopRequest[]
  /** Before stops are sent, since we may be killed before their answers. */
  markTried(requests: readonly StopRequest[]): void
  remove(request: StopRequest): void
  /** Keeps what was removed since the last time, too: several times a second would be too often for hundreds of them. */
  flush(): void
}

/** Without a `key` nothing is kept: nothing would tell our state from a forged one. */
export function createStopList(key: Buffer | undefined, printer: Printer): StopList {
  const requests = new Map<Target, StopRequest>()
  let hasWarned = false
  let isOutdated = false
  let savedAt = Number.NEGATIVE_INFINITY

  const save = () => {
    isOutdated = false
    savedAt = monotonicClock.now()
    if (key === undefined) return
    const trouble = saveState([...requests.values()].flatMap(savedOf), key)
    if (trouble !== undefined && !hasWarned) printer.warning(trouble)
    hasWarned ||= trouble !== undefined
  }

  return {
    add(targets) {
      for (const [target, identity] of targets)
        if (!requests.has(target)) requests.set(target, {target, identity})
      if (requests.size > 0) save()
    },
    has: target => requests.has(target),
    all: () => [...requests.values()],
    markTried(tried) {
      const fresh = tried.filter(({triedAt}) => triedAt === undefined)
      for (const request of fresh) request.triedAt = Date.now()
      if (fresh.length > 0) save()
    },
    remove({target}) {
      if (!requests.delete(target)) return
      isOutdated = true
      if (requests.size === 0 || monotonicClock.now() - savedAt >= EVERY_MS) save()
    },
    flush() {
      if (isOutdated) save()
    }
  }
}

/** As it is kept; nothing where a run was not found yet, so that nothing names it. */
export function savedOf({target: {kind}, identity, triedAt}: StopRequest): SavedStop[] {
  const {names, label, url, marker} = identity
  if (names === undefined) return []
  return [{kind, names, label: oneLine(sayLine(label), LONGEST_LABEL), url: redact(url), marker, triedAt}]
}
