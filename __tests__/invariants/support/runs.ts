import {jest} from '@jest/globals'
import type {Parameters} from 'fast-check'

const {INVARIANT_RUNS: times = '1', INVARIANT_SEED: seed} = process.env

/**
 * How often a property is tried. `INVARIANT_RUNS` multiplies the number and `INVARIANT_SEED` picks the examples; without a
 * seed each run of the suite tries its own.
 */
export function runs<T>(numRuns: number): Parameters<T> {
  return {numRuns: numRuns * Number(times), ...(seed !== undefined && {seed: Number(seed)})}
}

jest.setTimeout(30_000 * Number(times))
