/** A pair that signs requests, and the token of the session that a temporary pair belongs to. */
export interface AccessKeys {
  accessKey: string
  secretKey: string
  securityToken?: string | undefined
}
