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
    import {writeFileSync} from 'node:fs'
    process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)))
  `)
