// Writes dist/licenses.txt: every package that went into the bundle, from the bundler's own list of modules.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'

const stats = JSON.parse(readFileSync('lib/stats.json', 'utf8'))
const folders = new Set()
const visit = module => {
  const name = module.nameForCondition?.replace(`${process.cwd()}/`, '') ?? ''
  const folder = /^(?:\.\/)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(name)
  if (folder) folders.add(folder[1])
  for (const child of module.modules ?? []) visit(child)
}
stats.modules.forEach(visit)

const entry = folder => {
  const {name, version, license} = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find(f => /^licen[cs]e/i.test(f))
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : '(no licence file in the package)'
  return `${name}@${version}\n${license}\n\n${text}\n`
}
writeFileSync('dist/licenses.txt', [...folders].sort().map(entry).join('\n---\n\n'))
