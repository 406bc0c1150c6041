import {setMaxListeners} from 'node:events'
import {Interruption} from '../model/interruption.js'
import {isPostStep} from './post-step.js'

/** The signals with which a runner ends a step; Windows sends SIGBREAK in place of SIGTERM, a lost terminal SIGHUP. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

const first = new AbortController()
const urgent = new AbortController()
setMaxListeners(0, first.signal) // each request and each log listens

/** Aborted by the first signal to the process, with an `Interruption`. */
export const interrupted: AbortSignal = first.signal

/** Aborted by the first signal that leaves a second and no more: any but SIGINT, also where SIGINT came before it. */
export const terminated: AbortSignal = urgent.signal

// Imported before anything large: a signal that comes while the rest is loaded must not kill the process silently.
if (!isPostStep) {
  for (const name of endingSignals) {
    process.on(name, () => {
      first.abort(new Interruption(name))
      if (name !== 'SIGINT') urgent.abort(new Interruption(name))
    })
  }
}
