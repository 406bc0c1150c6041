import {basename} from 'node:path'

/** Whether this is the `post` step: the runner starts a file of its own for it, and no input can feign that. */
export const isPostStep = basename(process.argv[1] ?? '') === 'post.js'
