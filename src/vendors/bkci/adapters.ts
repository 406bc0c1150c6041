// What is needed only once the inputs are right, loaded in one piece then.

export {createClient} from './client.js'
export {runTarget} from './run-target.js'
