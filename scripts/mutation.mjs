// Mutation testing, area by area: npm run mutation [-- area …]. What stands after the areas goes to Stryker.
import {spawnSync} from 'node:child_process'
import {names} from '../stryker.conf.mjs'

const args = process.argv.slice(2)
const asked = args.filter(arg => names.includes(arg))
const rest = args.filter(arg => !names.includes(arg))
const failed = []
for (const name of asked.length > 0 ? asked : names) {
  console.log(`\n== ${name}`)
  const {status} = spawnSync('npx', ['stryker', 'run', 'stryker.conf.mjs', ...rest], {
    stdio: 'inherit',
    env: {...process.env, MUTATION_AREA: name},
    shell: process.platform === 'win32'
  })
  if (status !== 0) failed.push(name)
}
if (failed.length > 0) {
  console.log(`\nNot reached: ${failed.join(', ')}`)
  process.exitCode = 1
}
