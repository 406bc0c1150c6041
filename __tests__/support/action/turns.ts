import {readFile} from 'node:fs/promises'
import {preload} from './preloads.js'

/**
 * Measures from the first answer on how long the event loop was held at a time, in ms of the main thread's own CPU time,
 * which does not grow when others are at work. Written to a file when the process ends.
 */
export const turnsTo = (file: string): string =>
  preload(`
    import {subscribe} from 'node:diagnostics_channel'
    import {existsSync, readFileSync, writeFileSync} from 'node:fs'
    const own = '/proc/self/task/' + process.pid + '/schedstat'
    const all = () => { const {user, system} = process.cpuUsage(); return (user + system) / 1000 }
    const cpuMs = existsSync(own) ? () => Number(readFileSync(own, 'utf8').split(' ')[0]) / 1e6 : all
    let last
    let worst = 0
    const look = () => {
      const now = cpuMs()
      worst = Math.max(worst, now - last)
      last = now
    }
    subscribe('http.client.response.finish', () => {
      if (last !== undefined) return
      last = cpuMs()
      setInterval(look, 2).unref()
    })
    process.on('exit', () => {
      if (last !== undefined) look()
      writeFileSync(${JSON.stringify(file)}, String(worst))
    })
  `)

/** The longest time that was measured, in ms. */
export async function longestTurn(file: string): Promise<number> {
  return Number(await readFile(file, 'utf8'))
}
