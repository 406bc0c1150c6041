// Adds to package-lock.json the optional packages of other platforms that a registry mirror left out, so that
// `npm ci` works everywhere. Run it after each npm install that adds or updates a package.
import {readFileSync, writeFileSync} from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const systems = [
  'darwin',
  'win32',
  'linux',
  'android',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony'
]
const cpus = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32']
for (const [where, pkg] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(pkg.optionalDependencies ?? {})) {
    const top = `node_modules/${name}`
    if (lock.packages[top] || lock.packages[`${where}/${top}`]) continue
    const parts = name.split(/[-/]/)
    const os = systems.find(s => parts.includes(s))
    const cpu = cpus.find(c => parts.some(p => p === c || (c === 'arm' && /^arm/.test(p) && p !== 'arm64')))
    lock.packages[top] = {
      version: range.replace(/^[\^~]/, ''),
      ...(cpu && {cpu: [cpu]}),
      dev: true,
      optional: true,
      ...(os && {os: [os]})
    }
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
