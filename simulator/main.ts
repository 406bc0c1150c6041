// A platform on loopback, to point the action or curl at: npm run simulator -- --help
import {readFileSync} from 'node:fs'
import {bkci} from './bkci/platform.js'
import type {BuildScenario} from './bkci/scenario.js'
import {codearts} from './codearts/platform.js'
import type {PipelineScenario} from './codearts/scenario.js'
import {numberIn, oneOf, readCommandLine, runCommand, UsageError} from './command/command-line.js'
import {bkciScenes, codeartsScenes} from './demo/acts.js'
import {scenarios} from './demo/scenarios.js'
import type {Platform} from './server/platform.js'
import {serve} from './server/server.js'
import type {DeployOrderScenario} from './yunxiao/deploy-order-scenario.js'
import {yunxiao} from './yunxiao/platform.js'

const TOKEN = 'simulator-token-0001'
const ORGANIZATION = 'org0001'

/** A platform, and requests that it answers. */
interface Stand {
  platform: Platform
  tries: readonly string[]
}

const stands: Readonly<Record<string, (files: readonly string[], edition: string) => Stand>> = {
  yunxiao(files, edition) {
    const orders = read<DeployOrderScenario>(files) ?? Object.values(scenarios)
    const own = edition === 'region' ? '' : `/organizations/${ORGANIZATION}`
    return {
      platform: yunxiao({
        edition: edition === 'region' ? 'region' : 'central',
        organizationId: ORGANIZATION,
        token: TOKEN,
        orders
      }),
      tries: orders.map(
        ({pipelineId, deployOrderId}) =>
          `-H 'x-yunxiao-token: ${TOKEN}' URL/oapi/v1/flow${own}/pipelines/${pipelineId}/deploy/${deployOrderId}`
      )
    }
  },
  codearts(files) {
    const pipelines = read<PipelineScenario>(files) ?? codeartsScenes()
    return {
      platform: codearts({keys: {token: TOKEN}, pipelines}),
      tries: pipelines.map(
        ({projectId, pipelineId}) =>
          `-H 'X-Auth-Token: ${TOKEN}' URL/v5/${projectId}/api/pipelines/${pipelineId}/pipeline-runs/detail`
      )
    }
  },
  bkci(files) {
    const builds = read<BuildScenario>(files) ?? bkciScenes()
    return {
      platform: bkci({builds, token: TOKEN}),
      tries: builds.map(
        ({projectId, pipelineId, buildId}) =>
          `'URL/ms/openapi/api/apigw/v3/projects/${projectId}/pipelines/${pipelineId}/builds/${buildId}/status?access_token=${TOKEN}'`
      )
    }
  }
}

const USAGE = `A platform on loopback that plays scenarios.

  npm run simulator -- [options] [scenario.json ...]

  --vendor V      ${Object.keys(stands).join(', ')} (default yunxiao)
  --port N        port to listen on (default 8787)
  --edition E     of yunxiao: central or region (default central)
  --speed N       scenario seconds in one second (default 1)
  --help          this text

Without files it serves the scenarios of the demo. A scenario begins with the first request.
The types of a scenario: deploy-order-scenario.ts in simulator/yunxiao, scenario.ts in simulator/codearts and in
simulator/bkci. Its faults say what goes wrong on the way, from a cut body to a shut port: simulator/server/fault.ts.`

function read<T>(files: readonly string[]): T[] | undefined {
  return files.length > 0 ? files.map(file => readScenario(file) as T) : undefined
}

function readScenario(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read as a scenario: ${error instanceof Error ? error.message : error}`
    )
  }
}

await runCommand('npm run simulator --', async () => {
  const {values, positionals} = readCommandLine(
    {
      vendor: {type: 'string', default: 'yunxiao'},
      port: {type: 'string', default: '8787'},
      edition: {type: 'string', default: 'central'},
      speed: {type: 'string', default: '1'},
      help: {type: 'boolean', default: false}
    },
    {allowPositionals: true}
  )
  if (values.help) {
    console.log(USAGE)
    return
  }
  const stand = stands[oneOf('--vendor', values.vendor, Object.keys(stands))]
  const edition = oneOf('--edition', values.edition, ['central', 'region'])
  const port = numberIn('--port', values.port, 0, 65_535)
  const speed = numberIn('--speed', values.speed, 0.001, 1000)
  if (stand) await start(values.vendor, stand(positionals, edition), {port, speed})
})

async function start(
  vendor: string,
  {platform, tries}: Stand,
  options: {port: number; speed: number}
): Promise<void> {
  const {url} = await serve(platform, options).catch(error => {
    throw error.code === 'EADDRINUSE'
      ? new UsageError(`Port ${options.port} is in use: give another one with --port, or 0 for any free one.`)
      : error
  })
  console.log(`${vendor} on ${url}, with the token ${TOKEN}; end it with Ctrl-C. Try:\n`)
  for (const line of tries) console.log(`  curl ${line.replace('URL', url)}`)
}
