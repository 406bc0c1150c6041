import {test} from '@jest/globals'

/** A test that takes seconds. Mutation testing, which runs the tests a thousand times, goes without it. */
export const slow = process.env.MUTATION_AREA === undefined ? test : test.skip
