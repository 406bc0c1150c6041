import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {addSecret, longestSecret, redact} from '../../../src/log/redact.js'

const SECRET = "pt-7f+/Ab9!x'(y)*~Zq=&é"
const form = new URLSearchParams({s: SECRET}).toString().slice(2)
const rfc3986 = encodeURIComponent(SECRET).replace(
  /[!'()*]/g,
  c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
)

/** Base64 of the secret with `shift` bytes before it and some behind. */
const base64 = (shift: number, alphabet: BufferEncoding = 'base64') =>
  Buffer.concat([Buffer.alloc(shift, 'k'), Buffer.from(SECRET), Buffer.from('tail')]).toString(alphabet)

test('there is nothing to redact until a secret is told', () => {
  expect(redact('anything')).toBe('anything')
  expect(longestSecret()).toBe(0)
})

describe('a secret', () => {
  test.each([
    ['as it is', SECRET],
    ['in another case', SECRET.toUpperCase()],
    ['in hex', Buffer.from(SECRET).toString('hex')],
    ['in upper-case hex', Buffer.from(SECRET).toString('hex').toUpperCase()],
    ['as encodeURIComponent has it', encodeURIComponent(SECRET)],
    ['the same in lower-case codes', encodeURIComponent(SECRET).toLowerCase()],
    ['percent-encoded by RFC 3986', rfc3986],
    ['the same in lower-case codes', rfc3986.replace(/%../g, code => code.toLowerCase())],
    ['as a form has it', form],
    ['as a form has it in lower case', form.replace(/%../g, code => code.toLowerCase())],
    ['as JSON has it', JSON.stringify(SECRET).slice(1, -1)]
  ])('is redacted %s', (_name, spelled) => {
    addSecret(SECRET)
    expect(redact(`before ${spelled} after`)).toBe('before *** after')
    expect(redact(`${spelled}${spelled}`)).toBe('******')
  })

  test.each<[BufferEncoding, number]>([
    ['base64', 0],
    ['base64', 1],
    ['base64', 2],
    ['base64', 3],
    ['base64', 4],
    ['base64url', 0],
    ['base64url', 1],
    ['base64url', 2],
    ['base64url', 5]
  ])('is redacted in %s behind %d other bytes', (alphabet, shift) => {
    addSecret(SECRET)
    const text = redact(base64(shift, alphabet))
    expect(text).toContain('***')
    // What is left is what its neighbours share with it: the characters that hold bits of both.
    expect(text.replace('***', '').length).toBeLessThanOrEqual(Math.ceil((shift + 4 + 2) * (4 / 3)) + 2)
  })

  test('with characters that a pattern gives a meaning to is taken as it stands', () => {
    addSecret('a.*b+c?[d]^$|(e)\\/{2}-z')
    expect(redact('x a.*b+c?[d]^$|(e)\\/{2}-z x')).toBe('x *** x')
    expect(redact('x aaaabcc?d x')).toBe('x aaaabcc?d x')
  })

  test('shorter than 8 characters is left, since it would blank the log', () => {
    addSecret('abcdefg')
    addSecret('')
    expect(redact('abcdefg')).toBe('abcdefg')
  })

  test('that begins as another one does is redacted whole', () => {
    addSecret('shared-beginning')
    addSecret('shared-beginning-and-more')
    expect(redact('[shared-beginning-and-more] [shared-beginning]')).toBe('[***] [***]')
  })
})

test('whatever the secret is, no spelling of it stays', () => {
  // ASCII without white space: what the inputs take for a credential.
  const secret = fc.string({
    unit: fc.constantFrom(...'abcXYZ019-_.~+/=!*()&;,:@#$'),
    minLength: 8,
    maxLength: 60
  })
  fc.assert(
    fc.property(secret, fc.string({maxLength: 20}), fc.string({maxLength: 20}), (value, before, after) => {
      addSecret(value)
      const bytes = Buffer.from(value)
      const spellings = [
        value,
        bytes.toString('hex'),
        bytes.toString('hex').toUpperCase(),
        encodeURIComponent(value),
        encodeURIComponent(value).toLowerCase(),
        new URLSearchParams({s: value}).toString().slice(2),
        bytes.toString('base64').replace(/=+$/, ''),
        bytes.toString('base64url')
      ]
      for (const spelling of spellings) {
        expect(redact(before + spelling + after)).not.toContain(spelling)
        expect(longestSecret()).toBeGreaterThanOrEqual(spelling.length)
      }
      const once = redact(before + value + after)
      expect(redact(once)).toBe(once)
    }),
    {numRuns: 60}
  )
})
