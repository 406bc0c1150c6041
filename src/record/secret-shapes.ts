import {BLANK} from './format.js'

/**
 * What looks like a secret, whoever it belongs to: the first group of a pattern stays, the second one is the secret. Quotes
 * may be escaped, since JSON stands within JSON.
 */
interface Shape {
  name: string
  pattern: RegExp
  /** One of these stands in every text that it is found in; in lower case. */
  hints: readonly string[]
}

const shapes: readonly Shape[] = [
  {
    name: 'an authorization header',
    pattern:
      /((?:authorization|x-auth-token|x-yunxiao-token|x-security-token|private-token)["'\\]{0,4} {0,3}[:=] {0,3}["'\\]{0,4})((?!\*\*\*)[^\s"'\\][^\r\n"'\\]{3,})/gi,
    hints: ['authorization', '-token']
  },
  {
    name: 'a bearer token or login',
    pattern: /(\b(?:bearer|basic) {1,3})((?!\*\*\*)[\w+/.~=-]{16,})/gi,
    hints: ['bearer ', 'basic ']
  },
  {
    name: 'a cookie',
    pattern: /(cookie["'\\]{0,4} {0,3}[:=] {0,3}["'\\]{0,4})((?!\*\*\*)[\w.-]{1,100}=[^\r\n"'\\]{1,})/gi,
    hints: ['cookie']
  },
  {
    name: 'a private key',
    pattern: /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)((?!\*\*\*)[\w+/=\s\\]{16,})/g,
    hints: ['private key-----']
  },
  {
    name: 'a signed token (JWT)',
    pattern: /((?<![\w-]))(eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{0,})/g,
    hints: ['eyj']
  },
  {
    name: 'an access token',
    pattern:
      /(\b)(pt-[\w-]{20,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_\w{30,}|xox[abprs]-[\w-]{10,})/g,
    hints: ['pt-', 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_', 'glpat-', 'npm_', 'xox']
  },
  {
    name: 'an access key (AK)',
    pattern: /(\b)(LTAI[A-Za-z0-9]{12,26}|AKID[A-Za-z0-9]{13,40}|A[KS]IA[A-Z0-9]{16}|HST[A-Z0-9]{17,37})\b/g,
    hints: ['ltai', 'akid', 'akia', 'asia', 'hst']
  },
  {
    name: 'a key of 20 capitals and digits, as an AK of Huawei Cloud is',
    pattern: /(\b)((?=[A-Z]{0,19}[0-9])(?=[0-9]{0,19}[A-Z])[A-Z0-9]{20})\b/g,
    hints: []
  },
  {
    name: 'a key of 40 letters and digits, as an SK of Huawei Cloud is',
    pattern: /(\b)((?=[A-Z0-9]{0,39}[a-z])(?=[a-z0-9]{0,39}[A-Z])(?=[A-Za-z]{0,39}[0-9])[A-Za-z0-9]{40})\b/g,
    hints: []
  },
  {
    name: 'a credential in a URL',
    pattern:
      /([?&;](?:access_?token|token|sign|signature|sig|password|secret|app_secret|bk_app_secret|(?:oss|aws)?accesskeyid|q-sign[a-z-]{0,20}|x-[a-z]{2,5}-(?:signature|credential|security-token))=)((?!\*\*\*)[^&\s"'<>\\#]{4,})/gi,
    hints: ['token=', 'sign', 'sig=', 'password=', 'secret=', 'accesskeyid=', 'credential=']
  },
  {
    name: 'a password in a URL',
    pattern: /(:\/\/)((?!\*\*\*)[^\s/?#@:"'\\]{1,100}:[^\s/?#@"'\\]{1,200})(?=@)/g,
    hints: ['://']
  },
  {
    name: 'a value that is named as a secret',
    pattern:
      /((?:passw(?:or)?d|secret|token|(?:access|secret|private|api)[_-]?key)["'\\]{0,4} ?[:=] ?["'\\]{0,4})((?!\*\*\*)(?=[^\s"'\\,;&]{0,60}[0-9])[^\s"'\\,;&]{8,})/gi,
    hints: ['passw', 'secret', 'token', 'key']
  }
]

/** The text with all that looks like a secret blanked. */
export function hideShapes(text: string): string {
  return likely(text).reduce((hidden, {pattern}) => hidden.replace(pattern, `$1${BLANK}`), text)
}

/** What in a text looks like a secret: the names of the shapes, each once. */
export function shapesIn(text: string): string[] {
  return likely(text).flatMap(({name, pattern}) => (text.search(pattern) >= 0 ? [name] : []))
}

/** The shapes that a quick search does not rule out. */
function likely(text: string): readonly Shape[] {
  const lower = text.toLowerCase()
  return shapes.filter(({hints}) => hints.length === 0 || hints.some(hint => lower.includes(hint)))
}

const SECRET_NAME =
  /(?:^|_)(?:passw(?:or)?d|pwd|secret|token|credentials?|authorization|cookie|signature|ak|sk|(?:access|secret|private|api)_?key)(?:_(?:id|value|key))?$/
// They name a place in a list.
const PAGE_TOKEN = /(?:page|next|continuation)_token$/

/** Whether a field or variable of this name holds a secret: `accessToken`, `DB_PASSWORD`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-. ]/g, '_')
    .toLowerCase()
  return SECRET_NAME.test(words) && !PAGE_TOKEN.test(words)
}
