import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {parse} from 'yaml'

/** An action's `action.yml`. */
export interface Manifest {
  name: string
  description: string
  inputs: Record<string, {description: string; required?: boolean; default?: string}>
  outputs: Record<string, {description: string}>
  runs: {using: string; main: string; post?: string}
}

export async function readManifest(action: string): Promise<Manifest> {
  return parse(await readFile(join(action, 'action.yml'), 'utf8')) as Manifest
}
