// Mutation testing of one area at a time: its sources against its own tests. scripts/mutation.mjs runs all of them.
const areas = {
  'gate-judge': {
    mutate: ['src/gate/{judge,pace,wait,watch}.ts'],
    tests: ['unit/gate/{judge,pace,wait,watch}']
  },
  'gate-tail': {mutate: ['src/gate/{tail,taken}.ts'], tests: ['unit/gate/{tail,taken}']},
  'http-data': {mutate: ['src/http/{json,retry,slots}.ts'], tests: ['unit/http/{json,retry,slots}']},
  'http-names': {mutate: ['src/http/{address,lookup}.ts'], tests: ['unit/http/{address,lookup}']},
  'http-proxy': {mutate: ['src/http/proxy.ts'], tests: ['unit/http/proxy']},
  'http-connections': {
    mutate: ['src/http/{certificates,connections}.ts'],
    tests: ['unit/http/{connections,proxy,tls}']
  },
  'http-client': {
    mutate: ['src/http/{client,failure}.ts'],
    tests: ['unit/http/{client,connections,failure,lookup,proxy,tls}']
  },
  'log-lines': {mutate: ['src/log/{block,sieve}.ts'], tests: ['unit/log/{block,sieve}']},
  'log-redact': {mutate: ['src/log/redact.ts'], tests: ['unit/log/{redact,redact-lines}']},
  'log-text': {mutate: ['src/log/{sanitizer,untrusted}.ts'], tests: ['unit/log/{sanitizer,untrusted}']},
  'log-print': {mutate: ['src/log/{file,live,printer}.ts'], tests: ['unit/log/{file,live,printer}']},
  status: {
    mutate: ['src/vendors/words.ts', 'src/vendors/*/status.ts'],
    tests: ['vendors/*/status', 'unit/vendors/words']
  }
}
export const names = Object.keys(areas)

const name = process.env.MUTATION_AREA ?? names[0]
const {mutate, tests} = areas[name]
const report = `reports/mutation/${name}`

export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    projectType: 'custom',
    configFile: 'jest.config.js',
    enableFindRelatedTests: false,
    config: {
      testMatch: tests.map(glob => `<rootDir>/__tests__/${glob}.test.ts`),
      setupFiles: ['<rootDir>/__tests__/unit/support/mutation.ts']
    }
  },
  mutate,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Generous, so that on a busy machine a slow test does not count as one that found something.
  timeoutMS: 10_000,
  timeoutFactor: 3,
  incremental: true,
  incrementalFile: `${report}.incremental.json`,
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: {logTests: false},
  htmlReporter: {fileName: `${report}.html`},
  jsonReporter: {fileName: `${report}.json`},
  // scripts/mutation.mjs judges the score of all areas together.
  thresholds: {high: 95, low: 90, break: null},
  // The compiler that Stryker would rewrite this file with has no such interface.
  tsconfigFile: 'none',
  ignorePatterns: ['/dist', '/lib', '/coverage', '/demo-output', '/conformance', '/reports']
}
