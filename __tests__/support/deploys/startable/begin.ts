import type {Platform} from '../../../../simulator/server/platform.js'
import type {HttpRequest} from '../../../../src/http/exchange.js'
import type {Begun} from '../../../../src/model/run-start.js'
import type {Target} from '../../../../src/model/target.js'
import {vendors} from '../../../../src/vendors/index.js'
import type {Vendor} from '../../../../src/vendors/vendor.js'
import {inProcess} from '../../../invariants/support/in-process.js'
import {open} from '../../../invariants/support/wait.js'
import {virtualClock} from '../../../unit/support/virtual-clock.js'
import type {StartableDeploy} from './startable-deploy.js'

export const MARKER = 'await-deploy 4711.1.0a1b2c3d'

/** Begins a run of a simulated pipeline in this process, by the platform's own adapter. */
export async function begin(
  {inputs}: Pick<StartableDeploy, 'inputs'>,
  platform: Platform,
  more: Readonly<Record<string, string>> = {},
  marker = MARKER
): Promise<{begun: Begun; target: Target; asked: HttpRequest[]; kinds: string[]}> {
  const vendor = (vendors as Record<string, Vendor>)[inputs.vendor ?? ''] as Vendor
  const {answer, kindOf} = inProcess(platform, () => 1)
  const asked: HttpRequest[] = []
  const kinds: string[] = []
  const given = {endpoint: 'https://platform.example', ...inputs, ...more}
  const [target] = await open(vendor, 'run-pipeline', given, request => {
    asked.push(request)
    kinds.push(kindOf(request))
    return answer(request)
  })
  if (target?.start === undefined) throw new Error('it cannot be begun')
  const {signal} = new AbortController()
  const begun = await target.start.begin(marker, {
    clock: virtualClock(),
    signal,
    sendMs: 1000,
    onUnclear: () => {}
  })
  return {begun, target, asked, kinds}
}
