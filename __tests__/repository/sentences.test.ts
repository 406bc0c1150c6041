import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from '@jest/globals'

const src = fileURLToPath(new URL('../../src/', import.meta.url))
const files = readdirSync(src, {recursive: true, encoding: 'utf8'})
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.ts'))
const tables = files
  .filter(path => path.startsWith('messages/'))
  .map(path => readFileSync(join(src, path), 'utf8'))
  .join('\n')

/** A text in quotes or a template, and what stands before it. */
interface Literal {
  text: string
  before: string
}

/** The texts of a file, those of templates with a blank for each value; comments and patterns are passed over. */
function literalsOf(code: string): Literal[] {
  const found: Literal[] = []
  const open: {text: string; before: string; depth: number}[] = []
  let at = 0
  const template = (from: number, text: string, before: string) => {
    for (let i = from; i < code.length; i++) {
      if (code[i] === '\\') text += code.slice(i, ++i + 1)
      else if (code[i] === '`') {
        found.push({text, before})
        return i + 1
      } else if (code.startsWith('${', i)) {
        open.push({text: `${text} `, before, depth: 0})
        return i + 2
      } else text += code[i]
    }
    return code.length
  }
  while (at < code.length) {
    const before = code.slice(Math.max(0, at - 60), at)
    const rest = code.slice(at)
    const inner = open.at(-1)
    const skipped =
      /^\/\/.*/.exec(rest) ??
      /^\/\*[\s\S]*?\*\//.exec(rest) ??
      (/[=(,:!&|?[{;\n]\s*$/.test(before) ? /^\/(?:\[(?:\\.|[^\]\\])*\]|\\.|[^/\\\n[])+\//.exec(rest) : null)
    const quoted = /^'((?:\\.|[^'\\])*)'|^"((?:\\.|[^"\\])*)"/.exec(rest)
    if (skipped) at += skipped[0].length
    else if (quoted) {
      found.push({text: quoted[1] ?? quoted[2] ?? '', before})
      at += quoted[0].length
    } else if (rest.startsWith('`')) at = template(at + 1, '', before)
    else if (rest.startsWith('}') && inner?.depth === 0) {
      open.pop()
      at = template(at + 1, inner.text, inner.before)
    } else {
      if (inner && rest.startsWith('{')) inner.depth++
      if (inner && rest.startsWith('}')) inner.depth--
      at++
    }
  }
  return found
}

/** Three English words or more, or anything in Chinese. */
function isSentence(text: string): boolean {
  const words = text.match(/(?<![\w./-])[A-Za-z]{2,}(?:'s)?(?![\w/-]|\.\w)/g) ?? []
  return (words.length >= 3 && /[a-z] /.test(text)) || /\p{Script=Han}/u.test(text)
}

/** What stands before a text that nobody reads, or that is only a name. */
const isNoSentence = [
  /\bnew \w*(?:Error)\(\s*$/, // for developers: what a user reads of it is a message
  /\blabel: (?:[^'"`]*[?:] )?$/, // what the histogram counts
  /\bkey: $/,
  /\.describe\($/, // the schema of `result`
  /\bform: $/
]
const others: Readonly<Record<string, string>> = {
  'SDK-HMAC-SHA256 Access= , SignedHeaders= , Signature= ': 'a header',
  '---\\nconfig:\\n  gantt:\\n    leftPadding:  \\n---\\n': 'mermaid',
  'the process received  ': 'the text of an error',
  '(its copy of the request)': 'within words of the platform',
  'not known yet': 'a value',
  'another wait ended this one': 'the reason of an abort',
  'AWS, EKS Pod Identity': 'a name',
  '::error::await-deploy: an internal fault, so there is no verdict\\n': 'when nothing else works any more'
}
/** What stands in a recording, which is for those who write the code. */
const inRecordings = ['record/format.ts', 'record/secret-shapes.ts']
/** Words that the tables take as facts. */
const isFact = (text: string) => tables.includes(`'${text}'`)

function sentencesIn(path: string): string[] {
  return literalsOf(readFileSync(join(src, path), 'utf8'))
    .filter(({text}) => isSentence(text) && others[text] === undefined && !isFact(text))
    .filter(({before}) => !isNoSentence.some(pattern => pattern.test(before)))
    .map(({text}) => `${path}: ${text}`)
}

test('every sentence that a person reads stands in the tables, and nowhere else', () => {
  const code = files.filter(path => !path.startsWith('messages/') && !inRecordings.includes(path))
  expect(code.length).toBeGreaterThan(100)
  expect(code.flatMap(sentencesIn)).toEqual([])
})

test.each([
  ['a text', "printer.line('the wait is over')", 'the wait is over'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is looked for
  ['a template', 'warn(`the wait for ${x.map(y => `${y}`)} is over`)', 'the wait for   is over'],
  ['Chinese', "line('等待结束')", '等待结束']
])('a sentence in code is seen: %s', (_what, code, text) => {
  expect(literalsOf(code).filter(one => isSentence(one.text))).toMatchObject([{text}])
})
