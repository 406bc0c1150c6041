import type {Part} from './part.js'

/** The shortest name that people know a part by: of a machine the host name, else an address. Remote text. */
export function partName({machine, name}: Part): string {
  return machine?.host ?? machine?.ip ?? machine?.sn ?? name
}
