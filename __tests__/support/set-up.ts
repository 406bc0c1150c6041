import {expectEnglish} from './english.js'

expectEnglish()

// What the machine trusts beyond Node's own authorities is no part of a test, and each client of a test would read it.
delete process.env.NODE_EXTRA_CA_CERTS
