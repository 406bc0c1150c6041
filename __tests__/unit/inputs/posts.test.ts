import {expect, test} from '@jest/globals'
import {readPosts} from '../../../src/inputs/posts.js'
import {mistakesIn} from '../support/inputs.js'

const sha = 'a'.repeat(40)
const github = {'github-token': 'ghs_0123456789', 'github-sha': sha}

test.each<[string, Record<string, string>, readonly string[]]>([
  ['a commit status', {...github, 'commit-status': 'deploy'}, []],
  [
    'a deployment',
    {...github, environment: 'production', 'environment-url': 'https://shop.example/a?b=c'},
    []
  ],
  ['a hash of SHA-256', {...github, 'commit-status': 'deploy', 'github-sha': 'B'.repeat(64)}, []],
  ['nothing to post', {'github-token': '', 'github-sha': 'main'}, []],
  ['a token that is no token, and is not used', {'github-token': 'a b'}, []],
  ['no token', {'commit-status': 'deploy', 'github-sha': sha}, ['github-token: required by commit-status']],
  [
    'a token that is no token',
    {...github, 'commit-status': 'deploy', 'github-token': 'tok 0123456789'},
    ['github-token: has white space in it or around it: store the secret again without it']
  ],
  [
    'a branch for a commit',
    {...github, 'commit-status': 'deploy', 'github-sha': 'main'},
    ['github-sha: "main" is not a commit hash (40 or 64 hexadecimal digits)']
  ],
  [
    'a hash that was cut',
    {...github, 'commit-status': 'deploy', 'github-sha': 'a'.repeat(41)},
    [`github-sha: "${'a'.repeat(41)}" is not a commit hash (40 or 64 hexadecimal digits)`]
  ],
  [
    'an address without an environment',
    {...github, 'commit-status': 'deploy', 'environment-url': 'https://shop.example'},
    [
      'environment-url: "https://shop.example" needs environment: it is the address of what was deployed there'
    ]
  ],
  [
    'an address that a browser does not open',
    {...github, environment: 'p', 'environment-url': 'javascript:alert(1)'},
    ['environment-url: "javascript:alert(1)" is not an http: or https: address without a login']
  ],
  [
    'an address with a login',
    {...github, environment: 'p', 'environment-url': 'https://me:pass@shop.example'},
    ['environment-url: "https://***@shop.example" is not an http: or https: address without a login']
  ],
  [
    'fetch-logs',
    {...github, 'commit-status': 'deploy', environment: 'p', operation: 'fetch-logs'},
    [
      'commit-status: "deploy" cannot be used with fetch-logs, which gives no verdict',
      'environment: "p" cannot be used with fetch-logs, which gives no verdict'
    ]
  ],
  [
    'a name of two lines',
    {...github, 'commit-status': 'a\nb'},
    ['commit-status: "a b" is not one line of at most 255 characters']
  ]
])('%s', (_name, given, mistakes) => {
  expect(mistakesIn(given)).toEqual(mistakes)
})

test('the key that signs what is kept for the post step is another one for another token', () => {
  const keyOf = (token: string) =>
    readPosts({'commit-status': 'x', 'github-token': token, 'github-sha': sha}, 'wait-pipeline', () => {})
      ?.stateKey
  expect(keyOf('ghs_0123456789')).toEqual(keyOf('ghs_0123456789'))
  expect(keyOf('ghs_0123456789')).not.toEqual(keyOf('ghs_9876543210'))
})
