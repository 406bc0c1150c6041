import {describe, expect, test} from '@jest/globals'
import {createPartNames} from '../../../src/logs/part-names.js'
import type {Part} from '../../../src/model/part.js'
import {addSecret} from '../../../src/output/redact.js'
import {english} from '../../support/english.js'
import {fc} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {part, target} from '../support/build.js'

const order = target()
const stage = (id: string) => part('running', {id, name: id, kind: 'stage'})
const job = (id: string, name: string, parent: string) => part('running', {id, name, parent, kind: 'job'})
const step = (id: string, name: string, parent: string) =>
  part('running', {id, name, parent, kind: 'step', hasLog: true})
const machine = (n: number) =>
  part('running', {id: `sn-${n}`, name: `web-${n} 10.0.0.${n} (sn-${n})`, machine: {host: `web-${n}`}})

function namesOf(parts: readonly Part[]): (string | undefined)[] {
  const names = createPartNames()
  names.see(order, parts)
  return parts.filter(({kind}) => kind !== 'stage' && kind !== 'job').map(p => names.short(order, p)?.name)
}

test('a name shows nothing of a secret, though a part of it is cut off', () => {
  const secret = 'pt-0123456789-in-a-name'
  addSecret(secret)
  const long = (end: string) => `${'x'.repeat(12)}${secret}${'y'.repeat(12)}${end}`
  const shown = namesOf([
    step('1', long('one'), ''),
    step('2', long('two'), ''),
    step(secret, 'a', ''),
    step('4', 'a', '')
  ])
  expect(shown).toEqual([
    'xxxxxxxxxxxx***yyyyyyyyyyyyone',
    'xxxxxxxxxxxx***yyyyyyyyyyyytwo',
    '1111 › a (***)',
    '1111 › a (4)'
  ])
})

describe('the name before the lines of a part', () => {
  test.each<[what: string, parts: Part[], names: (string | undefined)[]]>([
    ['is left out where it is the only one', [machine(1)], [undefined]],
    ['of a job with one step is left out too', [job('b', 'build', ''), step('1', 'make', 'b')], [undefined]],
    ['is the host name of a machine', [machine(1), machine(2)], ['web-1', 'web-2']],
    [
      'is the own name of a step where that is the only one of it',
      [job('b', 'build', ''), step('1', 'make', 'b'), step('2', 'pack', 'b')],
      ['make', 'pack']
    ],
    [
      'is a path where the names repeat, as far up as it has to be',
      [
        ...[stage('s1'), job('b', 'build', 's1'), step('1', '执行命令', 'b'), step('2', 'pack', 'b')],
        ...[job('t', 'test', 's1'), step('3', '执行命令', 't')],
        ...[stage('s2'), job('u', 'test', 's2'), step('4', '执行命令', 'u')]
      ],
      ['build › 执行命令', 'pack', 's1 › test › 执行命令', 's2 › test › 执行命令']
    ],
    [
      'has the id where nothing else differs',
      [job('b', 'build', ''), step('501/1', 'make', 'b'), step('501/2000000001', 'make', 'b')],
      ['1111 › make (501/1)', '1111 › make (…00000001)']
    ],
    [
      'of long names has both ends, and tells them apart all the same',
      [step('1', `deploy-to-${'x'.repeat(40)}-one`, ''), step('2', `deploy-to-${'x'.repeat(40)}-two`, '')],
      ['deploy-to-xxxxxxxxxx…xxxxxxxxxxxxxxx-one', 'deploy-to-xxxxxxxxxx…xxxxxxxxxxxxxxx-two']
    ]
  ])('%s', (_what, parts, names) => {
    expect(namesOf(parts)).toEqual(names)
  })

  test('has its order in it where several deploy to one machine', () => {
    const names = createPartNames()
    const other = target({id: '2222'})
    names.see(order, [machine(1), machine(2)])
    expect(names.short(order, machine(1))?.name).toBe('web-1')
    names.see(other, [machine(1)])
    expect(names.short(order, machine(1))?.name).toBe('1111 › web-1')
    expect(names.short(other, machine(1))?.name).toBe('2222 › web-1')
    expect(names.short(order, machine(2))?.name).toBe('web-2')
  })

  test.each<[what: string, parts: Part[], columns: number]>([
    ['of own names', [machine(1), machine(10)], 'web-10'.length],
    [
      'of paths where the names repeat, of which a sign may take two columns',
      [
        ...[job('b', 'build', ''), step('1', '执行命令', 'b'), step('2', 'pack', 'b')],
        ...[job('t', '单元测试', ''), step('3', '执行命令', 't')]
      ],
      '单元测试 › 执行命令'.length + 8
    ],
    [
      'of paths, where one end of them repeats too',
      ['s1', 's22'].flatMap(s => [stage(s), job(`${s}b`, 'build', s), step(`${s}c`, 'make', `${s}b`)]),
      's22 › build › make'.length
    ],
    ['of those with ids', [step('1', 'make', ''), step('22', 'make', '')], '1111 › make (22)'.length],
    ['of long ones, as far as there is room', [machine(1), step('1', 'x'.repeat(60), '')], 32]
  ])('stands in a column as wide as the widest %s', (_what, parts, columns) => {
    const names = createPartNames()
    names.see(order, parts)
    for (const p of parts) names.short(order, p)
    expect(names.columns()).toBe(columns)
    expect(names.columns()).toBe(columns)
  })

  test('belongs to no other part that is there, whatever parts come and go', () => {
    const name = fc.constantFrom('a', 'b', 'a › b', 'c')
    const parts = fc
      .array(fc.record({name, parent: fc.nat(5), kind: fc.constantFrom('job' as const, 'step' as const)}), {
        maxLength: 8
      })
      .map(list =>
        list.map(
          (one, i): Part =>
            part('running', {
              ...one,
              id: `id-${i}`,
              parent: one.parent < i ? `id-${one.parent}` : undefined,
              hasLog: one.kind === 'step'
            })
        )
      )
    fc.assert(
      fc.property(fc.array(parts, {minLength: 1, maxLength: 4}), polls => {
        const names = createPartNames()
        for (const poll of polls) {
          names.see(order, poll)
          const parents = new Set(poll.map(({parent}) => parent))
          const shown = poll.filter(p => p.hasLog || !parents.has(p.id))
          const all = shown.map(p => names.short(order, p)?.name)
          if (shown.length === 1) expect(all).toEqual([undefined])
          // Names that look like paths are told apart from paths of their own length only.
          else if (!poll.some(p => p.name.includes('›'))) expect(new Set(all).size).toBe(shown.length)
        }
      })
    )
  })

  slow('keeps its colour, and is found quickly among very many of one name', () => {
    const names = createPartNames()
    const all = Array.from({length: 20_000}, (_, i) => step(`${i}`, 'make', ''))
    names.see(order, all)
    const first = all.map(p => names.short(order, p))
    names.see(order, [...all].reverse())
    expect(all.map(p => names.short(order, p))).toEqual(first)
    expect(new Set(first.map(n => n?.name)).size).toBe(all.length)
  })
})

test('the title of a part names its batch, and a step with its job', () => {
  const names = createPartNames()
  const parts = [stage('s1'), job('b', 'build', 's1'), step('1', 'make', 'b'), {...machine(1), batch: 2}]
  names.see(order, parts)
  expect(parts.slice(2).map(p => names.title(order, p))).toEqual([
    'step build › make',
    'machine web-1 10.0.0.1 (sn-1), batch 2'
  ])
  expect(english(names.title(order, step('9', 'gone', 'x')))).toBe('step gone')
})
