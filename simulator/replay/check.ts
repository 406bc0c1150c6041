import {BLANK, parseRecording, type RecordedExchange} from '../../src/record/format.js'
import {isSecretName, shapesIn} from '../../src/record/secret-shapes.js'

/** What in a recording is, or may be, somebody's secret; never with the secret itself. */
export interface Checked {
  /** One for each place. */
  secrets: readonly string[]
  /** What is no secret, and may be private all the same. */
  notes: readonly string[]
}

const HEADER = /^(?:.*authorization|(?:set-)?cookie|.*-token|.*-secret|.*-key)$/
const MAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/g

/** Checks a recording. Throws an error whose message names the line that is wrong. */
export function checkRecording(text: string): Checked {
  const {head, exchanges} = parseRecording(text)
  const inputs = Object.entries(head.inputs).flatMap(([name, value]) =>
    isSecretName(name) && value !== BLANK
      ? [`line 1, input ${name}: a credential`]
      : found(`line 1, input ${name}`, value)
  )
  const secrets = [...inputs, ...found('line 1, endpoint', head.endpoint), ...exchanges.flatMap(secretsOf)]
  const mails = new Set(text.match(MAIL))
  return {
    secrets: [...new Set(secrets)],
    notes: mails.size === 0 ? [] : [`${mails.size} e-mail ${mails.size === 1 ? 'address' : 'addresses'}`]
  }
}

function secretsOf({path, headers, body, failed = ''}: RecordedExchange, i: number): string[] {
  const line = `line ${i + 2}`
  const inHeaders = Object.entries(headers).flatMap(([name, value]) =>
    HEADER.test(name.toLowerCase()) && value !== BLANK
      ? [`${line}, header ${name}: a credential`]
      : found(`${line}, header ${name}`, value)
  )
  return [
    ...found(`${line}, path`, path),
    ...inHeaders,
    ...found(`${line}, body`, body),
    ...named(line, body),
    ...found(`${line}, failed`, failed)
  ]
}

function found(place: string, text: string): string[] {
  return shapesIn(text).map(shape => `${place}: ${shape}`)
}

const FIELD = /"([\w.-]{1,100})"\s{0,3}:\s{0,3}"((?:[^"\\]|\\.)*)"/g

/** Fields of JSON whose names say that they hold a secret. */
function named(line: string, body: string): string[] {
  return [...body.matchAll(FIELD)].flatMap(([, name = '', value = '']) =>
    isSecretName(name) && value !== '' && value !== BLANK ? [`${line}, body: the field ${name}`] : []
  )
}
