/** Whether a text can be the id of a project, a pipeline or a run: 32 hexadecimal digits, in either case. */
export function isId(text: string): boolean {
  return /^[0-9a-fA-F]{32}$/.test(text)
}

/** Whether an id that an answer names can stand in a path: ids of jobs and steps have no documented form. */
export function isPathId(text: string): boolean {
  return /^[0-9A-Za-z_-]{1,64}$/.test(text)
}

/** Whether two spellings name the same thing: ids are hexadecimal, and are written in either case. */
export function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
