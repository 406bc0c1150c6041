/** What a test makes the action's process do before its first line, as a value for NODE_OPTIONS. */
export const preload = (source: string): string =>
  `--import=data:text/javascript,${encodeURIComponent(source)}`

/** Kills the process after `ms`, whatever it is doing then: from a thread, so in mid write too. */
export const killedAfter = (ms: number): string =>
  preload(`
    import {isMainThread, Worker} from 'node:worker_threads'
    const end = () => process.kill(process.pid, 'SIGKILL')
    if (isMainThread) new Worker('setTimeout(' + end + ', ${ms})', {eval: true, execArgv: [], env: {}}).unref()
  `)

/** Writes the most memory that the process ever had, in KiB, to a file when it ends. */
export const memoryTo = (file: string): string =>
  preload(`
    import {existsSync, readFileSync, writeFileSync} from 'node:fs'
    // On Linux the usage of a process begins with that of the one that made it; the status of its memory does not.
    const own = '/proc/self/status'
    const most = () => existsSync(own) && /VmHWM:\\s*(\\d+)/.exec(readFileSync(own, 'utf8'))?.[1]
    process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(most() || process.resourceUsage().maxRSS)))
  `)

/** Sets the wall clock on by `ms`, or back, when the n-th request has begun. */
export const clockSet = (ms: number, nth: number): string =>
  preload(`
    import {subscribe} from 'node:diagnostics_channel'
    const Real = Date
    let ahead = 0
    let requests = 0
    subscribe('http.client.request.start', () => { if (++requests === ${nth}) ahead = ${ms} })
    globalThis.Date = class extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + ahead) }
      static now() { return Real.now() + ahead }
    }
  `)

/** Runs some code, once, when the process prints a text. */
export const onPrinting = (text: string, code: string): string =>
  preload(`
    const {write} = process.stdout
    let done = false
    process.stdout.write = function (chunk, ...rest) {
      if (!done && String(chunk).includes(${JSON.stringify(text)})) {
        done = true
        ${code}
      }
      return write.call(this, chunk, ...rest)
    }
  `)

/** Loses every timer between two lengths, so that whoever waits for one waits for nothing. */
export const timersLost = (fromMs: number, toMs: number): string =>
  preload(`
    const real = globalThis.setTimeout
    globalThis.setTimeout = (run, ms, ...rest) => {
      const timer = real(run, ms, ...rest)
      if (ms >= ${fromMs} && ms <= ${toMs}) clearTimeout(timer)
      return timer
    }
  `)
