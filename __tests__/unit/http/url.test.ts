/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {afterEach, describe, expect, test} from '@jest/globals'
import {buildUrl} from '../../../src/http/url.js'
import {closeAll, platform} from '../../support/action/sockets.js'
import {anyText} from '../../support/any-text.js'
import {fc, runs} from '../../support/properties.js'
import {isWellFormed} from '../support/hostile.js'
import {client, refusal} from '../support/http.js'

afterEach(closeAll)

describe('the URL of a request', () => {
  test('has each segment of the path, and the query, percent-encoded', async () => {
    const {port, seen} = await platform((_request, response) => response.end('{}'))
    const path = ['a b', 'c/d', 'e?f#g', '%2e%2e', 'é', '..x', '\\', '@;=&', 'job:execute', '\u0000\n']
    await client(port)({path, query: {q: 'a b&c=d', r: 'é/?#'}})
    const [raw, query] = (seen[0]?.url ?? '').split('?')
    expect(raw?.split('/').slice(1).map(decodeURIComponent)).toEqual(path)
    expect(raw).toContain('/job:execute/')
    expect([...new URLSearchParams(query)]).toEqual([
      ['q', 'a b&c=d'],
      ['r', 'é/?#']
    ])
  })

  test.each(['/stage', '/stage/', '/ms/apigw/prod//'])(
    'goes below the path of the endpoint %s',
    async base => {
      const {port, seen} = await platform((_request, response) => response.end('{}'))
      await client(port, {base: `http://127.0.0.1:${port}${base}`})({path: ['x', 'y']})
      expect(seen[0]?.url).toBe(`${base.replace(/\/+$/, '')}/x/y`)
    }
  )

  test.each([[['..']], [['.']], [['']], [['a', '..', 'b']], [['a', '']], [['a\ud800']], [['\udfff', 'b']]])(
    'with the segments %j is not asked for',
    async path => {
      const {port, seen} = await platform((_request, response) => response.end('{}'))
      const error = await refusal(client(port)({path}))
      expect(error.failure).toMatchObject({kind: 'permanent', label: 'odd id'})
      expect(error.message).toBe('an id is empty or dots, which is not a name in a path')
      expect(seen).toEqual([])
    }
  )

  test('never leaves the origin of its endpoint, whatever is in the path', () => {
    const segment = fc.oneof(
      anyText({minLength: 1}).filter(s => isWellFormed(s) && s !== '.' && s !== '..'),
      fc.constantFrom(
        '//evil',
        '\\\\evil',
        '@evil',
        'https://evil',
        '..\\..',
        '%2e%2e',
        ':80',
        '?',
        '#',
        '\t',
        '...'
      )
    )
    const base = fc.constantFrom(
      '',
      '/',
      '/stage',
      '/stage/',
      '//',
      '//evil.example',
      '//evil.example/x',
      '/a//b',
      '/\\evil'
    )
    fc.assert(
      fc.property(base, fc.array(segment, {minLength: 1, maxLength: 5}), (pathname, path) => {
        const endpoint = new URL(`https://api.example:8443${pathname}`)
        const url = buildUrl(endpoint, path, {k: 'v'})
        expect(url.origin).toBe('https://api.example:8443')
        expect(url.pathname.split('/').slice(-path.length).map(decodeURIComponent)).toEqual(path)
      }),
      runs(1000)
    )
  })
})
