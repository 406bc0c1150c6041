import type {LookupAddress} from 'node:dns'
import {describe, expect, test} from '@jest/globals'
import {isForbiddenAddress, parseEndpoint} from '../../../src/http/address.js'
import {guardedLookup} from '../../../src/http/lookup.js'
import {metadataServices} from '../../../src/http/metadata.js'
import {english} from '../../support/english.js'
import {fc, runs} from '../../support/properties.js'

describe('addresses', () => {
  test.each([
    ...[
      '169.254.169.254',
      '169.254.0.0',
      '169.254.255.255',
      '169.254.170.2',
      '100.100.100.200',
      '168.63.129.16'
    ],
    ...['192.0.0.192', '0.0.0.0', '0.1.2.3', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '0:0:0:0:0:0:0:0',
      'fe80::1',
      'FE80::A9FE:1',
      'febf::1',
      'fe80::1%eth0',
      'fd00:ec2::254',
      'fd20:ce::254'
    ],
    ...[
      'ff02::1',
      'ff0e::1',
      '::ffff:169.254.169.254',
      '::ffff:a9fe:a9fe',
      '::FFFF:A9FE:A9FE',
      '0:0:0:0:0:ffff:a9fe:a9fe'
    ],
    ...[
      '::ffff:100.100.100.200',
      '::ffff:0.0.0.0',
      '::169.254.169.254',
      '64:ff9b::169.254.169.254',
      '64:ff9b::a9fe:a9fe',
      '64:ff9b:1::a9fe:a9fe',
      '64:ff9b:1:a9fe:a9:fe00::'
    ],
    // A network's own prefix of each length within 64:ff9b:1::/48.
    ...[
      '64:ff9b:1:aa9:fe:a9fe::',
      '64:ff9b:1:a00:a9:fea9:fe00:0',
      '64:ff9b:1:a00::a9fe:a9fe',
      '64:ff9b:1:a00::6464:64c8'
    ],
    ...['64:ff9b::6464:64c8', '2002:a9fe:a9fe::', '2002:a9fe:a9fe::1', '2002:6464:64c8::1'],
    ...['::a9fe:1', '::2', '::e000:0'],
    ...[
      'fd00:ec2::23',
      'fd00:c1::a9fe:a9fe',
      'fd00:42::42',
      'fd00:a9fe:a9fe::1',
      'fd00:100::100:200',
      '100.96.0.96'
    ],
    ...['fd00:ec2::254%eth0', 'FD00:0042:0::42', 'fd00:c1::169.254.169.254'],
    // Translated, ISATAP in each of its forms, Teredo with such a server or client.
    ...['::ffff:0:a9fe:a9fe', '::ffff:0:169.254.169.254', '::ffff:0:100.96.0.96'],
    ...[
      '2001:db8::5efe:169.254.169.254',
      'fd12::200:5efe:a9fe:a9fe',
      '2001:db8:1:2:200:5efe:100.100.100.200'
    ],
    ...[
      '2001:0:a9fe:a9fe::1',
      '2001:0:a9fe:a9fe:8000:63bf:f5fe:fdfc',
      '2001:0:4136:e378:8000:63bf:5601:5601',
      '2001::9b9b:9b37'
    ]
  ])('%s is refused', address => {
    expect(isForbiddenAddress(address)).toBe(true)
  })

  test.each([
    ...[
      '127.0.0.1',
      '127.1.2.3',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '100.100.100.201',
      '8.8.8.8'
    ],
    ...['169.253.255.255', '169.255.0.0', '168.63.129.17', '223.255.255.255', '1.0.0.0', '192.0.0.191'],
    ...['fd12:3456::1', 'fc00::1', '2001:db8::1', 'fec0::1', '2400:3200::1', 'fd00:ec2::253'],
    ...[
      '::ffff:10.0.0.1',
      '::ffff:127.0.0.1',
      '64:ff9b::808:808',
      '2002:808:808::1',
      '64:ff9b:1::808:808',
      '64:ff9b:1:808:8:800::',
      '64:ff9b:1:808:8:fe00::'
    ],
    ...['fd00:42::43', 'fd00:ec2::', 'fd00:c1::1', 'fd00:100::100:201', '100.96.0.97', '100.64.0.96'],
    ...['::ffff:0:10.0.0.1', '2001:db8::5efe:10.0.0.1', 'fd12::200:5efe:192.168.1.1'],
    // A client 10.1.2.3 behind a server that is public.
    ...[
      '2001:0:4136:e378:8000:63bf:f5fe:fdfc',
      '2001:db8::a9fe:a9fe',
      'fd12::5eff:a9fe:a9fe',
      'fd12::400:5efe:a9fe:a9fe'
    ],
    // They only look like one of NAT64.
    ...['64:1::a9fe:a9fe', '1:ff9b::a9fe:a9fe', '64:ff9b:0:1::a9fe:a9fe']
  ])('%s is taken', address => {
    expect(isForbiddenAddress(address)).toBe(false)
  })

  test.each(['::1', '0:0:0:0:0:0:0:1', '0000::0001'])('the loopback address %s is taken', address => {
    expect(isForbiddenAddress(address)).toBe(false)
  })

  test.each(['', 'localhost', 'example.com', '1.2.3', '999.1.1.1', '169.254.169.254.example.com'])(
    '%j is no address, and not refused as one',
    text => {
      expect(isForbiddenAddress(text)).toBe(false)
    }
  )

  test('every metadata service of the table is refused, by itself and inside another address, and names its source', () => {
    for (const {cloud, addresses, source} of metadataServices) {
      expect([cloud, addresses.filter(address => !isForbiddenAddress(address)), source]).toEqual([
        cloud,
        [],
        expect.stringMatching(/^https:\/\//)
      ])
      for (const address of addresses.filter(text => !text.includes(':'))) {
        for (const prefix of ['::ffff:', '::ffff:0:', '::', '64:ff9b::', '64:ff9b:1::', 'fd12::5efe:'])
          expect([prefix, address, isForbiddenAddress(prefix + address)]).toEqual([prefix, address, true])
      }
    }
  })

  test('an address that holds an IPv4 address is refused exactly when the one inside is', () => {
    const octet = fc.oneof(
      fc.integer({min: 0, max: 255}),
      fc.constantFrom(169, 254, 100, 200, 168, 63, 129, 16, 0, 224)
    )
    fc.assert(
      fc.property(octet, octet, octet, octet, (a, b, c, d) => {
        const inner = isForbiddenAddress(`${a}.${b}.${c}.${d}`)
        const high = ((a << 8) | b).toString(16)
        const low = ((c << 8) | d).toString(16)
        expect(isForbiddenAddress(`::ffff:${a}.${b}.${c}.${d}`)).toBe(inner)
        expect(isForbiddenAddress(`::ffff:${high}:${low}`)).toBe(inner)
        expect(isForbiddenAddress(`64:ff9b::${high}:${low}`)).toBe(inner)
        expect(isForbiddenAddress(`2002:${high}:${low}::1`)).toBe(inner)
        expect(isForbiddenAddress(`::ffff:0:${high}:${low}`)).toBe(inner)
        expect(isForbiddenAddress(`2001:db8::200:5efe:${high}:${low}`)).toBe(inner)
        expect(isForbiddenAddress(`2001:0:${high}:${low}::f5ff:fffe`)).toBe(inner)
        const turned = [(a << 8) | b, (c << 8) | d].map(word => (word ^ 0xffff).toString(16)).join(':')
        expect(isForbiddenAddress(`2001:0:808:808::${turned}`)).toBe(inner)
      }),
      runs(1000)
    )
  })
})

describe('an endpoint', () => {
  test.each([
    ['https://openapi-rdc.aliyuncs.com', 'https://openapi-rdc.aliyuncs.com/'],
    ['HTTPS://Example.COM/', 'https://example.com/'],
    ['https://bk.example.com/ms/apigw/prod', 'https://bk.example.com/ms/apigw/prod'],
    ['https://bk.example.com:8443/a/b/', 'https://bk.example.com:8443/a/b/'],
    ['https://10.1.2.3', 'https://10.1.2.3/'],
    ['https://192.168.0.1', 'https://192.168.0.1/'],
    ['https://127.1', 'https://127.0.0.1/'],
    ['https://[2001:db8::1]:8443/x', 'https://[2001:db8::1]:8443/x'],
    ['https://[fd12::1]', 'https://[fd12::1]/'],
    ['https://[::1]:8443', 'https://[::1]:8443/'],
    ['https://xn--e1afmkfd.xn--p1ai', 'https://xn--e1afmkfd.xn--p1ai/'],
    ['https://metadata.example.com', 'https://metadata.example.com/'],
    ['https://my-metadata', 'https://my-metadata/'],
    ['https://h/~app', 'https://h/~app'],
    ['https://169.254.169.254.nip.example', 'https://169.254.169.254.nip.example/']
  ])('%s is taken', (text, href) => {
    const url = parseEndpoint(text, false)
    expect(url).toBeInstanceOf(URL)
    expect((url as URL).href).toBe(href)
  })

  test.each([
    // link-local and metadata, in every spelling that the URL parser folds
    ...[
      'https://169.254.169.254',
      'https://2852039166/',
      'https://0xa9fea9fe/',
      'https://0xA9.0xFE.0xA9.0xFE/'
    ],
    ...[
      'https://0251.0376.0251.0376/',
      'https://169.254.43518/',
      'https://169.16689662/',
      'https://0251.254.0xa9fe'
    ],
    ...['https://169.254.169.254./', 'https://%31%36%39.254.169.254/', 'https://[::ffff:169.254.169.254]/'],
    ...[
      'https://[::ffff:a9fe:a9fe]/',
      'https://[::a9fe:a9fe]',
      'https://[64:ff9b::a9fe:a9fe]',
      'https://[2002:a9fe:a9fe::]'
    ],
    ...[
      'https://[fe80::1]/',
      'https://[fd00:ec2::254]/',
      'https://[::]',
      'https://0/',
      'https://0.0.0.0',
      'https://224.0.0.1'
    ],
    ...[
      'https://100.100.100.200',
      'https://1684301000/',
      'https://168.63.129.16',
      'https://192.0.0.192',
      'https://255.255.255.255'
    ],
    ...[
      'https://metadata',
      'https://metadata.google.internal',
      'https://METADATA.google.internal./',
      'https://metadata.goog'
    ],
    ...[
      'https://%6detadata/',
      'https://metadata.azure.internal',
      'https://metadata.tencentyun.com',
      'https://instance-data'
    ],
    ...['https://instance-data.us-east-1.compute.internal']
  ])('%s is refused as an address', text => {
    for (const allowHttp of [false, true]) {
      expect(parseEndpoint(text, allowHttp)).toMatch(/refused address$/)
      expect(parseEndpoint(text.replace(/^https/, 'http'), allowHttp)).toMatch(/refused address$/)
    }
  })

  test.each([
    ...['https://user:pw@h/', 'https://user@h/', 'https://:pw@h/', 'https://good.example@evil.example/'],
    ...[
      'https://h\\@evil/',
      'https:\\\\h',
      'https://h /',
      ' https://h',
      'https://h\n',
      'https://h\t',
      'https://h\u00a0'
    ],
    ...[
      'https://exa\u200bmple.com',
      'https://\u0435xample.com',
      'https://例え.jp',
      'https://ｅxample.com',
      'https://h\u202e',
      'https://h\ufeff'
    ],
    ...[
      'javascript:alert(1)',
      'javascript://h/',
      'file:///etc/passwd',
      'file://h/',
      'ftp://h',
      'data:text/plain,x',
      'ws://h',
      'gopher://h'
    ],
    ...[
      'h',
      'h.example.com',
      '//h',
      'https:h',
      'https:/h',
      '',
      'https://',
      'https://[',
      'https://[::1',
      'https://h:99999',
      'https://a b'
    ],
    ...[
      'https://h?x=1',
      'https://h/#x',
      'https://h/a?b',
      'https://h/a%2fb',
      'https://h/a%2Eb',
      'https://h/%5c',
      'https://h/%5C%2F'
    ],
    ...['https://999.999.999.999', 'https://1.2.3.4.5', 'https://[fe80::1%25eth0]']
  ])('%j is refused', text => {
    expect(parseEndpoint(text, true)).not.toBeInstanceOf(URL)
    expect(parseEndpoint(text, false)).not.toBeInstanceOf(URL)
  })

  test('http: is taken when that is allowed, and refused with the way out when not', () => {
    expect(parseEndpoint('http://bk.example.com', true)).toEqual(new URL('http://bk.example.com'))
    expect(parseEndpoint('http://127.0.0.1:8080', true)).toEqual(new URL('http://127.0.0.1:8080'))
    expect(parseEndpoint('http://bk.example.com', false)).toContain('allow-http')
    expect(parseEndpoint('http://127.0.0.1:8080', false)).toContain('allow-http')
  })

  test.each([
    ['https://h h', 'is not a plain URL (white space, back-slash or a character outside ASCII)'],
    ['1https://h', 'is not a URL that begins with https://'],
    ['bk.example.com', 'is not a URL that begins with https://'],
    ['https://[', 'is not a URL'],
    ['ftp://h', 'has the scheme ftp: and not https:'],
    ['https://user@h', 'has a user name or password in it'],
    ['https://h/?a=b', 'has a query or fragment'],
    ['https://h/#a', 'has a query or fragment'],
    ['https://h/%2e%2e/', 'has an encoded dot or slash in it']
  ])('%s: what is wrong is told', (text, told) => {
    expect(english(parseEndpoint(text, true))).toBe(told)
  })

  test('what is wrong is told without the password', () => {
    expect(parseEndpoint('https://user:hunter2hunter2@h/', false)).not.toContain('hunter2')
  })

  test('whatever is taken has a plain origin of http or https, and no forbidden host', () => {
    const label = fc.constantFrom(
      'a',
      'example',
      'xn--fiqs8s',
      'metadata',
      'google',
      'internal',
      'localhost',
      '-x',
      'x_y'
    )
    const host = fc.oneof(
      fc.array(label, {minLength: 1, maxLength: 4}).map(labels => labels.join('.')),
      fc.ipV4Extended(),
      fc.ipV6().map(ip => `[${ip}]`),
      fc.integer({min: 0, max: 2 ** 32 - 1}).map(String)
    )
    const text = fc
      .tuple(
        fc.constantFrom('https', 'http', 'HTTPS', 'ftp', 'file'),
        fc.constantFrom('', 'a@', 'a:b@'),
        host,
        fc.webPath()
      )
      .map(([scheme, user, h, path]) => `${scheme}://${user}${h}${path}`)
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), fc.boolean(), (endpoint, allowHttp) => {
        const url = parseEndpoint(endpoint, allowHttp)
        if (!(url instanceof URL)) return
        expect(url.protocol).toMatch(allowHttp ? /^https?:$/ : /^https:$/)
        expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', ''])
        expect(isForbiddenAddress(url.hostname.replace(/^\[|\]$/g, ''))).toBe(false)
      }),
      runs(2000)
    )
  })
})

describe('the lookup of the connection', () => {
  const resolve = (hostname: string, all: boolean) =>
    new Promise<string | string[]>((taken, refused) =>
      guardedLookup(hostname, {all}, (error, address: string | LookupAddress[]) => {
        if (error) refused(error)
        else taken(Array.isArray(address) ? address.map(a => a.address) : address)
      })
    )

  test.each([false, true])('takes loopback (all: %s)', async all => {
    expect(await resolve('127.0.0.1', all)).toEqual(all ? ['127.0.0.1'] : '127.0.0.1')
  })

  test.each([
    ['169.254.169.254', false],
    ['169.254.169.254', true],
    ['100.100.100.200', true],
    ['fe80::1', true],
    ['::ffff:169.254.169.254', false]
  ])('refuses %s by what it resolves to (all: %s)', async (hostname, all) => {
    await expect(resolve(hostname, all)).rejects.toMatchObject({
      name: 'ForbiddenAddressError',
      code: 'EFORBIDDENADDRESS'
    })
  })

  test('passes on that there is no such name', async () => {
    await expect(resolve('no such name', false)).rejects.toHaveProperty('code', expect.stringMatching(/^E/))
  })
})
