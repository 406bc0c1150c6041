import {expect, test} from '@jest/globals'
import {failureOf, type Posting} from '../../../src/github/failure.js'
import {RequestError} from '../../../src/model/errors.js'

const status: Posting = {what: 'commit status', permission: 'statuses: write'}
const deployment: Posting = {what: 'deployment', permission: 'deployments: write'}

/** An error as Octokit makes it of an answer. */
const answered = (code: number, data: unknown, headers: Record<string, string> = {}) =>
  Object.assign(new Error('HttpError'), {status: code, response: {status: code, headers, data}})

const cases: readonly [name: string, error: unknown, posting: Posting, text: RegExp, passing: boolean][] = [
  [
    '401',
    answered(401, {message: 'Bad credentials'}),
    status,
    /^HTTP 401: Bad credentials; check github-token/,
    false
  ],
  [
    '403 without the permission',
    answered(403, {message: 'Resource not accessible by integration'}),
    status,
    /^HTTP 403: Resource not accessible by integration; add "statuses: write" to the permissions: of the job/,
    false
  ],
  ['403 for a deployment', answered(403, {message: 'x'}), deployment, /add "deployments: write"/, false],
  [
    'the hourly limit',
    answered(
      403,
      {message: 'API rate limit exceeded for installation'},
      {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1700000000'}
    ),
    status,
    /^GitHub's rate limit of this token is used up \(HTTP 403: API rate limit.*\); it is free again at 22:13 UTC$/,
    false
  ],
  [
    'the secondary limit',
    answered(429, {message: 'You have exceeded a secondary rate limit'}, {'retry-after': '60'}),
    status,
    /it asks to wait 60 s$/,
    false
  ],
  [
    '404 of a server without deployments',
    answered(404, {message: 'Not Found'}),
    deployment,
    /this server has no deployments/,
    false
  ],
  ['404', answered(404, {message: 'Not Found'}), status, /the token cannot see the repository/, false],
  [
    '422',
    answered(422, {message: 'Validation Failed', errors: [{message: 'state is not included in the list'}]}),
    status,
    /^HTTP 422: Validation Failed: state is not included in the list; check github-sha/,
    false
  ],
  [
    '409',
    answered(409, {message: 'Conflict'}),
    deployment,
    /^HTTP 409: Conflict; GitHub wants the branch up to date/,
    false
  ],
  ['503', answered(503, 'upstream'), status, /^HTTP 503$/, true],
  [
    'a connection that is reset',
    Object.assign(new Error('x'), {
      status: 500,
      cause: new RequestError('the connection was reset', {kind: 'transient', label: 'ECONNRESET'})
    }),
    status,
    /^the connection was reset$/,
    true
  ],
  ['anything else', new TypeError('boom'), status, /^TypeError: boom$/, false],
  ['nothing', undefined, status, /^a thrown undefined$/, false]
]

test.each(cases)('%s is told with what to do', (_name, error, posting, text, passing) => {
  const failure = failureOf(error, posting)
  expect(failure.text).toMatch(text)
  expect(failure.passing).toBe(passing)
})
