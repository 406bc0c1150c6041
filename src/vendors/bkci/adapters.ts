// What is needed only once the inputs are right, loaded in one piece then.

export {createClient} from './client.js'
export {buildTarget} from './run-target.js'
