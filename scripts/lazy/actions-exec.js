// Stands in for `@actions/exec` in the bundle: `@actions/core` imports it to ask the machine for its version, which
// this action never does.
const load = () => import('../../node_modules/@actions/exec/lib/exec.js')

export async function exec(...args) {
  return (await load()).exec(...args)
}

export async function getExecOutput(...args) {
  return (await load()).getExecOutput(...args)
}
