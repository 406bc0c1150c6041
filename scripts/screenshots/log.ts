// The log of a step that fails, as GitHub draws it: the built action against a platform on loopback.
import {resolve} from 'node:path'
import type {LogLine} from '../../runner/reader.js'
import {runSteps} from '../../runner/runner.js'
import {acts} from '../../simulator/demo/acts.js'
import {serve} from '../../simulator/server/server.js'
import type {Locale} from '../../src/messages/language.js'

const PUBLIC_ENDPOINT = 'https://openapi-rdc.aliyuncs.com'
const MASK_COMMANDS = ['add-mask', 'stop-commands']
const BOLD = '1'
const colours: Readonly<Record<string, string>> = {
  31: '#f85149',
  32: '#3fb950',
  33: '#d29922',
  34: '#58a6ff',
  35: '#bc8cff',
  36: '#39c5cf'
}

/** A page with the log of a deploy whose second machine fails, in this language. */
export async function logPage(locale: Locale): Promise<string> {
  const rows = await failingLog(locale)
  const body = rows
    .map(({text, kind}, i) => `<div class="${kind}"><span class="n">${i + 1}</span>${paint(text)}</div>`)
    .join('\n')
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>log</title><style>
body{margin:0;padding:12px 0;background:#0d1117;color:#e6edf3;font:12px/18px ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace}
div{white-space:pre-wrap;padding-left:64px;text-indent:-52px}
.n{display:inline-block;width:40px;margin-right:12px;text-align:right;color:#6e7681;text-indent:0}
.error{color:#f85149}
</style><body>${body}</body></html>`
}

/** The lines, with the address of the public cloud in place of loopback's, and without the warning that loopback brings. */
async function failingLog(locale: Locale): Promise<{text: string; kind: string}[]> {
  const act = acts.yunxiao?.()[1]
  if (!act) throw new Error('there is no failing act')
  const simulator = await serve(act.platform)
  const {lines} = await runSteps({
    action: resolve('.'),
    inputs: {...act.inputs, endpoint: simulator.url, 'allow-http': 'true', 'min-interval': '500ms', locale}
  })
  await simulator.close()
  return lines.flatMap(line => rowOf(line, simulator.url))
}

function rowOf(line: LogLine, loopback: string): {text: string; kind: string}[] {
  if (line.kind === 'text') return [{text: line.text.replaceAll(loopback, PUBLIC_ENDPOINT), kind: 'text'}]
  const {name, data} = line.command
  if (MASK_COMMANDS.includes(name) || data.startsWith('endpoint ')) return []
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
        if (codes === BOLD) return `<b>${escapeHtml(rest)}</b>`
        const colour = colours[codes.split(';').find(code => code in colours) ?? '']
        return colour ? `<span style="color:${colour}">${escapeHtml(rest)}</span>` : escapeHtml(rest)
      })
      .join('')
  )
}

const escapeHtml = (text: string) => text.replace(/[&<>]/g, c => `&#${c.charCodeAt(0)};`)
