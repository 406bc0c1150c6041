import {describe, expect, test} from '@jest/globals'
import type {StartablePipeline} from '../../../simulator/yunxiao/run-scenario.js'
import {begin, MARKER} from '../../support/deploys/startable/begin.js'
import {aStartOfFlow} from '../../support/deploys/startable/yunxiao.js'
import {central, yunxiaoOf} from '../../support/deploys/stoppable/yunxiao.js'
import {english} from '../../support/english.js'
import {mistakesIn} from '../../unit/support/inputs.js'
import {runOf} from './support.js'

const repo = 'https://codeup.example.com/shop.git'
const platform = (start: Partial<StartablePipeline> = {}) =>
  yunxiaoOf({
    starts: [
      {pipelineId: '4201', run: n => runOf([], {runId: 100 + n}), sources: [{repo, branch: 'main'}], ...start}
    ]
  })
const paramsOf = (asked: readonly {body?: string}[]) =>
  JSON.parse(JSON.parse(asked.at(-1)?.body ?? '').params)

test.each(['number', 'text', 'object'] as const)(
  'the id of a run that was begun may be answered as a %s',
  async answers => {
    const {begun, kinds} = await begin(aStartOfFlow, platform({answers}))
    expect(begun).toMatchObject({code: 'begun', identity: {ids: {'run-id': '101'}}, error: undefined})
    expect(kinds).toEqual(['start'])
  }
)

describe('what is run', () => {
  test('is what the pipeline says unless a branch or tag is given', async () => {
    const {asked} = await begin(aStartOfFlow, platform(), {variables: 'VERSION=1.2'})
    expect(paramsOf(asked)).toEqual({envs: {VERSION: '1.2', AWAIT_DEPLOY_ID: MARKER}, comment: MARKER})
  })

  test.each([
    [{branch: 'release/1'}, false, {runningBranchs: {[repo]: 'release/1'}}],
    [{tag: 'v1.2'}, false, {runningTags: {[repo]: 'v1.2'}}],
    [{branch: 'release/1'}, true, {branchModeBranchs: ['release/1']}]
  ])(
    'is the one code source of the pipeline with %j, in branch mode %s',
    async (inputs, isBranchMode, refs) => {
      const {begun, asked, kinds} = await begin(
        aStartOfFlow,
        platform({sources: [{repo, branch: 'main', isBranchMode}]}),
        inputs
      )
      expect(begun.code).toBe('begun')
      expect(kinds).toEqual(['pipeline', 'start'])
      expect(paramsOf(asked)).toMatchObject(refs)
    }
  )

  test('is not begun with a branch for several sources', async () => {
    const sources = [1, 2].map(n => ({repo: `${repo}${n}`, branch: 'main'}))
    const {begun, kinds} = await begin(aStartOfFlow, platform({sources}), {branch: 'main'})
    if (begun.code !== 'refused') throw new Error(begun.code)
    expect(english(begun.error.text)).toMatch(/one code source, and this one has 2/)
    expect(kinds).toEqual(['pipeline'])
  })
})

test.each([
  ['version', /has "version", which the platform reserves/],
  ['AWAIT_DEPLOY_ID', /has "AWAIT_DEPLOY_ID", which this action gives/]
])('the variable %s is a mistake', (name, expected) => {
  const inputs = {
    ...central,
    operation: 'run-pipeline',
    'pipeline-id': '1',
    'deploy-order-id': '',
    variables: `${name}=1`
  }
  expect(mistakesIn(inputs)).toEqual([expect.stringMatching(expected)])
})
