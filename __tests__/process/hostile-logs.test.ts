import {expect} from '@jest/globals'
import {parseCommand} from '../../runner/commands.js'
import type {DeployOrderScenario, Event, Machine} from '../../simulator/yunxiao/deploy-order-scenario.js'
import {actCommands, actRunners} from '../support/act-runners.js'
import {leaks, spellings, withoutEntities} from '../support/action/leaks.js'
import {commandsNamed, digested, remoteLines, streamed, wholeLog} from '../support/action/log-views.js'
import type {ActionRun} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {
  answer,
  both,
  done,
  faulty,
  is,
  laid,
  machine,
  order,
  prints,
  says,
  sn
} from '../support/deploys/deploy-orders.js'
import {checkOrderWait, organizationId, token, waitForOrders} from '../support/deploys/order-waits.js'
import {generator} from '../support/random.js'

const LONG = 120_000
const STATEMENT =
  /^\s*(?:click|href|call|title|section(?! Batch \d+$)|gantt|(?:inclusive|top|today|week|acc[TD])\w*|includes|excludes|\d{4}-\d\d-\d\d)/i
const ESC = '\u001b'

const commands = [
  '::error::x',
  '::warning file=a.ts,line=1::x',
  '::notice::x',
  '::debug::x',
  '::group::x',
  '::endgroup::',
  '::set-output name=outcome::success',
  '::set-output name=deploy-order-id::9',
  '::save-state name=a::b',
  '::set-env name=NODE_OPTIONS::x',
  '::add-path::/x',
  '::add-mask::a',
  '::add-mask::Success',
  '::add-matcher::m.json',
  '::remove-matcher owner=x::',
  '::echo::bogus',
  '::stop-commands::x',
  '::stop-commands::',
  '::stop-commands::pause-logging',
  '::x::',
  '::nope:: ##[add-mask]x',
  '::ERROR::x',
  '::error ::x'
]
const olds = [
  '##[error]x',
  '##[set-output name=outcome]success',
  '##[save-state name=a]b',
  '##[add-mask]a',
  '##[group]x',
  '##[endgroup]',
  '##[ERROR]x'
]
// What a runner trims, and what a viewer does not show.
const spaces = [
  ...[
    ' ',
    '\t',
    '\u000b',
    '\u000c',
    '\u0085',
    '\u00a0',
    '\u1680',
    '\u2003',
    '\u2028',
    '\u2029',
    '\u202f',
    '\u205f'
  ],
  ...['\u3000', '\ufeff', '\u200b', '\u0000', '\u0008', '\r', ' \t ', '\u202e']
]
const escapes = [
  `${ESC}[0m`,
  `${ESC}[31;1m`,
  `${ESC}[2J${ESC}[H`,
  `${ESC}]0;title\u0007`,
  `${ESC}]8;;http://evil.example${ESC}\\`,
  `${ESC}]52;c;aGk=\u0007`,
  `${ESC}P1;2|x${ESC}\\`,
  `${ESC}kname${ESC}\\`,
  '\u009b31m',
  `${ESC}c`,
  ESC
]
const lines = [
  ...commands,
  ...olds,
  ...olds.map(text => `2026-01-01T00:00:00Z in mid line ${text}`),
  ...spaces.flatMap(space => [`${space}::error::x`, `${space}##[error]x`]),
  'progress 10 %\r::error::x',
  'progress 10 %\r\r\r##[error]x\r',
  '\r',
  ...escapes.flatMap(sequence => [
    `#${sequence}#[error]x`,
    `##${sequence}[error]x`,
    `${sequence}::error::x`,
    `:${sequence}:error::x`
  ]),
  '#\u0000#[error]x',
  '#\u200b#[error]x',
  '###[error]x',
  '####[error]##[error]x',
  '##_[error]x',
  '| ::error::x',
  `${'y'.repeat(996)}::error::x`,
  `${'y'.repeat(997)}##[error]x`,
  `${'y'.repeat(998)}##[error]x`,
  `${'y'.repeat(999)}##[error]x`,
  '##[error]'.repeat(600),
  'z'.repeat(5000),
  `${'\u0301'.repeat(3000)}`,
  '\ud83d\ude80'.repeat(1200),
  'lone \ud800 surrogate',
  '%0A::error::x%0D',
  'src/a.ts(1,2): error TS1: x',
  '',
  ' ',
  '</pre></details><img src=x onerror=alert(1)>',
  '[x](javascript:y) @org/team https://evil.example',
  '`'.repeat(40),
  '# heading',
  '<!--',
  '&lt;b&gt; &#60;b&#62;'
]

/** A token with characters that each spelling changes. */
const odd = 'pt-ab?cd>ef~gh?+/=&!'
const base64 = (text: string, shift = 0) => Buffer.from('x'.repeat(shift) + text).toString('base64')
const secrets = (secret: string) => [
  ...[0, 1, 2].map(shift => `Authorization: ${base64(secret, shift)}`),
  ...[0, 1, 2].map(shift => Buffer.from('x'.repeat(shift) + secret).toString('base64url')),
  ...spellings(secret),
  ...spellings(secret).map(text => text.toLowerCase()),
  `token=${secret}&x=1`,
  `${encodeURIComponent(secret).toLowerCase()}`,
  new URLSearchParams({secret}).toString(),
  JSON.stringify({secret}),
  [...secret].map((c, i) => (i % 3 === 1 ? `${ESC}[3${i % 8}m${c}` : c)).join(''),
  `${secret.slice(0, 6)}${ESC}[0m${secret.slice(6)}`,
  `progress\r${secret}`,
  ...[975, 985, 990, 995, 997, 998].map(n => 'w'.repeat(n) + secret),
  'w'.repeat(64 * 1024 - 8) + secret,
  secret.repeat(200)
]

const failing = (
  log: readonly string[],
  more: readonly Event[] = [],
  machines?: readonly Machine[]
): DeployOrderScenario =>
  order(
    [
      says('Running'),
      ...both('Running'),
      prints(2, log),
      ...more,
      is(1, 'Success', 4),
      is(2, 'Failed', 4),
      says('Failed', 4)
    ],
    machines ? {machines} : {}
  )

/** All that a benign step and a hostile one must have in common. */
function facts({run, result}: ActionRun) {
  const {result: _, polls, 'started-at': started, 'finished-at': finished, duration, ...outputs} = run.outputs
  return {
    outputs,
    code: run.code,
    state: run.state,
    env: run.env,
    commands: run.commands
      .filter(c => ['error', 'warning', 'notice'].includes(c.name))
      .map(({name, data}) => [name, data.replace(/:\d{4,5}$/, '')]),
    parts: result.targets.flatMap(t => t.parts.map(p => [p.name, p.status]))
  }
}

sideBySide('a hostile log', test => {
  test('would be commands if it were printed without care', async () => {
    for (const line of [...commands.slice(0, 18), ...olds]) expect(parseCommand(line)).toBeDefined()
  })

  test(
    'is only printed: commands, outputs, state and masks are those of a harmless log',
    async () => {
      const [hostile, benign] = await Promise.all([
        waitForOrders({orders: [failing(lines)]}),
        waitForOrders({orders: [failing(['one', 'two'])]})
      ])
      await checkOrderWait(hostile, 'failure', false)
      await checkOrderWait(benign, 'failure', false)
      expect(facts(hostile)).toEqual(facts(benign))
      // Shown all the same, each as one line at least, with its text.
      const shown = streamed(hostile, 'web-2')
      expect(shown.length).toBeGreaterThanOrEqual(lines.length)
      expect(shown).toEqual(expect.arrayContaining(commands.filter(text => !text.includes('##['))))
      expect(shown).toEqual(
        expect.arrayContaining(['##_[error]x', '2026-01-01T00:00:00Z in mid line ##_[error]x'])
      )
      expect(shown.join('')).toContain('z'.repeat(5000))
      // Of a line that overwrites itself the last state is what a terminal shows.
      expect(shown.join('\n')).not.toContain('progress 10 %')
    },
    LONG
  )

  test(
    'is only printed where no fence is, since commands begin a line there',
    async () => {
      const ran = await waitForOrders({orders: [failing(lines)], env: actRunners.act ?? {}})
      expect([ran.run.code, ran.run.outputs.outcome]).toEqual([1, 'failure'])
      const ours = /^(?:add-mask|group|endgroup|notice|warning|error)(?![\w-])/
      const taken = ran.run.raw
        .split(/\r\n|\r|\n/)
        .filter(line => !actCommands(line).every(n => ours.test(n)))
      expect(taken).toEqual([])
      // What GitHub takes for commands is none either.
      expect(facts(ran).commands.map(([name]) => name)).toEqual(['warning', 'error'])
      expect([ran.run.state, ran.run.env, ran.run.broken]).toEqual([{}, {}, false])
      expect(commandsNamed(ran, 'stop-commands')).toEqual([])
      expect(ran.run.log).toContain(' | ::set-output name=outcome::success')
    },
    LONG
  )

  test(
    'changes no success',
    async () => {
      const timeline = [
        says('Running'),
        ...both('Running'),
        prints(1, lines),
        ...both('Success', 4),
        says('Success', 4)
      ]
      const ran = await waitForOrders({orders: [order(timeline)]})
      await checkOrderWait(ran, 'success', true)
      expect(ran.run.conclusion).toBe('success')
      expect(commandsNamed(ran, 'warning')).toHaveLength(1)
    },
    LONG
  )

  test.each([token, odd])(
    'shows nothing of the token %s, in whatever spelling',
    async secret => {
      const log = secrets(secret)
      const ran = await waitForOrders({orders: [failing(log)], token: secret})
      await checkOrderWait(ran, 'failure', false)
      for (const text of [secret.slice(3, 12), secret.slice(-9)])
        expect(ran.run.raw.replace(/^::add-mask::.*/gm, '')).not.toContain(text)
      // A wrap may fall into the stars.
      const stars = streamed(ran, 'web-2').join('').split('***').length - 1
      expect(stars).toBeGreaterThanOrEqual(log.length)
      expect(digested(ran).join('\n')).toContain('***')
    },
    LONG
  )

  test.each([1, 2])(
    'of random parts (seed %i), cut anywhere, does nothing',
    async seed => {
      const random = generator(seed)
      const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
      const parts = [
        ...commands,
        ...olds,
        ...spaces,
        ...escapes,
        '#',
        '##',
        '[',
        ':',
        '::',
        '\r',
        '\n',
        '\r\n',
        'a',
        token,
        'q'.repeat(333)
      ]
      let text = ''
      for (let i = 0; i < 4000; i++) text += pick(parts) + (random() < 0.4 ? '\n' : '')
      const events: Event[] = []
      for (let from = 0, at = 0; from < text.length; at++) {
        const to = from + Math.floor((random() * text.length) / 5) + 1
        events.push({at, machine: sn(2), raw: text.slice(from, to)})
        from = to
      }
      const end = (events.at(-1)?.at ?? 0) + 2
      const timeline = [
        says('Running'),
        ...both('Running'),
        ...events,
        is(1, 'Success', end),
        is(2, 'Failed', end),
        says('Failed', end)
      ]
      const ran = await waitForOrders({orders: [order(timeline)]})
      await checkOrderWait(ran, 'failure', false)
      expect(remoteLines(ran).flatMap(block => block.lines).length).toBeGreaterThan(1000)
      expect(facts(ran).commands).toHaveLength(2)
    },
    LONG
  )

  test(
    'stays text in the summary',
    async () => {
      const ran = await waitForOrders({orders: [failing(lines.slice(-8))]})
      await checkOrderWait(ran, 'failure', false)
      const {summary} = ran
      expect(withoutEntities(summary)).toContain('<img src=x')
      expect(summary).not.toMatch(/<img|<!--|\]\(javascript|@org|https:\/\/evil|`{4}/)
      expect(summary.match(/<\/details>/g)).toHaveLength(1)
      expect([...summary.matchAll(/\]\(([^)]*)\)/g)].every(([, url]) => url === ran.run.outputs.url)).toBe(
        true
      )
    },
    LONG
  )
})

sideBySide('a hostile machine', test => {
  const names = [
    '::error::x',
    'a\n::set-output name=outcome::success',
    'a\r##[error]x',
    '##[add-mask]a',
    `#${ESC}[0m#[error]x`,
    '$(id) `id` "; rm -rf / \' \\ <b>',
    '</code><img src=x>|x|\n# h',
    '"]; click A "http://evil.example"\n%%{init: {}}%%',
    '%0A::error::x',
    'n'.repeat(4000),
    token,
    base64(token),
    `${token.slice(0, 7)}${ESC}[1m${token.slice(7)}`,
    '\u202egnp.exe',
    'section x',
    'TITLE x',
    'gantt-1',
    '2026-01-01'
  ]
  const cut = Math.ceil(names.length / 2)
  const cases = [
    {
      title: 'host names',
      machines: names.slice(0, cut).map((hostName, n) => ({...machine(n + 1), hostName}))
    },
    {
      title: 'addresses',
      machines: names.slice(cut).map((ip, n) => ({...machine(n + 1), ip, hostName: null}))
    }
  ]
  test.each(cases)(
    'is only named by its $title',
    async ({machines}) => {
      const each = machines.map((_, i) => i + 1)
      const timeline = [
        says('Running'),
        ...each.flatMap(i => [is(i, 'Running'), prints(i, ['x'])]),
        ...each.map(i => is(i, 'Failed', 4)),
        says('Failed', 4)
      ]
      const ran = await waitForOrders({orders: [order(timeline, {machines})]})
      await checkOrderWait(ran, 'failure', false)
      expect(ran.result.targets[0]?.parts).toHaveLength(machines.length)
      expect(ran.summary).not.toMatch(/<img|:\/\/evil|^# h/m)
      const chart = /```mermaid\ngantt\n([\s\S]*?)```/.exec(ran.summary)?.[1] ?? ''
      const bars = chart.split('\n').filter(line => / :/.test(line))
      expect(bars).toHaveLength(machines.length)
      expect(chart).not.toMatch(/%%\{|["`;<>[\]{}]/)
      // At the start of a line these are statements to mermaid, and the picture would be lost.
      expect(bars.filter(line => STATEMENT.test(line))).toEqual([])
    },
    LONG
  )

  const serials = [
    '',
    'a/b',
    '../../../x',
    '%2e%2e',
    '?a=b',
    '::error::x',
    'a\nb',
    '__proto__',
    '\ud83d\ude80'
  ]
  test.each([['..'], serials])(
    'with a serial number such as "%s" changes no verdict',
    async (...own: string[]) => {
      const machines: Machine[] = own.map(serial => ({sn: serial, ip: null, hostName: null, batch: 1}))
      const all = (status: string, at: number): Event[] => own.map(serial => ({at, machine: serial, status}))
      const timeline = [says('Running'), ...all('Running', 0), ...all('Success', 3), says('Success', 3)]
      const ran = await waitForOrders({orders: [order(timeline, {machines})]})
      await checkOrderWait(ran, 'success', true)
      // Every request is below the path of the order.
      const allowed = `/oapi/v1/flow/organizations/${organizationId}/pipelines/123/deploy/1111`
      const others = ran.requests.map(r => r.path).filter(path => path !== allowed)
      expect(others.filter(path => !/^\/machine\/[^/?#]+\/log$/.test(path.slice(allowed.length)))).toEqual([])
    },
    LONG
  )
})

sideBySide('a hostile text', test => {
  const evil = [
    '::error::x',
    '\n::set-output name=outcome::success',
    '\r##[error]y',
    ` ${token} ${base64(token)} `,
    ' $(id) `id` " \' \\ <img src=x> ',
    `${ESC}]0;t\u0007\u202e`,
    'e'.repeat(3000)
  ].join('')

  test.each([
    {title: 'in the status', of: laid(done, {status: evil}), outcome: 'error'},
    {
      title: 'in a status that changes with each poll',
      of: order(Array.from({length: 100}, (_, i) => says(`${evil.slice(0, 60)} ${i}`, i))),
      outcome: 'error'
    },
    {
      title: "in a machine's status",
      of: order([says('Success'), is(1, 'Success'), is(2, evil)]),
      outcome: 'failure'
    },
    {
      title: 'in the exception code',
      of: laid(order([says('Failed'), ...both('Failed')]), {exceptionCode: evil}),
      outcome: 'failure'
    },
    {title: 'in the id', of: laid(done, {deployOrderId: evil}), outcome: 'error'},
    {
      title: 'in an error that is final',
      of: faulty(done, answer(403, {errorCode: evil, errorMessage: evil, requestId: evil})),
      outcome: 'error'
    },
    {
      title: 'in an error that passes by',
      of: faulty(done, answer(500, {code: evil, message: evil, traceId: evil})),
      outcome: 'error'
    },
    {title: 'in an error page', of: faulty(done, answer(500, evil)), outcome: 'error'},
    {
      title: 'where a redirect points',
      of: faulty(done, answer(302, '', {location: `http://${token}.example/?::error::x=${token}`})),
      outcome: 'error'
    },
    {
      title: 'in the error of a log',
      of: faulty(done, answer(403, {errorMessage: evil}), {on: 'log'}),
      outcome: 'success'
    }
  ] as const)(
    '$title is one clean line',
    async ({title, of, outcome}) => {
      const ran = await waitForOrders({
        orders: [of],
        inputs: {...(title.includes('log') ? {} : {logs: 'none'}), 'outage-tolerance': '0s'}
      })
      await checkOrderWait(ran, outcome, outcome === 'success')
      expect(leaks(ran, token)).toEqual([])
      expect(ran.summary).not.toContain('<img')
      // Ten annotations of a kind are all that a step has.
      expect(commandsNamed(ran, 'warning').length).toBeLessThanOrEqual(9)
      expect(wholeLog(ran)).not.toContain(`${ESC}]0`)
    },
    LONG
  )
})
