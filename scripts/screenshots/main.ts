// Draws job summaries in a browser, as GitHub does, and fails where a label of a timeline is not beside its own bar.
import {mkdir, writeFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {summaryPage} from '../../simulator/demo/page.js'
import {findChromium, measure, shoot} from './browser.js'
import type {names} from './names.js'
import {scenesOf} from './scenes.js'

const USAGE = `Pictures of job summaries: npm run screenshots [-- FOLDER]

Draws every kind of summary, in light and dark, with English and Chinese names, to FOLDER (screenshots).
The browser is the command in CHROMIUM, or one of the PATH.`

const languages: readonly (keyof typeof names)[] = ['en', 'zh']
const themes = ['light', 'dark'] as const
const [folder = 'screenshots'] = process.argv.slice(2)

async function main(): Promise<void> {
  const chromium = findChromium()
  if (chromium === undefined) {
    console.error(
      'There is no Chromium: set CHROMIUM to its command, or install it. On Debian and Ubuntu:\n  apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji'
    )
    process.exitCode = 1
    return
  }
  await mkdir(folder, {recursive: true})
  let failed = 0
  for (const language of languages) {
    for (const {name, markdown} of scenesOf(language)) {
      for (const theme of themes) {
        const picture = join(folder, `${name}-${language}-${theme}.png`)
        for (const trouble of await draw(chromium, picture, markdown, theme)) {
          failed++
          console.error(`${picture}: ${trouble}`)
        }
        console.log(picture)
      }
    }
  }
  if (failed > 0) process.exitCode = 1
}

async function draw(
  chromium: string,
  picture: string,
  markdown: string,
  theme: 'light' | 'dark'
): Promise<readonly string[]> {
  const page = resolve(picture.replace(/\.png$/, '.html'))
  const after = pathToFileURL(resolve('scripts/screenshots/measure.js')).href
  await writeFile(page, await summaryPage(picture, markdown, {theme, after}))
  const {height, troubles} = await measure(chromium, page)
  await shoot(chromium, page, picture, height)
  return troubles
}

if (folder.startsWith('-')) console.log(USAGE)
else await main()
