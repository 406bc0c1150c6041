// Two rolling deploys, gated for real: the built action, started as the runner starts it, against a platform on loopback.
import {mkdir, writeFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {summaryPage} from './page.js'
import {type LogLine, type RunResult, runAction} from './runner.js'
import {scenarios} from './scenarios.js'
import {serve} from './server.js'
import {yunxiao} from './yunxiao.js'

const action = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..')
const target = join(action, 'demo-output')
const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
const token = 'pt-demo-0fh3-token'
const organizationId = 'org0001'

const acts = [
  {
    name: 'canary',
    title: 'A deploy in three batches that pauses after the first, is resumed, and succeeds',
    expected: 0
  },
  {name: 'brokenMachine', title: 'A deploy whose second machine fails', expected: 1}
] as const

await mkdir(target, {recursive: true})
let asExpected = true
for (const {name, title, expected} of acts) {
  console.log(`\n${paint(1, `━━━ ${title} ━━━`)}\n`)
  const scenario = scenarios[name]
  if (!scenario) throw new Error(`no scenario ${name}`)
  const simulator = await serve(yunxiao({edition: 'central', organizationId, token, orders: [scenario]}))
  const order = `${simulator.url}/oapi/v1/flow/organizations/${organizationId}/pipelines/${scenario.pipelineId}/deploy/${scenario.deployOrderId}`
  let resumed = false
  const result = await runAction({
    action,
    inputs: {
      vendor: 'yunxiao',
      operation: 'wait-deploy-order',
      endpoint: simulator.url,
      'allow-http': 'true',
      token,
      'organization-id': organizationId,
      'pipeline-id': scenario.pipelineId,
      'deploy-order-id': String(scenario.deployOrderId),
      timeout: '2m',
      'min-interval': '500ms'
    },
    onLine(line) {
      show(line)
      if (!resumed && line.kind === 'text' && line.text.includes('Waiting (paused')) {
        resumed = true
        setTimeout(() => void resumeAsAPerson(order), 3000)
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

/** What a person does in the web console, by the API call behind the button. */
async function resumeAsAPerson(order: string): Promise<void> {
  console.log(paint(35, '      (a person presses "continue" on the platform)'))
  await fetch(`${order}/resume`, {method: 'PUT', headers: {'x-yunxiao-token': token}})
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

async function report(
  name: string,
  title: string,
  {code, outputs, summary, durationMs}: RunResult
): Promise<void> {
  console.log(
    `\n    The step is ${code === 0 ? paint(32, 'green') : paint(31, 'red')} (exit code ${code}) after ${(durationMs / 1000).toFixed(1)} s. Its outputs:\n`
  )
  for (const [key, value] of Object.entries(outputs)) {
    const shown = value.length > 100 ? `${value.slice(0, 100)}… (${value.length} characters)` : value
    if (value !== '') console.log(`      ${key.padEnd(16)} ${shown}`)
  }
  const page = join(target, `${name}.html`)
  await writeFile(page, await summaryPage(title, summary))
  console.log(`\n    The job summary, for a browser: ${page}`)
}
