// Makes the skeleton of a new platform: npm run new-platform -- NAME ["Title for people"]. The folder, its tests, its
// simulator, its sentences, its line in the registry, and its place in the lists that people read; docs/adding-a-platform.md says how to
// go on.
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const templates = join(dirname(fileURLToPath(import.meta.url)), 'new-platform')
const folders = {
  src: name => `src/vendors/${name}`,
  test: name => `__tests__/vendors/${name}`,
  simulator: name => `simulator/${name}`
}
const languages = ['en', 'zh-CN']

const [name = '', title = name] = process.argv.slice(2)
if (!/^[a-z][a-z0-9]{1,30}$/.test(name))
  fail('Usage: npm run new-platform -- NAME ["Title"]. NAME: lower-case letters and digits.')
if (existsSync(folders.src(name))) fail(`${folders.src(name)} exists.`)

for (const [kind, folderOf] of Object.entries(folders)) {
  for (const file of readdirSync(join(templates, kind))) {
    make(join(folderOf(name), file.replace(/\.txt$/, '')), join(kind, file))
  }
}
for (const language of languages) {
  make(`src/messages/${language}/${name}.ts`, `messages/${language}.ts.txt`)
  edit(`src/messages/${language}.ts`, withSentences(language))
}
edit('src/vendors/index.ts', text =>
  text
    .replace(
      "import type {Vendor} from './vendor.js'\n",
      line => `import {${name}} from './${name}/index.js'\n${line}`
    )
    .replace(/\n\} as const satisfies/, `,\n  ${name}\n} as const satisfies`)
)
edit('README.md', withPlatformRow)
edit('README.zh-CN.md', withPlatformRow)
edit('action.yml', withInputRows)
edit('docs/zh-CN/inputs.yml', withChineseInputRows)
edit('docs/contract.md', text =>
  withOperations(text).replace(/^(\| `vendor` \| required \| .*`)( \|)$/m, `$1, \`${name}\`$2`)
)
for (const form of ['bug', 'unknown-status', 'wrong-verdict'])
  edit(`.github/ISSUE_TEMPLATE/${form}.yml`, text =>
    // After the last platform of the list.
    text.replace(
      /^( *- )[a-z0-9]+ \(.*\)\n(?! *- [a-z0-9]+ \()/m,
      (row, dash) => `${row}${dash}${name} (${title})\n`
    )
  )

// The lines of the skeleton are as long as the name makes them.
const biome = fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome'))
const places = [
  ...Object.values(folders).map(folderOf => folderOf(name)),
  'src/messages',
  'src/vendors/index.ts'
]
execFileSync(process.execPath, [biome, 'check', '--write', ...places], {
  stdio: 'inherit'
})

console.log(`\nNext: npm test -- __tests__/vendors/${name}, and docs/adding-a-platform.md from step 2 on`)

function make(path, template) {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, filled(readFileSync(join(templates, template), 'utf8')))
  console.log(`made     ${path}`)
}

/** The sentences of the platform, among those of its language. */
function withSentences(language) {
  return text =>
    `import {${name}} from './${language}/${name}.js'\n${text}`.replace(/\n\}\n/, `,\n  ...${name}\n}\n`)
}

/** The row in the table of platforms. */
function withPlatformRow(text) {
  return text.replace(/^(\|\s*`vendor`\s*\|.*\n\|[-| ]+\|\n(?:\|.*\n)+)/m, table => {
    const columns = (table.split('\n')[0] ?? '').split('|').length - 2
    return `${table}| \`${name}\` | ${title} |${' |'.repeat(columns - 2)}\n`
  })
}

/** What the inputs `vendor` and `operation` say of themselves. */
function withInputRows(text) {
  return text
    .replace(/(The platform\. One of .*`)\./, `$1, \`${name}\`.`)
    .replace(/,? and (\w+)(: `wait-pipeline`, `check-pipeline`, `fetch-logs`\.)/, `, $1 and ${name}$2`)
}

/** The same in Chinese. */
function withChineseInputRows(text) {
  return text
    .replace(/(平台，取值为 .*`) 之一。/, `$1、\`${name}\` 之一。`)
    .replace(/ 和\s+(\w+)(：`wait-pipeline`、`check-pipeline`、`fetch-logs`。)/, `、$1 和 ${name}$2`)
}

/** The column of the platform in the table of operations, before the last one. */
function withOperations(text) {
  const cellOf = line => {
    if (line.startsWith('|---')) return '---|'
    if (line.startsWith('| `operation`')) return ` ${name} |`
    return /^\| `(?:wait-pipeline|check-pipeline|fetch-logs)`/.test(line) ? ' runs |' : ' – |'
  }
  return text.replace(/^\| `operation` \|(?:.*\n\|)+/m, table =>
    table.replace(/^(\|.*\|)([^|\n]+\|)$/gm, (line, before, last) => before + cellOf(line) + last)
  )
}

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
