/** Of the JSON texts inside one answer so many characters are parsed: nothing else gets its turn meanwhile. */
const MOST_CHARACTERS = 512 * 1024

/** What is left for the texts of the answer that is being read. */
let room = MOST_CHARACTERS

/** Reads an answer, which waits for nothing: the JSON texts in it are parsed as long as there is room for them. */
export function withJsonTexts<T>(read: () => T): T {
  room = MOST_CHARACTERS
  return read()
}

/** Whether a text is still to be parsed, of the answer that is being read by `withJsonTexts`. */
export function hasRoomFor(text: string): boolean {
  if (text.length > room) return false
  room -= text.length
  return true
}
