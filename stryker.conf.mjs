// Mutation testing of one area at a time: its sources against its own tests. scripts/mutation.mjs runs all of them.
const areas = {
  wait: {
    mutate: ['src/wait/{beat,decide,details,history,limits,pace,past-runs,poll,poll-all}.ts'],
    tests: ['unit/wait/*']
  },
  logs: {
    mutate: ['src/logs/{tail,part-tail,part-read,patience,log-progress,overlap}.ts'],
    tests: ['unit/logs']
  },
  'http-data': {mutate: ['src/http/{json,status,slots}.ts'], tests: ['unit/http/{json,status,slots}']},
  'http-names': {mutate: ['src/http/{address,lookup}.ts'], tests: ['unit/http/{address,lookup}']},
  'http-proxy': {mutate: ['src/http/proxy.ts'], tests: ['unit/http/proxy']},
  'http-connections': {
    mutate: ['src/http/{certificates,connections}.ts'],
    tests: ['unit/http/{connections,proxy,tls}']
  },
  'http-client': {
    mutate: ['src/http/{client,send,body,url,failure}.ts'],
    tests: ['unit/http/{client,body,url,connections,failure,lookup,proxy,tls}']
  },
  'output-lines': {mutate: ['src/output/{block,prefilter}.ts'], tests: ['unit/output/{block,prefilter}']},
  'output-redact': {
    mutate: ['src/output/{redact,signatures,spellings}.ts'],
    tests: ['unit/output/{redact,redact-lines,signatures,spellings}']
  },
  'output-text': {
    mutate: ['src/output/{sanitizer,open-line,overwritten,clean-text}.ts'],
    tests: ['unit/output/{sanitizer,overwritten,clean-text}']
  },
  'output-print': {
    mutate: ['src/output/{log-file,part-printer,printer}.ts'],
    tests: ['unit/output/{log-file,part-printer,printer}']
  },
  'vendors-shared': {
    mutate: ['src/vendors/shared/!(status-words).ts'],
    tests: ['vendors/shared/*']
  },
  status: {
    mutate: ['src/vendors/shared/status-words.ts', 'src/vendors/*/status.ts'],
    tests: ['vendors/*/status', 'vendors/shared/status-words']
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
      testEnvironment: 'node',
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
