import {expect} from '@jest/globals'
import {SHA, TOKEN} from '../../runner/runner.js'
import {type GitHubScenario, type GitHubSimulator, serveGitHub} from '../../simulator/github/github.js'
import type {ActionRun} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {both, done, order, running, says} from '../support/deploys/deploy-orders.js'
import {type OrdersSetup, waitForOrders} from '../support/deploys/order-waits.js'

interface Posted extends OrdersSetup {
  github?: Partial<GitHubScenario>
}

/** A wait that posts to GitHub. The step's log may hold its token no more than the platform's. */
async function posting({
  github = {},
  env,
  inputs = {},
  ...setup
}: Posted): Promise<{ran: ActionRun; on: GitHubSimulator}> {
  const on = await serveGitHub({
    token: TOKEN,
    repository: 'octo/shop',
    commits: [SHA, 'a'.repeat(40)],
    ...github
  })
  try {
    const ran = await waitForOrders({
      ...setup,
      inputs: {'commit-status': 'deploy/production', ...inputs},
      env: {GITHUB_API_URL: on.url, GITHUB_SERVER_URL: 'https://github.example', ...(env as object)}
    })
    expect(ran.run.log).not.toContain(TOKEN)
    return {ran, on}
  } finally {
    await on.close()
  }
}

const paused = order([
  says('Running'),
  ...both('Running'),
  says('Waiting', 2),
  says('Success', 4),
  ...both('Success', 4)
])
const failed = order([says('Running'), ...both('Running'), ...both('Failed', 2), says('Failed', 2)])

sideBySide('a commit status', test => {
  test('is pending while the deploy runs, and success when it has succeeded', async () => {
    const {ran, on} = await posting({
      orders: [order([says('Running'), ...both('Running'), ...both('Success', 3), says('Success', 3)])]
    })
    expect(ran.run.code).toBe(0)
    expect(on.statuses.map(one => one.state)).toEqual(['pending', 'pending', 'success'])
    for (const one of on.statuses) {
      expect(one).toMatchObject({sha: SHA, context: 'deploy/production'})
      expect(one.targetUrl).toBe(ran.run.outputs.url)
    }
    expect(on.statuses[0]?.description).toBe('waiting for deploy order 1111 of pipeline 123')
    expect(on.statuses.at(-1)?.description).toBe(ran.run.outputs.reason)
    expect(on.requests[0]?.headers.authorization).toBe(`token ${TOKEN}`)
    expect(ran.run.state.posts).toBe('')
  })

  test('is failure when the deploy fails, and the state of an allowed failure is success', async () => {
    const [plain, allowed] = await Promise.all([
      posting({orders: [failed]}),
      posting({orders: [failed], inputs: {'allow-outcomes': 'success, failure'}})
    ])
    expect([plain.ran.run.code, plain.on.statuses.at(-1)?.state]).toEqual([1, 'failure'])
    expect(plain.on.statuses.at(-1)?.description).toMatch(/^failure: /)
    expect([allowed.ran.run.code, allowed.on.statuses.at(-1)?.state]).toEqual([0, 'success'])
  })

  test('stays pending for what is paused, even where that is allowed', async () => {
    const {ran, on} = await posting({
      orders: [paused],
      inputs: {'on-paused': 'stop', 'allow-outcomes': 'success, paused'}
    })
    expect([ran.run.outputs.outcome, ran.run.code]).toEqual(['paused', 0])
    expect(on.statuses.at(-1)?.state).toBe('pending')
  })

  test('is error at a time limit', async () => {
    const {on} = await posting({orders: [running], inputs: {timeout: '2s'}})
    expect(on.statuses.at(-1)?.state).toBe('error')
    expect(on.statuses.at(-1)?.description).toMatch(/^timeout: /)
  })

  test('is of the head of the pull request, and below the path of a GitHub Enterprise Server', async () => {
    const {ran, on} = await posting({
      github: {base: '/api/v3'},
      event: {pull_request: {head: {sha: 'a'.repeat(40)}}}
    })
    expect(ran.run.code).toBe(0)
    expect(on.statuses.at(-1)).toMatchObject({sha: 'a'.repeat(40), state: 'success'})
  })

  test('that cannot be posted is a warning with what to do, and never the verdict', async () => {
    const denied = {status: 403, body: {message: 'Resource not accessible by integration', status: '403'}}
    const {ran, on} = await posting({github: {fault: () => denied}, post: {}})
    expect([ran.run.code, ran.run.outputs.outcome]).toEqual([0, 'success'])
    const warnings = ran.run.raw.split('\n').filter(line => /^::warning.*commit status/.test(line))
    expect(warnings[0]).toContain('add "statuses: write" to the permissions: of the job')
    expect(warnings.length).toBeLessThanOrEqual(2)
    expect(ran.run.post?.raw).toMatch(/the last commit status \(success\) could not be posted: HTTP 403/)
    expect(ran.run.post?.code).toBe(0)
    // One pending update, which no later one can better; the last one, and that of the post step.
    expect(on.requests.length).toBeLessThanOrEqual(3)
  })

  test('that could not be posted last is posted by the post step', async () => {
    const isDown = (count: number) =>
      count <= 4 ? ({status: 502, body: {message: 'Server Error'}} as const) : undefined
    const {ran, on} = await posting({github: {fault: isDown}, post: {}})
    expect(ran.run.code).toBe(0)
    expect(ran.run.raw).toMatch(
      /the last commit status \(success\) could not be posted, and is tried again by the post step: HTTP 502/
    )
    expect(on.statuses.map(one => one.state)).toEqual(['success'])
    expect(ran.run.post?.raw).toContain('The commit status was posted now: success')
  })

  test('that was forged on its way to the post step is not posted', async () => {
    const {ran, on} = await posting({
      github: {fault: () => ({status: 502, body: {}})},
      post: {tamper: state => ({...state, posts: (state.posts ?? '').replace('"success"', '"failure"')})}
    })
    expect(ran.run.post?.raw).toContain('the saved state is not signed by this job')
    expect(ran.run.post?.code).toBe(0)
    expect(on.statuses).toEqual([])
  })

  test('of a step that is killed is error, by the post step', async () => {
    const {ran, on} = await posting({
      orders: [running],
      post: {},
      onRequest: (_request, count) => (count === 3 ? 'SIGKILL' : undefined)
    })
    expect(ran.run.code).not.toBe(0)
    expect(on.statuses.at(-1)).toMatchObject({
      state: 'error',
      description: expect.stringMatching(/did not finish/)
    })
  })

  test('of a wait that a signal breaks off is error', async () => {
    const {ran, on} = await posting({
      orders: [running],
      onRequest: (_request, count) => (count === 3 ? 'SIGINT' : undefined)
    })
    expect(ran.run.outputs.outcome).toBe('interrupted')
    expect(on.statuses.at(-1)?.state).toBe('error')
  })
})

sideBySide('a deployment', test => {
  test('is in progress, and then a success, with both links', async () => {
    const {ran, on} = await posting({
      orders: [done],
      inputs: {'commit-status': '', environment: 'production', 'environment-url': 'https://shop.example'}
    })
    expect(ran.run.code).toBe(0)
    expect(on.deployments).toHaveLength(1)
    expect(on.deployments[0]).toMatchObject({
      ref: SHA,
      environment: 'production',
      autoMerge: false,
      requiredContexts: []
    })
    const statuses = on.deployments[0]?.statuses ?? []
    expect(statuses[0]?.state).toBe('in_progress')
    expect(statuses.at(-1)).toMatchObject({
      state: 'success',
      logUrl: ran.run.outputs.url,
      environmentUrl: 'https://shop.example/'
    })
    expect(on.statuses).toEqual([])
  })

  test('on a server that has none is a warning beside a commit status that is posted', async () => {
    const {ran, on} = await posting({
      github: {
        fault: (_count, path) =>
          path.endsWith('/deployments') ? {status: 404, body: {message: 'Not Found'}} : undefined
      },
      inputs: {environment: 'production'}
    })
    expect(ran.run.code).toBe(0)
    expect(ran.run.raw).toMatch(
      /the deployment could not be posted: HTTP 404: Not Found; this server has no deployments/
    )
    expect(on.statuses.at(-1)?.state).toBe('success')
  })
})

sideBySide('the inputs for GitHub', test => {
  test('are checked before any request', async () => {
    const {ran, on} = await posting({
      inputs: {
        'github-sha': 'main',
        'environment-url': 'ftp://shop.example',
        environment: 'production',
        'github-token': ' '
      }
    })
    expect(on.requests).toEqual([])
    expect(ran.requests).toEqual([])
    expect(ran.run.outputs.reason).toMatch(/github-token: required by commit-status and environment/)
    expect(ran.run.outputs.reason).toMatch(/github-sha: .main. is not a commit hash/)
    expect(ran.run.outputs.reason).toMatch(/environment-url: .* is not an http: or https: address/)
  })
})
