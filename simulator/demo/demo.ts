// Deploys gated for real: the built action, started as the runner starts it, against a platform on loopback.
import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import type {LogLine} from '../../runner/reader.js'
import type {RunResult} from '../../runner/result.js'
import {runSteps} from '../../runner/runner.js'
import {serve} from '../server/server.js'
import {acts} from './acts.js'
import {summaryPage} from './page.js'

const action = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')
const target = join(action, 'demo-output')
const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)

const {values} = parseArgs({options: {vendor: {type: 'string', default: 'yunxiao'}}})
const chosen = acts[values.vendor]
if (!chosen) throw new Error(`--vendor: unknown; use one of ${Object.keys(acts).join(', ')}`)

await mkdir(target, {recursive: true})
let asExpected = true
for (const act of chosen()) {
  const {name, title, expected, platform, inputs, approval} = act
  console.log(`\n${paint(1, `━━━ ${title} ━━━`)}\n`)
  const simulator = await serve(platform)
  let acted = false
  const result = await runSteps({
    action,
    inputs: {
      ...inputs,
      endpoint: simulator.url,
      'allow-http': 'true',
      timeout: '2m',
      'min-interval': '500ms'
    },
    onLine(line) {
      show(line)
      if (approval && !acted && line.kind === 'text' && line.text.includes('(paused:')) {
        acted = true
        setTimeout(() => {
          console.log(paint(35, `      ${approval.text}`))
          void fetch(simulator.url + approval.path, {method: 'PUT', headers: approval.headers})
        }, 3000)
      }
      return undefined
    }
  })
  await simulator.close()
  await report(name, title, result)
  if (result.code !== expected) asExpected = false
}
if (!asExpected) {
  console.log('\nA step did not end as expected.')
  process.exitCode = 1
}

/** A line as the runner's log shows it. */
function show(line: LogLine): void {
  if (line.kind === 'text') {
    console.log(`      ${line.text}`)
    return
  }
  const {name, data} = line.command
  if (name === 'group') console.log(paint(36, `    ▼ ${data}`))
  if (name === 'error') console.log(paint(31, `      Error: ${data}`))
  if (name === 'warning') console.log(paint(33, `      Warning: ${data}`))
  if (name === 'notice') console.log(paint(34, `      Notice: ${data}`))
}

async function report(name: string, title: string, result: RunResult): Promise<void> {
  const {code, outputs, summary, durationMs} = result
  const colourOf = code === 0 ? paint(32, 'green') : paint(31, 'red')
  console.log(
    `\n    The step is ${colourOf} (exit code ${code}) after ${(durationMs / 1000).toFixed(1)} s. Its outputs:\n`
  )
  for (const [key, value] of Object.entries(outputs)) {
    const shown = value.length > 100 ? `${value.slice(0, 100)}… (${value.length} characters)` : value
    if (value !== '') console.log(`      ${key.padEnd(16)} ${shown}`)
  }
  const page = join(target, `${name}.html`)
  await writeFile(page, await summaryPage(title, summary))
  console.log(`\n    The job summary, for a browser: ${page}`)
}
