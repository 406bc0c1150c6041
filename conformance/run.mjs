// Runs clients that others wrote against the simulator; see README.md. Needs what `npm run build` makes.
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {HERE, install, output} from './commands.mjs'
import {goChecks, goLacks} from './go.mjs'
import {pythonChecks, pythonLacks} from './python.mjs'

const results = []
const skipped = []

async function check(client, call, run) {
  try {
    await run()
    results.push({client, call})
  } catch (error) {
    results.push({client, call, failure: String(error?.message ?? error)})
  }
}

/** The clients of CodeArts and BK-CI, where what they are written in is on this machine. */
async function pythonAndGo() {
  const lacks = {python: await pythonLacks(), go: await goLacks()}
  if (lacks.python !== undefined)
    leaveOut('Python', lacks.python, 'clients of CodeArts and of the BlueKing gateway')
  if (lacks.go !== undefined) leaveOut('Go', lacks.go, 'second client of CodeArts')
  const {openScenes} = await import('./scenes.mjs')
  const {codearts, bkci, close} = await openScenes()
  try {
    if (lacks.python === undefined) results.push(...(await pythonChecks(codearts, bkci)))
    if (lacks.go === undefined) results.push(...(await goChecks(codearts)))
  } finally {
    await close()
  }
}

function leaveOut(part, lack, what) {
  skipped.push(part)
  console.log(`${part} part left out: ${lack}. The ${what} did not run.`)
}

function report() {
  const wide = Math.max(...results.map(({client}) => client.length))
  const long = Math.max(...results.map(({call}) => call.length))
  for (const {client, call, failure} of results) {
    console.log(`${client.padEnd(wide)}  ${call.padEnd(long)}  ${failure === undefined ? 'pass' : 'FAIL'}`)
  }
  const failures = results.filter(({failure}) => failure !== undefined)
  for (const {client, call, failure} of failures) console.log(`\n${client}: ${call}\n${failure}`)
  const passed = results.length - failures.length
  console.log(
    `\n${passed} passed, ${failures.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`
  )
  return failures.length === 0
}

if (!existsSync(join(HERE, '../lib/simulator/server/server.js'))) {
  console.error('The simulator is not built: run `npm run build` first.')
  process.exit(1)
}
await install('node_modules/.stamp', 'package-lock.json', () => output('npm', ['ci', '--silent']))
const {yunxiaoChecks} = await import('./yunxiao.mjs')
await yunxiaoChecks(check)
await pythonAndGo()
process.exitCode = report() ? 0 : 1
