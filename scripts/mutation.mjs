// Mutation testing, area by area: npm run mutation [-- area …]; `http` means all whose names begin so. What else stands
// there goes to Stryker.
import {spawnSync} from 'node:child_process'
import {names} from '../stryker.conf.mjs'

const args = process.argv.slice(2)
const isArea = arg => names.some(name => name === arg || name.startsWith(`${arg}-`))
const asked = names.filter(name => args.some(arg => name === arg || name.startsWith(`${arg}-`)))
const rest = args.filter(arg => !isArea(arg))
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
