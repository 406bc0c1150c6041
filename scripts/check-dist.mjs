// Fails when dist/ as just built is not, byte for byte, what git holds.
import {execFileSync} from 'node:child_process'

const changed = execFileSync('git', ['status', '--porcelain', '--', 'dist'], {encoding: 'utf8'})
if (changed) {
  console.error(`dist/ is not what the sources build. Run "npm run bundle" and commit:\n${changed}`)
  process.exit(1)
}
console.log('dist/ is what the sources build.')
