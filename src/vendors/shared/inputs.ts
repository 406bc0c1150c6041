/** A list input: one item a line, or commas. */
export function readList(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[\n,]/)
    .map(item => item.trim())
    .filter(item => item !== '')
}
