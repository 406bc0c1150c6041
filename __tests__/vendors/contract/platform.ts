import type {Http, HttpAnswer} from '../../../src/http/exchange.js'
import {redirectError} from '../../../src/http/failure.js'
import {RequestError} from '../../../src/model/errors.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import type {Operation, Vendor} from '../../../src/vendors/vendor.js'
import type {PartWords, Reply, Thing} from './thing.js'

export const context = {signal: new AbortController().signal}

export const reply = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {}
): HttpAnswer => ({status, headers, text: typeof body === 'string' ? body : JSON.stringify(body)})

export const answerOf = ({status, body, headers}: Reply): HttpAnswer => reply(status, body, headers)

/** One thing of a platform, ready to be asked about. */
export interface Platform {
  vendor: Vendor
  thing: Thing
  /** The target that the inputs name; those of the thing itself, for its own operation, unless given. */
  open(http: Http, given?: RawInputs, operation?: Operation): Promise<Target>
  /** One poll of the thing. */
  read(http: Http): Promise<Snapshot>
  readStatus(...status: [unknown?]): Promise<Snapshot>
  /** The error that an answer comes to. */
  refusal(answer: Reply): Promise<RequestError>
  /** A status of the platform with this meaning, that no other field decides about. */
  statusFor(phase: keyof PartWords): string
}

export function createPlatform(vendor: Vendor, thing: Thing): Platform {
  const open: Platform['open'] = async (http, given = thing.given, operation = thing.operation) => {
    const plan = vendor.plan(operation, given, (input, text) => {
      throw new Error(`${input}: ${text}`)
    })
    const [target] = (await plan?.open(asClient(thing, http), undefined)) ?? []
    if (!target) throw new Error('no target was opened')
    return target
  }
  const read: Platform['read'] = async http => (await open(http)).read(context)
  return {
    vendor,
    thing,
    open,
    read,
    readStatus: (...status) => read(async request => reply(200, thing.answer(request, ...status))),
    async refusal(answer) {
      try {
        await read(async () => answerOf(answer))
      } catch (error) {
        if (error instanceof RequestError) return error
        throw error
      }
      throw new Error('the answer was taken')
    },
    statusFor(phase) {
      const status = thing.words[phase].find(word => !thing.besides?.includes(word))
      if (status === undefined) throw new Error(`the platform has no status for ${phase}`)
      return status
    }
  }
}

/** As the client asks: for what the platform has a route for, and with no redirect as an answer but to who takes one. */
function asClient({knows}: Thing, http: Http): Http {
  return async request => {
    const {method, path, redirect} = request
    if (knows && !knows(request)) throw new Error(`there is no route for ${method} ${path.join('/')}`)
    const answer = await http(request)
    const isRedirect = answer.status >= 300 && answer.status <= 399
    if (isRedirect && redirect !== 'answer')
      throw redirectError(answer.status, undefined, new URL('https://platform.example.com'))
    return answer
  }
}
