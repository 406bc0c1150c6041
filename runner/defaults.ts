import {data, Evaluator, Lexer, Parser} from '@actions/expressions'

/** What the runner knows as `github`, as far as defaults of inputs ask for it. */
export interface GitHubContext {
  token: string
  sha: string
  event: unknown
}

const WHOLE = /^\s*\$\{\{(.*)\}\}\s*$/s

/** A default as the runner hands it over: an expression is evaluated, by GitHub's own parser. */
export function evaluateDefault(text: string, github: GitHubContext): string {
  const expression = WHOLE.exec(text)?.[1]
  if (expression === undefined) return text
  const parsed = new Parser(new Lexer(expression).lex().tokens, ['github'], []).parse()
  const context = JSON.parse(JSON.stringify({github}), data.reviver) as data.Dictionary
  return new Evaluator(parsed, context).evaluate().coerceString()
}
