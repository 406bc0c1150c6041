// Draws job summaries and a log in a browser, as GitHub does, and fails where a label of a timeline is not beside its own bar.
import {mkdir, rm, writeFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {summaryPage} from '../../simulator/demo/page.js'
import {findChromium, measure, shoot} from './browser.js'
import {logPage} from './log.js'
import type {names} from './names.js'
import {scenesOf} from './scenes.js'

const USAGE = `Pictures of job summaries and of a log: npm run screenshots [-- FOLDER]

Draws every kind of summary, in light and dark, and the log of a deploy that fails, in English and Chinese, to FOLDER
(screenshots). The log is that of the action in dist.
The browser is the command in CHROMIUM, or one of the PATH.`

const languages: readonly (keyof typeof names)[] = ['en', 'zh']
const locales = {en: 'en', zh: 'zh-CN'} as const
// As wide as on GitHub, and as a narrow window.
const WIDTHS = [1000, 760] as const
const MEASURE = pathToFileURL(resolve('scripts/screenshots/measure.js')).href
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
    await drawLog(chromium, language)
    for (const {name, markdown} of await scenesOf(language)) {
      for (const trouble of await draw(chromium, `${name}-${language}`, markdown)) {
        failed++
        console.error(`${name}-${language}: ${trouble}`)
      }
      console.log(`${name}-${language}`)
    }
  }
  if (failed > 0) process.exitCode = 1
}

/** Draws the log of a step. */
async function drawLog(chromium: string, language: keyof typeof names): Promise<void> {
  const name = `log-${language}`
  const page = resolve(folder, `${name}.html`)
  const html = await logPage(locales[language])
  await writeFile(page, html.replace('</body>', `<script src="${MEASURE}"></script></body>`))
  const {height} = await measure(chromium, page, WIDTHS[0])
  await writeFile(page, html)
  await shoot(chromium, page, resolve(folder, `${name}.png`), {width: WIDTHS[0], height})
  await rm(page)
  console.log(name)
}

/** Draws a summary in each theme, and measures it at each width. Returns what is wrong with its timeline. */
async function draw(chromium: string, name: string, markdown: string): Promise<readonly string[]> {
  const page = resolve(folder, `${name}.html`)
  await writeFile(page, await summaryPage(name, markdown, {theme: 'light', after: MEASURE}))
  const hasTimeline = markdown.includes('```mermaid')
  const measured = await Promise.all(
    (hasTimeline ? WIDTHS : WIDTHS.slice(0, 1)).map(width => measure(chromium, page, width))
  )
  const height = measured[0]?.height ?? 800
  for (const theme of themes) {
    await writeFile(page, await summaryPage(name, markdown, {theme}))
    await shoot(chromium, page, resolve(folder, `${name}-${theme}.png`), {width: WIDTHS[0], height})
  }
  await rm(page)
  return measured.flatMap(({troubles}, i) => troubles.map(trouble => `${trouble} (${WIDTHS[i]} px wide)`))
}

if (folder.startsWith('-')) console.log(USAGE)
else await main()
