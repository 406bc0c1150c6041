export const id = 691;
export const ids = [691];
export const modules = {

/***/ 9691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ fetch),
/* harmony export */   k: () => (/* binding */ ProxyAgent)
/* harmony export */ });
// Stands in for `undici` in the bundle: `@actions/http-client` imports it for one class, and `@actions/github` for `fetch`,
// and this action uses neither.
const load = () => __webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 6752, 19))

/** The agent of the package, made by the first request that goes through it. */
class ProxyAgent {
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

async function fetch(...args) {
  return (await load()).default.fetch(...args)
}


/***/ })

};
