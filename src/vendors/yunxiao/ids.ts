/** What names a host deploy order. */
export interface DeployOrderIds {
  pipelineId: string
  deployOrderId: string
}

/** Flow's ids are positive integers. */
export function isNumber(text: string): boolean {
  return /^[1-9][0-9]{0,19}$/.test(text)
}

export function isOrganization(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text)
}

/** The number of a change order: letters, digits, - and _. */
export function isOrderNumber(text: string): boolean {
  return /^[0-9A-Za-z_-]{1,64}$/.test(text)
}

/** An app's name is free text, blanks within it included, but it is one segment of a path. */
export function isAppName(text: string): boolean {
  return text === text.trim() && /^[^\p{C}\p{Zl}\p{Zp}/\\?#%]{1,128}$/u.test(text) && !/^\.{1,2}$/.test(text)
}
