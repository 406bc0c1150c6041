import {expect, test} from '@jest/globals'
import {sanitize} from '../support/blocks.js'

/**
 * How the patterns of well-known problem matchers begin, as their actions had them in December 2026: that alone decides
 * whether a line behind a prefix can match. `line` is what the tool prints.
 */
const matchers: readonly {
  tool: string
  begins: RegExp
  line: string
  behind: {bar: boolean; blank: boolean}
}[] = [
  // Their first character must not be white space.
  {
    tool: 'tsc',
    begins: /^\S.*\(\d+,\d+\): error/,
    line: 'a.ts(1,2): error TS1: x',
    behind: {bar: true, blank: false}
  },
  // A fixed word comes first, perhaps behind white space.
  {
    tool: 'python',
    begins: /^\s*File "/,
    line: '  File "a.py", line 1, in f',
    behind: {bar: false, blank: false}
  },
  {
    tool: 'java',
    begins: /^Exception in thread/,
    line: 'Exception in thread "main" E: x',
    behind: {bar: false, blank: false}
  },
  {
    tool: 'eslint-stylish',
    begins: /^\s+\d+:\d+\s+error/,
    line: '  1:2  error  x  rule',
    behind: {bar: false, blank: false}
  },
  // Anything may come first.
  {tool: 'gcc', begins: /^.*:\d+:\d+:\s+error:/, line: 'a.c:1:2: error: x', behind: {bar: true, blank: true}},
  {
    tool: 'csc',
    begins: /^.*\(\d+,\d+\):\s+error/,
    line: 'a.cs(1,2): error CS1: x [a.csproj]',
    behind: {bar: true, blank: true}
  },
  {
    tool: 'eslint-compact',
    begins: /^.+:\sline\s\d+/,
    line: '/a.js: line 1, col 2, Error - x (rule)',
    behind: {bar: true, blank: true}
  },
  {tool: 'go', begins: /\.{0,2}\/.+\.go:\d+:\d+: /, line: './a.go:1:2: x', behind: {bar: true, blank: true}}
]

test.each(matchers)(
  'a line of $tool matches the matcher of its action behind a prefix as the threat model says',
  ({begins, line, behind}) => {
    expect(begins.test(line)).toBe(true)
    expect(begins.test(`| ${line}`)).toBe(behind.bar)
    expect(begins.test(` | ${line}`)).toBe(behind.blank)
  }
)

test('no remote line is printed without the bar, which keeps matchers off that want a word or a number first', () => {
  for (const {line, begins, behind} of matchers) {
    const [printed = ''] = sanitize(`${line}\n`)
    expect(printed).toMatch(/^ ?\| /)
    if (!behind.bar) expect(begins.test(printed)).toBe(false)
  }
})
