// What is needed only once the inputs are right, loaded in one piece then.
export {buildTarget} from './build.js'
export {createClient} from './client.js'
