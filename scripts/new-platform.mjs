// Makes the skeleton of a new platform: npm run new-platform -- NAME ["Title for people"]. The folder, its contract test, its
// simulator and its line in the registry; docs/adding-a-platform.md says how to go on.
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const templates = join(dirname(fileURLToPath(import.meta.url)), 'new-platform')
const folders = {
  src: name => `src/vendors/${name}`,
  test: name => `__tests__/vendors/${name}`,
  simulator: name => `simulator/${name}`
}

const [name = '', title = name] = process.argv.slice(2)
if (!/^[a-z][a-z0-9]{1,30}$/.test(name))
  fail('Usage: npm run new-platform -- NAME ["Title"]. NAME: lower-case letters and digits.')
if (existsSync(folders.src(name))) fail(`${folders.src(name)} exists.`)

for (const [kind, folderOf] of Object.entries(folders)) {
  for (const file of readdirSync(join(templates, kind))) {
    const path = join(folderOf(name), file.replace(/\.txt$/, ''))
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, filled(readFileSync(join(templates, kind, file), 'utf8')))
    console.log(`made     ${path}`)
  }
}
edit('src/vendors/index.ts', text =>
  text
    .replace(
      "import type {Vendor} from './vendor.js'\n",
      line => `import {${name}} from './${name}/index.js'\n${line}`
    )
    .replace(/\n\} as const satisfies/, `,\n  ${name}\n} as const satisfies`)
)
edit('README.md', text =>
  text.replace(/^(\|\s*`vendor`\s*\|.*\n\|[-| ]+\|\n(?:\|.*\n)+)/m, table => {
    const columns = (table.split('\n')[0] ?? '').split('|').length - 2
    return `${table}| \`${name}\` | ${title} |${' |'.repeat(columns - 2)}\n`
  })
)
console.log(`\nNext: npx biome check --write . && npx tsc && npm test -- __tests__/vendors/${name}`)

function filled(text) {
  return text
    .replaceAll('{{name}}', name)
    .replaceAll('{{Name}}', (name[0] ?? '').toUpperCase() + name.slice(1))
    .replaceAll('{{Title}}', title)
}

function edit(path, change) {
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  if (after === before)
    fail(`${path} has no place for a new platform any more: change scripts/new-platform.mjs.`)
  writeFileSync(path, after)
  console.log(`changed  ${path}`)
}

function fail(text) {
  console.error(text)
  process.exit(1)
}
