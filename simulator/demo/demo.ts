// Deploys gated for real: the built action, started as the runner starts it, against a platform on loopback.
import {existsSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {RunResult} from '../../runner/result.js'
import {runSteps} from '../../runner/runner.js'
import {storyOf} from '../../runner/story.js'
import {oneOf, readCommandLine, runCommand, UsageError} from '../command/command-line.js'
import {createView, paint} from '../command/log-view.js'
import {serve} from '../server/server.js'
import {type Act, acts} from './acts.js'
import {summaryPage} from './page.js'
import {startAct} from './start-act.js'

const action = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')
const target = join(action, 'demo-output')

const USAGE = `The built action against a platform on loopback, started as the runner starts it.

  npm run demo -- [--vendor V] [--act A] [--record FOLDER]

  --vendor V      ${Object.keys(acts).join(', ')} (default yunxiao; bkci for the act start)
  --act A         one act alone: start, in which a pipeline is started, and waited for by how long its runs take
  --record FOLDER keeps a recording of each act there, with what the step told
  --help          this text

It prints the log as GitHub shows it, where folds are closed, and the outputs; the job summaries are pages in demo-output.`

const START = '\n  npm run demo -- --act start     a pipeline that is started, and waited for'

await runCommand('npm run demo --', async () => {
  const {values} = readCommandLine({
    vendor: {type: 'string'},
    act: {type: 'string'},
    record: {type: 'string'},
    help: {type: 'boolean', default: false}
  })
  if (values.help) {
    console.log(USAGE)
    return
  }
  const isStart = values.act !== undefined && oneOf('--act', values.act, ['start']) === 'start'
  const wanted = values.vendor ?? (isStart ? 'bkci' : 'yunxiao')
  const vendor = oneOf('--vendor', wanted, Object.keys(acts))
  if (!existsSync(join(action, 'dist', 'index.js')))
    throw new UsageError('There is no built action in dist: run npm run bundle first.')
  await play(isStart ? [startAct(vendor)] : (acts[vendor]?.() ?? []), values.record)
  const others = Object.keys(acts).filter(name => isStart || name !== vendor)
  console.log(`
${paint(1, 'Next:')}
${others.map(name => `  npm run demo -- --vendor ${name}`).join('\n')}${isStart ? '' : START}
  npm run simulator -- --help     a platform of your own, to point the action or curl at
  README.md, "Quick start"        the same against your platform`)
})

async function play(played: readonly Act[], folder: string | undefined): Promise<void> {
  await mkdir(target, {recursive: true})
  const pages: string[] = []
  for (const act of played) {
    console.log(`\n${paint(1, `━━━ ${act.title} ━━━`)}\n`)
    const recording = folder === undefined ? undefined : resolve(folder, `${act.name}.jsonl`)
    const result = await playAct(act, recording)
    if (recording !== undefined) await writeFile(recording.replace(/jsonl$/, 'log'), storyOf(result))
    pages.push(await report(act, result))
    if (result.code !== act.expected) {
      console.log(`\n    The step did not end as expected (exit code ${act.expected}).`)
      process.exitCode = 1
    }
  }
  console.log(`
${paint(1, 'The job summaries, as GitHub shows them, for a browser:')}
${pages.map(page => `  ${page}`).join('\n')}`)
}

/** Runs the action in an act of the demo. */
async function playAct({platform, inputs, approval}: Act, recording?: string): Promise<RunResult> {
  const simulator = await serve(platform)
  const show = createView()
  let acted = false
  const result = await runSteps({
    action,
    inputs: {
      ...inputs,
      ...(recording !== undefined && {record: recording}),
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
  return result
}

/** Prints how an act ended, and writes its summary as a page. Returns the link to it. */
async function report({name, title}: Act, result: RunResult): Promise<string> {
  const {code, outputs, summary, durationMs} = result
  const colourOf = code === 0 ? paint(32, 'green') : paint(31, 'red')
  console.log(
    `\n    The step is ${colourOf} (exit code ${code}) after ${(durationMs / 1000).toFixed(1)} s. Its outputs:\n`
  )
  for (const [key, value] of Object.entries(outputs)) {
    const short = value.length > 100 ? `${value.slice(0, 100)}… (${value.length} characters)` : value
    if (value !== '') console.log(`      ${key.padEnd(16)} ${short}`)
  }
  const page = join(target, `${name}.html`)
  await writeFile(page, await summaryPage(title, summary))
  return pathToFileURL(page).href
}
