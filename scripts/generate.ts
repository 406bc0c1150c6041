// Writes what is made from other files: the tables of the READMEs and action-types.yml from action.yml (in Chinese from
// docs/zh-CN/inputs.yml), and the schema of `result` from its zod form.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {parse} from 'yaml'
import * as z from 'zod/mini'
import type {Manifest} from '../runner/manifest.js'
import {Result} from '../src/report/result-schema.js'
import {actionTypes} from './action-types.js'
import {chinese, type Described, described, english, inputsWithoutTable, withTables} from './input-tables.js'

const manifest = parse(readFileSync('action.yml', 'utf8')) as Manifest
const lost = inputsWithoutTable(Object.keys(manifest.inputs))
if (lost.length > 0) throw new Error(`scripts/input-tables.ts has no place for ${lost.join(', ')}`)

const rewrite = (page: string, change: (text: string) => string) =>
  writeFileSync(page, change(readFileSync(page, 'utf8')))

rewrite('README.md', text => withTables(text, manifest, english, described(manifest)))
if (existsSync('README.zh-CN.md')) {
  const inChinese = parse(readFileSync('docs/zh-CN/inputs.yml', 'utf8')) as Described
  rewrite('README.zh-CN.md', text => withTables(text, manifest, chinese, inChinese))
}

writeFileSync('action-types.yml', actionTypes(manifest))

mkdirSync('schema', {recursive: true})
const schema = {
  $id: 'https://github.com/await-deploy/await-deploy/blob/main/schema/result.schema.json',
  title: 'The result output of await-deploy',
  ...z.toJSONSchema(Result, {io: 'input'})
}
writeFileSync('schema/result.schema.json', `${JSON.stringify(schema, null, 2)}\n`)
