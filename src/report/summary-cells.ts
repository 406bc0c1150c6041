/** Remote text in markdown. Punctuation becomes entities: none of it can be markdown, HTML, a link or a mention. */
export function text(value: string): string {
  // Outside code GitHub would still read an @ as a mention.
  return escaped(value.replaceAll('@', '＠'))
}

function escaped(value: string): string {
  return entities(value, /[^A-Za-z0-9 ,\u00a1-\uffff]/g)
}

/** The same as code; `''` where there is none. */
export function code(value: string): string {
  return value === '' ? '' : `<code>${escaped(value)}</code>`
}

/** What `unsafe` finds, as entities; control characters as blanks. */
export function entities(value: string, unsafe: RegExp): string {
  return value.replace(unsafe, c => (c.charCodeAt(0) < 32 ? ' ' : `&#${c.charCodeAt(0)};`))
}

/** A link to the platform; `''` for what is no web address. */
export function link(url: string): string {
  if (!/^https?:\/\//.test(url)) return ''
  const safe = url.replace(/[()<>"'\s|\\[\]`*_~]/g, c => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return `[open on the platform](${safe})`
}

/** A duration in seconds, for people. */
export function seconds(value: number): string {
  return value < 120 ? `${value} s` : `${Math.floor(value / 60)} min ${value % 60} s`
}
