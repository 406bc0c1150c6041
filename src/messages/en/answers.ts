import {behindColon, type PartKind} from './words.js'

/** What an answer was expected to hold. */
export type AnswerForm =
  | 'status'
  | 'build'
  | 'build history'
  | 'build detail'
  | 'build log'
  | 'list of builds'
  | 'pipeline'
  | 'pipeline run'
  | 'list of runs'
  | 'list of pipelines'
  | 'deploy order'
  | 'change order'
  | 'list of change orders'
  | 'list of steps'
  | 'list of step outputs'
  | 'list of events'
  | 'machine log'
  | 'step log'

/** What the codes of Node say of a connection that failed. */
const connectionFaults: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'DNS does not know the name'],
  ['EAI_AGAIN', 'DNS gave no answer'],
  ['ECONNREFUSED', 'nothing listens there'],
  ['ECONNRESET', 'it was closed before the answer came'],
  ['ETIMEDOUT', 'it did not answer in time'],
  ['EHOSTUNREACH', 'there is no way to it from this runner'],
  ['ENETUNREACH', 'there is no way to it from this runner']
])

/** Why an answer cannot be used. */
export const answers = {
  'answer.empty': () => 'the answer was empty',
  'answer.no-json': () => 'the answer was not JSON, or was cut off',
  'answer.web-page': () => 'the answer was a web page, not JSON',
  'answer.cut': () => 'the answer was cut off',
  'answer.damaged': () => 'the answer was compressed, and cut off or damaged',
  'answer.unknown-compression': () => 'the answer had an unknown compression',
  'answer.field-twice': () => 'the answer named a field twice',
  'answer.too-deep': ({deepest}: {deepest: number}) => `the answer was nested more than ${deepest} deep`,
  'answer.no-whole': ({status}: {status: number}) =>
    `the answer was HTTP ${status}, which does not hold a whole answer`,
  'answer.no-tunnel': () => 'the answer of the proxy did not open a tunnel',
  'answer.no-object': () => 'the answer was not an object',
  'answer.neither': () => 'the answer was neither an object nor a list',
  'answer.list': () => 'the answer was a list instead of an object',
  'answer.object': () => 'the answer was an object instead of a list',
  'answer.form': ({form}: {form: AnswerForm}) => `the answer held no ${form} of the known form`,
  'answer.about-another': ({what, id, asked}: {what: string; id: string; asked: string}) =>
    `the answer was about ${what} ${id} and not ${asked}`,
  'answer.no-id': () => '(no id)',
  'answer.odd-id': ({noun}: {noun: string}) => `the answer listed a ${noun} whose id cannot be used`,
  'answer.run-gone': ({id}: {id: string}) => `the answer no longer named run ${id}`,
  'answer.oldest-first': () =>
    'the answer listed the oldest first, and did not tell how many pages there are',
  'answer.two-things': ({thing}: {thing: string}) => `the answer said two things of ${thing}`,
  'answer.job-missing': ({job}: {job: string}) => `the answer did not list all jobs of the run, nor ${job}`,
  'answer.changed': () => 'the list changed while its pages were read',
  'answer.page-again': () => 'the answer was a page of the log that had come before',
  'answer.line-without-number': () => 'the answer had a log line without a number',
  'answer.unnamed': ({kind}: {kind: PartKind}) => `the answer did not name this ${kind}`,
  'answer.no-job-of': ({environment}: {environment: string}) =>
    `the answer did not name the job of environment ${environment}`,
  'answer.too-many-jobs': ({most}: {most: number}) => `the answer had more than ${most} jobs behind one`,
  'answer.next-job': () => 'the answer had a job that follows another and has no known form',
  'answer.jobs-missing': () => 'the answer did not list all jobs of the run, so an order may be missing',
  'answer.order-without-number': () => 'the answer listed a change order without its number',
  'answer.not-done': () => 'the answer did not say that it was done',
  'answer.not-stopping': ({thing}: {thing: 'run' | 'build'}) =>
    `the answer did not say that the ${thing} will be stopped`,
  'answer.too-early': () => 'the log was asked for before the run was read',

  'failure.no-answer': ({ms}: {ms: number}) => `no whole answer within ${Math.round(ms / 100) / 10} s`,
  'failure.no-answer-yet': () => 'no answer has come yet',
  'failure.too-slow': () => 'it took too long',
  'failure.too-large': ({mib}: {mib: number}) => `the answer was larger than ${mib} MiB`,
  'failure.too-many-parts': ({most}: {most: number}) =>
    `the answer names more than ${most.toLocaleString('en')} parts, and no more of one answer are read`,
  'failure.odd-id': () => 'an id is empty or dots, which is not a name in a path',
  'failure.own-fault': ({name}: {name: string}) =>
    `a fault of this action (${name}); please report it to its authors`,
  'failure.connection': ({peer, code}: {peer: string; code: string}) =>
    `the connection to ${peer} failed (${code})${behindColon(connectionFaults.get(code))}`,
  'failure.tls': ({peer, code}: {peer: string; code: string}) =>
    `the TLS connection to ${peer} failed (${code})`,
  'failure.address': ({host, address}: {host: string; address: string}) =>
    `${host} resolves to ${address}, a link-local, metadata or refused address`,
  'failure.redirect': ({status, target}: {status: number; target: string | undefined}) =>
    `HTTP ${status}: a redirect${target ? ` to ${target}` : ''}, which is not followed`,
  'failure.proxy-refused': ({proxy, target, status}: {proxy: string; target: string; status: number}) =>
    `${proxy} refused to connect to ${target} (HTTP ${status})`,
  'peer.through-proxy': ({host, proxy}: {host: string; proxy: string}) =>
    `${host} through the proxy ${proxy}`,
  'peer.proxy': ({host, variable}: {host: string; variable: string}) => `the proxy ${host} (${variable})`,
  'proxy.no-address': ({variable}: {variable: string}) =>
    `the environment variable ${variable} is not an address of a proxy`,
  'proxy.scheme': ({variable, scheme}: {variable: string; scheme: string}) =>
    `the environment variable ${variable} has the scheme ${scheme}`,
  'proxy.percent': ({variable}: {variable: string}) =>
    `the environment variable ${variable} has a percent sign in its user name or password that should be %25`,

  /** An answer with an error. `head` is the HTTP status, or that the error came inside a good one. */
  'failure.http': ({
    head,
    said,
    requestId
  }: {
    head: string
    said: string | undefined
    requestId: string | undefined
  }) => `${head}${said ? `, ${said}` : ''}${requestId ? ` (request id ${requestId})` : ''}`,
  'failure.denied': () => 'it says of itself that it failed',
  'failure.http-status': ({status}: {status: number}) => `HTTP ${status}`,
  'failure.inside-ok': ({status}: {status: number}) => `an error inside HTTP ${status}`,

  several: ({clauses}: {clauses: readonly string[]}) => clauses.join('; '),
  'why.with-hint': ({why, hint}: {why: string; hint: string}) => `${why}; ${hint}`,
  'part.not-among': ({input, name, unlisted}: {input: string; name: string; unlisted: string}) =>
    `${input} ${name} was not found, and ${unlisted}`,
  unlisted: ({what, why}: {what: string; why: string}) => `${what} could not be listed: ${why}`,
  'unlisted.steps': ({job}: {job: string}) => `the steps of job ${job}`,
  'unlisted.parts': ({target}: {target: string}) => `the parts of ${target}`,

  'lost.no-time-for-rest': () => 'it is longer than the time that was left for it',
  'lost.no-time': () => 'no answer came in the time that was left for it',
  'lost.counted-anew': () => 'the platform began to count its lines anew, so that lines of it may be missing',
  'lost.cut': ({mib}: {mib: number}) => `it is over ${mib} MiB, and the rest was cut off`,
  'lost.numbered-otherwise': () =>
    'the platform numbers its lines in another order than it lists them, so that some cannot be asked for',
  'lost.first-part': () => 'the platform serves only the first part of it',
  'lost.late-lines': () => 'it is so long that lines which the platform stores late may be missing',
  'lost.events': ({most}: {most: number}) => `it has more than ${most} events, and the others are not read`,
  'lost.dropped': () => 'the platform dropped lines of it before they could be read',
  'lost.still-growing': () => 'it still grew 30 s after the end, and what comes later is not shown'
}
