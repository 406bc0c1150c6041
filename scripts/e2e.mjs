// Runs .github/workflows/e2e.yml on act, without GitHub, against the simulator, and looks at what became of the deploys.
// Needs what `npm run build` makes, and `dist`. Ends with 0 where act can't be had, and says so.
import {spawn} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = '.ci/act'
const ACT = `${ROOT}${FOLDER}/bin/act`
const TOKEN = 'simulator-token-0001'
const LONGEST_MS = 110_000

/** act keeps copies of the repository, and its settings, in the home of whoever starts it. */
const home = mkdtempSync(join(tmpdir(), 'act-'))
const ownHome = {HOME: home, XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config')}

/** Why act cannot be had here, if it can't. It is installed into a folder of this repository, by its hash. */
async function actLacks() {
  if (existsSync(ACT)) return undefined
  if (process.platform !== 'linux') return `it is pinned for Linux alone, and this is ${process.platform}`
  const requirements = '.ci/e2e/requirements.txt'
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--retries',
    '1',
    '--no-deps',
    '--require-hashes'
  ]
  const {code, log} = await run(process.env.PYTHON ?? 'python3', [
    ...pip,
    '--target',
    FOLDER,
    '-r',
    requirements
  ])
  if (code === 0 && existsSync(ACT)) return undefined
  rmSync(`${ROOT}${FOLDER}`, {recursive: true, force: true})
  return `pip could not install it: ${log.trim().split('\n').at(-1)}`
}

/** Runs a command until it ends. `onText` gets all that it has printed so far, and a function that sends a signal. */
function run(command, args, {env = {}, onText = () => {}} = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: {...process.env, ...env},
      stdio: ['ignore', 'pipe', 'pipe']
    })
    const killer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
    let log = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        log += chunk
        onText(log, signal => child.kill(signal))
      })
    }
    const end = code => {
      clearTimeout(killer)
      resolve({code, log})
    }
    child.on('error', error => {
      log += error.message
      end(null)
    })
    child.on('close', end)
  })
}

/** The simulator with the orders of `.ci/e2e/orders`, on a port of the kernel's choice. */
async function servePlatform() {
  const {serve} = await import('../lib/simulator/server/server.js')
  const {yunxiao} = await import('../lib/simulator/yunxiao/platform.js')
  const folder = `${ROOT}.ci/e2e/orders`
  const orders = readdirSync(folder).map(name => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
  return serve(yunxiao({edition: 'central', organizationId: 'org0001', token: TOKEN, orders}), {port: 0})
}

/** Plays a scene of the workflow on the host itself, as act does with `-self-hosted`. */
function play(scene, url, onText) {
  const inputs = [`scene=${scene}`, `endpoint=${url}`].flatMap(input => ['--input', input])
  const host = [
    '-P',
    'ubuntu-latest=-self-hosted',
    '--no-cache-server',
    '--pull=false',
    '--concurrent-jobs',
    '8'
  ]
  const port = ['--env', `SIMULATOR_PORT=${new URL(url).port}`]
  return run(ACT, ['workflow_dispatch', '-W', '.github/workflows/e2e.yml', ...host, ...port, ...inputs], {
    env: ownHome,
    onText
  })
}

async function statusOf(url, order) {
  const path = `/oapi/v1/flow/organizations/org0001/pipelines/4201/deploy/${order}`
  const answer = await fetch(url + path, {headers: {'x-yunxiao-token': TOKEN}})
  return (await answer.json()).status
}

const faults = []
/** Every row is what has to hold, and whether it does. */
function check(scene, log, rows) {
  const wrong = Object.entries(rows).filter(([, holds]) => !holds)
  console.log(`${scene}: ${Object.keys(rows).length - wrong.length} of ${Object.keys(rows).length} hold`)
  if (wrong.length === 0) return
  faults.push(...wrong.map(([what]) => `${scene}: ${what}`))
  console.log(log)
}

/** Lines of act's log, without the job's name before each. */
const linesOf = log => log.split('\n').map(line => line.replace(/^\[[^\]]*\]\s*(?:\|\s)?/, ''))

async function playGreen(url) {
  const {code, log} = await play('green', url)
  const lines = linesOf(log)
  check('green', log, {
    'every job is green': code === 0,
    'the verdict of a success stands in the log': lines.some(line => /^success: deploy order 1 /.test(line)),
    'the cause of a failure stands in the log': /deploy order 2 of pipeline 4201/.test(log),
    'remote lines are behind the prefix': lines.some(line => / \| no space left on device$/.test(line)),
    'no fence is printed': !lines.some(line => !line.startsWith(' | ') && line.includes('stop-commands')),
    'masks work after the hostile log': log.includes('masks work: ***') && !log.includes('canary-0451'),
    'the summary is with the runner': /Summary - ## .*success: deploy order 1 of pipeline 4201/.test(log),
    'the post step has repeated the stop that was refused': (await statusOf(url, 4)) === 'Cancelled',
    'it was not killed': !log.includes('The step was killed')
  })
}

async function playRed(url) {
  const {code, log} = await play('red', url)
  check('red', log, {
    'the workflow fails': code === 1,
    'steps after the gate are skipped': !log.includes('this step must not run'),
    'jobs that need it are skipped': !log.includes('this job must not run'),
    'a step with always() sees the outcome': log.includes('always after failure'),
    'a job with always() sees result and outcome': log.includes(
      'the job before ended as failure with failure'
    )
  })
}

async function playCancelled(url) {
  let isSent = false
  const {code, log} = await play('cancelled', url, (text, send) => {
    if (isSent || !/deploy order 5 .*times out in/.test(text)) return
    isSent = true
    send('SIGINT')
  })
  check('cancelled', log, {
    'the wait was cancelled while it waited': isSent && code !== 0,
    'its start said how this runner cancels': log.includes('this runner kills a step that is cancelled'),
    'the post step says that the step was killed': log.includes(
      'The step was killed before there was a verdict'
    ),
    'the deploy is stopped': (await statusOf(url, 5)) === 'Cancelled'
  })
}

const lacks = await actLacks()
if (lacks !== undefined)
  console.log(`act left out: ${lacks}. The workflow .github/workflows/e2e.yml did not run.`)
else {
  const {url, close} = await servePlatform()
  try {
    await Promise.all([playGreen(url), playRed(url), playCancelled(url)])
  } finally {
    await close()
    rmSync(home, {recursive: true, force: true})
  }
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
