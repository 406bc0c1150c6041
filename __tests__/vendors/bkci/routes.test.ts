import {describe, expect, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import type {Part} from '../../../src/model/part.js'
import {type Api, apis} from '../../../src/vendors/bkci/api.js'
import {MARKER} from '../../support/deploys/startable/begin.js'
import {virtualClock} from '../../unit/support/virtual-clock.js'
import {
  buildDetail,
  buildState,
  checkedOut,
  history,
  listedBuild,
  openScripted,
  openSeveral,
  SHA
} from './platform.js'
import {homes, routeOf, routes} from './routes.js'
import {PIPELINE, signal} from './support.js'

/** Everything that a wait asks for: it finds a build, polls it, reads a log on, and stops it. */
async function everyRequest(api: Api): Promise<HttpRequest[]> {
  const page = {buildId: 'b-12', finished: false, hasMore: false, status: 0}
  const {target, asked} = await openScripted(
    {
      history: [
        {
          ...history(...Array.from({length: 100}, (_, i) => listedBuild(200 - i, 'SUCCEED'))),
          totalPages: 2,
          count: 101
        },
        {...history(listedBuild(12, 'RUNNING', checkedOut)), count: 101}
      ],
      buildStatus: [buildState('RUNNING', {}, 'b-12')],
      buildDetail: [buildDetail({}, {}, 'b-12')],
      logInit: [{...page, logs: [{lineNo: 1, message: 'one'}]}],
      logAfter: [{...page, logs: [{lineNo: 2, message: 'two'}]}],
      stop: [true]
    },
    {commit: SHA},
    {api}
  )
  const part = (await target.read({signal})).parts.find(p => p.kind === 'task') as Part
  const {cursor} = await target.readLog(part, {signal})
  await target.readLog(part, {signal}, cursor)
  await target.stop?.({signal})
  return [...asked, ...(await everyRequestOfSeveral(api)), ...(await everyRequestOfStart(api))]
}

/** Two polls of two builds, the second of which asks for both at once where it can. */
async function everyRequestOfSeveral(api: Api): Promise<HttpRequest[]> {
  const buildOf = ({query, path}: HttpRequest) => query?.buildId ?? path.at(-2)
  const script = {
    buildStatus: [(request: HttpRequest) => buildState('RUNNING', {}, buildOf(request))],
    buildDetail: [(request: HttpRequest) => buildDetail({}, {}, buildOf(request))],
    batchStatus: [[buildState('RUNNING', {}, 'b-1'), buildState('RUNNING', {}, 'b-2')]]
  }
  const inputs = {'pipeline-id': `${PIPELINE},${PIPELINE}`, 'run-id': 'b-1,b-2'}
  const {targets, asked} = await openSeveral(script, inputs, {api})
  for (let i = 0; i < 2; i++) await Promise.all(targets.map(target => target.read({signal})))
  return asked
}

/** The start of a build, which is looked for once since its answer names none. */
async function everyRequestOfStart(api: Api): Promise<HttpRequest[]> {
  const script = {start: [{}], history: [history(listedBuild(12, 'RUNNING', {buildMsg: MARKER}))]}
  const inputs = {variables: 'VERSION=1.2', branch: 'main'}
  const {target, asked} = await openScripted(script, inputs, {api, operation: 'run-pipeline'})
  const begun = await target.start?.begin(MARKER, {
    signal,
    clock: virtualClock(),
    sendMs: 1000,
    onUnclear: () => {}
  })
  expect(begun?.code).toBe('begun')
  return asked
}

describe.each(apis)('%s', api => {
  test('asks only for what BK-CI has a route for, with the parameters that the route knows', async () => {
    for (const request of await everyRequest(api)) {
      const {method, path, query} = request
      expect([method, path.join('/'), query, routeOf(api, request) !== undefined]).toEqual([
        method,
        path.join('/'),
        query,
        true
      ])
    }
  })

  test('asks for each of these routes', async () => {
    const taken = new Set((await everyRequest(api)).map(request => routeOf(api, request)?.path))
    expect([...taken].sort()).toEqual(routes[homes[api].version].map(({path}) => path).sort())
  })

  test('has no route for a request that differs in method, path or query', async () => {
    const [request] = await everyRequest(api)
    if (request === undefined) throw new Error('nothing was asked')
    expect(routeOf(api, request)).toBeDefined()
    expect(routeOf(api, {...request, method: 'PUT'})).toBeUndefined()
    expect(routeOf(api, {...request, path: [...request.path, 'more']})).toBeUndefined()
    expect(routeOf(api, {...request, query: {...request.query, commit: SHA}})).toBeUndefined()
  })
})
