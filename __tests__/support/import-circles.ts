/** The ways from a file over its imports back to itself, each once. `importsOf` answers the files that one imports. */
export function importCircles(
  files: readonly string[],
  importsOf: (path: string) => readonly string[]
): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path])
    if (done.has(path) || way.includes(path)) return
    for (const name of importsOf(path)) visit(name, [...way, path])
    done.add(path)
  }
  for (const path of files) visit(path, [])
  return circles
}
