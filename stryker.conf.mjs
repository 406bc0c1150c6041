// Mutation testing of one area at a time: its sources against its own tests. scripts/mutation.mjs runs all of them.
const areas = {
  gate: {mutate: ['src/gate/**/*.ts'], tests: ['unit/gate/**']},
  http: {mutate: ['src/http/**/*.ts'], tests: ['unit/http/**']},
  log: {mutate: ['src/log/**/*.ts'], tests: ['unit/log/**']},
  status: {
    mutate: ['src/vendors/words.ts', 'src/vendors/*/status.ts'],
    tests: ['vendors/*/status', 'unit/vendors/words']
  }
}
export const names = Object.keys(areas)

const name = process.env.MUTATION_AREA ?? 'gate'
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
  timeoutMS: 20_000,
  timeoutFactor: 3,
  incremental: true,
  incrementalFile: `${report}.incremental.json`,
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: {logTests: false},
  htmlReporter: {fileName: `${report}.html`},
  jsonReporter: {fileName: `${report}.json`},
  thresholds: {high: 95, low: 90, break: 85},
  // The compiler that Stryker would rewrite this file with has no such interface.
  tsconfigFile: 'none',
  ignorePatterns: ['/dist', '/lib', '/coverage', '/demo-output', '/conformance', '/reports']
}
