import {readFile} from 'node:fs/promises'
import {preload} from './preloads.js'

/**
 * Measures from the first answer on how long the event loop was held at a time, in CPU time of the main thread. That grows
 * on a slow machine, and where others share the core or its caches: so a fixed piece of like work is measured beside it.
 * Both are written to a file when the process ends.
 */
export const turnsTo = (file: string): string =>
  preload(`
    import {subscribe} from 'node:diagnostics_channel'
    import {existsSync, readFileSync, writeFileSync} from 'node:fs'
    const own = '/proc/self/task/' + process.pid + '/schedstat'
    const all = () => { const {user, system} = process.cpuUsage(); return (user + system) / 1000 }
    const cpuMs = existsSync(own) ? () => Number(readFileSync(own, 'utf8').split(' ')[0]) / 1e6 : all
    let last
    let longest = 0
    const look = () => {
      const now = cpuMs()
      longest = Math.max(longest, now - last)
      last = now
    }
    subscribe('http.client.response.finish', () => {
      if (last !== undefined) return
      last = cpuMs()
      setInterval(look, 2).unref()
    })
    const parts = Array.from({length: 5000}, (_, i) => ({id: 's' + i, name: 'stage ' + i, status: 'RUNNING', sequence: i}))
    const text = JSON.stringify(parts)
    const fixedWork = () => {
      const begun = cpuMs()
      new Map(JSON.parse(text).map(part => [part.id, {...part, kind: 'stage'}]))
      return cpuMs() - begun
    }
    process.on('exit', () => {
      if (last !== undefined) look()
      const times = Array.from({length: 9}, fixedWork).sort((a, b) => a - b)
      writeFileSync(${JSON.stringify(file)}, JSON.stringify({longest, fixed: times[4]}))
    })
  `)

/** The longest time that was measured, and the median of the fixed work, in ms. */
export async function longestTurn(file: string): Promise<{longest: number; fixed: number}> {
  return JSON.parse(await readFile(file, 'utf8'))
}
