// A Yunxiao on loopback, to point the action or curl at: npm run simulator -- --help
import {readFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import type {DeployOrderScenario} from './scenario.js'
import {scenarios} from './scenarios.js'
import {serve} from './server.js'
import {faultsFor, yunxiao} from './yunxiao.js'

const USAGE = `A Yunxiao on loopback that plays scenarios.

  npm run simulator -- [options] [scenario.json ...]

  --port N        port to listen on (default 8787)
  --edition E     central or region (default central)
  --speed N       scenario seconds in one second (default 1)

Without files it serves the built-in scenarios. A scenario begins with the first request for it.`

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    port: {type: 'string', default: '8787'},
    edition: {type: 'string', default: 'central'},
    speed: {type: 'string', default: '1'},
    help: {type: 'boolean', default: false}
  }
})
if (values.help) {
  console.log(USAGE)
} else {
  const edition = values.edition === 'region' ? 'region' : 'central'
  const token = 'pt-simulator-0001'
  const organizationId = 'org0001'
  const orders =
    positionals.length > 0
      ? positionals.map(path => JSON.parse(readFileSync(path, 'utf8')) as DeployOrderScenario)
      : Object.values(scenarios)
  const {url} = await serve(yunxiao({edition, organizationId, token, orders}), {
    port: Number(values.port),
    speed: Number(values.speed),
    faults: segments => faultsFor(orders, segments)
  })
  const prefix = edition === 'central' ? `/oapi/v1/flow/organizations/${organizationId}` : '/oapi/v1/flow'
  console.log(`Yunxiao (${edition}) on ${url}; end it with Ctrl-C. Try:\n`)
  for (const {pipelineId, deployOrderId} of orders) {
    console.log(
      `  curl -H 'x-yunxiao-token: ${token}' ${url}${prefix}/pipelines/${pipelineId}/deploy/${deployOrderId}`
    )
  }
}
