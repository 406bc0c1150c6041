// What is needed only once the inputs are right, loaded in one piece then.
export {changeOrderTarget} from './change-order-target.js'
export {createClient} from './client.js'
export {deployOrderTarget} from './deploy-order-target.js'
export {changeOrdersOfRun, deployOrdersOfRun} from './orders-of-run.js'
export {runTarget} from './run-target.js'
