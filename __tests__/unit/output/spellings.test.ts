import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {masksOf, spellingsOf} from '../../../src/output/spellings.js'
import {encoders, revealed, SECRET_CHARACTERS} from '../../support/action/secrets.js'
import {runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'

const secrets = fc.string({unit: fc.constantFrom(...SECRET_CHARACTERS), minLength: 8, maxLength: 80})
const encode = (name: string, secret: string) => (encoders[name] as (typeof encoders)[string])(secret)

test('a secret with characters of every kind is spelled in each of the known ways', () => {
  expect(new Set(spellingsOf('Ab+/<é=&\'"'))).toEqual(
    new Set([
      'Ab+/<é=&\'"',
      'QWIrLzzDqT0mJy',
      'FiKy88w6k9Jici',
      'BYisvPMOpPSYnI',
      'FiKy88w6k9Jici',
      '41622b2f3cc3a93d262722',
      '41622B2F3CC3A93D262722',
      "Ab%2B%2F%3C%C3%A9%3D%26'%22",
      'Ab%2B%2F%3C%C3%A9%3D%26%27%22',
      "Ab%2b%2f%3c%c3%a9%3d%26'%22",
      'Ab%2b%2f%3c%c3%a9%3d%26%27%22',
      'Ab+/<é=&\'\\"',
      'Ab+\\/<é=&\'\\"',
      'Ab+/\\u003cé\\u003d\\u0026\\u0027\\"',
      'Ab+/&lt;é=&amp;\'"'
    ])
  )
})

describe('the masks of a secret', () => {
  /** What the runner itself derives of a mask: ordinal, and of base64 only what ends with the secret. */
  const runnerFinds = (mask: string) => [
    mask,
    ...[0, 1, 2].map(from => Buffer.from(mask).subarray(from).toString('base64')),
    ...['RFC 3986', 'JSON', 'HTML'].map(name => encode(name, mask))
  ]

  test('are few, and the secret is the first', () => {
    expect(masksOf('pt-0123456789ab')).toEqual([
      'pt-0123456789ab',
      // Of base64 the runner finds only what ends as the secret does.
      'B0LTAxMjM0NTY3ODlhY',
      'wdC0wMTIzNDU2Nzg5YW',
      '70742d303132333435363738396162',
      '70742D303132333435363738396162'
    ])
  })

  slow('leave no spelling to chance', () => {
    const plain = Object.keys(encoders).filter(
      name => !/case$|inside|hidden/.test(name) || / hex|code/.test(name)
    )
    fc.assert(
      fc.property(secrets, fc.constantFrom(...plain), (secret, name) => {
        const masks = masksOf(secret)
        const known = masks.flatMap(runnerFinds)
        const text = known.reduce((t, form) => t.split(form).join('***'), encode(name, secret))
        expect(revealed(text, secret)).toEqual([])
        for (const mask of masks) {
          expect(mask.length).toBeGreaterThanOrEqual(8)
          expect(mask).not.toMatch(/[\r\n]/)
        }
      }),
      runs(500)
    )
  })
})
