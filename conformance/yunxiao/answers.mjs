import assert from 'node:assert/strict'

const MACHINE = 'deployMachineInfo.deployMachines[].'

/**
 * Fields that the simulator serves and this client does not know, by what they are part of, each with where it is
 * from. Any other is one that we made up.
 */
export const ELSEWHERE = {
  order: {
    'actions[].displayType': 'bodies that another client recorded',
    'actions[].order': 'bodies that another client recorded',
    [`${MACHINE}hostName`]: 'bodies that another client recorded',
    [`${MACHINE}machineOsArch`]: 'bodies that another client recorded',
    [`${MACHINE}actions[].params.machineSn`]: 'bodies that another client recorded'
  },
  // The client gives a job of an order the fields of a record of the job's log.
  changeOrder: Object.fromEntries(
    ['type', 'startedAt', 'endedAt', 'appOrchestration', 'variableGroups', 'nextJob', 'stages'].map(name => [
      `jobs[].${name}`,
      "the vendor's OpenAPI document"
    ])
  ),
  // ... and to such a record `content` and `timestamp`, which the vendor's OpenAPI document does not have.
  jobLog: Object.fromEntries(
    ['action', 'gmtCreate', 'jobSn', 'message', 'operator', 'state'].map(name => [
      `records[].${name}`,
      "the vendor's OpenAPI document"
    ])
  )
}

/** Expects an error of this type, with a message that tells something. */
export async function rejects(promise, type) {
  await assert.rejects(promise, error => {
    assert.ok(error instanceof type, `${error.name}: ${error.message}`)
    assert.ok(!/undefined|\[object/.test(error.message), `no message: ${error.message}`)
    return true
  })
}

/** Paths that are in what was sent and not in what was read; the items of a list count as one. */
export function leftOut(sent, read, path = '', found = new Set()) {
  if (Array.isArray(sent)) {
    sent.forEach((item, i) => {
      leftOut(item, Array.isArray(read) ? read[i] : undefined, `${path}[]`, found)
    })
  } else if (sent !== null && typeof sent === 'object') {
    for (const [key, value] of Object.entries(sent)) {
      const at = path === '' ? key : `${path}.${key}`
      if (read !== null && typeof read === 'object' && Object.hasOwn(read, key))
        leftOut(value, read[key], at, found)
      else found.add(at)
    }
  }
  return found
}
