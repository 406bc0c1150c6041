import {setMaxListeners} from 'node:events'
import {Interruption} from '../model/errors.js'
import {isPostStep} from './post-step.js'

/** The signals with which a runner ends a step; Windows sends SIGBREAK in place of SIGTERM. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const

const controller = new AbortController()
setMaxListeners(0, controller.signal) // each request and each log listens

/** Aborted by the first signal to the process, with an `Interruption`. */
export const interrupted: AbortSignal = controller.signal

// Imported before anything large: a signal that comes while the rest is loaded must not kill the process silently.
if (!isPostStep) {
  for (const name of endingSignals) process.on(name, () => controller.abort(new Interruption(name)))
}
