import {bkci} from './bkci/index.js'
import {codearts} from './codearts/index.js'
import type {Vendor} from './vendor.js'
import {yunxiao} from './yunxiao/index.js'

/** The registry: one line per platform, named as its folder and as the input `vendor` takes it. */
export const vendors = {
  yunxiao,
  codearts,
  bkci
} as const satisfies Record<string, Vendor>
