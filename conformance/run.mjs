// Runs clients that others wrote against the simulator; see README.md. Needs what `npm run build` makes.
import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const HERE = dirname(fileURLToPath(import.meta.url))
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

/** What a command prints to its standard output; its other output goes with the error. */
function output(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: HERE,
      env: {...process.env, ...env},
      shell: process.platform === 'win32' && command === 'npm',
      stdio: ['ignore', 'pipe', 'pipe']
    })
    let [out, err] = ['', '']
    child.stdout.on('data', chunk => {
      out += chunk
    })
    child.stderr.on('data', chunk => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(out)
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${err || out}`))
    })
  })
}

/** Installs unless the very same was installed before. */
async function install(stamp, source, run) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(HERE, source)))
    .digest('hex')
  const file = join(HERE, stamp)
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return
  await run()
  mkdirSync(dirname(file), {recursive: true})
  writeFileSync(file, wanted)
}

const python = process.env.PYTHON ?? 'python3'

/** Why the Python part cannot run here, if it cannot. */
async function pythonLacks() {
  try {
    const version = await output(python, ['-c', 'import sys; print(sys.version_info >= (3, 10))'])
    if (version.trim() !== 'True') return `${python} is older than 3.10`
  } catch {
    return `there is no ${python}`
  }
  try {
    await output(python, ['-m', 'pip', '--version'])
  } catch {
    return `${python} has no pip`
  }
  return undefined
}

function installPython(name) {
  const target = join('.python', name)
  const requirements = `requirements-${name}.txt`
  return install(join('.python', `${name}.stamp`), requirements, () => {
    rmSync(join(HERE, target), {recursive: true, force: true})
    const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-compile']
    return output(python, [...args, '--target', target, '-r', requirements], {PIP_ROOT_USER_ACTION: 'ignore'})
  })
}

/** Runs a script of checks, which prints one JSON line for each. */
async function pythonChecks({client, script, packages, scene}) {
  let lines
  try {
    const env = {
      PYTHONPATH: join(HERE, '.python', packages),
      PYTHONDONTWRITEBYTECODE: '1',
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1'
    }
    lines = (await output(python, [script, JSON.stringify(scene)], env)).trim().split('\n')
  } catch (error) {
    results.push({client, call: script, failure: error.message})
    return
  }
  for (const line of lines) results.push({client, ...JSON.parse(line)})
}

async function allPython() {
  const lack = await pythonLacks()
  if (lack) {
    skipped.push('CodeArts', 'BK-CI')
    console.log(
      `Python part left out: ${lack}. The clients of CodeArts and of the BlueKing gateway did not run.`
    )
    return
  }
  await Promise.all(['codearts-v5', 'codearts-v3', 'bkci'].map(installPython))
  const {bkciPlatform, bkciScene, codeartsPlatform, codeartsScene, play} = await import('./scenes.mjs')
  const open = []
  const url = async platform => {
    const played = await play(platform)
    open.push(played)
    return played.url
  }
  try {
    const codearts = {
      ...codeartsScene,
      url: await url(codeartsPlatform(false)),
      temporaryUrl: await url(codeartsPlatform(true))
    }
    const bkci = {
      ...bkciScene,
      url: await url(bkciPlatform()),
      notAllowedUrl: await url(bkciPlatform({appAllowed: false})),
      notBoundUrl: await url(bkciPlatform({appBound: false})),
      stopUrl: await url(bkciPlatform({runs: true})),
      viewUrl: await url(bkciPlatform({runs: true, executors: []}))
    }
    await pythonChecks({
      client: 'huaweicloudsdkcodeartspipeline 3.1.219',
      script: 'codearts_v5.py',
      packages: 'codearts-v5',
      scene: codearts
    })
    await pythonChecks({
      client: 'huaweicloudsdkcodeartspipeline 3.1.210',
      script: 'codearts_v3.py',
      packages: 'codearts-v3',
      scene: codearts
    })
    await pythonChecks({
      client: 'bkapi-client-core 1.2.0',
      script: 'bkci.py',
      packages: 'bkci',
      scene: bkci
    })
  } finally {
    await Promise.all(open.map(played => played.close()))
  }
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
await allPython()
process.exitCode = report() ? 0 : 1
