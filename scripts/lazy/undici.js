// Stands in for `undici` in the bundle: `@actions/http-client` imports it for one class, and `@actions/github` for `fetch`,
// and this action uses neither.
const load = () => import('../../node_modules/undici/index.js')

/** The agent of the package, made by the first request that goes through it. */
export class ProxyAgent {
  #args
  #agent

  constructor(...args) {
    this.#args = args
  }

  async #made() {
    const {default: undici} = await load()
    this.#agent ??= new undici.ProxyAgent(...this.#args)
    return this.#agent
  }

  dispatch(options, handler) {
    this.#made()
      .then(agent => agent.dispatch(options, handler))
      .catch(error => handler.onError(error))
    return true
  }

  async close() {
    await (await this.#made()).close()
  }

  async destroy(error) {
    await (await this.#made()).destroy(error)
  }
}

export async function fetch(...args) {
  return (await load()).default.fetch(...args)
}
