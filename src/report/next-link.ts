/**
 * The page that a next step names (` at https://…`), where it is that of the target or one below it; else the page of the
 * target. `step` is the next step without it.
 */
export function pageOfNext(next: string, page: string): {step: string; page: string} {
  const at = page === '' ? -1 : next.indexOf(` at ${page}`)
  if (at < 0) return {step: next, page}
  const after = next.slice(at + 4)
  const named = after.split(/,?(?:\s|$)/, 1)[0] ?? ''
  return {step: next.slice(0, at) + after.slice(named.length), page: named}
}
