import {test} from '@jest/globals'

const {MUTATION_AREA, PROPERTY_RUNS = '1'} = process.env

/**
 * A test that takes seconds. `npm run test:fast`, which tries fewer examples, goes without it, and so does mutation testing,
 * which runs the tests a thousand times.
 */
export const slow = MUTATION_AREA === undefined && Number(PROPERTY_RUNS) >= 1 ? test : test.skip
