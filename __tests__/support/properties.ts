import fc from 'fast-check'

export {fc}

/** The examples that every run of the suite tries, so that it says the same of the same sources. */
const SEED = 20_261_201

// The numbers at the properties are those of a thorough run, which `PROPERTY_RUNS=1` is.
const {PROPERTY_SEED: seed, PROPERTY_RUNS: times = '0.3'} = process.env

/** How often a property is tried; `PROPERTY_RUNS` multiplies it, and may be a fraction. */
export function runs(numRuns: number): {numRuns: number} {
  return {numRuns: Math.ceil(numRuns * Number(times))}
}

/** `PROPERTY_SEED` picks other examples: a number the same ones again, `random` new ones in each run. */
fc.configureGlobal(seed === 'random' ? runs(100) : {seed: Number(seed ?? SEED), ...runs(100)})
