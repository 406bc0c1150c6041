import {expect, test} from '@jest/globals'
import {pipelineRun} from '../../../simulator/bkci/pipeline-run.js'
import {bkci} from '../../../simulator/bkci/platform.js'
import type {StartableBuild} from '../../../simulator/bkci/scenario.js'
import {begin, MARKER} from '../../support/deploys/startable/begin.js'
import {aStartOfV3} from '../../support/deploys/startable/bkci.js'
import {BKCI_TOKEN} from '../../support/deploys/stoppable/bkci.js'
import {english} from '../../support/english.js'
import {PIPELINE} from './support.js'

const platform = (start: Partial<StartableBuild> = {}) =>
  bkci({
    builds: [],
    token: BKCI_TOKEN,
    starts: [
      {
        projectId: 'shop',
        pipelineId: PIPELINE,
        build: n =>
          pipelineRun({
            projectId: 'shop',
            pipelineId: PIPELINE,
            pipelineName: 'shop',
            buildId: `b-${n}`,
            buildNum: n,
            stages: []
          }),
        ...start
      }
    ]
  })

test('a build is begun with its variables, the branch of its definition, and the marker as its message', async () => {
  const {begun, asked} = await begin(aStartOfV3, platform(), {variables: 'VERSION=1.2', branch: 'release/1'})
  expect(begun).toMatchObject({code: 'begun', identity: {ids: {'run-id': 'b-1'}}})
  const [{query, body = ''}] = asked as [(typeof asked)[0]] as [{query: object; body?: string}]
  expect(query).toMatchObject({branch: 'release/1'})
  expect(JSON.parse(body)).toEqual({VERSION: '1.2', BK_CI_BUILD_MSG: MARKER})
})

test.each<[number, number, RegExp]>([
  [2101020, 400, /started a moment ago/],
  [2101021, 400, /does not allow a start by hand/],
  [2101022, 400, /does not allow a start from outside/],
  [2101047, 400, /is locked/],
  [2101049, 400, /queue is full/],
  [2101080, 400, /project is disabled/],
  [2101190, 400, /no version of the pipeline is released/],
  [2101008, 403, /permission to execute pipeline/],
  [2101038, 404, /check project-id, pipeline-id/],
  // Some services answer so.
  [2101047, 200, /is locked/]
])(
  'a start that is refused by %d under HTTP %d has not begun, and says what to do',
  async (code, status, hint) => {
    const {begun, asked} = await begin(aStartOfV3, platform({refuses: [status, code, 'no']}))
    if (begun.code !== 'refused') throw new Error(begun.code)
    expect(begun.error.failure.code).toBe(String(code))
    expect(english(begun.error.failure.hint ?? '')).toMatch(hint)
    expect(asked).toHaveLength(1)
  }
)
