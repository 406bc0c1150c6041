// Writes what is made from other files: the README tables and action-types.yml from action.yml, and the schema of `result`
// from its zod form.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {parse} from 'yaml'
import * as z from 'zod/mini'
import type {Manifest} from '../runner/manifest.js'
import {Result} from '../src/report/result-schema.js'
import {actionTypes} from './action-types.js'
import {english, inputsWithoutTable, inputTables, table} from './input-tables.js'
import {outputExamples} from './output-examples.js'

const manifest = parse(readFileSync('action.yml', 'utf8')) as Manifest
const lost = inputsWithoutTable(Object.keys(manifest.inputs))
if (lost.length > 0) throw new Error(`scripts/input-tables.ts has no place for ${lost.join(', ')}`)

const described = (from: Record<string, {description: string}>) =>
  Object.fromEntries(Object.entries(from).map(([name, {description}]) => [name, description]))
const inputs = inputTables(manifest, {...english, descriptions: described(manifest.inputs)})
const outputs = table(
  ['Output', 'Example', 'Meaning'],
  Object.entries(manifest.outputs).map(([name, {description}]) => [
    `\`${name}\``,
    outputExamples[name] ? `\`${outputExamples[name]}\`` : '',
    description
  ])
)

const between = (text: string, mark: string, made: string) => {
  const [start, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
  if (!text.includes(start) || !text.includes(end))
    throw new Error(`README.md has no marks ${start} and ${end}`)
  return `${text.slice(0, text.indexOf(start) + start.length)}\n${made}\n${text.slice(text.indexOf(end))}`
}

let readme = readFileSync('README.md', 'utf8')
readme = between(readme, 'inputs', inputs)
readme = between(readme, 'outputs', outputs)
writeFileSync('README.md', readme)

writeFileSync('action-types.yml', actionTypes(manifest))

mkdirSync('schema', {recursive: true})
const schema = {
  $id: 'https://github.com/await-deploy/await-deploy/blob/main/schema/result.schema.json',
  title: 'The result output of await-deploy',
  ...z.toJSONSchema(Result, {io: 'input'})
}
writeFileSync('schema/result.schema.json', `${JSON.stringify(schema, null, 2)}\n`)
