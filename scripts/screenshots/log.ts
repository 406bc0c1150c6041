// The log of a step that fails, as GitHub draws it: the built action against a platform on loopback.
import {resolve} from 'node:path'
import type {LogLine} from '../../runner/reader.js'
import {runSteps} from '../../runner/runner.js'
import {acts} from '../../simulator/demo/acts.js'
import {serve} from '../../simulator/server/server.js'

const PUBLIC_ENDPOINT = 'https://openapi-rdc.aliyuncs.com'
const MASK_COMMANDS = ['add-mask', 'stop-commands']
const colours: Readonly<Record<string, string>> = {
  31: '#f85149',
  32: '#3fb950',
  33: '#d29922',
  34: '#58a6ff',
  35: '#bc8cff',
  36: '#39c5cf'
}

/** A page with the log of a deploy whose second machine fails, and its height in px at a width of 1,000. */
export async function logPage(): Promise<{html: string; height: number}> {
  const rows = await failingLog()
  const body = rows
    .map(({text, kind}, i) => `<div class="${kind}"><span class="n">${i + 1}</span>${paint(text)}</div>`)
    .join('\n')
  return {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>log</title><style>
body{margin:0;padding:12px 0;background:#0d1117;color:#e6edf3;font:12px/${LINE}px ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace}
div{white-space:pre-wrap;padding-left:64px;text-indent:-52px}
.n{display:inline-block;width:40px;margin-right:12px;text-align:right;color:#6e7681;text-indent:0}
.error{color:#f85149}
</style><body>${body}</body></html>`,
    // At this width four lines are wrapped once.
    height: (rows.length + 4) * LINE + 24
  }
}
const LINE = 18

/** The lines, with the address of the public cloud in place of loopback's, and without the warning that loopback brings. */
async function failingLog(): Promise<{text: string; kind: string}[]> {
  const act = acts.yunxiao?.()[1]
  if (!act) throw new Error('there is no failing act')
  const simulator = await serve(act.platform)
  const {lines} = await runSteps({
    action: resolve('.'),
    inputs: {...act.inputs, endpoint: simulator.url, 'allow-http': 'true', 'min-interval': '500ms'}
  })
  await simulator.close()
  return lines.flatMap(line => rowOf(line, simulator.url))
}

function rowOf(line: LogLine, loopback: string): {text: string; kind: string}[] {
  if (line.kind === 'text') return [{text: line.text.replaceAll(loopback, PUBLIC_ENDPOINT), kind: 'text'}]
  const {name, data} = line.command
  if (MASK_COMMANDS.includes(name) || data.startsWith('endpoint is http')) return []
  return name === 'error' ? [{text: `Error: ${data}`, kind: 'error'}] : []
}

/** The text as HTML, in the colours that its escape sequences ask for. */
function paint(text: string): string {
  const [plain = '', ...coloured] = text.split('\u001b[')
  return (
    escapeHtml(plain) +
    coloured
      .map(piece => {
        const [, codes = '', rest = ''] = /^([0-9;]*)m([\s\S]*)$/.exec(piece) ?? []
        const colour = colours[codes.split(';').find(code => code in colours) ?? '']
        return colour ? `<span style="color:${colour}">${escapeHtml(rest)}</span>` : escapeHtml(rest)
      })
      .join('')
  )
}

const escapeHtml = (text: string) => text.replace(/[&<>]/g, c => `&#${c.charCodeAt(0)};`)
