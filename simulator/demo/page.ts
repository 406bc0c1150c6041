import {marked} from 'marked'

const STYLE = `body{font:16px/1.5 -apple-system,"Segoe UI",Helvetica,Arial,sans-serif;color:#1f2328;max-width:960px;margin:2rem auto;padding:0 1rem}
h2,h3{border-bottom:1px solid #d1d9e0b3;padding-bottom:.3em}table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #d1d9e0;padding:6px 13px}
th:empty{display:none}code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:#818b981f;border-radius:6px}code{padding:.2em .4em}
pre{padding:1em;overflow:auto}a{color:#0969da}.gantt div{display:flex;align-items:center;font-size:13px}.gantt span{flex:0 0 40%;overflow:hidden;white-space:nowrap}
.gantt i{height:16px;border-radius:3px;background:#8db4e2}.gantt i.crit{background:#e5534b}.gantt i.done{background:#57ab5a}`

/** A job summary as a page for the browser, near to how GitHub shows it. */
export async function summaryPage(title: string, markdown: string): Promise<string> {
  const body = await marked.parse(
    markdown.replace(/```mermaid\n([\s\S]*?)```/g, (_, source: string) => gantt(source))
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><body>${body}</body></html>`
}

/** The timeline as plain bars: GitHub draws it with mermaid, which a page from a file has not. */
function gantt(source: string): string {
  const rows = [...source.matchAll(/^ {2}(?:section (.+)|(.+?) :(?:(\w+), )?(\d+), (\d+))$/gm)]
  const times = rows.flatMap(row => (row[4] && row[5] ? [Number(row[4]), Number(row[5])] : []))
  const first = Math.min(...times)
  const width = Math.max(1, Math.max(...times) - first)
  const bars = rows.map(([, section, name, tag = '', from, to]) => {
    if (section) return `<div><b>${section}</b></div>`
    const left = ((Number(from) - first) / width) * 60
    const wide = ((Number(to) - Number(from)) / width) * 60
    return `<div><span>${name}</span><i class="${tag}" style="margin-left:${left}%;width:${wide}%"></i></div>`
  })
  return `<div class="gantt">${bars.join('')}</div>\n`
}
