// Writes each workflow of the README and the pages to a file of its own, for linters: node scripts/examples.mjs FOLDER. Its
// uses: are ./, so that inputs and outputs are held against action.yml.
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const [folder = 'examples'] = process.argv.slice(2)
const pagesIn = place =>
  existsSync(place)
    ? readdirSync(place)
        .filter(name => name.endsWith('.md'))
        .map(name => join(place, name))
    : []
const pages = [...pagesIn('.'), ...pagesIn('docs'), ...pagesIn('docs/zh-CN')]

mkdirSync(folder, {recursive: true})
let count = 0
for (const page of pages) {
  for (const [, text = ''] of readFileSync(page, 'utf8').matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)) {
    const name = `${page.replace(/\W+/g, '-')}-${++count}.yml`
    writeFileSync(join(folder, name), text.replaceAll(/await-deploy\/await-deploy@v\d+/g, './'))
  }
}
console.log(`${count} workflows in ${folder}`)
