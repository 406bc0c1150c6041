// Prints what CHANGELOG.md says of a version: node scripts/release-notes.mjs v1.2.3. Fails where the tag, the package and
// the changelog do not name the same one.
import {readFileSync} from 'node:fs'

const version = (process.argv[2] ?? '').replace(/^v/, '')
const packaged = JSON.parse(readFileSync('package.json', 'utf8')).version
if (version !== packaged) fail(`the tag is v${version}, and package.json says ${packaged}`)

const changelog = readFileSync('CHANGELOG.md', 'utf8')
const sections = changelog.split(/^## /m).slice(1)
const section = sections.find(text => text.startsWith(`[${version}] - `))
if (section === undefined) fail(`CHANGELOG.md has no section "## [${version}] - year-month-day"`)
const [heading = '', ...lines] = section.split('\n')
if (!/^\[[\d.]+\] - \d{4}-\d{2}-\d{2}$/.test(heading)) fail(`"## ${heading}" has no date`)
// The links at the end of the page are not of this section.
console.log(
  lines
    .join('\n')
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .trim()
)

function fail(text) {
  console.error(text)
  process.exit(1)
}
