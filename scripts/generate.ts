// Writes what is made from other files: the README tables and action-types.yml from action.yml, and the schema of `result`
// from its zod form.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {parse} from 'yaml'
import * as z from 'zod/mini'
import type {Manifest} from '../runner/manifest.js'
import {Result} from '../src/report/result-schema.js'
import {actionTypes} from './action-types.js'

const manifest = parse(readFileSync('action.yml', 'utf8')) as Manifest
const {inputs, outputs} = manifest

const cell = (text: string) => text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim()
const inputRows = Object.entries(inputs).map(
  ([name, {description, required, default: value}]) =>
    `| \`${name}\` | ${required ? 'required' : value ? `\`${cell(value)}\`` : ''} | ${cell(description)} |`
)
const outputRows = Object.entries(outputs).map(
  ([name, {description}]) => `| \`${name}\` | ${cell(description)} |`
)

const between = (text: string, mark: string, table: string) => {
  const [start, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
  if (!text.includes(start) || !text.includes(end))
    throw new Error(`README.md has no marks ${start} and ${end}`)
  return `${text.slice(0, text.indexOf(start) + start.length)}\n${table}\n${text.slice(text.indexOf(end))}`
}

let readme = readFileSync('README.md', 'utf8')
readme = between(readme, 'inputs', `| Input | Default | Meaning |\n|---|---|---|\n${inputRows.join('\n')}`)
readme = between(readme, 'outputs', `| Output | Meaning |\n|---|---|\n${outputRows.join('\n')}`)
writeFileSync('README.md', readme)

writeFileSync('action-types.yml', actionTypes(manifest))

mkdirSync('schema', {recursive: true})
const schema = {
  $id: 'https://github.com/await-deploy/await-deploy/blob/main/schema/result.schema.json',
  title: 'The result output of await-deploy',
  ...z.toJSONSchema(Result, {io: 'input'})
}
writeFileSync('schema/result.schema.json', `${JSON.stringify(schema, null, 2)}\n`)
