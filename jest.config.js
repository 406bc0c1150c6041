export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {'^(\\.{1,2}/.*)\\.js$': '$1'},
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {jsc: {target: 'es2022', parser: {syntax: 'typescript'}}, module: {type: 'es6'}}
    ]
  },
  collectCoverageFrom: ['src/**/*.ts'],
  coverageProvider: 'v8'
}
