import {expect, test} from '@jest/globals'
import {isActRunner} from '../../../src/util/runner.js'
import {actRunners, noActRunners} from '../../support/act-runners.js'

test.each(Object.entries(actRunners))('%s is known by what it sets', (_, env) => {
  expect(isActRunner(env)).toBe(true)
})

test.each(['ACT', 'GITEA_ACTIONS', 'FORGEJO_ACTIONS'])(
  '%s alone is enough: an administrator may switch off the others',
  name => {
    expect(isActRunner({[name]: 'true'})).toBe(true)
  }
)

test.each(noActRunners.map(env => [env]))('%j is not theirs', env => {
  expect(isActRunner({GITHUB_ACTIONS: 'true', ...env})).toBe(false)
})
