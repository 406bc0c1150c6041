// In columns, of which a Chinese character takes two: a longer name would have no place beside a short bar.
const MOST_COLUMNS = 24
const MOST_COLUMNS_INSIDE = 60
// So many columns a bar has room for that is as long as the picture, where a page is narrow.
const PICTURE_COLUMNS = 80
// The width of a column in px, in the font of mermaid's labels.
const COLUMN = 6.2

// What begins a line of a gantt picture with a meaning, in any case; a date does so, too.
const KEYWORD =
  /^(?:gantt|dateformat|inclusiveenddates|topaxis|axisformat|tickinterval|includes|excludes|todaymarker|weekday|weekend|title|acctitle|accdescr|section|click|href|call|vert|[0-9])/i

/** The most columns of a label whose bar takes this share of the picture's width. */
export function mostColumns(share: number): number {
  return Math.min(MOST_COLUMNS_INSIDE, Math.max(MOST_COLUMNS, Math.floor(share * PICTURE_COLUMNS)))
}

/**
 * A name as mermaid takes it, which has a grammar of its own: letters, digits and a few signs; cut in its middle where it
 * has more than `most` columns. `kind` stands before it where the name alone would be a keyword or a number, and where `withKind` asks for it.
 */
export function plainLabel(name: string, kind: string, {withKind = false, most = MOST_COLUMNS} = {}): string {
  const plain = name
    .replace(/[^\p{L}\p{N}_.+/() -]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  const isClear = plain !== '' && !KEYWORD.test(plain)
  const bare = isClear && (!withKind || plain.startsWith(`${kind} `)) ? plain : `${kind} ${plain}`.trim()
  return cutInMiddle(bare, most)
}

/** The width of a label as drawn, in px. */
export function widthOf(label: string): number {
  return columnsOf(label) * COLUMN
}

function columnsOf(label: string): number {
  let columns = 0
  for (const c of label) columns += isWide(c) ? 2 : 1
  return columns
}

/** Chinese, Japanese, Korean, and what takes as much room. */
function isWide(c: string): boolean {
  return (c.codePointAt(0) ?? 0) >= 0x1100
}

function cutInMiddle(label: string, most: number): string {
  if (columnsOf(label) <= most) return label
  const characters = [...label]
  const head = takeColumns(characters, Math.ceil(most / 2))
  const tail = takeColumns(characters.reverse(), Math.floor(most / 2) - 1).reverse()
  return `${head.join('').trim()}…${tail.join('').trim()}`
}

function takeColumns(characters: readonly string[], most: number): string[] {
  let columns = 0
  return characters.slice(
    0,
    characters.findIndex(c => {
      columns += isWide(c) ? 2 : 1
      return columns > most
    })
  )
}
