// Writes dist/: what the action needs to refuse wrong inputs in index.js, and the rest in files that are loaded when they
// are needed. For the packages of tsconfig.bundle.json the bundler takes the small files of scripts/lazy, which load them.
import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'

const path = name => fileURLToPath(new URL(`../${name}`, import.meta.url))
const args = [
  'build',
  path('lib/src/index.js'),
  '-o',
  path('dist'),
  '-q',
  '--stats-out',
  path('lib/stats.json')
]
const {status} = spawnSync(process.execPath, [path('node_modules/@vercel/ncc/dist/ncc/cli.js'), ...args], {
  stdio: 'inherit',
  // Read by the bundler's own copy of tsconfig-paths; a relative path would be taken for another folder's.
  env: {...process.env, TS_NODE_PROJECT: path('tsconfig.bundle.json')}
})
process.exitCode = status ?? 1
