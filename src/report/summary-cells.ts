import {asWritten} from './safe-text.js'

// What means something to markdown, HTML or GitHub. A colon before a blank means nothing, nor does a dash inside a word
// (but in GH-1, an issue); a dot does after `www` alone.
const SIGNS =
  /[^A-Za-z0-9 ,.:;'()?=\u00a1-\uffff-]|:(?! )|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])|(?<=\bgh)-|(?<=www)\./gi

/** Remote text in markdown. What could be markdown, HTML, a link or a mention becomes entities. */
export function text(value: string): string {
  // Outside code GitHub would still read an @ as a mention.
  return entities(asWritten(value).replaceAll('@', '＠'), SIGNS)
}

/** Remote text in a code span; `''` for an empty text, since an empty span would be shown. */
export function code(value: string): string {
  return value === '' ? '' : `<code>${entities(asWritten(value), SIGNS)}</code>`
}

/** What `unsafe` finds, as entities; control characters as blanks. */
export function entities(value: string, unsafe: RegExp): string {
  return value.replace(unsafe, c => (c.charCodeAt(0) < 32 ? ' ' : `&#${c.charCodeAt(0)};`))
}

/** A link with a label in markdown; the label alone where the address is neither http nor https. */
export function link(url: string, label: string): string {
  if (!/^https?:\/\//.test(url)) return label
  const safe = url.replace(/[()<>"'\s|\\[\]`*_~]/g, c => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return `[${label}](${safe})`
}

/** A table of markdown; columns in which no row has anything are left out. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = heads.map((_, i) => rows.some(row => row[i] !== ''))
  const line = (cells: readonly string[]) => `| ${cells.filter((_, i) => used[i]).join(' | ')} |`
  return `${[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`
}
