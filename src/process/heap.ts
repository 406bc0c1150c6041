import {setFlagsFromString} from 'node:v8'

/**
 * Makes V8 collect garbage early instead of letting the heap grow. A long log makes much of it, and nothing of a log is
 * kept: the young generation would grow to 96 MB on Node 24 all the same, and the old one to a multiple of what is
 * alive. Small, the heap is as fast, since it stays in the cache of the processor. An engine that does not know a flag
 * says so on stderr and goes on.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=25')
}
