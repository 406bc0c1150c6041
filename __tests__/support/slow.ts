import {test} from '@jest/globals'

const {MUTATION_AREA, PROPERTY_RUNS = '1'} = process.env

/** False in `npm run test:fast`, which tries fewer examples, and in mutation testing, which runs the tests a thousand times. */
export const isThorough = MUTATION_AREA === undefined && Number(PROPERTY_RUNS) >= 1

/** A test that takes seconds: only a thorough run asks it. */
export const slow = isThorough ? test : test.skip
