import {describe, expect, test} from '@jest/globals'
import type {HttpAnswer} from '../../../src/http/exchange.js'
import {type Api, apis, type Credentials, decodeToken} from '../../../src/vendors/bkci/api.js'
import {type Client, createClient} from '../../../src/vendors/bkci/client.js'
import {BUILD, failureOf, fakeHttp, PIPELINE, PROJECT, signal} from './support.js'

const credentials: Credentials = {
  token: 'tok/en+1=',
  username: 'amy',
  appCode: 'gate',
  appSecret: 's3cret-of-app'
}

function clientFor(api: Api, answer: Partial<HttpAnswer>, given = credentials) {
  const {http, asked} = fakeHttp(() => answer)
  const client = createClient(http, {
    api,
    credentials: given,
    endpoint: 'https://ci.example.com/',
    projectId: PROJECT
  })
  return {client, asked}
}

const ask = (client: Client, call: Parameters<Client>[0]['call'] = 'buildStatus', query = {}) =>
  client({
    call,
    pipelineId: PIPELINE,
    buildId: call === 'history' ? undefined : BUILD,
    query,
    kind: 'status',
    signal
  })

const good = {text: '{"status":0,"data":{"id":"b-0001"}}'}

describe('addresses', () => {
  const below = `projects/${PROJECT}/pipelines/${PIPELINE}`
  test.each([
    ['direct-v3', 'history', `ms/openapi/api/apigw/v3/${below}/builds/history`],
    ['direct-v3', 'buildStatus', `ms/openapi/api/apigw/v3/${below}/builds/${BUILD}/status`],
    ['direct-v3', 'buildDetail', `ms/openapi/api/apigw/v3/${below}/builds/${BUILD}/detail`],
    ['direct-v3', 'logInit', `ms/openapi/api/apigw/v3/${below}/builds/${BUILD}/logs/init`],
    ['direct-v3', 'logAfter', `ms/openapi/api/apigw/v3/${below}/builds/${BUILD}/logs/after`],
    ['direct-v4', 'buildStatus', `ms/openapi/api/apigw-user/v4/projects/${PROJECT}/build_status`],
    ['direct-v4', 'history', `ms/openapi/api/apigw-user/v4/projects/${PROJECT}/build_histories`],
    ['gateway-user', 'buildDetail', `v4/apigw-user/projects/${PROJECT}/build_detail`],
    ['gateway-user', 'logInit', `v4/apigw-user/projects/${PROJECT}/logs/init_logs`],
    ['gateway-app', 'logAfter', `v4/apigw-app/projects/${PROJECT}/logs/after_line_logs`]
  ] as const)('%s %s', async (api, call, path) => {
    const {client, asked} = clientFor(api, good)
    await ask(client, call)
    expect(asked[0]?.path.join('/')).toBe(path)
    const query = asked[0]?.query ?? {}
    if (api === 'direct-v3') expect(query).not.toHaveProperty('pipelineId')
    else expect(query.pipelineId).toBe(PIPELINE)
    expect(query.buildId).toBe(api === 'direct-v3' || call === 'history' ? undefined : BUILD)
  })
})

describe('credentials', () => {
  const sent = async (api: Api, given: Credentials) => {
    const {client, asked} = clientFor(api, good, given)
    await ask(client)
    return {headers: asked[0]?.headers as Record<string, string>, query: asked[0]?.query ?? {}}
  }

  test.each(['direct-v3', 'direct-v4'] as const)('%s sends the token as a query parameter', async api => {
    const {headers, query} = await sent(api, {token: 'tok/en+1='})
    expect(query.access_token).toBe('tok/en+1=')
    expect(headers).toEqual({'content-type': 'application/json'})
  })

  test('direct sends the user, alone or beside the token', async () => {
    expect((await sent('direct-v3', {username: 'amy'})).headers['x-devops-uid']).toBe('amy')
    expect((await sent('direct-v3', {username: 'amy'})).query).not.toHaveProperty('access_token')
    const both = await sent('direct-v4', {username: 'amy', token: 'token-0001'})
    expect([both.headers['x-devops-uid'], both.query.access_token]).toEqual(['amy', 'token-0001'])
  })

  test('gateway-user sends the token as JSON in a header', async () => {
    const {headers, query} = await sent('gateway-user', {token: 'tok%2Fen'})
    expect(JSON.parse(headers['x-bkapi-authorization'] ?? '')).toEqual({access_token: 'tok%2Fen'})
    expect(headers).not.toHaveProperty('x-devops-uid')
    expect(query).not.toHaveProperty('access_token')
  })

  test('gateway-app sends the application, and its user', async () => {
    const {headers} = await sent('gateway-app', {appCode: 'gate', appSecret: 's"x', username: 'amy'})
    expect(JSON.parse(headers['x-bkapi-authorization'] ?? '')).toEqual({
      bk_app_code: 'gate',
      bk_app_secret: 's"x'
    })
    expect(headers['x-devops-uid']).toBe('amy')
  })

  test('gateway-app takes the token of the user instead of a name, and both', async () => {
    const application = {appCode: 'gate', appSecret: 'secret-0001'}
    const byToken = await sent('gateway-app', {...application, token: 'tok%2Fen'})
    expect(JSON.parse(byToken.headers['x-bkapi-authorization'] ?? '')).toEqual({
      bk_app_code: 'gate',
      bk_app_secret: 'secret-0001',
      access_token: 'tok%2Fen'
    })
    expect(byToken.headers).not.toHaveProperty('x-devops-uid')
    expect(byToken.query).not.toHaveProperty('access_token')
    const both = await sent('gateway-app', {...application, token: 'token-0001', username: 'amy'})
    expect(JSON.parse(both.headers['x-bkapi-authorization'] ?? '')).toHaveProperty(
      'access_token',
      'token-0001'
    )
    expect(both.headers['x-devops-uid']).toBe('amy')
  })

  test.each([
    ['abc%2Bd%2F%3D', 'abc+d/='],
    ['abc+d/=', 'abc+d/='],
    ['100%', '100%'],
    ['%E4', undefined]
  ])('the token %s is decoded once to %s', async (token, decoded) => {
    expect(decodeToken(token)).toBe(decoded)
    if (decoded !== undefined) expect((await sent('direct-v3', {token})).query.access_token).toBe(decoded)
  })
})

describe('answers', () => {
  test('status 0 with data is good', async () => {
    expect(await ask(clientFor('direct-v3', good).client)).toEqual({id: 'b-0001'})
  })

  test.each([0, 200, '0', null])('is good beside the code %j of a gateway', async code => {
    const text = JSON.stringify({status: 0, code, result: true, data: {id: 'b-0001'}})
    expect(await ask(clientFor('direct-v3', {text}).client)).toEqual({id: 'b-0001'})
  })

  test.each([
    ['no data', '{"status":0}', 'not-found'],
    ['a result that denies it', '{"status":0,"result":"false","data":{}}', 'permanent'],
    ['a success that denies it', '{"status":0,"success":false,"data":{}}', 'permanent'],
    ['a code of the gateway that denies it', '{"status":0,"code":1640301,"data":{}}', 'permanent'],
    ['a code of throttling', '{"status":0,"code":1642901,"data":null}', 'throttled'],
    ['null data', '{"status":0,"data":null}', 'not-found'],
    ['a status as text', '{"status":"0","data":{}}', 'transient'],
    ['no status', '{"data":{}}', 'transient'],
    ['null status', '{"status":null,"data":{}}', 'transient'],
    ['status true', '{"status":true,"data":{}}', 'transient'],
    ['a list', '[]', 'transient'],
    ['nothing', '', 'transient'],
    ['a page', '<html></html>', 'transient'],
    ['half', '{"status":0,"da', 'transient'],
    ['status 200', '{"status":200,"data":{}}', 'permanent'],
    ['status 403', '{"status":403,"message":"no","data":{}}', 'permanent'],
    ['status 404', '{"status":404,"message":"no"}', 'not-found'],
    ['status 500', '{"status":500,"message":"no"}', 'transient'],
    ['no such build', '{"status":2101163,"message":"no"}', 'not-found'],
    ['no such pipeline', '{"status":2101038,"message":"no"}', 'not-found'],
    ['no permission', '{"status":2101174,"message":"no"}', 'permanent'],
    ['system busy', '{"status":2100001,"message":"no"}', 'transient'],
    [
      'an error of the gateway',
      '{"code":1642902,"code_name":"RATE","message":"slow","result":false}',
      'throttled'
    ],
    ['an unknown code', '{"status":2199999,"message":"what"}', 'permanent']
  ])('HTTP 200 with %s is no success', async (_name, text, kind) => {
    expect((await failureOf(ask(clientFor('direct-v4', {text}).client))).failure.kind).toBe(kind)
  })

  test.each([
    [404, '{"status":2101163,"message":"gone"}', 'not-found'],
    [400, '{"status":400,"message":"Invalid buildId: b-1"}', 'not-found'],
    [400, '{"status":400,"message":"bad"}', 'permanent'],
    [400, '{"status":2100025,"message":"expired"}', 'permanent'],
    [500, '{"status":2101174,"message":"no permission"}', 'permanent'],
    [404, '{"code":1640401,"code_name":"API_NOT_FOUND","message":"x","result":false}', 'not-found'],
    [404, '{"status":2101174,"message":"no permission"}', 'not-found'],
    [200, '{"code":1640401,"message":"x","result":false}', 'not-found'],
    [403, '{"code":1640301,"code_name":"APP_NO_PERMISSION","message":"x","result":false}', 'permanent'],
    [400, '{"code":1642904,"message":"x"}', 'throttled'],
    [429, '{"code":1642901,"message":"x"}', 'throttled'],
    [429, 'slow down', 'throttled'],
    [408, '', 'transient'],
    [503, '{"status":503,"data":"","result":true,"message":"deploying"}', 'transient'],
    [502, '<html>bad gateway</html>', 'transient'],
    [400, '{"code":1650401,"message":"x"}', 'transient'],
    [401, '{"status":401,"data":"","result":true,"message":"login"}', 'permanent'],
    [403, 'You do not have permission to access', 'permanent'],
    [422, '', 'permanent'],
    [501, '', 'permanent']
  ])('HTTP %i with %s is %s', async (status, text, kind) => {
    expect((await failureOf(ask(clientFor('gateway-app', {status, text}).client))).failure.kind).toBe(kind)
  })
})

describe('what an error says', () => {
  const failure = async (api: Api, answer: Partial<HttpAnswer>) =>
    failureOf(ask(clientFor(api, answer).client))

  test('the envelope: code, message, request id', async () => {
    const error = await failure('direct-v3', {
      status: 404,
      text: '{"status":2101163,"message":"构建任务不存在"}',
      headers: {'x-devops-rid': 'rid-1'}
    })
    expect(error.message).toBe('HTTP 404, 2101163: 构建任务不存在 (request id rid-1)')
    expect(error.failure).toMatchObject({code: '2101163', label: 'HTTP 404', requestId: 'rid-1'})
    expect(error.failure.hint).toMatch(/run-id/)
  })

  test('the envelope that repeats the HTTP status', async () => {
    const error = await failure('direct-v4', {
      status: 400,
      text: '{"status":400,"message":"Invalid buildId"}'
    })
    expect(error.message).toBe('HTTP 400, Invalid buildId')
  })

  test('plain text of a filter', async () => {
    const error = await failure('direct-v3', {status: 403, text: 'You do not have permission to access'})
    expect(error.message).toBe('HTTP 403, You do not have permission to access')
    expect(error.failure.hint).toMatch(/gateway-user/)
  })

  test('the JSON of nginx', async () => {
    const error = await failure('direct-v3', {
      status: 503,
      text: '{"status":503,"data":"","result":true,"message":"deploying"}'
    })
    expect(error.message).toBe('HTTP 503, deploying')
  })

  test('the JSON of the gateway', async () => {
    const error = await failure('gateway-app', {
      status: 403,
      text: '{"code":1640301,"code_name":"APP_NO_PERMISSION","message":"App has no permission","data":null,"result":false}',
      headers: {'x-bkapi-request-id': 'gw-1'}
    })
    expect(error.message).toBe('HTTP 403, 1640301: App has no permission (request id gw-1)')
    expect(error.failure.hint).toMatch(/app-code.*developer centre/)
  })

  test.each([
    [
      'direct-v3',
      400,
      '{"status":2100025,"message":"x"}',
      /https:\/\/ci\.example\.com\/ms\/auth\/api\/user\/token\/get/
    ],
    ['direct-v4', 400, 'Request accessToken is empty.', /token\/get/],
    ['direct-v3', 403, '{"status":403,"message":"x"}', /^check project-id and pipeline-id, then check token/],
    ['direct-v3', 403, '{"status":403,"message":"x"}', new RegExp(`view pipeline ${PIPELINE}`)],
    ['gateway-user', 403, '{"status":2101174,"message":"x"}', /token: its owner needs/],
    ['gateway-app', 403, '{"status":403,"message":"x"}', /username.*linked to the project shop/],
    ['gateway-app', 404, '{"code":1640401,"message":"x"}', /check endpoint/],
    ['gateway-user', 400, '{"code":1640001,"message":"x"}', /access_token of a person/],
    ['gateway-app', 400, '{"code":1640001,"message":"x"}', /app-secret/],
    ['gateway-user', 400, '{"status":2100025,"message":"x"}', /^check token: .* expired$/],
    ['gateway-app', 400, '{"status":2100024,"message":"x"}', /^check app-code, .* token$/],
    ['gateway-user', 401, '', /^check token: .* expired$/],
    ['gateway-app', 401, '', /^check app-code, app-secret, and username or token$/],
    ['gateway-user', 403, '{"code":1640302,"message":"x"}', /^use a runner whose address/],
    ['direct-v4', 400, '{"status":2101058,"message":"x"}', /another pipeline/]
  ] as const)('%s, HTTP %i, %s: the hint', async (api, status, text, hint) => {
    expect((await failure(api, {status, text})).failure.hint).toMatch(hint)
  })

  test('Retry-After, and the reset of the gateway, of a throttled request', async () => {
    const wait = async (headers: Record<string, string>) =>
      (await failure('gateway-app', {status: 429, text: '', headers})).failure.retryAfterMs
    expect(await wait({'retry-after': '7'})).toBe(7000)
    expect(await wait({'x-bkapi-ratelimit-reset': '3'})).toBe(3000)
    expect(await wait({'x-bkapi-ratelimit-reset': '1795000000'})).toBeUndefined()
  })

  test('no error holds a credential', async () => {
    for (const api of apis) {
      const error = await failure(api, {status: 403, text: 'no'})
      const all = JSON.stringify([error.message, error.failure])
      for (const secret of ['tok/en+1=', 's3cret-of-app']) expect(all).not.toContain(secret)
    }
  })
})
