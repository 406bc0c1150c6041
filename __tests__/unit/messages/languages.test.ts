import {describe, expect, test} from '@jest/globals'
import {en} from '../../../src/messages/en.js'
import {speakOf, zhCN} from '../../../src/messages/zh-CN.js'
import {fc} from '../../support/properties.js'

type Sentence = (facts: unknown) => string
const languages: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  en: en as unknown as Record<string, Sentence>,
  'zh-CN': zhCN as unknown as Record<string, Sentence>
}
const keys = Object.keys(en).sort()

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, {nil: undefined})
const list = (of: fc.Arbitrary<unknown>) => fc.array(of, {maxLength: 4})
const count = oneOf(0, 1, 2, 7, 1000)
const some = fc.constantFrom(1, 2, 7)
const ms = oneOf(0, 1, 950, 1500, 42_000, 372_000, 1_800_000, 5_400_000, 86_400_000 * 5)
const yes = fc.boolean()
const partKind = oneOf('machine', 'environment', 'stage', 'job', 'step', 'task')
const targetKind = oneOf('deploy order', 'change order', 'pipeline run', 'build')
const outcome = oneOf('success', 'failure', 'cancelled', 'skipped', 'paused', 'running', 'timeout', 'error')
const page = oneOf('https://flow.example/7?a=b')
const url = fc.oneof(fc.constant(''), page)
const counts = fc.record({done: count, failed: count, running: count})
const position = maybe(fc.record({kind: oneOf('batch', 'stage'), at: some, of: some}))

/** What facts may be, by their names: the words of users and platforms are these, and so are the statuses. */
function possible(text: fc.Arbitrary<string>, status: fc.Arbitrary<string>) {
  /** What each fact may be, by its name. */
  const facts: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    action: text,
    address: text,
    again: text,
    agency: text,
    ageMs: maybe(ms),
    agoMs: ms,
    all: count,
    allowed: fc.array(outcome, {minLength: 1}),
    api: oneOf('direct-v3', 'direct-v4', 'gateway-user', 'gateway-app'),
    app: text,
    asked: text,
    at: some,
    aud: text,
    audience: text,
    batch: some,
    by: text,
    cancelRemote: oneOf('on-cancel'),
    change: text,
    changes: list(text),
    clause: text,
    clauses: list(text),
    clock: oneOf('0:12'),
    code: oneOf('ENOSPC', 'not-regular'),
    commit: oneOf('0123abc'),
    count,
    counted: maybe(fc.record({kind: partKind, all: count, done: count, failed: count, running: count})),
    counts: list(oneOf('❌ 1', '✅ 39')),
    createdAfterMs: maybe(ms),
    deepest: some,
    done: count,
    elsewhere: fc.array(text, {minLength: 1}),
    ended: count,
    endedStatus: status,
    environment: text,
    error: text,
    execution: maybe(some),
    failed: count,
    failure: text,
    fate: text,
    fault: text,
    forMs: ms,
    form: text,
    freeAt: maybe(oneOf('12:30')),
    given: text,
    head: oneOf('HTTP 503'),
    hint: text,
    host: oneOf('api.example'),
    how: text,
    id: text,
    ids: fc.record({
      inputs: fc.array(oneOf('pipeline-id', 'run-id'), {minLength: 1}),
      part: maybe(fc.record({kind: partKind, name: text})),
      isOrder: maybe(yes)
    }),
    inBatch: maybe(counts),
    input: oneOf('token', 'app-code', 'app-secret'),
    inputs: fc.array(oneOf('commit-status', 'environment'), {minLength: 1}),
    iss: text,
    isCentral: yes,
    isCut: yes,
    isGateway: yes,
    isKept: yes,
    isNew: yes,
    isExplained: yes,
    isOrder: yes,
    isOwn: yes,
    isPaused: yes,
    isReview: yes,
    isStop: yes,
    executes: yes,
    idsAreRight: yes,
    marker: text,
    search: maybe(text),
    owner: oneOf('platform', 'action'),
    line: some,
    isTriedAgain: yes,
    unsplit: maybe(oneOf('lines', 'mark')),
    item: text,
    job: text,
    jobs: list(fc.record({name: text, id: text})),
    kind: partKind,
    known: list(text),
    lack: oneOf('id', 'time', 'commit', 'all commits'),
    folded: count,
    last: maybe(text),
    lastGoodMs: maybe(ms),
    late: maybe(oneOf('pass', 'reject')),
    least: some,
    leastMs: ms,
    left: maybe(fc.record({usualMs: maybe(ms), limitMs: maybe(ms)})),
    length: some,
    limit: oneOf('timeout'),
    leftMs: ms,
    lifeMs: ms,
    limitMs: ms,
    lines: count,
    link: text,
    linked: text,
    machines: yes,
    matches: some,
    maxMs: ms,
    meant: oneOf('yunxiao'),
    mib: some,
    minMs: ms,
    mistake: text,
    mistakes: list(text),
    more: count,
    most: some,
    mostMs: ms,
    ms,
    mustAll: yes,
    name: text,
    names: fc.array(text, {minLength: 1, maxLength: 4}),
    waitingNames: list(text),
    newer: text,
    next: text,
    notes: list(text),
    noun: oneOf('run', 'build'),
    number: some,
    of: some,
    onFailedMachine: maybe(oneOf('fail')),
    onPaused: maybe(oneOf('wait')),
    open: count,
    operation: oneOf('wait-pipeline', 'check-pipeline', 'fetch-logs'),
    orders: some,
    origin: oneOf('https://api.example'),
    others: count,
    outageToleranceMs: ms,
    outcome,
    outcomes: fc.array(outcome, {minLength: 1}),
    ownKind: maybe(oneOf('7')),
    pace: fc.record({minMs: ms, maxMs: ms}),
    page: oneOf('https://a.example/token'),
    part: text,
    parts: list(fc.record({kind: partKind, name: text, status})),
    passed: text,
    path: text,
    paths: fc.array(oneOf('/v5', '/v3'), {minLength: 1}),
    peer: text,
    people: maybe(
      fc.record({shown: fc.array(fc.record({name: text, isGroup: yes}), {minLength: 1}), others: count})
    ),
    permission: oneOf('statuses: write'),
    pipeline: text,
    pipelineId: text,
    pipelines: some,
    platform: text,
    polls: some,
    position,
    projectId: text,
    proof: maybe(text),
    proxy: text,
    queueTimeoutMs: maybe(ms),
    reason: text,
    requestId: maybe(text),
    requestTimeoutMs: ms,
    run: text,
    runs: some,
    said: text,
    same: count,
    scheme: oneOf('ftp:'),
    scope: fc.record({path: oneOf('流水线 / 主机部署'), access: oneOf('read-only', 'read-write')}),
    seconds: oneOf(0, 42, 125, 7300),
    seen: text,
    setting: text,
    shown: maybe(text),
    signal: oneOf('SIGINT'),
    since: maybe(oneOf('2026-12-01 02:09:57')),
    skipped: count,
    sn: text,
    some: count,
    span: text,
    stage: maybe(text),
    stallTimeoutMs: maybe(ms),
    state: text,
    status,
    sub: text,
    stuck: maybe(oneOf('paused', 'blocked')),
    target: text,
    text,
    there: list(text),
    thing: text,
    things: oneOf('pipelines', 'orders'),
    time: text,
    timeoutMs: ms,
    title: text,
    took: text,
    tookMs: maybe(ms),
    unlisted: text,
    url,
    user: text,
    usualMs: ms,
    value: text,
    variable: oneOf('https_proxy'),
    vendor: oneOf('bkci'),
    waitS: maybe(some),
    waiting: count,
    what: text,
    where: text,
    who: list(text),
    why: text,
    word: text,
    wrong: text
  }

  /** Facts that are something else in these sentences. */
  const others: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
    ...Object.fromEntries(
      [
        'cause.ended',
        'cause.part-failed',
        'cause.cancelled',
        'cause.did-nothing',
        'cause.blocked',
        'end.title',
        'parts.wrong',
        'mistake.came-empty'
      ].map(key => [key, {why: maybe(text)}])
    ),
    'cause.paused': {part: maybe(text)},
    'cause.limit': {part: maybe(text)},
    'bkci.stage-refused': {stage: text, by: maybe(text), why: maybe(text)},
    'failure.http': {said: maybe(text)},
    'file.log': {code: maybe(oneOf('ENOSPC', 'not-regular'))},
    ...Object.fromEntries(
      ['hint.bkci.token', 'hint.yunxiao.permission', 'hint.yunxiao.token'].map(key => [key, {url: page}])
    ),
    'end.part-folded': {last: text},
    'part.title': {batch: maybe(some), id: maybe(text)},
    'wrong.choice': {meant: maybe(oneOf('yunxiao'))},
    'wrong.unsupported': {meant: maybe(oneOf('central'))},
    'cause.interrupted': {status: maybe(status)},
    'cause.abandoned': {status: maybe(status)},
    'cause.never-good': {failure: maybe(text)},
    'stop.accepted': {status: maybe(status)},
    'log.title': {target: maybe(text)},
    'github.waiting': {target: maybe(text)},
    'progress.failing': {hint: maybe(text)},
    'progress.change': {took: maybe(fc.record({ms, about: yes}))},
    'hint.bkci.start': {why: oneOf('too often', 'locked')},
    'wrong.ref': {input: oneOf('branch', 'tag')},
    'answer.form': {form: oneOf('status', 'list of runs', 'change order', 'machine log')},
    'answer.not-stopping': {thing: oneOf('run', 'build')},
    'bkci.error': {
      kind: maybe(oneOf('system', 'plugin', 'build machine')),
      number: maybe(some),
      text: maybe(text)
    },
    'bkci.waits': {
      kind: oneOf('approval', 'quality gate', 'trigger', 'go on'),
      thing: fc.record({
        kind: oneOf('stage', 'task', 'build start', 'next stage', 'build'),
        name: maybe(text)
      })
    },
    'cause.blocked': {kind: targetKind, why: maybe(text)},
    'codearts.parallel-limit': {limit: oneOf('pipeline', 'account')},
    'codearts.review-waits': {people: oneOf('', 'lin, chen', '林晓')},
    'codearts.run-waits': {url: maybe(url)},
    'end.left-out': {limit: some},
    'failure.http-status': {status: oneOf(503)},
    'failure.inside-ok': {status: oneOf(200)},
    'failure.redirect': {status: oneOf(302), target: maybe(text)},
    'failure.proxy-refused': {status: oneOf(403)},
    'github.refused': {hint: maybe(text), said: oneOf('', 'Not Found'), status: oneOf(404)},
    'github.rate-limit': {said: oneOf('', 'slow down'), status: oneOf(403)},
    'github.last-unposted': {what: oneOf('commit status', 'deployment')},
    'github.posted-now': {what: oneOf('commit status', 'deployment')},
    'github.unposted': {what: oneOf('commit status', 'deployment')},
    'hint.github.not-found': {what: oneOf('commit status', 'deployment')},
    'missing.yunxiao.order': {kind: oneOf('deploy order', 'change order')},
    'next.limit': {limit: oneOf('timeout', 'queue-timeout', 'stall-timeout')},
    'next.fix': {thing: fc.oneof(partKind, targetKind)},
    'part.path': {
      path: fc.array(fc.record({kind: partKind, name: text, batch: maybe(some)}), {minLength: 1})
    },
    'parts.wrong': {why: maybe(text), others: list(fc.record({kind: partKind, count: some}))},
    'seen.polls': {polls: list(fc.record({label: status, times: some}))},
    'target.named': {kind: targetKind},
    'yunxiao.environment-action': {by: maybe(fc.record({who: maybe(text), at: text}))},
    'yunxiao.job-waits': {what: oneOf('merge conflict', 'approval', 'pause')},
    'yunxiao.no-order': {kind: oneOf('deploy order', 'change order')},
    'summary.position': {kind: oneOf('batch', 'stage')},
    'wrong.count-of-runs': {runs: some},
    'bkci.log-store-failed': {status: text, said: maybe(text)},
    'codearts.child-failed': {above: text},
    'codearts.pause-waits': {url: maybe(url)},
    'codearts.stage-waits': {url: maybe(url)},
    'codearts.delay': {url: maybe(url)},
    'bkci.action': {url: maybe(url)},
    'cause.run-ended': {ended: status, status: maybe(status)},
    'github.progress': {ended: count}
  }

  return {facts, others}
}

const any = possible(
  oneOf('web-1', 'prod/eu', 'a: b', '7', '生产', '执行命令 (2)', '#42', '“x”', '$&'),
  oneOf('Running', '失败', '(no run yet)', '(missing)', 'FAIL_X')
)
/** Where blanks are looked at, all words that a sentence is given are Latin. */
const latin = possible(oneOf('web-1', 'CO7', 'shop'), oneOf('Running', 'FAIL_X'))

/** Facts for one sentence, and the names of those that it read. */
function factsFor(key: string, seed: number, {facts, others} = any): {given: object; read: Set<string>} {
  const read = new Set<string>()
  const given = new Proxy(
    {},
    {
      get(_, name) {
        const arbitrary = others[key]?.[String(name)] ?? facts[String(name)]
        if (arbitrary === undefined) throw new Error(`${key}: what may ${String(name)} be?`)
        read.add(String(name))
        return fc.sample(arbitrary, {numRuns: 1, seed: seed + String(name).length})[0]
      },
      ownKeys: () => [],
      getOwnPropertyDescriptor: () => undefined
    }
  )
  return {given, read}
}

const seeds = Array.from({length: 12}, (_, i) => 97 * i + 1)

test('all languages have the same sentences', () => {
  for (const table of Object.values(languages)) expect(Object.keys(table).sort()).toEqual(keys)
})

test('every sentence says the same facts in all languages', () => {
  const read = (table: Readonly<Record<string, Sentence>>, key: string) => {
    const names = seeds.flatMap(seed => {
      const {given, read} = factsFor(key, seed)
      table[key]?.(given)
      return [...read]
    })
    return [...new Set(names)].sort()
  }
  const inEnglish = keys.map(key => [key, ...read(en as never, key)])
  expect(keys.map(key => [key, ...read(zhCN as never, key)])).toEqual(inEnglish)
})

test('no sentence says what is no text, whatever it is about', () => {
  const odd = Object.values(languages).flatMap(table =>
    keys.flatMap(key =>
      seeds
        .map(seed => `${key}: ${table[key]?.(factsFor(key, seed).given)}`)
        .filter(sentence => /undefined|\[object|NaN|null|=>/.test(sentence))
    )
  )
  expect(odd).toEqual([])
})

describe('the Chinese sentences', () => {
  const HAN = String.raw`\p{Script=Han}`
  // What a fact brings is as it is: only what stands in the table is looked at.
  const saidOf = (sentences: Readonly<Record<string, Sentence>>, key: string, seed: number) =>
    sentences[key]?.(factsFor(key, seed, latin).given) ?? ''

  const odd = new RegExp(
    [
      `${HAN}[A-Za-z0-9#]`,
      `[A-Za-z0-9]${HAN}`,
      '[\u3001\u3002\uff0c\uff1a\uff1b\uff08\uff09] | [\u3001\u3002\uff0c\uff1a\uff1b\uff08\uff09]',
      `[^\\]\\s] {2}|${HAN} ${HAN}`
    ].join('|'),
    'u'
  )

  test.each(['yunxiao', 'bkci'])(
    'have a blank between a Chinese and a Latin word, and none beside a full-width mark, with the words of %s',
    vendor => {
      speakOf(vendor)
      const found = keys.flatMap(key => {
        const sentences = seeds.map(seed => saidOf(zhCN as never, key, seed))
        return sentences.find(sentence => odd.test(sentence.replaceAll('：** ', ''))) ?? []
      })
      expect(found).toEqual([])
    }
  )

  test('call jobs and tasks as the console of the platform does', () => {
    const path = [
      {kind: 'job', name: 'a', batch: undefined},
      {kind: 'task', name: 'b', batch: undefined}
    ] as const
    const said = (vendor: string) => {
      speakOf(vendor)
      return [zhCN['part.path']({path}), zhCN['progress.state'](counted('job')), zhCN['next.fix'](task)]
    }
    const task = {thing: 'task', isOrder: false} as const
    const counted = (kind: 'job') => ({
      status: 'RUNNING',
      stuck: undefined,
      position: undefined,
      counted: {kind, all: 2, done: 1, failed: 0, running: 1},
      inBatch: undefined
    })
    expect(said('bkci')).toEqual([
      'Job a › 插件 b',
      'RUNNING，Job 完成 1/2，进行中 1',
      '在平台上打开该插件，排除原因后重新运行流水线'
    ])
    expect(said('codearts')).toEqual([
      '任务 a › 任务 b',
      'RUNNING，任务完成 1/2，进行中 1',
      '在平台上打开该任务，排除原因后重新运行流水线'
    ])
  })

  test('have a blank or nothing behind a link, which a full-width mark would become part of', () => {
    const found = keys.flatMap(key => {
      const sentences = seeds.map(seed => saidOf(zhCN as never, key, seed))
      return sentences.find(sentence => /https?:\/\/[!-~]*[\u3001\u3002\uff08-\uff1b]/.test(sentence)) ?? []
    })
    expect(found).toEqual([])
  })

  test('have no English left in them', () => {
    const bare =
      /^(?:several|end\.title|reason|parts\.wrong|log\.title|progress\.(?:action|detail)|failure\.http.*|github\.(?:final|refused)|timeline\.target|summary\.(?:notes|headline))$/
    const english = keys.filter(key =>
      seeds.some(seed => saidOf(en as never, key, seed) === saidOf(zhCN as never, key, seed))
    )
    expect(english.filter(key => !bare.test(key))).toEqual([])
  })
})
