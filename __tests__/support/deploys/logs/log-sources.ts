import {bkciLog} from './bkci-log.js'
import {eventList, taskLog} from './change-order-logs.js'
import {codeartsLog} from './codearts-log.js'
import type {LogSource} from './log-source.js'
import {machineLog} from './machine-log.js'
import {stepLog} from './step-log.js'

/** Every kind of log that a platform serves. */
export const logSources: readonly LogSource[] = [
  machineLog,
  stepLog(0),
  stepLog(1),
  taskLog,
  eventList('newest'),
  eventList('oldest'),
  codeartsLog('as in the sample of its page'),
  codeartsLog('whose pages end their lines', {endsLines: true}),
  codeartsLog('whose pages overlap', {repeatsLines: 3}),
  bkciLog
]
