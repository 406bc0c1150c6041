import {afterEach, describe, expect, jest, test} from '@jest/globals'
import {numberIn, oneOf, readCommandLine, runCommand} from '../../simulator/command/command-line.js'
import {scenarios} from '../../simulator/demo/scenarios.js'

describe('a command that was called wrongly', () => {
  afterEach(() => {
    process.exitCode = undefined
    jest.restoreAllMocks()
  })

  test.each<[string, () => void, string]>([
    [
      'an unknown word',
      () => oneOf('--vendor', 'yunxaio', ['yunxiao', 'bkci']),
      '--vendor: "yunxaio" is unknown. Use one of: yunxiao, bkci'
    ],
    ['no number', () => numberIn('--port', 'x', 0, 9), '--port: "x" is not a number from 0 to 9'],
    [
      'a number out of range',
      () => numberIn('--port', '10', 0, 9),
      '--port: "10" is not a number from 0 to 9'
    ],
    ['nothing for a number', () => numberIn('--port', ' ', 0, 9), '--port: " " is not a number from 0 to 9'],
    [
      'an unknown option',
      () => readCommandLine({port: {type: 'string'}}, {args: ['--prot', '1']}),
      "Unknown option '--prot'"
    ]
  ])('is told of %s, and of --help, without a stack', async (_name, call, expected) => {
    const printed = jest.spyOn(console, 'error').mockReturnValue()
    await runCommand('npm run simulator --', async () => call())
    expect(printed.mock.calls).toEqual([[`${expected}\nnpm run simulator -- --help lists the options.`]])
    expect(process.exitCode).toBe(2)
  })

  test('hands on any other error', async () => {
    await expect(runCommand('x', () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault')
  })
})

test.each(Object.entries(scenarios))('in the demo, all machines of %s get one version', (_name, order) => {
  const versions = JSON.stringify(order).match(/shop-\d+\.\d+\.\d+/g)
  expect(new Set(versions).size).toBe(1)
})
