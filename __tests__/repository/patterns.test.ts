import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from '@jest/globals'
import {parseSync} from '@swc/core'
import {check} from 'recheck'
import {slow} from '../support/slow.js'

const src = fileURLToPath(new URL('../../src/', import.meta.url))
const files = readdirSync(src, {recursive: true, encoding: 'utf8'})
  .filter(path => path.endsWith('.ts'))
  .map(path => path.replaceAll('\\', '/'))
  .sort()

interface Pattern {
  file: string
  source: string
  flags: string
}

/** Every node of a syntax tree that is of one of these types. */
function* nodesOf(tree: unknown, types: readonly string[]): Generator<Record<string, unknown>> {
  if (typeof tree !== 'object' || tree === null) return
  const node = tree as Record<string, unknown>
  if (typeof node.type === 'string' && types.includes(node.type)) yield node
  for (const value of Object.values(node)) yield* nodesOf(value, types)
}

const treeOf = (file: string) => parseSync(readFileSync(join(src, file), 'utf8'), {syntax: 'typescript'})

function literalsOf(file: string): Pattern[] {
  return [...nodesOf(treeOf(file), ['RegExpLiteral'])].map(({pattern, flags}) => ({
    file,
    source: String(pattern),
    flags: String(flags)
  }))
}

/** How many places of a file build a pattern out of text. */
function buildersOf(file: string): number {
  return [...nodesOf(treeOf(file), ['NewExpression', 'CallExpression'])].filter(
    ({callee}) => (callee as {value?: unknown}).value === 'RegExp'
  ).length
}

/** Loads all of the sources, and answers the patterns that they build meanwhile. */
async function builtPatterns(): Promise<Pattern[]> {
  const built: Pattern[] = []
  const Plain = globalThis.RegExp
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, [source, flags]: [string, string?]) {
      const file = /\/src\/([^:?]+\.ts)/.exec(new Error().stack?.split('\n')[2] ?? '')?.[1]
      if (file !== undefined) built.push({file, source, flags: flags ?? ''})
      return new target(source, flags)
    }
  })
  try {
    for (const file of files) {
      if (file !== 'index.ts') await import(`../../src/${file.replace(/\.ts$/, '.js')}`) // that one runs the action
    }
    const {addSecret, redact} = await import('../../src/output/redact.js')
    const long = `${Array.from({length: 80}, (_, i) => `w${i}`).join('/')}(a+)+$`
    for (const secret of ['(a+)+$ [^x]*.*|\\w+ and other characters', long]) addSecret(secret)
    redact(`what finds them is made now: ${long}`)
  } finally {
    globalThis.RegExp = Plain
  }
  return built
}

const literals = files.flatMap(literalsOf)
const built = await builtPatterns()

test('every pattern of the sources is seen', () => {
  const text = files.map(file => readFileSync(join(src, file), 'utf8')).join('\n')
  expect(literals.length).toBeGreaterThan(text.match(/\/[dgimsuvy]*\.(?:test|exec)\(/g)?.length ?? 0)
  for (const file of files) {
    const seen = new Set(built.filter(pattern => pattern.file === file).map(({source}) => source))
    expect([file, seen.size >= buildersOf(file)]).toEqual([file, true])
  }
})

/**
 * Its search is random: with a seed, and bounds of characters in place of time, it says the same of the same pattern on any
 * machine.
 */
const SEARCH = {
  timeout: 120_000,
  randomSeed: 1,
  maxIteration: 4,
  maxInitialGenerationSize: 200,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null
}

// Remote text can be megabytes long: a pattern whose time grows with the square of it stops the process for hours.
describe('a pattern', () => {
  slow.each([...literals, ...built])(
    'takes time in proportion to the text alone: $file: /$source/$flags',
    async ({source, flags}) => {
      const found = await check(source, flags, SEARCH)
      expect(found).toMatchObject({
        status: 'safe',
        complexity: {type: expect.stringMatching(/^(?:safe|linear)$/)}
      })
    },
    150_000
  )

  test.each([
    ['(a+)+$', ''],
    ['\\s+$', ''],
    ['^\\s*x', 'm'],
    ['(\\w+\\s*=\\s*)+\\w+$', '']
  ])('that takes more is found out: /%s/%s', async (source, flags) => {
    expect((await check(source, flags, SEARCH)).status).toBe('vulnerable')
  })
})
