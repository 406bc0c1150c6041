import {basename} from 'node:path'

/** Whether this is the `post` step: the runner starts another file for it, which no input or variable can feign. */
export const isPostStep = basename(process.argv[1] ?? '') === 'post.js'
