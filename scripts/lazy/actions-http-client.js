// Stands in for `@actions/http-client` in the bundle: the package, and the modules of Node that it needs, are loaded by
// the first request. It has the methods that this action, `@actions/core` and `@actions/github` call.
const load = () => import('../../node_modules/@actions/http-client/lib/index.js')

export class HttpClient {
  #args
  #client

  constructor(...args) {
    this.#args = args
  }

  async #made() {
    const {HttpClient: Client} = await load()
    this.#client ??= new Client(...this.#args)
    return this.#client
  }

  async requestRaw(...args) {
    return (await this.#made()).requestRaw(...args)
  }

  async getJson(...args) {
    return (await this.#made()).getJson(...args)
  }
  // `@actions/github` asks for these when it is loaded, for requests of its own; this action sends all of them itself.
  getAgent() {}
  getAgentDispatcher() {}
}
