import {describe, expect} from '@jest/globals'
import {textOf} from '../../src/vendors/bkci/log-text.js'
import {readErrorInOk} from '../../src/vendors/codearts/errors.js'
import {readRun as readCodeArts} from '../../src/vendors/codearts/run-snapshot.js'
import {readStatus} from '../../src/vendors/shared/status-words.js'
import {readRun as readYunxiao} from '../../src/vendors/yunxiao/run-snapshot.js'
import {slow} from '../support/slow.js'
import {cpuMs} from '../unit/support/cpu.js'

const MIB = 1024 * 1024
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({length: count}, (_, i) => make(i))
const ids = {projectId: 'c'.repeat(32), pipelineId: 'a'.repeat(32), runId: 'b'.repeat(32)}
const objects = () => JSON.stringify(many(2 * MIB, () => ({})))
const codearts = (job: object) => {
  const stages = [{id: 's', status: 'RUNNING', jobs: [{id: 'j', status: 'FAILED', ...job}]}]
  return () => readCodeArts({id: ids.runId, status: 'RUNNING', stages}, ids, {region: 'cn-north-4'})
}
const review = (approvers: unknown) => ({
  status: 'RUNNING',
  steps: [
    {task: 'official_devcloud_checkpoint', status: 'RUNNING', inputs: [{key: 'approvers', value: approvers}]}
  ]
})
const yunxiao = (over: object) => () => readYunxiao({status: 'RUNNING', stages: [], ...over})
const action = (params: unknown) => ({
  stages: [{stageInfo: {jobs: [{id: 1, status: 'PAUSE', actions: [{type: 'PassPipelineValidate', params}]}]}}]
})
const approvers = () => many(MIB, i => `u${i}`)
const wide = () => ({a: Object.fromEntries(many(MIB / 8, i => [`k${i}`, {b: {c: 1}}]))})

// What a reading takes on an idle machine, and took without its bound: 0.4 to 4 s.
const LONGEST_MS = 250

describe('what one answer holds', () => {
  // Each makes its answer, and returns how it is read.
  slow.each<[string, () => () => unknown]>([
    ['a status of millions of letters', () => () => readStatus({Running: 'running'}, 'S'.repeat(8 * MIB))],
    ['JSON in a message', () => codearts({message: objects()})],
    ['a list of approvers', () => codearts(review(approvers()))],
    ['a text of approvers', () => codearts(review('u,'.repeat(7 * MIB)))],
    [
      'an answer that may be an error',
      () => {
        const answer = wide()
        return () => readErrorInOk(answer, ['status'])
      }
    ],
    ['JSON in the parameters of an action', () => yunxiao(action(JSON.stringify({validators: approvers()})))],
    ['a list of sources', () => yunxiao({sources: many(MIB, () => ({}))})],
    ['JSON in a source', () => yunxiao({sources: [{data: `{"commit": ${objects()}}`}]})],
    ['a list of commits in a source', () => yunxiao({sources: [{commit: many(MIB, () => ({}))}]})],
    [
      'a line of a log with millions of breaks',
      () => () => textOf({no: 1, time: Date.UTC(2026, 0), message: 'a\n'.repeat(4 * MIB)})
    ]
  ])('is read at one go, and takes little: %s', (_name, make) => {
    const read = make()
    expect(Math.min(...many(3, () => cpuMs(read)))).toBeLessThan(LONGEST_MS)
  })
})
