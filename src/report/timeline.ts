import type {PartResult, TargetResult} from './result-schema.js'

const MOST_ROWS = 60
const tags: Readonly<Partial<Record<PartResult['phase'], string>>> = {
  success: 'done, ',
  failure: 'crit, ',
  cancelled: 'crit, ',
  running: 'active, '
}

/** A gantt chart (mermaid) of the parts whose times are known; `''` for fewer than two. */
export function timeline(targets: readonly TargetResult[]): string {
  const several = targets.length > 1
  const rows = targets
    .flatMap(target => barsOf(target).map(part => ({target, part})))
    .slice(0, MOST_ROWS)
    .map(({target, part}) => ({part, section: sectionOf(target, part, several)}))
  if (rows.length < 2) return ''
  let section = ''
  const lines = rows.map(({part, section: own}) => {
    const head = own === section ? '' : `  section ${own}\n`
    section = own
    // A bar needs some width to be seen.
    const from = Date.parse(part.startedAt)
    const to = Math.max(Date.parse(part.finishedAt), from + 1000)
    // With its kind before it, a name cannot be a keyword of mermaid.
    return `${head}  ${part.kind} ${plain(part.name)} :${tags[part.phase] ?? ''}${from}, ${to}`
  })
  return `\`\`\`mermaid\ngantt\n  dateFormat x\n  axisFormat %H:%M:%S\n${lines.join('\n')}\n\`\`\`\n`
}

/** Of a tree only one level is drawn: bars of all levels would hide each other. */
function barsOf({parts}: TargetResult): PartResult[] {
  const timed = parts.filter(
    part => part.startedAt !== '' && part.finishedAt !== '' && part.duration !== null
  )
  const levels = (['machine', 'job', 'environment', 'stage'] as const).map(kind =>
    timed.filter(p => p.kind === kind)
  )
  return levels.find(level => level.length > 0) ?? []
}

function sectionOf(target: TargetResult, part: PartResult, several: boolean): string {
  const parent = target.parts.find(p => p.id === part.parent)
  const plural = part.kind === 'machine' ? 'Machines' : `${part.kind}s`
  const batch = part.batch !== null ? `Batch ${part.batch}` : parent ? plain(parent.name) : plural
  return several ? `${plain(target.label)} ${batch}` : batch
}

/** Mermaid has a grammar of its own: only letters, digits, dots, dashes and spaces pass. */
function plain(text: string): string {
  return (
    text
      .replace(/[^A-Za-z0-9.\- \u00c0-\u024f\u3040-\u30ff\u4e00-\u9fff]/g, ' ')
      .replace(/ +/g, ' ')
      .trim()
      .slice(0, 60) || 'part'
  )
}
