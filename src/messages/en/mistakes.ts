import {formatDuration} from '../../util/duration.js'
import {codeOf, countOf, listOf} from './words.js'

/** Names of which one is meant: the nearest, or nothing where none is near. */
interface Choice {
  meant: string | undefined
  known: readonly string[]
}

const suggestion = ({meant, known}: Choice) =>
  meant === undefined ? `Use one of: ${known.join(', ')}` : `Did you mean ${meant}?`
/** Why an item may be several: its list has a line break in it, or they are separated by another mark than a comma. */
export type Unsplit = 'lines' | 'mark'
const unsplitHints = {
  lines: '; a list with a line break in it takes one item a line',
  mark: '; items are separated by commas (,)'
}
const unsplitHint = (unsplit: Unsplit | undefined) => (unsplit ? unsplitHints[unsplit] : '')

/**
 * What is wrong with an input. What a `wrong.` sentence speaks of is the value, which stands before it; a `missing.` one
 * speaks of an input that was not given; a `quoted.` one shows itself what it speaks of.
 */
export const mistakes = {
  'mistake.of-value': ({input, value, wrong}: {input: string; value: string; wrong: string}) =>
    `${input}: "${value}" ${wrong}`,
  'mistake.alone': ({input, wrong}: {input: string; wrong: string}) =>
    `${input}: ${wrong.replace(/^is /, '')}`,
  'mistake.came-empty': ({mistake, why}: {mistake: string; why: string | undefined}) =>
    `${mistake}; it came empty${why ? `: ${why}` : ''}`,

  'wrong.boolean': () => 'is not a boolean. Use one of: true, false',
  'wrong.word': ({known}: {known: readonly string[]}) => `is unknown. Use one of: ${known.join(', ')}`,
  'wrong.count': () => 'is not a whole number from 0 to 999999999',
  'wrong.duration': () => 'is not a duration. Examples: 90s, 30m, 1h30m',
  'wrong.range': ({leastMs, mostMs}: {leastMs: number; mostMs: number}) =>
    `is out of range: from ${formatDuration(leastMs)} to ${formatDuration(mostMs)}`,
  'wrong.and-not-off': ({wrong}: {wrong: string}) => `${wrong}, or off`,
  'wrong.below-min-interval': ({minMs}: {minMs: number}) =>
    `is less than min-interval (${formatDuration(minMs)})`,
  'wrong.too-long': ({most}: {most: number}) => `is longer than ${most} characters`,
  'wrong.one-line': ({most}: {most: number}) => `is not one line of at most ${most} characters`,
  'wrong.misspelt': ({meant}: {meant: string}) => `unknown input. Did you mean ${meant}?`,

  'missing.vendor': ({known}: {known: readonly string[]}) => `is required. Use one of: ${known.join(', ')}`,
  'missing.operation': ({known}: {known: readonly string[]}) =>
    known.length > 0 ? `is required. Use one of: ${known.join(', ')}` : 'is required',
  'wrong.choice': (choice: Choice) => `is unknown. ${suggestion(choice)}`,
  'wrong.unsupported': ({vendor, meant, known}: Choice & {vendor: string}) =>
    `is not supported by ${vendor}. ${suggestion({meant, known})}`,
  'wrong.unused': ({operation}: {operation: string}) => `is not used by operation: ${operation}`,
  'wrong.unused-with-api': ({api}: {api: string}) => `is not used with api: ${api}`,
  'wrong.unused-beside': ({input}: {input: string}) => `is not used together with ${input}`,
  'wrong.used-only-with': ({input}: {input: string}) => `is used only with ${input}`,
  'wrong.beside': ({input}: {input: string}) => `cannot be given together with ${input}`,

  'wrong.no-outcome': ({known}: {known: readonly string[]}) =>
    `names no outcome; allowed: ${known.join(', ')}`,
  'quoted.no-verdict': ({word}: {word: string}) =>
    `"${word}" is not a verdict, and cannot be allowed; use continue-on-error and the outcome output`,
  'quoted.running': () => '"running" can be allowed only with operation: check-pipeline, or wait: false',
  'quoted.outcome': ({
    word,
    known,
    unsplit
  }: {
    word: string
    known: readonly string[]
    unsplit: Unsplit | undefined
  }) => `unknown outcome "${word}"; allowed: ${known.join(', ')}${unsplitHint(unsplit)}`,
  'wrong.stops-latest': () =>
    "cannot be combined with run-id: latest, which may be somebody else's run; name the run",

  'wrong.same-file': ({input}: {input: string}) => `is the file of ${input}, too; give another path`,
  'wrong.runner-file': ({name}: {name: string}) =>
    `is a file of the runner (${name}), and would be emptied; give another path`,
  'wrong.folder': () => 'is a folder; give the path of a file',
  'wrong.behind-link': ({link}: {link: string}) =>
    `leads through the symbolic link ${link}, which is not followed`,
  'wrong.link': () => 'is a symbolic link, which is not followed; give the path of a file',
  'wrong.not-regular': () => 'is not a regular file',
  'wrong.unwritable': ({code}: {code: string | undefined}) => `cannot be written (${codeOf(code)})`,
  'wrong.no-file': () => 'names no file',
  'wrong.large-file': ({mib}: {mib: number}) => `names a file of more than ${mib} MiB`,
  'wrong.unreadable-file': () => 'names a file that cannot be read',
  'wrong.no-certificate': () => 'names a file without a certificate in PEM form',
  'wrong.broken-certificate': ({number}: {number: number}) =>
    `names a file of which certificate ${number} is broken`,

  'wrong.plain-url': () => 'is not a plain URL (white space, back-slash or a character outside ASCII)',
  'wrong.https-url': () => 'is not a URL that begins with https://',
  'wrong.url': () => 'is not a URL',
  'wrong.scheme': ({scheme}: {scheme: string}) => `has the scheme ${scheme} and not https:`,
  'wrong.login-in-url': () => 'has a user name or password in it',
  'wrong.query-in-url': () => 'has a query or fragment',
  'wrong.encoded-path': () => 'has an encoded dot or slash in it',
  'wrong.refused-host': ({host}: {host: string}) =>
    `points at ${host}, a link-local, metadata or otherwise refused address`,
  'wrong.http': () => 'is not https: (set allow-http: true to accept http:)',
  'wrong.api-path': ({paths}: {paths: readonly string[]}) =>
    `must be the address of the host alone; the path to its API, ${paths.join(' or ')}, is added here`,

  'wrong.link-of-platform': ({platform}: {platform: string}) =>
    `is not a console link to a run or a pipeline of ${platform}`,
  'quoted.other-than-link': ({given, linked}: {given: string; linked: string}) =>
    `"${given}" is not the one in from-url, "${linked}"`,
  'wrong.other-console': ({isOwn, origin}: {isOwn: boolean; origin: string}) =>
    isOwn
      ? `is not a console link of console-url (${origin})`
      : `is not a console link of the endpoint asked (${origin}); if that console has another address, give it as console-url`,

  'wrong.needs-environment': () => 'needs environment: it is the address of what was deployed there',
  'wrong.posts-with-logs': () => 'cannot be used with fetch-logs, which gives no verdict',
  'missing.github-token': ({inputs}: {inputs: readonly string[]}) => `is required by ${listOf(inputs)}`,
  'wrong.sha': () => 'is not a commit hash (40 or 64 hexadecimal digits)',
  'wrong.web-url': () => 'is not an http: or https: address without a login',

  'wrong.from-environment': ({wrong}: {wrong: string}) => `(from the environment) ${wrong}`,
  'wrong.long-secret': ({most}: {most: number}) =>
    `is longer than ${most} characters: store the credential alone, not the file or answer that it came in`,
  'wrong.short-secret': ({least}: {least: number}) =>
    `is shorter than ${least} characters, so it cannot be masked: check that the whole of it was stored`,
  'wrong.line-break': () => 'has a line break in it or at its end: store the secret again without one',
  'wrong.white-space': () => 'has white space in it or around it: store the secret again without it',
  'wrong.hidden-character': () =>
    'has a hidden character, or one outside ASCII, in it: copy the credential again from the platform',
  'wrong.quote': () =>
    'has a quote or back-slash in it, which no credential of the platform has: store the secret again without it',
  'wrong.percent-sign': () =>
    'has a percent sign in it, which no credential of the platform has: store it as the platform shows it, not encoded',

  'missing.input': () => 'is required',
  'missing.ids': ({form}: {form: string}) => `is required (${form})`,
  'quoted.item': ({item, form, unsplit}: {item: string; form: string; unsplit: Unsplit | undefined}) =>
    `"${item}" is not ${form}${unsplitHint(unsplit)}`,
  'wrong.long-item': ({
    length,
    form,
    unsplit
  }: {
    length: number
    form: string
    unsplit: Unsplit | undefined
  }) => `has an item of ${length} characters, which is not ${form}${unsplitHint(unsplit)}`,
  'wrong.too-many': ({count, things, most}: {count: number; things: 'pipelines' | 'orders'; most: number}) =>
    `names ${count} ${things}; at most ${most} are taken`,
  'wrong.twice': ({name}: {name: string}) => `names ${name} twice`,
  'wrong.form': ({form}: {form: string}) => `is not ${form}`,

  'form.id': () => 'an id of letters, digits, - and _',

  'form.run': ({form}: {form: string}) => `${form}, nor the word latest`,
  'missing.run': () =>
    'is required (the id of a run, or the word latest); or give commit, or the link to a run in from-url, instead',
  'wrong.commit': () => 'is not a commit id (7 to 64 hexadecimal digits)',
  'wrong.created-after': () =>
    'is neither a time such as 2026-11-22T08:00:00Z, with its zone, nor a duration such as 10m',
  'wrong.age-of-given-run': () => 'is used only with commit, or with run-id: latest',
  'wrong.latest-and-ids': () => 'mixes latest with ids',
  'wrong.count-of-runs': ({runs, pipelines}: {runs: number; pipelines: number}) =>
    `names ${countOf(runs, 'run')} for ${countOf(pipelines, 'pipeline')}: give as many, in their order, or one latest`,

  'wrong.ref': ({input, most}: {input: 'branch' | 'tag'; most: number}) =>
    `is not the name of a ${input} (at most ${most} characters without white space)`,
  'wrong.several-started': ({count}: {count: number}) => `names ${count} pipelines; run-pipeline starts one`,
  'quoted.reserved': ({name, owner}: {name: string; owner: 'platform' | 'action'}) =>
    `has "${name}", which ${owner === 'platform' ? 'the platform reserves' : 'this action gives, to find the run again'}`,
  'quoted.long-variable': ({name, most}: {name: string; most: number}) =>
    `has a value of over ${most} characters for "${name}"`,
  'quoted.variable-twice': ({name}: {name: string}) => `names "${name}" twice`,
  'quoted.variable-line': ({line}: {line: number}) => `line ${line} is not of the form "NAME=value"`,
  'quoted.variables-json': () =>
    'must be a JSON object of names and texts: "NAME" in each place of a name, and each value in quotes',
  'wrong.variables-json': () => 'begins as a JSON object, and cannot be read as one',
  'wrong.name-twice': () => 'has a name twice in its JSON object',

  'empty.fork': () => 'this is a pull request from a fork, which gets no secrets',
  'empty.dependabot': () =>
    'this is a run of Dependabot, which gets Dependabot secrets alone (Settings, Secrets and variables, Dependabot)',
  'empty.reusable': () =>
    'this is a reusable workflow, which gets secrets only with secrets: inherit, or by name, from the job that calls it',
  'place.fork': () => 'in a pull request from a fork',
  'place.dependabot': () => 'in a run of Dependabot (it gets Dependabot secrets alone)',
  'place.reusable': () => 'in a reusable workflow that is called without secrets: inherit',
  'place.environment': () => 'in a job that does not name the environment of the secret (environment: …)',
  'empty.why': ({proof, elsewhere}: {proof: string | undefined; elsewhere: readonly string[]}) => {
    const places = `${elsewhere.slice(0, -1).join(', ')}, and ${elsewhere.at(-1)}`
    return proof === undefined
      ? `name the secret in with: of this step; GitHub leaves it empty ${places}`
      : `${proof}. Secrets are empty, too, ${places}`
  },

  'warning.unknown-inputs': ({names}: {names: readonly string[]}) =>
    `unknown and ignored: ${names.join(', ')}`,
  'warning.http': ({input, host}: {input: string; host: string}) =>
    `${input} is http: credentials travel unencrypted to ${host}`,
  'warning.hosted-runner': ({timeoutMs}: {timeoutMs: number}) =>
    `timeout is ${formatDuration(timeoutMs)}, and a GitHub-hosted runner ends a job after 6h`,
  'notice.public-repository': () =>
    'this repository is public, so no remote log line is shown; set logs: all to show them'
}
