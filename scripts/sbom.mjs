// Prints what is in dist/ as a CycloneDX bill of materials: node scripts/sbom.mjs. It is made of dist/licenses.txt, which the
// bundler writes: npm sbom would list what is installed, and leaves out what development needs as well.
import {randomUUID} from 'node:crypto'
import {readFileSync} from 'node:fs'

const {name, version, license, description} = JSON.parse(readFileSync('package.json', 'utf8'))
const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const bundled = readFileSync('dist/licenses.txt', 'utf8')
  .split('\n---\n\n')
  .map(text => /^(?<name>@?[^@\n]+)@(?<version>[^\n]+)\n(?<license>[^\n]+)\n/.exec(text)?.groups)

const components = bundled.map(one => {
  const [, locked] =
    Object.entries(packages).find(
      ([where, entry]) => where.endsWith(`node_modules/${one.name}`) && entry.version === one.version
    ) ?? []
  if (locked === undefined) throw new Error(`package-lock.json has no ${one.name}@${one.version}`)
  const purl = `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`
  const sha512 = Buffer.from(locked.integrity.replace('sha512-', ''), 'base64').toString('hex')
  return {
    type: 'library',
    'bom-ref': purl,
    name: one.name,
    version: one.version,
    purl,
    licenses: [{license: {id: one.license}}],
    hashes: [{alg: 'SHA-512', content: sha512}]
  }
})

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:${randomUUID()}`,
  version: 1,
  metadata: {
    timestamp: new Date().toISOString(),
    component: {
      type: 'application',
      'bom-ref': `${name}@${version}`,
      name,
      version,
      description,
      licenses: [{license: {id: license}}]
    }
  },
  components,
  dependencies: [{ref: `${name}@${version}`, dependsOn: components.map(({purl}) => purl)}]
}
console.log(JSON.stringify(bom, null, 2))
