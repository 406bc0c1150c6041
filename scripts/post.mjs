// Writes dist/post.js: the file that the runner starts for the `post` step, by whose name the bundle knows which step it is.
import {writeFileSync} from 'node:fs'

writeFileSync('dist/post.js', "import './index.js'\n")
