import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, jest, test} from '@jest/globals'
import type {Inputs} from '../../../src/inputs/inputs.js'
import {createFirstOutputs} from '../../../src/steps/first-outputs.js'
import {target} from '../support/build.js'

test('of hundreds of orders that are found the outputs are written at once, a second later, and not after the verdict', () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-outputs-'))
  const path = join(folder, 'outputs')
  const before = process.env.GITHUB_OUTPUT
  writeFileSync(path, '')
  process.env.GITHUB_OUTPUT = path
  jest.useFakeTimers()
  const text = () => readFileSync(path, 'utf8')
  const writes = () => text().match(/^outcome<</gm)?.length
  try {
    const outputs = createFirstOutputs({vendorName: 'yunxiao', operation: 'wait-pipeline'} as Inputs, [])
    expect(writes()).toBe(1)
    const found = Array.from({length: 303}, (_, i) => target({ids: {'deploy-order-id': `${i}`}}))
    for (const one of found) outputs.saw(one, one)
    expect(writes()).toBe(2)
    expect(text()).not.toContain(',302')
    jest.advanceTimersByTime(1200)
    expect(writes()).toBe(3)
    expect(text()).toContain(',302')

    outputs.saw(target(), target({ids: {'deploy-order-id': 'late'}}))
    outputs.close()
    const last = text()
    jest.advanceTimersByTime(1200)
    expect(text()).toBe(last)
  } finally {
    jest.useRealTimers()
    process.env.GITHUB_OUTPUT = before
    rmSync(folder, {recursive: true})
  }
})
