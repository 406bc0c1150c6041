import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {marked} from 'marked'

/** A file of a package, for a page: npm starts scripts in the folder that has `node_modules`. */
const fileUrl = (name: string, file: string) => pathToFileURL(resolve('node_modules', name, file)).href

/** How a page is shown; `auto` leaves the theme to the browser. */
export interface PageOptions {
  theme?: 'light' | 'dark' | 'auto'
  /** A script of its own that the page runs when everything is drawn, as a URL. */
  after?: string
}

const styles = {
  auto: 'github-markdown.css',
  light: 'github-markdown-light.css',
  dark: 'github-markdown-dark.css'
}

/**
 * A job summary as a page for the browser, near to how GitHub shows it: its style sheet, its limits on HTML, and mermaid. The
 * page reads them from `node_modules`, and nothing from the network.
 */
export async function summaryPage(
  title: string,
  markdown: string,
  {theme = 'auto', after}: PageOptions = {}
): Promise<string> {
  const body = await marked.parse(markdown, {gfm: true})
  const script = (url: string) => `<script src="${url}"></script>`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${fileUrl('github-markdown-css', styles[theme])}">
<style>body{max-width:960px;margin:0 auto;padding:16px 32px;min-height:0}</style>
<body class="markdown-body"><main></main>
${script(fileUrl('dompurify', 'dist/purify.min.js'))}
${script(fileUrl('mermaid', 'dist/mermaid.min.js'))}
<script>
const source = ${JSON.stringify(body).replace(/</g, '\\u003c')}
const theme = ${JSON.stringify(theme)}
${DRAW}</script>
${after === undefined ? '' : script(after)}
</body></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, c => `&#${c.charCodeAt(0)};`)
}

// What GitHub lets through of a summary's HTML, as far as it matters here: https://github.com/gjtorikian/html-pipeline
const DRAW = `
const tags = 'h1 h2 h3 h4 h5 h6 br b i strong em a pre code img tt div ins del sup sub p ol ul table thead tbody tfoot blockquote dl dt dd kbd q samp var hr li tr td th s strike summary details'
const main = document.querySelector('main')
main.innerHTML = DOMPurify.sanitize(source, {ALLOWED_TAGS: tags.split(' '), ALLOWED_ATTR: ['href', 'src', 'align', 'open', 'class']})
for (const code of main.querySelectorAll('code.language-mermaid')) {
  const picture = document.createElement('div')
  picture.className = 'mermaid'
  picture.textContent = code.textContent
  code.parentElement.replaceWith(picture)
}
const isDark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
mermaid.initialize({startOnLoad: false, theme: isDark ? 'dark' : 'default'})
globalThis.drawn = mermaid.run()
`
