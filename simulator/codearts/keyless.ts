import {ISSUER, type OidcIssuer, oidcIssuer} from '../github/oidc.js'
import type {Platform, PlatformRequest} from '../server/platform.js'
import {type CodeartsOptions, codearts} from './platform.js'
import {type Sts, type StsOptions, sts} from './sts.js'

export const PROVIDER = 'iam::d78cbac186b744899480f25bd022f468:oidcProvider:github'
export const AGENCY = 'iam::d78cbac186b744899480f25bd022f468:agency:deploy-gate'
/** What the runner gives to the job. */
export const JOB_KEY = 'eyJhbGciOiJSUzI1NiJ9.a-job-of-the-simulator-0001.c2lnbmF0dXJl'

export interface KeylessOptions extends Omit<CodeartsOptions, 'keys'>, Pick<StsOptions, 'endsAt' | 'livesS'> {
  /** Who the job is. */
  sub?: string
  /** The subjects that the agency trusts. */
  subjects?: readonly string[]
  audience?: string
}

/** CodeArts, the STS and GitHub's endpoint for identity tokens, behind one address. */
export interface KeylessPlatform extends Platform {
  sts: Sts
  issuer: OidcIssuer
  inputs: Readonly<Record<string, string>>
  /** What the runner sets for the job; `url` is the address. */
  env(url: string): Record<string, string>
}

export function keyless({
  sub = 'repo:example/shop:ref:refs/heads/main',
  subjects = ['repo:example/shop:*', 'repo:example@1/shop@2:*'],
  audience = 'sts.huaweicloud.com',
  endsAt,
  livesS,
  ...options
}: KeylessOptions): KeylessPlatform {
  const issuer = oidcIssuer({key: JOB_KEY, sub})
  const provider = {urn: PROVIDER, issuer: ISSUER, clientIds: [audience], publicKey: issuer.publicKey}
  const agency = {urn: AGENCY, trusts: {provider: PROVIDER, subjects}}
  const service = sts({provider, agency, ...(endsAt && {endsAt}), ...(livesS && {livesS})})
  const platform = codearts({...options, keys: {issued: service.issued}})
  const kind = (request: PlatformRequest) =>
    issuer.isAsked(request)
      ? 'id-token'
      : service.isAsked(request)
        ? 'sts'
        : (platform.kind?.(request) ?? 'any')
  return {
    ...platform,
    kind,
    handle(request) {
      if (issuer.isAsked(request)) return issuer.answer(request)
      return service.isAsked(request) ? service.answer(request) : platform.handle(request)
    },
    sts: service,
    issuer,
    inputs: {'oidc-provider-urn': PROVIDER, 'oidc-agency-urn': AGENCY, 'sts-endpoint': '{url}'},
    env: url => ({
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${issuer.path}`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: JOB_KEY
    })
  }
}
