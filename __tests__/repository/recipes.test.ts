import {readFileSync} from 'node:fs'
import {data, Evaluator, Lexer, Parser} from '@actions/expressions'
import {expect, test} from '@jest/globals'
import * as jq from 'jq-wasm'
import {makeResult, resultJson} from '../../src/report/result.js'
import {part, snapshot, target, watched} from '../unit/support/build.js'

const machine = (n: number, phase: 'success' | 'failure') =>
  part(phase, {
    id: `i-${n}`,
    name: `web-${n}`,
    batch: 1,
    machine: {sn: `i-${n}`, ip: `10.0.0.${n}`, host: `web-${n}`}
  })

/** A deploy order that failed on two machines, and one that nobody was let in to see. */
const RESULT = resultJson(
  makeResult(
    [
      watched(
        {outcome: 'failure', cause: {code: 'blocked', parts: []}},
        {
          snapshot: snapshot('failure', {
            parts: [machine(1, 'success'), machine(2, 'failure'), machine(3, 'failure')],
            blocked: {parts: [], settled: true},
            startedAt: 1_700_000_000_000,
            finishedAt: 1_700_000_090_000
          })
        },
        {
          target: target({
            id: '1111',
            label: 'deploy order 1111',
            ids: {'deploy-order-id': '1111'},
            url: 'https://flow.example/1111'
          })
        }
      ),
      watched(
        {
          outcome: 'error',
          cause: {
            code: 'refused',
            message: 'no',
            failure: {
              kind: 'permanent',
              label: 'HTTP 403',
              status: 403,
              code: 'Forbidden.X',
              requestId: 'req-7',
              hint: 'check the scope'
            }
          }
        },
        {},
        {target: target({id: '2222', label: 'deploy order 2222', url: 'https://flow.example/2222'})}
      )
    ],
    {
      vendor: 'yunxiao',
      operation: 'wait-deploy-order',
      polls: 7,
      waitedMs: 0,
      allowed: new Set(['success'] as const)
    }
  )
)

/** The recipes of a table of the page, by what is wanted. */
function recipesUnder(heading: string): [string, string][] {
  const page = readFileSync('docs/result.md', 'utf8')
  const rows =
    page
      .slice(page.indexOf(`| Wanted | ${heading} |`))
      .split('\n\n')[0]
      ?.split('\n')
      .slice(2) ?? []
  return rows.map(row => {
    const [, wanted = '', recipe = ''] = /^\| (.*?) \| `(.*)` \|$/.exec(row) ?? []
    return [wanted, recipe.replaceAll('\\|', '|')]
  })
}

const expressions: Readonly<Record<string, string>> = {
  'the link of the target that decided': 'https://flow.example/2222',
  'why the first target ended: a code of a closed list': 'blocked',
  'whether a limit of ours ended it, and not the platform': 'false',
  'the first part that failed, with what it is a piece of': 'machine web-2 of batch 1',
  'a step that runs only where a person must act': 'true',
  'every outcome, as a list': 'failure, error'
}

test('every expression of the page for results comes to what it says', () => {
  const recipes = recipesUnder('Expression')
  expect(recipes.map(([wanted]) => wanted)).toEqual(Object.keys(expressions))
  const of = (key: string, value: data.ExpressionData) => new data.Dictionary({key, value})
  const steps = of('deploy', of('outputs', of('result', new data.StringData(RESULT))))
  for (const [wanted, recipe] of recipes) {
    const expression = new Parser(new Lexer(recipe).lex().tokens, ['steps'], []).parse()
    const value = new Evaluator(expression, of('steps', steps)).evaluate()
    expect([wanted, value.coerceString()]).toEqual([wanted, expressions[wanted]])
  }
})

const filters: Readonly<Record<string, string>> = {
  'targets that are not green, with their links':
    'deploy order 1111: failure https://flow.example/1111\ndeploy order 2222: error https://flow.example/2222',
  'addresses of the machines that failed': '10.0.0.2,10.0.0.3',
  'what to do next, once each':
    'check the scope\nretry or skip the machine, or stop the order, on the pipeline page, and run this job again',
  'the platform’s code and request id, for its support': 'Forbidden.X req-7',
  'seconds on the platform by target': '{"1111":90,"2222":null}',
  'how many machines are done, of those in `parts`': '1'
}

test('every filter of the page for results comes to what it says', async () => {
  const recipes = recipesUnder('Filter')
  expect(recipes.map(([wanted]) => wanted.replaceAll("'", '’'))).toEqual(Object.keys(filters))
  for (const [wanted, recipe] of recipes) {
    const output = await jq.raw(JSON.parse(RESULT), recipe, ['-r', '-c'])
    expect([wanted, output.trimEnd()]).toEqual([wanted, filters[wanted.replaceAll("'", '’')]])
  }
})
