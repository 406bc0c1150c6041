import {execFileSync} from 'node:child_process'
import {mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect} from '@jest/globals'
import {pipelineRun} from '../../simulator/bkci/pipeline-run.js'
import {type BkciOptions, bkci} from '../../simulator/bkci/platform.js'
import {codearts} from '../../simulator/codearts/platform.js'
import {hexId, simpleRun} from '../../simulator/codearts/scenario.js'
import type {Platform} from '../../simulator/server/platform.js'
import {yunxiao} from '../../simulator/yunxiao/platform.js'
import {type CancelledRun, cancelRun, checkCancelled} from '../support/action/cancelled-run.js'
import {certificate} from '../support/action/certificates.js'
import {commandsNamed} from '../support/action/log-views.js'
import {preload} from '../support/action/preloads.js'
import type {ActionOptions} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {both, is, order, prints, says} from '../support/deploys/deploy-orders.js'
import {checkOrderWait, organizationId, token, waitForOrders} from '../support/deploys/order-waits.js'
import {PIPELINE} from '../vendors/bkci/support.js'
import {P, PL, R, TOKEN} from '../vendors/codearts/support.js'

const LONG = 120_000
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'input-mistakes-'))
})
afterAll(() => rm(folder, {recursive: true}))

const succeeding = order([
  says('Running'),
  ...both('Running'),
  prints(1, ['one', 'two']),
  ...both('Success', 0.3),
  says('Success', 0.3)
])

sideBySide('a log file', test => {
  /** Makes the disk full for one file, from its opening on. */
  const diskFullFor = (name: string) =>
    preload(`
      import fs from 'node:fs'
      import {syncBuiltinESMExports} from 'node:module'
      const {openSync, writeSync} = fs
      const full = new Set()
      fs.openSync = (path, ...rest) => {
        const file = openSync(path, ...rest)
        full.delete(file)
        if (String(path).endsWith(${JSON.stringify(name)})) full.add(file)
        return file
      }
      fs.writeSync = (file, ...rest) => {
        if (!full.has(file)) return writeSync(file, ...rest)
        throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'})
      }
      syncBuiltinESMExports()
    `)

  test(
    'on a full disk changes no verdict, and is told of once',
    async () => {
      const ran = await waitForOrders({
        orders: [succeeding],
        inputs: {'log-file': 'full.log'},
        env: {NODE_OPTIONS: diskFullFor('full.log')}
      })
      await checkOrderWait(ran, 'success', true)
      const told = commandsNamed(ran, 'warning').filter(({data}) => /log file/.test(data))
      expect(told.map(({data}) => data)).toEqual([expect.stringContaining('ENOSPC')])
    },
    LONG
  )

  test(
    'that is a pipe, a device or a link is a mistake at once, and what a link leads to stays as it is',
    async () => {
      const place = await mkdtemp(join(folder, 'files-'))
      const [pipe, link, other] = ['pipe', 'link', 'other'].map(name => join(place, name)) as [
        string,
        string,
        string
      ]
      execFileSync('mkfifo', [pipe])
      await writeFile(other, 'precious')
      await symlink(other, link)
      for (const path of [pipe, '/dev/null', link]) {
        const ran = await waitForOrders({inputs: {'log-file': path}})
        await checkOrderWait(ran, 'error', false)
        expect(ran.run.log).toMatch(/^Input log-file: /m)
        expect(ran.requests).toEqual([])
      }
      expect(await readFile(other, 'utf8')).toBe('precious')
    },
    LONG
  )
})

sideBySide('a request', test => {
  test(
    'of any kind says that no cache may answer it',
    async () => {
      const {requests} = await waitForOrders({orders: [succeeding]})
      expect(new Set(requests.map(({kind}) => kind)).size).toBeGreaterThan(1)
      for (const {headers} of requests) expect(headers).toMatchObject({'cache-control': 'no-cache'})
    },
    LONG
  )
})

sideBySide('an empty token', test => {
  test(
    'in a pull request from a fork is told as such, before any request',
    async () => {
      const ran = await waitForOrders({
        inputs: {token: ''},
        env: {GITHUB_EVENT_NAME: 'pull_request'},
        event: {pull_request: {head: {repo: {full_name: 'amy/shop'}}}, repository: {full_name: 'octo/shop'}}
      })
      await checkOrderWait(ran, 'error', false)
      expect(ran.requests).toEqual([])
      expect(ran.run.log).toMatch(
        /^Input token: required .*it came empty: this is a pull request from a fork/m
      )
      expect(ran.run.outputs.reason).toMatch(/fork.*Dependabot.*secrets: inherit.*environment/)
    },
    LONG
  )
})

sideBySide('a link of another instance', test => {
  test(
    'is a mistake of from-url, and nothing of the instance with the same ids is asked',
    async () => {
      const ran = await waitForOrders({
        edition: 'region',
        inputs: {
          operation: 'wait-pipeline',
          'pipeline-id': '',
          'deploy-order-id': '',
          'from-url': 'https://rdc.a.example/pipelines/123/builds/77'
        }
      })
      await checkOrderWait(ran, 'error', false)
      expect(ran.requests).toEqual([])
      expect(ran.run.log).toMatch(
        /^Input from-url: .* is not a console link of the endpoint asked \(http:\/\/127/m
      )
    },
    LONG
  )
})

/** A platform with something that runs for ever. */
interface Scene {
  platform: () => Platform
  inputs: Readonly<Record<string, string>>
  /** What people call it, and where they find it. */
  label: string
  link: RegExp
}

const BUILD = `b-${hexId('one')}`
const BKCI_TOKEN = 'bkci-token-0fh3-0001'
const builds: BkciOptions['builds'] = [
  {
    ...pipelineRun({
      projectId: 'shop',
      pipelineId: PIPELINE,
      pipelineName: 'Deploy the shop',
      buildId: BUILD,
      buildNum: 42,
      queues: 0,
      stages: [
        {name: 'Deploy', jobs: [{name: 'Linux', tasks: [{id: 'e-1', name: 'Copy', seconds: 3600, log: []}]}]}
      ]
    }),
    stopTakes: 3600
  }
]
const orders = [order([says('Running'), ...both('Running'), is(1, 'Running')], {stopTakes: 3600})]
const scenes: Readonly<Record<'yunxiao' | 'codearts' | 'bkci', Scene>> = {
  yunxiao: {
    platform: () => yunxiao({edition: 'central', organizationId, token, orders}),
    inputs: {
      operation: 'wait-deploy-order',
      token,
      'organization-id': organizationId,
      'pipeline-id': '123',
      'deploy-order-id': '1111'
    },
    label: 'deploy order 1111 of pipeline 123',
    link: /https:\/\/flow\.aliyun\.com\/pipelines\/123\/current/
  },
  codearts: {
    platform: () =>
      codearts({
        keys: {token: TOKEN},
        pipelines: [
          {
            projectId: P,
            pipelineId: PL,
            name: 'shop',
            runs: [
              {
                ...simpleRun({runId: R, runNumber: 7, stages: [{name: 'Deploy', seconds: 3600, log: []}]}),
                stopTakes: 3600
              }
            ]
          }
        ]
      }),
    inputs: {
      operation: 'wait-pipeline',
      token: TOKEN,
      region: 'cn-north-4',
      'project-id': P,
      'pipeline-id': PL,
      'run-id': R
    },
    label: 'run 7 of pipeline shop',
    link: new RegExp(`https://devcloud\\.cn-north-4\\.huaweicloud\\.com/\\S+${R}`)
  },
  bkci: {
    platform: () => bkci({token: BKCI_TOKEN, builds}),
    inputs: {
      operation: 'wait-pipeline',
      token: BKCI_TOKEN,
      'project-id': 'shop',
      'pipeline-id': PIPELINE,
      'run-id': BUILD
    },
    label: 'build #42',
    link: new RegExp(`http://127\\S+/console/pipeline/shop/${PIPELINE}/detail/${BUILD}`)
  }
}
const platforms = Object.entries(scenes).map(([vendor, scene]) => ({vendor, scene}))

/** The step is broken off once its target has been read, with a poll far off. */
function broken(
  vendor: string,
  {platform, inputs}: Scene,
  rest: Partial<ActionOptions>
): Promise<CancelledRun> {
  let told = false
  return cancelRun({
    platform: platform(),
    secrets: [inputs.token ?? ''],
    onLine(line) {
      if (told || line.kind !== 'text' || !/times out in \S+$/.test(line.text)) return undefined
      told = true
      return 'SIGTERM'
    },
    ...rest,
    inputs: {
      vendor,
      logs: 'none',
      'cancel-remote': 'on-cancel',
      ...inputs,
      'min-interval': '20s',
      'max-interval': '20s',
      ...rest.inputs
    }
  })
}
const warningsOf = ({post}: CancelledRun) =>
  post.commands.filter(({name}) => name === 'warning').map(({data}) => data)
const asksOfPost = ({requests}: CancelledRun) => requests.filter(({step}) => step === 'post')

sideBySide('a signal that leaves no time', test => {
  test.each(platforms)(
    'while a stop after SIGINT hangs leaves one error that names the reason, on $vendor',
    async ({vendor, scene}) => {
      let told = false
      const done = await broken(vendor, scene, {
        faults: [{on: 'stop', fault: {kind: 'silence'}}],
        onLine(line) {
          if (told || line.kind !== 'text' || !/times out in \S+$/.test(line.text)) return undefined
          told = true
          return 'SIGINT'
        },
        onRequest: ({kind}) => (kind === 'stop' ? 'SIGTERM' : undefined)
      })
      checkCancelled(done)
      expect(done.run.signals.slice(0, 2)).toEqual(['SIGINT', 'SIGTERM'])
      const errors = done.run.commands.filter(({name}) => name === 'error')
      expect(errors.map(({data}) => data)).toEqual([expect.stringContaining('SIGINT')])
      expect(done.log.main).toMatch(/could not be stopped \(no time was left\)/)
    },
    LONG
  )

  test(
    'is SIGHUP of a terminal that went away, too: one error, and the stop is left to the post step',
    async () => {
      const done = await broken('yunxiao', scenes.yunxiao, {
        onLine: line => (line.kind === 'text' && /times out in \S+$/.test(line.text) ? 'SIGHUP' : undefined)
      })
      checkCancelled(done)
      expect(done.run.commands.filter(({name}) => name === 'error')).toHaveLength(1)
      expect(done.stops.post).toHaveLength(1)
    },
    LONG
  )
})

sideBySide('a post step that gets the inputs of another step', test => {
  test.each(platforms)(
    'of the same credentials names what still runs, and asks nothing, on $vendor',
    async ({vendor, scene}) => {
      for (const inputs of [{'cancel-remote': 'never'}, {timeout: 'soon'}]) {
        const done = await broken(vendor, scene, {post: {inputs}})
        checkCancelled(done)
        expect(asksOfPost(done)).toEqual([])
        const [first, second, ...more] = warningsOf(done)
        expect(first).toMatch(/^nothing was stopped on the platform: /)
        expect(second).toContain(scene.label)
        expect(second).toMatch(/ was not stopped, and may still run; stop it on the platform: http/)
        expect(second).toMatch(scene.link)
        expect(more).toEqual([])
      }
    },
    LONG
  )

  test.each(platforms)(
    'of other credentials names what may still run, and that nobody could check it, on $vendor',
    async ({vendor, scene}) => {
      const others = [{token: 'tok-of-somebody-else'}, {token: ''}, {vendor: '', operation: '', token: ''}]
      for (const inputs of others) {
        const done = await broken(vendor, scene, {post: {inputs}})
        checkCancelled(done)
        expect(asksOfPost(done)).toEqual([])
        const [first, second, ...more] = warningsOf(done)
        expect(first).toMatch(/^nothing was stopped on the platform: /)
        expect(second).toContain(scene.label)
        expect(second).toMatch(
          / may still run, as a saved state says that the inputs of this step cannot check/
        )
        expect(second).toMatch(scene.link)
        expect(more).toEqual([])
      }
    },
    LONG
  )

  test(
    'shows nothing of a state that is forged under the credentials it has',
    async () => {
      const {yunxiao: scene} = scenes
      const done = await broken('yunxiao', scene, {
        post: {tamper: ({stops = '', ...rest}) => ({...rest, stops: stops.replaceAll('1111', '9999')})}
      })
      checkCancelled(done)
      expect(asksOfPost(done)).toEqual([])
      expect(warningsOf(done)).toEqual([
        'nothing was stopped on the platform: the saved state is not signed by this job'
      ])
    },
    LONG
  )
})

sideBySide('a post step whose ca-file is gone', test => {
  test(
    'lacks the trust of that file alone, says so, and stops what it has to stop',
    async () => {
      const place = await mkdtemp(join(folder, 'ca-'))
      const file = join(place, 'ca.pem')
      await writeFile(file, certificate({name: 'Test CA', isCa: true}).cert)
      const done = await broken('yunxiao', scenes.yunxiao, {
        inputs: {'ca-file': file},
        post: {inputs: {'ca-file': join(place, 'gone.pem')}}
      })
      checkCancelled(done)
      expect(done.stops.post).toHaveLength(1)
      expect(warningsOf(done)[0]).toMatch(
        /^ca-file names a file that cannot be read, so that its certificates are not/
      )
    },
    LONG
  )
})
