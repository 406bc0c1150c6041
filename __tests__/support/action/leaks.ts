import type {ActionRun} from './run-action.js'

/** A secret in the spellings in which text can carry it. */
export function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift, 'x'), bytes]).toString('base64')
    return text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + bytes.length) * 8) / 6))
  })
  return [
    secret,
    ...base64,
    ...base64.map(text => text.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    encodeURIComponent(secret)
  ]
}

/** The text behind a summary's numeric entities. */
export const withoutEntities = (html: string) =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

/** What a step printed, but for the lines that mask something. */
export const withoutMasks = (raw: string) =>
  raw
    .split('\n')
    .filter(line => !line.startsWith('::add-mask::'))
    .join('\n')

/** Everything that left the process with the secret in it, in whatever spelling. */
export function leaks({run, summary}: ActionRun, secret: string): string[] {
  const places: Record<string, string> = {
    stdout: withoutMasks(run.raw),
    stderr: run.stderr,
    summary: `${summary}\n${withoutEntities(summary)}`,
    outputs: JSON.stringify(run.outputs),
    state: JSON.stringify(run.state),
    env: JSON.stringify(run.env)
  }
  // Of a short text some spelling stands everywhere.
  const forms = spellings(secret).filter(form => form.length >= 6)
  return Object.entries(places).flatMap(([place, text]) =>
    forms.filter(form => text.toLowerCase().includes(form.toLowerCase())).map(form => `${place}: ${form}`)
  )
}
