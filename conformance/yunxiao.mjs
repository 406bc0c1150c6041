// Alibaba's own client: its functions make the requests, its zod schemas read the answers. It is told of the
// platform as its users tell it, by environment variables.
import assert from 'node:assert/strict'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {play, yunxiaoScene as scene, yunxiaoPlatform} from './scenes.mjs'
import {accessChecks, centralChecks} from './yunxiao/access.mjs'
import {leftOut} from './yunxiao/answers.mjs'
import {changeOrderChecks} from './yunxiao/change-orders.mjs'
import {deployOrderChecks} from './yunxiao/deploy-orders.mjs'
import {runChecks} from './yunxiao/runs.mjs'
import {overStdio} from './yunxiao/stdio.mjs'

const SERVER = createRequire(import.meta.url).resolve('alibabacloud-devops-mcp-server/dist/index.js')

export async function yunxiaoChecks(check) {
  const dist = dirname(SERVER)
  const load = path => import(pathToFileURL(join(dist, path)).href)
  process.env.LOG_LEVEL = 'silent'
  for (const edition of ['central', 'region']) {
    const {url, answers, close} = await play(yunxiaoPlatform(edition))
    process.env.YUNXIAO_API_BASE_URL = url
    process.env.YUNXIAO_EDITION = edition
    process.env.YUNXIAO_ACCESS_TOKEN = scene.token
    const client = {
      ...(await load('operations/flow/vmDeployOrder.js')),
      ...(await load('operations/flow/pipeline.js')),
      ...(await load('operations/flow/pipelineJob.js')),
      ...(await load('operations/appstack/changeOrders.js')),
      ...(await load('operations/organization/organization.js')),
      ...(await load('common/utils.js')),
      errors: await load('common/errors.js')
    }
    try {
      await editionChecks((call, run) => check(`alibabacloud-devops-mcp-server (${edition})`, call, run), {
        client,
        edition,
        answers
      })
    } finally {
      await close()
    }
  }
}

async function editionChecks(check, context) {
  /** The answer as the client read it, after a look at what it left out of what was sent. */
  const read = async (promise, known = {}) => {
    const parsed = await promise
    const sent = context.answers.at(-1)
    const body = typeof sent.body === 'string' ? JSON.parse(sent.body) : sent.body
    const strange = [...leftOut(body, parsed)].filter(path => !Object.hasOwn(known, path))
    assert.deepEqual(strange, [], 'fields that the client does not know')
    return parsed
  }
  const calls = {
    ...deployOrderChecks,
    ...runChecks,
    ...changeOrderChecks,
    ...accessChecks,
    ...(context.edition === 'central' && centralChecks)
  }
  // One after the other: what one stops the next finds stopped.
  for (const [call, run] of Object.entries(calls)) await check(call, () => run({...context, read}))
  await check('as an assistant asks, over stdio', () => overStdio(SERVER))
}
