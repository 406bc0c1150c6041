import {execFile} from 'node:child_process'
import {accessSync, constants} from 'node:fs'
import {delimiter, join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {promisify} from 'node:util'

const run = promisify(execFile)
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
// The pages are our own, and containers have no sandbox.
const OPTIONS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--allow-file-access-from-files',
  '--force-device-scale-factor=1',
  '--virtual-time-budget=5000'
]

/** What a page measured of itself: its height in px, and what is wrong with its timelines. */
export interface Measured {
  height: number
  troubles: readonly string[]
}

/** The command of a Chromium: that of the variable `CHROMIUM`, or one in the PATH. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap(folder => COMMANDS.map(name => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Draws a page of this width, and reads what it wrote down about itself. */
export async function measure(chromium: string, page: string, width: number): Promise<Measured> {
  const {stdout} = await run(
    chromium,
    [...OPTIONS, `--window-size=${width},800`, '--dump-dom', pathToFileURL(page).href],
    {maxBuffer: 64 * 1024 * 1024, timeout: 120_000}
  )
  const written = /<output hidden="">(.*?)<\/output>/s.exec(stdout)?.[1]
  if (written === undefined) return {height: 800, troubles: ['the page was not drawn']}
  const json = written.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
  return JSON.parse(json) as Measured
}

/** Draws a page of this size to a PNG file. */
export async function shoot(
  chromium: string,
  page: string,
  picture: string,
  {width, height}: {width: number; height: number}
): Promise<void> {
  await run(
    chromium,
    [
      ...OPTIONS,
      `--window-size=${width},${height}`,
      `--screenshot=${resolve(picture)}`,
      pathToFileURL(page).href
    ],
    {timeout: 120_000}
  )
}
