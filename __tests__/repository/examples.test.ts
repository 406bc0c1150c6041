import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import * as jq from 'jq-wasm'
import {parse} from 'yaml'
import type {Manifest} from '../../runner/manifest.js'
import {readInputs} from '../../src/inputs/inputs.js'
import {InputError} from '../../src/model/errors.js'
import {outcomes} from '../../src/model/outcome.js'
import {sayLine} from '../../src/output/say-line.js'
import {vendors} from '../../src/vendors/index.js'
import {
  allowedOf,
  blocksOf,
  type Contexts,
  type Ends,
  type Example,
  examplesOf,
  fill,
  isGate,
  isStart,
  play,
  type Step
} from '../support/workflow.js'
import {withInputs} from '../unit/support/inputs.js'

const pagesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.md'))
        .map(name => `${folder}/${name}`)
    : []
const pages = ['README.md', 'README.zh-CN.md', ...pagesIn('docs'), ...pagesIn('docs/zh-CN')].filter(page =>
  existsSync(page)
)
const examples = pages.flatMap(examplesOf)
const english = examples.filter(({page}) => !page.includes('zh-CN'))
const titled = (all: readonly Example[]) =>
  all.map((example, i) => [`${example.page}, ${example.heading} (${i + 1})`, example] as const)

const hex = (digit: string) => digit.repeat(32)
const sha = '3f2a9c1d5e6f708192a3b4c5d6e7f8091a2b3c4d'
/** What settings, events and inputs of workflows hold, as people fill them in. */
const contexts: Contexts = {
  github: {
    sha,
    ref_name: 'main',
    token: 'sample-github-token-0001',
    repository: 'example/shop',
    event: {
      workflow_run: null,
      pull_request: {head: {sha, repo: {full_name: 'example/shop'}}},
      client_payload: {commit: sha}
    }
  },
  vars: {
    YUNXIAO_ORGANIZATION: 'org-5ebbc022',
    YUNXIAO_PIPELINE: '4201',
    YUNXIAO_ENDPOINT: 'https://example.devops.aliyuncs.com',
    CODEARTS_PROJECT: hex('a'),
    CODEARTS_PIPELINE: hex('b'),
    HUAWEI_OIDC_PROVIDER: 'iam::d78cbac186b744899480f25bd022f468:oidcProvider:github',
    HUAWEI_OIDC_AGENCY: 'iam::d78cbac186b744899480f25bd022f468:agency:deploy-gate',
    CODEARTS_PIPELINES: `${hex('b')}\n${hex('c')}`,
    BKCI_ENDPOINT: 'https://devops.example.com',
    BKCI_GATEWAY: 'https://bkapi.example.com/api/devops/prod',
    BKCI_CONSOLE: 'https://devops.example.com',
    BKCI_PROJECT: 'demo',
    BKCI_PIPELINE: `p-${hex('d')}`,
    BKCI_BUILDS: ['d', 'e', 'f'].map(digit => `b-${hex(digit)}`).join('\n'),
    BKCI_USER: 'deploy-bot',
    ALIYUN_ROLE: 'acs:ram::1:role/gate',
    ALIYUN_OIDC_PROVIDER: 'acs:ram::1:oidc-provider/github'
  },
  secrets: Object.fromEntries(
    ['YUNXIAO_TOKEN', 'HUAWEI_AK', 'HUAWEI_SK', 'BKCI_APP_CODE', 'BKCI_APP_SECRET']
      .concat(['DINGTALK_HOOK', 'FEISHU_HOOK', 'WECOM_HOOK'])
      .map(name => [name, `sample-${name.toLowerCase()}-0001`])
  ),
  inputs: {
    'deploy-order': '700102',
    'change-order': 'co-88',
    'run-url': `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${hex('a')}/pipeline/detail/${hex('b')}/${hex('c')}?v=1`,
    pipeline: '4201',
    timeout: '40m'
  },
  needs: {
    'until-approval': {outputs: {'run-id': '118', outcome: 'paused'}},
    started: {outputs: {'run-id': '118'}}
  },
  steps: {
    gate: {
      outputs: {outcome: 'failure', reason: `it's "so"\\n`, url: 'https://flow.example/1', 'run-id': '118'}
    },
    secret: {outputs: {token: 'sample-fetched-token-0001'}}
  }
}

/** The defaults that the runner fills in. */
const presets = Object.fromEntries(
  Object.entries((parse(readFileSync('action.yml', 'utf8')) as Manifest).inputs).flatMap(
    ([name, {default: preset}]) => (preset === undefined ? [] : [[name, preset]])
  )
)

test('there are examples to look at', () => {
  expect(english.length).toBeGreaterThan(15)
})

describe.each(titled(examples))('the workflow of %s', (_title, {text, workflow}) => {
  const jobs = Object.values(workflow.jobs)
  const gates = jobs.flatMap(job => (job.steps ?? []).filter(isGate).map(step => ({job, step})))

  test('is whole: a name, what starts it, and no permission on GitHub but what a job asks for', () => {
    expect(Object.keys(workflow)).toEqual(expect.arrayContaining(['name', 'on', 'permissions', 'jobs']))
    expect(workflow.permissions).toEqual({})
    expect(jobs.filter(job => job.uses === undefined && !('runs-on' in job))).toEqual([])
  })

  test('gives the action inputs that it takes', () => {
    expect(gates.length + jobs.filter(({uses}) => uses).length).toBeGreaterThan(0)
    for (const {job, step} of gates) {
      const matrix = job.strategy?.matrix.include[0] ?? {}
      const given = Object.entries({...presets, ...step.with}).map(([name, value]) => [
        name,
        fill(String(value), {...contexts, matrix})
      ])
      expect(mistakesOf(Object.fromEntries(given), identityOf(job))).toEqual([])
    }
  })

  test('gives a limit to every job that waits, above the limit of the wait', () => {
    const minutes = (limit: string) => Number(/^(\d+)m$/.exec(limit)?.[1] ?? 30)
    for (const {job, step} of gates) {
      const given = fill(String(step.with?.timeout ?? '30m'), contexts)
      const operation = String(step.with?.operation)
      const longest = operation === 'check-pipeline' || isStart(step) ? 0 : minutes(given)
      expect([given, Number((job as Record<string, unknown>)['timeout-minutes']) > longest]).toEqual([
        given,
        true
      ])
    }
  })

  test('names only outputs that the action has', () => {
    const named = [...text.matchAll(/steps\.(?:gate|look)\.outputs\.([\w-]+)/g)].map(m => m[1] ?? '')
    const known = readFileSync('action.yml', 'utf8').split(/^outputs:$/m)[1] ?? ''
    expect(named.filter(name => !new RegExp(`^ {2}${name}:$`, 'm').test(known))).toEqual([])
  })

  test('puts no text of a platform into a script', () => {
    const scripts = jobs.flatMap(job => (job.steps ?? []).map(({run = ''}) => run))
    expect(scripts.filter(script => script.includes('${{'))).toEqual([])
  })

  test('is red, or cancelled, after every outcome that is not success', () => {
    const allowed = gates.flatMap(({step}) => allowedOf(step))
    for (const outcome of outcomes) {
      const {green} = play(workflow, [outcome], {...contexts, steps: {}, needs: {}})
      // A single poll may find that it goes on; a wait may not be green for it.
      const polls = gates.every(({step}) => step.with?.operation === 'check-pipeline')
      expect([outcome, green]).toEqual([
        outcome,
        outcome === 'success' || (polls && allowed.includes(outcome))
      ])
    }
  })
})

const red = outcomes.filter(outcome => outcome !== 'success' && outcome !== 'interrupted')
const always = outcomes
/** What begins in which example, after which ends of its gates; where two follow each other, the first `paused`. */
const begun: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Outcomes: {
    'Only where the gate was red': red,
    'release-notes': ['success'],
    'after-a-failure': ['failure']
  },
  'Approvals, without holding a runner': {'after-approval': ['paused'], deployed: always},
  'Many deploys in one step': {'Which of them were not green': always},
  Matrix: {'all-deployed': always},
  'Reusable workflow': {'release-notes': ['success']},
  Notifications: {钉钉: always, 飞书: always, 企业微信: always},
  'Start it now, wait for it elsewhere': {deployed: always},
  'Many in one request': {'How each of them is': always}
}

describe('what follows a gate', () => {
  const following = english.filter(({workflow}) => followers(workflow.jobs).length > 0)

  test('is told of every example in which something does', () => {
    expect([...new Set(following.map(({heading}) => heading))].sort()).toEqual(Object.keys(begun).sort())
  })

  test.each(titled(following))('begins in %s after the outcomes that it is for', (_title, example) => {
    for (const name of followers(example.workflow.jobs)) {
      const after = outcomes.filter(outcome =>
        play(example.workflow, [outcome], {...contexts, steps: {}, needs: {}}).began.includes(name)
      )
      expect([name, after]).toEqual([name, begun[example.heading]?.[name]])
    }
  })

  // A job that begins whatever happens is the one to require: what its result says has to be the whole truth.
  const deciders = english.flatMap(({heading, workflow}) =>
    Object.entries(workflow.jobs)
      .filter(([, job]) => job.if === 'always()')
      .map(([id]) => [heading, id, workflow] as const)
  )

  test.each(deciders)('in %s the job %s succeeds only after a success', (_heading, id, workflow) => {
    const jobAfter = (...ends: Ends) => play(workflow, ends, {...contexts, steps: {}, needs: {}}).results[id]
    for (const outcome of outcomes) {
      // Where a second gate takes up what the first one left paused, it is the second one that counts.
      const taken = id === 'deployed' ? jobAfter('paused', outcome) : jobAfter(outcome)
      expect([outcome, taken === 'success']).toEqual([outcome, outcome === 'success'])
      if (outcome !== 'paused')
        expect([outcome, jobAfter(outcome) === 'success']).toEqual([outcome, outcome === 'success'])
    }
  })

  test('has a job to require in two examples', () => {
    expect(deciders.map(([heading]) => heading)).toEqual(['Approvals, without holding a runner', 'Matrix'])
  })
})

/** Named steps, and jobs that need others: what an example shows beside its gate. */
function followers(jobs: Example['workflow']['jobs']): string[] {
  return Object.entries(jobs).flatMap(([id, {needs, steps = []}]) => [
    ...(needs === undefined ? [] : [id]),
    ...steps.flatMap(({name}) => name ?? [])
  ])
}

function mistakesOf(
  inputs: Record<string, string>,
  env: Readonly<Record<string, string>> = {}
): readonly string[] {
  try {
    return withInputs(inputs, () => readInputs(), env).warnings.map(sayLine)
  } catch (error) {
    if (error instanceof InputError) return error.mistakes.map(sayLine)
    throw error
  }
}

/** What the runner gives to a job that has the permission for it, and to no other. */
function identityOf(job: object): Record<string, string> {
  const {permissions} = job as {permissions?: unknown}
  const hasIdentity = Object(permissions)['id-token'] === 'write'
  return hasIdentity
    ? {
        ACTIONS_ID_TOKEN_REQUEST_URL: 'https://run-actions-1.example/78//idtoken/1/2?api-version=2.0',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'sample-job-token-0001'
      }
    : {}
}

describe('scripts of the examples', () => {
  const steps = examples.flatMap(({page, heading, workflow}) =>
    Object.values(workflow.jobs).flatMap(job =>
      (job.steps ?? []).filter(({run}) => run !== undefined).map(step => ({page, heading, step}))
    )
  )
  const running = (part: string) => steps.filter(({step}) => step.run?.includes(part)).map(({step}) => step)

  test('are all of a kind that is tried here', () => {
    const kinds = /^(?:echo |exit 1|curl |jq |token=)/
    expect(steps.filter(({step}) => !kinds.test(step.run ?? '')).map(({step}) => step.run)).toEqual([])
  })

  test('send a body that is JSON and holds the text whole', () => {
    for (const step of running('curl ')) {
      const [body = '', hook] = sent(step)
      const text = JSON.stringify(JSON.parse(body))
      expect(hook).toMatch(/^sample-\w+_hook-0001$/)
      expect(text).toContain(
        JSON.stringify(`deploy failure: it's "so"\\n https://flow.example/1`).slice(1, -1)
      )
    }
    expect(running('curl ').length).toBeGreaterThanOrEqual(3)
  })

  test('filter the result into lines', async () => {
    const result = {
      targets: [
        {label: 'run 1', outcome: 'success', url: 'https://a.example', allowed: true},
        {label: 'run 2', outcome: 'failure', url: 'https://b.example', allowed: false}
      ]
    }
    for (const {run = ''} of running('jq -r')) {
      const filter = /^jq -r '(.*)' <<< "\$RESULT"$/.exec(run)?.[1]
      if (filter === undefined) continue
      expect(await jq.raw(result, filter, ['-r'])).toMatch(/run 2.*failure|failure.*run 2/)
    }
  })

  test('mask a fetched token before anything else is written', () => {
    for (const step of running('token=')) {
      const written = bash(
        `${STAND_INS}GITHUB_OUTPUT=$(mktemp)\n${step.run}\ncat "$GITHUB_OUTPUT"; rm "$GITHUB_OUTPUT"`
      )
      expect(written).toBe('::add-mask::pt-fetched\ntoken=pt-fetched\n')
    }
  })

  test('wake a workflow with a body that is JSON', () => {
    const blocks = pages
      .flatMap(blocksOf)
      .filter(({language, text}) => language === 'sh' && text.includes('curl'))
    expect(blocks.length).toBeGreaterThan(0)
    for (const {text} of blocks) {
      const lines = bash(`${STAND_INS}${text}`, {
        REPOSITORY: 'example/shop',
        GITHUB_DISPATCH_TOKEN: 't',
        COMMIT: sha
      })
      expect(lines).toContain('https://api.github.com/repos/example/shop/dispatches')
      expect(JSON.parse(lines.trim().split('\n').at(-1) ?? '')).toEqual({
        event_type: 'deploy-changed',
        client_payload: {commit: sha}
      })
    }
  })
})

// What is not on every machine prints what it was asked.
const STAND_INS = `curl() { printf '%s\\n' "$@"; }
aliyun() { echo '{"SecretData": "pt-fetched"}'; }
jq() { sed -E 's/.*"SecretData": "([^"]*)".*/\\1/'; }
`

function bash(script: string, env: Record<string, string> = {}): string {
  return execFileSync('bash', ['--norc', '-e', '-c', script], {
    encoding: 'utf8',
    env: {PATH: process.env.PATH, ...env}
  })
}

/** The body and the address that a step hands to curl. */
function sent({run = '', env = {}}: Step): string[] {
  const filled = Object.entries(env).map(([name, text]) => [name, fill(text, contexts)])
  return bash(STAND_INS + run, Object.fromEntries(filled))
    .trimEnd()
    .split('\n')
    .slice(-2)
}

describe.each(Object.keys(vendors))('the page of %s for users', name => {
  const page = () => readFileSync(`docs/${name}.md`, 'utf8')

  test('begins with six lines, and leads to a whole workflow of the README', () => {
    expect(page()).toMatch(/^# .+\n\nSix lines to know:\n\n1\. [\s\S]+?\n6\. /)
    const quick = examplesOf('README.md').filter(({text}) => text.includes(`vendor: ${name}\n`))
    expect(quick.length).toBeGreaterThan(0)
  })

  test('says of each fact where it comes from, and how sure it is', () => {
    const [, facts = ''] = page().split('## Facts to rely on')
    const rows = facts.split('\n').filter(line => line.startsWith('| ') && !line.startsWith('| Fact |'))
    expect(rows.length).toBeGreaterThan(10)
    const sure = /\| (?:documented|read|seen|reported|inferred|nothing found)(?:; .+)? \|$/
    expect(rows.filter(row => row.split(' | ').length !== 3 || !sure.test(row))).toEqual([])
  })
})

describe('docs/troubleshooting.md', () => {
  const sources = ['messages', 'inputs', 'vendors', 'report', 'github', 'http'].flatMap(room =>
    readdirSync(`src/${room}`, {recursive: true, encoding: 'utf8'})
      .filter(name => name.endsWith('.ts'))
      .map(name => readFileSync(`src/${room}/${name.replaceAll('\\', '/')}`, 'utf8'))
  )
  const rows = [...readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^\| `([^|]+)` \|/gm)].map(
    m => m[1] ?? ''
  )

  test.each(rows)('quotes %s as the action says it', quoted => {
    const pieces = quoted.split('…').map(piece => piece.trim())
    expect(
      pieces.filter(piece => piece.length > 1 && !sources.some(source => source.includes(piece)))
    ).toEqual([])
  })
})

describe('docs/scale.md', () => {
  const number = (text: string) => Number(text.replaceAll(',', ''))
  const seconds = {minute: 60, minutes: 60, hour: 3600, hours: 3600}
  const rows = [
    ...readFileSync('docs/scale.md', 'utf8').matchAll(
      /^\| (\d+) (minutes?|hours?) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|/gm
    )
  ]

  test('counts polls as the contract promises them', () => {
    expect(rows.length).toBeGreaterThan(3)
    for (const [, count = '', unit = '', ...polls] of rows) {
      const one = 44 + (Number(count) * seconds[unit as keyof typeof seconds]) / 15
      expect([count, unit, ...polls.map(number)]).toEqual([count, unit, one, one * 10, one * 50])
    }
  })
})
