// The commands that the clients need: run from this folder, with what they print as the answer.
import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

export const HERE = dirname(fileURLToPath(import.meta.url))

/** What a command prints to its standard output; its other output goes with the error. */
export function output(command, args, env = {}) {
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
export async function install(stamp, source, run) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(HERE, source)))
    .digest('hex')
  const file = join(HERE, stamp)
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return
  await run()
  mkdirSync(dirname(file), {recursive: true})
  writeFileSync(file, wanted)
}

/** The results of a program of checks, which prints one JSON line for each. */
export async function checksOf(client, command, args, env) {
  try {
    const lines = (await output(command, args, env)).trim().split('\n')
    return lines.map(line => ({client, ...JSON.parse(line)}))
  } catch (error) {
    return [{client, call: args.at(0), failure: error.message}]
  }
}
