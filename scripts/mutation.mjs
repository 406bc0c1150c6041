// Mutation testing, area by area: npm run mutation [-- area …]; `http` means all whose names begin so. What else stands
// there goes to Stryker. Fails when an area can't be run, and below a score of 85 for those that were.
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {names} from '../stryker.conf.mjs'

const LEAST_SCORE = 85

const args = process.argv.slice(2)
const isArea = arg => names.some(name => name === arg || name.startsWith(`${arg}-`))
const asked = names.filter(name => args.some(arg => name === arg || name.startsWith(`${arg}-`)))
const rest = args.filter(arg => !isArea(arg))

/** How many changes of an area were found by its tests, and of how many. */
function countOf(name) {
  const {files} = JSON.parse(readFileSync(`reports/mutation/${name}.json`, 'utf8'))
  const states = Object.values(files).flatMap(({mutants}) => mutants.map(({status}) => status))
  const found = states.filter(state => state === 'Killed' || state === 'Timeout').length
  const missed = states.filter(state => state === 'Survived' || state === 'NoCoverage').length
  return {name, found, all: found + missed}
}

const counts = []
const failed = []
for (const name of asked.length > 0 ? asked : names) {
  console.log(`\n== ${name}`)
  const {status} = spawnSync('npx', ['stryker', 'run', 'stryker.conf.mjs', ...rest], {
    stdio: 'inherit',
    env: {...process.env, MUTATION_AREA: name},
    shell: process.platform === 'win32'
  })
  if (status === 0) counts.push(countOf(name))
  else failed.push(name)
}

const found = counts.reduce((sum, count) => sum + count.found, 0)
const all = counts.reduce((sum, count) => sum + count.all, 0)
const score = (100 * found) / all
console.log('')
for (const one of counts) console.log(`${one.name}: ${one.found} of ${one.all}`)
console.log(`All: ${found} of ${all}, a score of ${score.toFixed(1)}`)
if (failed.length > 0) console.log(`Not run: ${failed.join(', ')}`)
if (failed.length > 0 || !(score >= LEAST_SCORE)) process.exitCode = 1
