import {readFileSync} from 'node:fs'

/** The packages that the bundle loads late, each with the file that stands in for it, in the tests as well. */
const {paths} = JSON.parse(
  readFileSync(new URL('tsconfig.bundle.json', import.meta.url), 'utf8')
).compilerOptions

export default {
  testEnvironment: '<rootDir>/scripts/jest-environment.mjs',
  // Most of the time of a process test is the action's own waiting.
  maxWorkers: 6,
  // Jest keeps the modules of every file that a worker ran: its gigabyte takes longer to give back than the usual 500 ms.
  workerGracefulExitTimeout: 10_000,
  testSequencer: '<rootDir>/scripts/jest-sequencer.mjs',
  maxConcurrency: 10,
  // A bound for what hangs: on a busy machine a quick test may take long.
  testTimeout: 120_000 * Math.max(1, Number(process.env.PROPERTY_RUNS ?? 1)),
  setupFilesAfterEnv: ['<rootDir>/__tests__/support/set-up.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    ...Object.fromEntries(Object.entries(paths).map(([name, [file]]) => [`^${name}$`, `<rootDir>/${file}`])),
    '^(\\.{1,2}/.*)\\.js$': '$1'
  },
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
  transform: {'^.+\\.ts$': '<rootDir>/scripts/jest-transform.mjs'},
  collectCoverageFrom: ['src/**/*.ts'],
  coverageProvider: 'v8',
  // What decides, what talks to the network, what prints hostile text, and what a platform's statuses mean.
  coverageThreshold: Object.fromEntries(
    ['./src/wait/', './src/logs/', './src/http/', './src/output/', './src/vendors/*/status.ts'].map(where => [
      where,
      {lines: 95, branches: 95}
    ])
  )
}
