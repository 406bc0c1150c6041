import {formatDuration} from '../../util/duration.js'
import {type Asked, askedOf, type PartKind} from './words.js'

/** Who may decide a review, and what becomes of it when nobody does. */
export interface Reviewers {
  /** Their names, or `''`. */
  people: string
  /** Whether all of them have to approve. */
  mustAll: boolean
  late: 'pass' | 'reject' | undefined
}

const RIGHT = 'a person with the right to run this pipeline'
const PROJECT =
  'check project-id: it is the id of the CodeArts project (32 digits in the console address), not the IAM project id'

/** ` at https://…`; nothing where the link stands beside the sentence. */
const where = (url: string | undefined, before = ' ') =>
  url === undefined ? '' : `${before}${url === '' ? 'in the CodeArts console' : `at ${url}`}`
const andMore = (count: number) => (count > 0 ? ` (and ${count} more)` : '')

/** What an identity token says of its job. */
interface Claims {
  sub: string
  aud: string
  iss: string
}

const claimsOf = ({sub, aud, iss}: Claims) => `oidc:sub ${sub}, oidc:aud ${aud}, oidc:iss ${iss}`

/** What is said of CodeArts alone. */
export const codearts = {
  'hint.codearts.project': () => PROJECT,
  'hint.codearts.pipeline-of-project': () => `${PROJECT}; pipeline-id must belong to it`,
  'hint.codearts.pipeline': () => `check pipeline-id and region; ${PROJECT}`,
  'hint.codearts.member': () =>
    `${PROJECT}, and that the user of the credentials is a member of that project with the right to view pipelines`,
  'hint.codearts.host': () => 'check endpoint, region and api: this host has no such path',
  'hint.codearts.parallel': () => 'the limit of parallel runs is reached; wait for another run to end',
  'hint.codearts.parameters': () => 'check that run-id belongs to pipeline-id, and pipeline-id to project-id',
  'hint.codearts.permission': ({ids}: {ids: Asked}) =>
    `check ${askedOf(ids)}; then that the user of the credentials is a member of the project, and has a CodeArts Pipeline policy in IAM (read-only is enough)`,
  'hint.codearts.may-execute': () =>
    'check that the user of the credentials has the right to execute the pipeline in the project; then that its CodeArts Pipeline policy in IAM is not read-only',
  'hint.codearts.not-found': ({ids}: {ids: Asked}) => `check ${askedOf(ids)}, then region or endpoint`,
  'hint.codearts.refused': ({ids}: {ids: Asked}) => `check ${askedOf(ids)}`,
  'hint.codearts.token': () =>
    'check token: an IAM token lives 24 hours, and must be made for a project of this region (scope project, not domain); access-key and secret-key do not expire',
  'hint.codearts.clock': () =>
    "check the runner's clock: the signature was refused for its time, even after it was corrected once",
  'hint.codearts.unknown-key': () => 'check access-key: the platform does not know it, or it was disabled',
  'hint.codearts.security-token': () => 'check security-token: it belongs to one access-key, and expires',
  'hint.codearts.key-pair': () =>
    'check access-key and secret-key: they must be one pair; a temporary pair needs its security-token too',
  'hint.codearts.session': () =>
    'the session of the agency was refused: check region or endpoint, and that oidc-agency-urn is of the account that the project belongs to',
  'hint.codearts.agency-member': ({executes}: {executes: boolean}) =>
    `${PROJECT}; then that the agency of oidc-agency-urn is a member of that project with the right to ${executes ? 'execute the pipeline' : 'view pipelines'}, and has a CodeArts Pipeline policy in IAM`,
  'hint.codearts.id-token': () =>
    'check that the job has permissions: id-token: write (in a reusable workflow, the job that calls it too)',
  'hint.codearts.id-token-address': () =>
    'check that this runner may reach the address in ACTIONS_ID_TOKEN_REQUEST_URL, which the runner gives to the job',
  'hint.codearts.sts-address': () =>
    'check sts-endpoint, or region where it is not given, and that this runner may reach that address',
  'hint.codearts.trust-policy': (claims: Claims) =>
    `check the trust policy of oidc-agency-urn: it must allow sts:agencies:assumeWithOIDC to oidc-provider-urn for what the token of this job says: ${claimsOf(claims)}`,
  'hint.codearts.audience': ({audience, sub, aud, iss}: Claims & {audience: string}) =>
    `check oidc-audience: ${audience} must be one of the client IDs of oidc-provider-urn; the token of this job says ${claimsOf({sub, aud, iss})}`,
  'hint.codearts.login': (claims: Claims) =>
    `check oidc-provider-urn and oidc-agency-urn, and that the agency allows sessions of oidc-duration; the token of this job says ${claimsOf(claims)}`,
  'hint.codearts.replaced': ({run}: {run: string}) =>
    `check in the console how run ${run} ended; api: v5 keeps to one run even when newer ones begin`,

  'codearts.logged-in': ({agency, lifeMs}: {agency: string; lifeMs: number}) =>
    `Logged in to Huawei Cloud as ${agency}, by the identity of this job. The session lives ${formatDuration(lifeMs)} and is renewed in time`,
  'codearts.renewed': ({agency, lifeMs}: {agency: string; lifeMs: number}) =>
    `Renewed the session of ${agency}. It lives ${formatDuration(lifeMs)}`,
  'codearts.not-renewed': ({why, leftMs}: {why: string; leftMs: number}) =>
    `the session of Huawei Cloud could not be renewed: ${why}. The old one is good for another ${formatDuration(leftMs)}, and the renewal is tried again`,
  'codearts.session-lost': ({why}: {why: string}) =>
    `the session of Huawei Cloud has ended, and there is no new one: ${why}`,
  'codearts.no-id-token': ({why}: {why: string}) =>
    `the login to Huawei Cloud failed, since GitHub gave no identity token: ${why}`,
  'codearts.no-session': ({why}: {why: string}) => `the login to Huawei Cloud failed at the STS: ${why}`,
  'codearts.odd-id-token': () => 'the answer held no identity token of the known form',
  'codearts.odd-session': () => 'the answer held no session of the known form',
  'codearts.session-over': () => 'the answer held a session that had expired',

  'codearts.replaced': ({newer, run}: {newer: string; run: string}) =>
    `the platform now shows run ${newer}, and the end of run ${run} was not seen`,
  'codearts.parallel-limit': ({text, limit}: {text: string; limit: 'pipeline' | 'account'}) =>
    `${text} (the limit of parallel runs of ${limit === 'pipeline' ? 'this pipeline' : 'the account'} is reached)`,
  'codearts.started-by': ({part}: {part: string}) => `what ${part} had started`,
  'codearts.child-failed': ({above, run, said}: {above: string; run: string; said: string}) =>
    `${above}${run}: ${said}`,
  'codearts.failed-inside': ({kind, name, status}: {kind: PartKind; name: string; status: string}) =>
    `${kind} ${name} is ${status}, which the pipeline does not count`,
  'codearts.pre-empted': () => 'every job had completed: a newer run pre-empted this one',
  'codearts.idle': () => 'every stage or job was skipped or not selected',
  'codearts.review-refused': () => 'the review was refused, or its time passed',
  'codearts.v3-zone': () => 'api: v3 tells times without a zone; created-after takes them for GMT+8',
  'codearts.left-out': ({pipelineId}: {pipelineId: string}) =>
    `the platform left pipeline ${pipelineId} out of its answer: check pipeline-id and region, and that the user of the credentials may see it`,
  'codearts.no-detail': ({run}: {run: string}) =>
    `the platform tells nothing of run ${run} yet, as it does while a run queues; if this does not change, check run-id`,
  'codearts.no-detail-status': () => '(no detail yet)',

  'codearts.run-waits': ({url}: {url: string | undefined}) =>
    `${RIGHT} can resume or stop the run${where(url)}`,
  'codearts.review-waits': ({
    people,
    mustAll,
    late,
    name,
    more,
    url
  }: Reviewers & {
    name: string
    more: number
    url: string | undefined
  }) => {
    const who = people === '' ? 'a reviewer of this pipeline' : `${people}${mustAll ? ' (all of them)' : ''}`
    const expiry = late ? ` (it will ${late} by itself when its time has passed)` : ''
    return `${who}${expiry} can approve or reject the review ${name}${andMore(more)}${where(url)}`
  },
  'codearts.stage-waits': ({name, more, url}: {name: string; more: number; url: string | undefined}) =>
    `${RIGHT} can let the stage ${name} begin${andMore(more)}${where(url)}`,
  'codearts.pause-waits': ({name, more, url}: {name: string; more: number; url: string | undefined}) =>
    `${RIGHT} can resume ${name}${andMore(more)}, or stop the run${where(url, ', ')}`,
  'codearts.delay': ({path, url}: {path: string; url: string | undefined}) =>
    `the delay ${path} goes on by itself when its time has come; ${RIGHT} can let it go on now, or end it${where(url, ', ')}`,
  'codearts.v3-waits': ({stage, isReview}: {stage: string | undefined; isReview: boolean}) => {
    const what = stage === undefined ? 'the run' : `the stage ${stage}`
    return isReview
      ? `a reviewer of this pipeline can approve or reject ${what} in the CodeArts console`
      : `${RIGHT} can resume ${what}, or stop the run, in the CodeArts console`
  },
  'codearts.latest-waits': () => `${RIGHT} can resume it, or decide a review, in the CodeArts console`
}
