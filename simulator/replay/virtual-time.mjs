// Loaded by the action before its first line when a recording is played: time stands still while anything is on its way,
// and leaps to the next timer when nothing is. Answers that were recorded set it on to the time at which they came.
import {subscribe} from 'node:diagnostics_channel'

const {REPLAY_STARTED_AT, REPLAY_IS_SILENT} = process.env
const real = {setTimeout, setImmediate, now: performance.now.bind(performance), Date}
/** What is under way where one of these keeps the process alive. */
const BUSY =
  /^(?:TCP|Pipe)ConnectWrap$|^TCPSocketWrap$|^GetAddrInfoReqWrap$|^FSReq|^WriteWrap$|^ShutdownWrap$|^TLSWrap$/
/** So often in a row nothing is under way before time leaps. */
const QUIET_TURNS = 3
// Of a request that was never answered somebody has to lose patience.
const SILENCE_MS = REPLAY_IS_SILENT === 'true' ? 500 : Number.POSITIVE_INFINITY

const origin = real.now()
let now = origin
const timers = new Set()
let quiet = 0
let pump
let busySince
/** Before the first answer the action is being loaded, which cannot be seen: it is given real time. */
let hasAnswer = false
let quietSince
const LOADING_MS = 300

class Timer {
  constructor(run, ms, args, every) {
    Object.assign(this, {run, ms: Math.max(1, Number(ms) || 1), args, every, isRef: true})
    this.at = now + this.ms
  }
  ref() {
    this.isRef = true
    start()
    return this
  }
  unref() {
    this.isRef = false
    return this
  }
  hasRef() {
    return this.isRef
  }
  refresh() {
    this.at = now + this.ms
    return this
  }
  close() {
    timers.delete(this)
  }
  [Symbol.dispose]() {
    timers.delete(this)
  }
}

function add(timer) {
  timers.add(timer)
  start()
  return timer
}

/** Goes on looking, as long as there are timers; keeps the process alive only for those that do. */
function start() {
  if (timers.size === 0) return
  const isNeeded = [...timers].some(timer => timer.isRef)
  if (pump !== undefined) {
    if (isNeeded) pump.ref()
    return
  }
  pump = quiet > 0 ? real.setImmediate(turn) : real.setTimeout(turn, 1)
  if (!isNeeded) pump.unref()
}

function turn() {
  pump = undefined
  const isBusy = process.getActiveResourcesInfo().some(name => BUSY.test(name))
  busySince = isBusy ? (busySince ?? real.now()) : undefined
  quiet = isBusy ? 0 : quiet + 1
  quietSince = isBusy ? undefined : (quietSince ?? real.now())
  const isQuiet = quiet > QUIET_TURNS && (hasAnswer || real.now() - quietSince > LOADING_MS)
  if (isQuiet || real.now() - busySince > SILENCE_MS) {
    quiet = 0
    busySince = undefined
    leap()
  }
  start()
}

function leap() {
  let next
  for (const timer of timers) if (next === undefined || timer.at < next.at) next = timer
  if (next === undefined) return
  now = Math.max(now, next.at)
  if (next.every) next.at = now + next.ms
  else timers.delete(next)
  next.run(...next.args)
}

globalThis.setTimeout = (run, ms, ...args) => add(new Timer(run, ms, args, false))
globalThis.setInterval = (run, ms, ...args) => add(new Timer(run, ms, args, true))
globalThis.clearTimeout = globalThis.clearInterval = timer => void timers.delete(timer)
performance.now = () => now
globalThis.Date = class extends real.Date {
  constructor(...given) {
    if (given.length > 0) super(...given)
    else super(wall())
  }
  static now() {
    return wall()
  }
}
const wall = () => Math.round(Number(REPLAY_STARTED_AT) + now - origin)
// Polls come as late as they may be, and so never after those that were recorded.
Math.random = () => 0.999999
subscribe('http.client.response.finish', ({response}) => {
  const at = Number(response.headers['x-replay-at'])
  hasAnswer = true
  if (at > 0) now = Math.max(now, origin + at)
})
