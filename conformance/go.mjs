// The client in Go: Huawei's of CodeArts Pipeline.
import {checksOf, output} from './commands.mjs'

/** The least version that the program is written for, as its go.mod says. */
const LEAST_MINOR = 22
// The Go that is here does, or is left out: another toolchain is never fetched.
const env = {GOTOOLCHAIN: 'local'}

/** Why this client cannot run here, if it cannot. */
export async function goLacks() {
  let version
  try {
    version = (await output('go', ['env', 'GOVERSION'], env)).trim()
  } catch {
    return 'there is no go'
  }
  const minor = Number(/^go1\.(\d+)/.exec(version)?.[1] ?? Number.NaN)
  return minor < LEAST_MINOR ? `${version} is older than go1.${LEAST_MINOR}` : undefined
}

/** The first run compiles; Go keeps what it fetched and compiled in its own caches. */
export function goChecks(codearts) {
  const args = ['run', '-C', 'codearts-go', '.', JSON.stringify(codearts)]
  return checksOf('huaweicloud-sdk-go-v3 0.1.207', 'go', args, env)
}
