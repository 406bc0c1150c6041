// Removes the folders given: the bundler never cleans its output folder.
import {rmSync} from 'node:fs'

for (const folder of process.argv.slice(2)) rmSync(folder, {recursive: true, force: true})
