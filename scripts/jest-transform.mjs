import swc from '@swc/jest'

// In a context of node:vm, where Jest runs a test, each use of a global is a call of a hook and no field of the engine's:
// a loop over a text spends most of its time there. A module that takes the built-ins once runs as it does outside.
const BUILT_INS = [
  'Array',
  'Buffer',
  'Error',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'RegExp',
  'Set',
  'String',
  'Symbol'
]

const transformer = swc.createTransformer({
  jsc: {target: 'es2022', parser: {syntax: 'typescript'}},
  module: {type: 'es6'},
  sourceMaps: true
})

/** TypeScript to JavaScript by swc, with the built-ins that a module uses in its own scope. */
export default {
  canInstrument: true,
  getCacheKey: (...file) => `${transformer.getCacheKey(...file)}-${BUILT_INS.join()}`,
  process: (...file) => withOwnBuiltIns(transformer.process(...file)),
  processAsync: async (...file) => withOwnBuiltIns(await transformer.processAsync(...file))
}

// On the first line, so that the numbers of lines stay as they are.
function withOwnBuiltIns({code, ...rest}) {
  const own = BUILT_INS.filter(name => uses(code, name) && !declares(code, name))
  return {...rest, code: own.length === 0 ? code : `const {${own.join()}} = globalThis;${code}`}
}

function uses(code, name) {
  return new RegExp(`\\b${name}\\b`).test(code)
}

function declares(code, name) {
  return new RegExp(`(?:import|const|let|class|function)\\b[^;=()]*\\b${name}\\b`).test(code)
}
