import {describe, expect, test} from '@jest/globals'
import type {Http} from '../../src/http/exchange.js'
import {RequestError} from '../../src/model/errors.js'
import {createClient as createBkciClient} from '../../src/vendors/bkci/client.js'
import {createAuth} from '../../src/vendors/codearts/auth.js'
import {createClient as createCodeartsClient} from '../../src/vendors/codearts/client.js'
import {createClient as createYunxiaoClient} from '../../src/vendors/yunxiao/client.js'

// The answer to a request for a log is cut at 16 MiB: each client reads what there is of it.

const {signal} = new AbortController()
const log = {kind: 'log', signal} as const
const answersWith =
  (text: string, status = 200): Http =>
  async () => ({status, headers: {}, text, cut: true})

const scope = {path: '流水线 / 流水线运行任务', access: 'read-only'} as const
const yunxiao = (http: Http, form?: 'text') => {
  const ask = {...log, path: ['log'], scope, ids: {inputs: ['pipeline-id']}, ...(form && {form})}
  return createYunxiaoClient(http, 'pt-token')(ask).then(({body}) => body)
}
const codearts = (http: Http) => {
  const credentials = {token: 'iam-token'}
  const ask = {...log, path: ['logs'], body: {}, good: ['log', 'has_more'], ids: {inputs: ['run-id']}}
  return createCodeartsClient(http, createAuth(credentials), credentials)(ask)
}
const bkci = (http: Http) => {
  const settings = {credentials: {token: 'token'}, endpoint: 'https://api.example', projectId: 'shop'}
  const client = createBkciClient(http, {...settings, api: 'direct-v4'})
  return client({...log, call: 'logInit', pipelineId: 'p-1', buildId: 'b-1'})
}

describe('a log answer that was cut', () => {
  test.each<[string, () => Promise<unknown>, unknown]>([
    [
      'the log of a machine on Yunxiao',
      () => yunxiao(answersWith('{"deployBeginTime":1,"deployLog":"line 1\\nlin\\u00')),
      {deployBeginTime: 1, deployLog: 'line 1\nlin'}
    ],
    [
      'a log on Yunxiao that is JSON text',
      () => yunxiao(answersWith('"line 1\\nlin'), 'text'),
      'line 1\nlin'
    ],
    [
      'a log on Yunxiao that is plain text',
      () => yunxiao(answersWith('"line" 1\nlin'), 'text'),
      '"line" 1\nlin'
    ],
    [
      'a page of a log on CodeArts',
      () => codearts(answersWith('{"has_more":true,"end_offset":"123","log":"line 1\\nlin')),
      {has_more: true, end_offset: '123', log: 'line 1\nlin'}
    ],
    [
      'a page of a log on BK-CI, up to its last whole line',
      () =>
        bkci(answersWith('{"status":0,"data":{"logs":[{"lineNo":1,"message":"line 1"},{"lineNo":2,"mess')),
      {logs: [{lineNo: 1, message: 'line 1'}]}
    ]
  ])('is read as far as it goes: %s', async (_name, read, part) => {
    expect(await read()).toEqual(part)
  })

  test.each<[string, (http: Http) => Promise<unknown>]>([
    ['Yunxiao', yunxiao],
    ['CodeArts', codearts],
    ['BK-CI', bkci]
  ])('that is not JSON is permanent on %s, and an error by its status stays one', async (_name, read) => {
    const failureOf = (http: Http) =>
      read(http).then(
        () => undefined,
        error => (error instanceof RequestError ? error.failure : error)
      )
    expect(await failureOf(answersWith('<html>'))).toMatchObject({
      kind: 'permanent',
      label: 'answer too large'
    })
    expect(await failureOf(answersWith('<html>', 503))).toMatchObject({kind: 'transient', status: 503})
  })
})
