import {describe, expect, jest, test} from '@jest/globals'
import {encoders, revealed, SECRET_CHARACTERS} from '../../support/action/secrets.js'
import {fc, runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {cpuMs} from '../support/cpu.js'

type Redact = typeof import('../../../src/output/redact.js')

/** The module as a new process has it: it knows no secret yet. */
async function knowing(...secrets: readonly string[]): Promise<Redact> {
  jest.resetModules()
  const module: Redact = await import('../../../src/output/redact.js')
  for (const secret of secrets) module.addSecret(secret)
  return module
}

const SECRET = "pt-7f+/Ab9!x'(y)*~Zq=&é"
const LONG = 'MIIb+/=&(*)!<:;>Qz09'.repeat(60)
const secrets = fc.string({
  unit: fc.constantFrom(...SECRET_CHARACTERS),
  minLength: 8,
  maxLength: 80
})
// What stands behind an escape is a matter of the text's cleaning.
const names = Object.keys(encoders).filter(name => !name.includes('escape'))
const spelled = fc.constantFrom(...names)
const encode = (name: string, secret: string) => (encoders[name] as (typeof encoders)[string])(secret)
// A redactor gets text that has no escapes, and a mark for what is hidden.
const asShown = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
    .replace(/\u001b(?:\[[0-9;]*m|\][^\u0007]*\u0007)/g, '')
    .replace(/[\u200b\ufeff\b\u00ad]/g, '\ufffd')

test('the reader finds a secret in each spelling', () => {
  for (const name of names) {
    for (const secret of [SECRET.replace(/['é]/g, ''), LONG]) {
      const text = `it was ${asShown(encode(name, secret))}, was it not`
      expect([name, revealed(text, secret).length > 0]).toEqual([name, true])
    }
  }
  expect(revealed('it was ***, was it not', SECRET)).toEqual([])
})

test('nothing is redacted before the first secret is remembered', async () => {
  const {redact, longestSecret} = await knowing()
  expect(redact('anything')).toBe('anything')
  expect(longestSecret()).toBe(0)
})

describe('a secret', () => {
  const exact = names.filter(name => !/^(?:base64|a form)/.test(name))
  test.each(exact)('is redacted: %s', async name => {
    const {redact} = await knowing(SECRET)
    const text = asShown(encode(name, SECRET))
    expect(redact(`before ${text} after`)).toBe('before *** after')
    expect(redact(`${text}${text}`)).toBe('******')
  })

  // In another case such a long one is a credential no more.
  const asLong = names.filter(name => !/^(?:upper|lower) case$/.test(name))
  test.each(asLong)('of 1,200 characters is redacted: %s', async name => {
    const {redact} = await knowing(LONG)
    const text = redact(`before ${asShown(encode(name, LONG))} after`)
    expect(text).toContain('***')
    expect(revealed(text, LONG)).toEqual([])
  })

  test.each(['base64', 'base64url'] as const)(
    'is redacted in %s behind and before other bytes',
    async alphabet => {
      const {redact} = await knowing(SECRET)
      for (const before of [0, 1, 2, 3, 4, 5]) {
        for (const after of [0, 1, 2, 3]) {
          const bytes = [Buffer.alloc(before, 'k'), Buffer.from(SECRET), Buffer.alloc(after, 't')]
          const text = redact(Buffer.concat(bytes).toString(alphabet))
          expect(text).toContain('***')
          // What is left is what its neighbours share with it: the characters that hold bits of both.
          expect(text.replace('***', '').length).toBeLessThanOrEqual(
            Math.ceil((before + after + 2) * (4 / 3)) + 2
          )
        }
      }
    }
  )

  test('with characters that mean something in a pattern is searched for literally', async () => {
    const {redact} = await knowing('a.*b+c?[d]^$|(e)\\/{2}-z')
    expect(redact('x a.*b+c?[d]^$|(e)\\/{2}-z x')).toBe('x *** x')
    expect(redact('x aaaabcc?d x')).toBe('x aaaabcc?d x')
  })

  test('shorter than 8 characters is not redacted, since it would blank the log', async () => {
    const {redact, longestSecret} = await knowing('abcdefg', '')
    expect(redact('abcdefg')).toBe('abcdefg')
    expect(longestSecret()).toBe(0)
  })

  test.each([1, 20])('that begins like another one is redacted whole (%d times as long)', async times => {
    const [short, long] = ['shared-beginning'.repeat(times), `${'shared-beginning'.repeat(times)}-and-more`]
    for (const order of [
      [short, long],
      [long, short]
    ]) {
      const {redact} = await knowing(...order)
      expect(redact(`[${long}] [${short}]`)).toBe('[***] [***]')
      expect(redact(`[\ufffd${long}] [${short}]`)).toBe('[\ufffd***] [***]')
    }
  })

  test('with quotes and back-slashes, as a password may have them, is redacted as JSON has it', async () => {
    const password = 'hunter"2\\hunter/2=2'
    const {redact} = await knowing(password)
    expect(redact(`x ${password} x`)).toBe('x *** x')
    expect(redact(JSON.stringify({password}))).toBe('{"password":"***"}')
  })

  test('with half a surrogate pair is redacted all the same', async () => {
    const {redact} = await knowing('abcdefgh\ud800')
    expect(redact('x abcdefgh\ud800 x')).toBe('x *** x')
  })

  test('of 1,200 characters is redacted as far as it goes where it is cut', async () => {
    const {redact} = await knowing(LONG)
    for (const length of [200, 201, 700, 1199]) expect(redact(`x ${LONG.slice(0, length)} x`)).toBe('x *** x')
  })
})

describe('secrets that answers held', () => {
  const nth = (n: number) => `received-secret-${String(n).padStart(4, '0')}`

  test('are forgotten once many newer ones have come, and what the user gave never is', async () => {
    const {redact, addReceivedSecret} = await knowing(nth(0))
    // A server may send back what it was sent.
    addReceivedSecret(nth(0))
    for (let n = 1; n <= 65; n++) addReceivedSecret(nth(n))
    const shown = Array.from({length: 66}, (_, n) => n).filter(n => redact(nth(n)) !== '***')
    expect(shown).toEqual([1])
  })
})

describe('marks for hidden characters', () => {
  test('go with the secret that they are in, and stay elsewhere', async () => {
    const {redact} = await knowing('hunter2hunter2', LONG)
    const inside = [...'hunter2hunter2'].join('\ufffd')
    expect(redact(`\ufffd a ${inside} b\ufffdc hunter2hunter2\ufffd ${inside}`)).toBe(
      '\ufffd a *** b\ufffdc ***\ufffd ***'
    )
    expect(redact(`a \ufffd${LONG.slice(0, 700)}\ufffd\ufffd${LONG.slice(700)} b`)).toBe('a \ufffd*** b')
    expect(redact(`${LONG.slice(0, 700)}\ufffd${LONG.slice(700)} b`)).toBe('*** b')
    expect(redact('a\ufffdb\nhunter2\ufffd\nhunter2')).toBe('a\ufffdb\nhunter2\ufffd\nhunter2')
  })

  test('go with the longer one of two secrets that begin or lie in the same place', async () => {
    const marked = (text: string) => [...text].join('\ufffd')
    const {redact} = await knowing('hunter2hunter2', `hunter2hunter2${LONG}`, 'ter2hunter2-more')
    expect(redact(`a ${marked(`hunter2hunter2${LONG}`)} b`)).toBe('a *** b')
    expect(redact(`a ${marked('hunter2hunter2')}-more b`)).toBe('a ***-more b')
  })

  slow('cost little where there is no secret, and no more than a little where there are many', async () => {
    const {redact} = await knowing('hunter2hunter2', LONG)
    const text = `${'x'.repeat(90)}\ufffd${[...'hunter2hunter2'].join('\ufffd')} `.repeat(5000)
    const ms = cpuMs(() => expect(redact(text)).toBe(`${'x'.repeat(90)}\ufffd*** `.repeat(5000)))
    expect(ms).toBeLessThan(3000)
  })
})

test('whatever the secrets are, a reader finds nothing of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(secrets, {minLength: 1, maxLength: 3}),
      fc.array(fc.tuple(fc.nat(2), spelled, fc.string({maxLength: 12})), {minLength: 1, maxLength: 6}),
      async (known, parts) => {
        const {redact, longestSecret} = await knowing(...known)
        const text = parts
          .map(([i, name, rest]) => {
            const form = asShown(encode(name, known[i % known.length] as string))
            if (!name.startsWith('base64')) expect(longestSecret()).toBeGreaterThanOrEqual(form.length)
            return ` ${form} ${rest}`
          })
          .join('')
        const clean = redact(text)
        for (const secret of known) expect(revealed(clean, secret)).toEqual([])
        expect(redact(clean)).toBe(clean)
      }
    ),
    runs(150)
  )
})

test('of many secrets each is found, near and far from texts that only begin or end as they do', async () => {
  const known = ['pt-8jK2mN4pQ6rS8tU0vW2x', 'ak.9zY8xW7v-u6', 'deploy-token-deploy-token']
  const {redact} = await knowing(...known)
  const parts = known.flatMap(secret => [
    secret,
    secret.slice(0, -1),
    secret.slice(1),
    secret.slice(0, 9),
    Buffer.from(secret).toString('hex')
  ])
  const word = fc.oneof(
    fc.constantFrom(...parts, '部署', '\n'),
    fc.nat(400).map(length => '.'.repeat(length))
  )
  const secret = new Set(known.flatMap(text => [text, Buffer.from(text).toString('hex')]))
  fc.assert(
    fc.property(fc.array(word, {maxLength: 30}), words => {
      const shown = words.map(text => (secret.has(text) ? '***' : text)).join(' ')
      expect(redact(words.join(' '))).toBe(shown)
    }),
    runs(200)
  )
})

test.each([
  ['a character reference', '\\\\\\\\u0026amp;#x002f;'],
  ['a name', '\\\\\\\\u0026amp;sol;'],
  ['a code point', '\\\\\\\\u{00002f}'],
  ['percent signs', '%25252f']
])('a secret is found far behind other text, where most of it is as long as %s makes it', async (_, form) => {
  const {redact} = await knowing(`${'/'.repeat(16)}abcdefghij`)
  expect(redact(`${'x '.repeat(300)}${form.repeat(16)}abcdefghij end`)).toBe(`${'x '.repeat(300)}*** end`)
})
