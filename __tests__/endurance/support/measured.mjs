// Loaded into the process of the action before it starts: pauses between polls take no time there, and after certain
// numbers of polls the objects of the process are counted. The counts are written to a file when the process ends.
import {subscribe} from 'node:diagnostics_channel'
import {getEventListeners} from 'node:events'
import {writeFileSync} from 'node:fs'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

const {MEASURE_AT = '', MEASURE_FILE = ''} = process.env
const marks = MEASURE_AT.split(',').map(Number)
const measured = []
const warnings = []
process.on('warning', warning => warnings.push(warning.name))

const later = globalThis.setTimeout
globalThis.setTimeout = (run, ms, ...rest) =>
  ms <= 50 ? setImmediate(run, ...rest) : later(run, ms, ...rest)

const signals = []
const Controller = globalThis.AbortController
globalThis.AbortController = class extends Controller {
  constructor() {
    super()
    signals.push(new WeakRef(this.signal))
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

let polls = 0
subscribe('http.client.request.start', ({request}) => {
  if (request.path.endsWith('/log')) return
  polls++
  if (marks.includes(polls)) later(measure, 0, polls)
})

function measure(at) {
  collect()
  collect()
  const alive = signals.map(ref => ref.deref()).filter(signal => signal !== undefined)
  const resources = process.getActiveResourcesInfo()
  measured.push({
    polls: at,
    heap: process.memoryUsage().heapUsed,
    signals: alive.length,
    listeners: alive.reduce((sum, signal) => sum + getEventListeners(signal, 'abort').length, 0),
    sockets: resources.filter(name => /TCP/.test(name)).length,
    timers: resources.filter(name => name === 'Timeout').length
  })
  // What was counted must not count itself.
  signals.splice(0, signals.length, ...alive.map(signal => new WeakRef(signal)))
}

process.on('exit', () => writeFileSync(MEASURE_FILE, JSON.stringify({polls, measured, warnings})))
