import {expect, jest, test} from '@jest/globals'
import {english} from '../support/english.js'

// Whoever reads them out of an answer may be wrong about it.
const broken = () => {
  throw new RangeError('made by the test')
}
const names = ['actionOf', 'refusalOf', 'waitsAtBuild', 'waitsInside', 'describeApprovals', 'describeDelay']
const all = Object.fromEntries(
  [...names, 'findApprovals', 'findDelays', 'openApprovals'].map(name => [name, broken])
)
for (const vendor of ['bkci', 'codearts', 'yunxiao']) {
  jest.unstable_mockModule(`../../src/vendors/${vendor}/approvals.js`, () => ({
    ...all,
    approvalOf: () => undefined
  }))
}
// One after another: Jest links what two of them need once.
const {readRun: readCodearts} = await import('../../src/vendors/codearts/run-snapshot.js')
const {readRun: readYunxiao} = await import('../../src/vendors/yunxiao/run-snapshot.js')
const {createRunAdapter} = await import('../../src/vendors/bkci/run-target.js')

const FAULT = /RangeError: made by the test/
const context = {signal: new AbortController().signal}

test.each(['COMPLETED', 'RUNNING', 'FAILED', 'PAUSED'])(
  'approvals of a CodeArts run that cannot be read leave its status %s as it is, and are told',
  status => {
    const hex = 'a'.repeat(32)
    const ids = {projectId: hex, pipelineId: hex, runId: hex}
    const {snapshot} = readCodearts({id: hex, pipeline_id: hex, status, stages: []}, ids, {})
    expect(snapshot.status).toBe(status)
    if (status === 'RUNNING' || status === 'PAUSED')
      expect(
        english(snapshot.notices)
          .map(({text}) => text)
          .join()
      ).toMatch(FAULT)
  }
)

test.each(['SUCCESS', 'RUNNING', 'FAIL'])(
  'approvals of a Yunxiao run that cannot be read leave its status %s as it is, and are told',
  status => {
    const {snapshot} = readYunxiao({pipelineRunId: 2, pipelineId: 1, status, stages: []})
    expect(snapshot.status).toBe(status)
    expect(
      english(snapshot.notices)
        .map(({text}) => text)
        .join()
    ).toMatch(FAULT)
  }
)

test.each(['SUCCEED', 'RUNNING', 'FAILED'])(
  'approvals of a BK-CI build that cannot be read leave its status %s as it is, and are told',
  async status => {
    const model = {stages: [{id: 'stage-2', name: 'build', status: 'RUNNING', containers: []}]}
    const id = `b-${'0'.repeat(32)}`
    const client = async ({call}: {call: string}) =>
      call === 'buildDetail' ? {id, model} : {id, status, startTime: 1000, stageStatus: []}
    const adapter = createRunAdapter({
      client,
      clock: {aheadMs: () => 0, now: Date.now},
      links: {run: () => '', pipeline: () => ''},
      pipelineId: 'p'
    } as unknown as Parameters<typeof createRunAdapter>[0])
    const run = {id, identity: {label: '', ids: {}, url: ''}}
    const {snapshot} = await adapter.read(run, context)
    expect(snapshot.status).toBe(status)
    if (status === 'RUNNING')
      expect(
        english(snapshot.notices)
          .map(({text}) => text)
          .join()
      ).toMatch(FAULT)
    // A second poll finds the reader as it was.
    expect((await adapter.read(run, context)).snapshot.status).toBe(status)
  }
)
