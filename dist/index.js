import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   Mb: () => (/* binding */ readForeignState),
/* harmony export */   o9: () => (/* binding */ hasState),
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _output_command_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7082);
/* harmony import */ var _output_signed_state_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5568);
/* harmony import */ var _util_crypto_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4408);




const NAME = 'stops';
/** Which credentials signed the state: tells one of other inputs from one that is forged. */
const SIGNER = 'signer';
// With the signature on one line, which an environment variable holds too.
const MOST_BYTES = _output_command_file_js__WEBPACK_IMPORTED_MODULE_1__/* .LONGEST_LINE */ .i2 - 100;
/**
 * Keeps for the `post` step what it has to stop, in the runner's state file; an empty list leaves nothing to do. Returns
 * what went wrong, if anything.
 */
function saveState(stops, key) {
    const path = process.env.GITHUB_STATE;
    if (!path)
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('state.no-file');
    const kept = [...stops];
    while (Buffer.byteLength(JSON.stringify(kept)) > MOST_BYTES)
        kept.length = Math.floor(kept.length * 0.9);
    try {
        if (kept.length === 0)
            (0,_output_command_file_js__WEBPACK_IMPORTED_MODULE_1__/* .appendValues */ .Bx)(path, { [NAME]: '' });
        else
            (0,_output_signed_state_js__WEBPACK_IMPORTED_MODULE_2__/* .writeSigned */ .qc)(path, NAME, JSON.stringify(kept), key, { [SIGNER]: signerOf(key) });
    }
    catch {
        // A full disk takes no more, but lets go of what would be stopped.
        if (kept.length === 0)
            (0,_output_command_file_js__WEBPACK_IMPORTED_MODULE_1__/* .emptyFile */ .sX)(path);
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('state.unwritable');
    }
    const dropped = stops.length - kept.length;
    return dropped > 0 ? (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('state.too-many', { count: dropped }) : undefined;
}
/** Whether there is anything to read. */
function hasState(env = process.env) {
    return (0,_output_signed_state_js__WEBPACK_IMPORTED_MODULE_2__/* .savedText */ .Xm)(NAME, env) !== '';
}
/** What was saved by this very job; nothing where the signature is not ours. */
function readState(key, env = process.env) {
    const text = (0,_output_signed_state_js__WEBPACK_IMPORTED_MODULE_2__/* .readSigned */ .Nu)(NAME, key, env);
    return text === undefined ? undefined : JSON.parse(text);
}
/**
 * What a state names that other credentials than ours have signed: this step may have been given the inputs of another one.
 * Nobody can check it here, so that nothing may be done with it but to show it. Nothing of a state that pretends to be ours.
 */
function readForeignState(key, env = process.env) {
    const signer = env[`STATE_${SIGNER}`] ?? '';
    if (!/^[\w-]{22}$/.test(signer) || (key !== undefined && signer === signerOf(key)))
        return [];
    try {
        const found = JSON.parse((0,_output_signed_state_js__WEBPACK_IMPORTED_MODULE_2__/* .signedParts */ .Pb)(NAME, env).text ?? '[]');
        return Array.isArray(found) ? found.flatMap(toNamed) : [];
    }
    catch {
        return [];
    }
}
function toNamed(one) {
    if (typeof one?.label !== 'string' || typeof one.url !== 'string')
        return [];
    const url = URL.canParse(one.url) ? new URL(one.url) : undefined;
    const isLink = url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password;
    return [{ label: one.label, url: isLink ? url.href : '' }];
}
/** A name for a key, which tells nothing of it. */
function signerOf(key) {
    return (0,_util_crypto_js__WEBPACK_IMPORTED_MODULE_3__/* .crypto */ .E)().createHmac('sha256', key).update('signer').digest('base64url').slice(0, 22);
}


/***/ }),

/***/ 4085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ readSavedPosts),
/* harmony export */   Fk: () => (/* binding */ hasSavedPosts),
/* harmony export */   lT: () => (/* binding */ savePosts)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _output_command_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7082);
/* harmony import */ var _output_signed_state_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5568);



const NAME = 'posts';
const states = ['pending', 'success', 'failure', 'error'];
/** Whether there is anything to read. */
function hasSavedPosts(env = process.env) {
    return (0,_output_signed_state_js__WEBPACK_IMPORTED_MODULE_2__/* .savedText */ .Xm)(NAME, env) !== '';
}
/** Keeps an update for the `post` step; `undefined` leaves nothing to do. Answers what went wrong, if anything. */
function savePosts(saved, key) {
    const path = process.env.GITHUB_STATE ?? '';
    try {
        if (saved === undefined)
            (0,_output_command_file_js__WEBPACK_IMPORTED_MODULE_1__/* .appendValues */ .Bx)(path, { [NAME]: '' });
        else
            (0,_output_signed_state_js__WEBPACK_IMPORTED_MODULE_2__/* .writeSigned */ .qc)(path, NAME, JSON.stringify(saved), key);
        return undefined;
    }
    catch {
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('github.unkept');
    }
}
/** What was saved by this very job; nothing where it was forged. */
function readSavedPosts(key, env = process.env) {
    const text = (0,_output_signed_state_js__WEBPACK_IMPORTED_MODULE_2__/* .readSigned */ .Nu)(NAME, key, env);
    const saved = text === undefined ? undefined : JSON.parse(text);
    return saved && states.includes(saved.update.state) ? saved : undefined;
}


/***/ }),

/***/ 5699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ isForbiddenAddress),
  B: () => (/* binding */ parseEndpoint)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __nccwpck_require__(6800);
;// CONCATENATED MODULE: ./lib/src/http/metadata.js

/** A service that is not in this table is reached like any other private address. */
const metadataServices = [
    {
        cloud: 'Alibaba Cloud',
        addresses: ['100.100.100.200', 'fd00:100::100:200'],
        source: 'https://github.com/canonical/cloud-init/blob/main/cloudinit/sources/DataSourceAliYun.py'
    },
    {
        cloud: 'AWS, EC2',
        addresses: ['fd00:ec2::254'],
        source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html'
    },
    {
        cloud: 'AWS, EKS Pod Identity',
        addresses: ['fd00:ec2::23'],
        source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html'
    },
    {
        cloud: 'Azure',
        addresses: ['168.63.129.16'],
        source: 'https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16'
    },
    {
        cloud: 'Google Cloud',
        addresses: ['fd20:ce::254'],
        source: 'https://cloud.google.com/compute/docs/metadata/querying-metadata'
    },
    {
        cloud: 'Linode',
        addresses: ['fd00:a9fe:a9fe::1'],
        source: 'https://cloudinit.readthedocs.io/en/latest/reference/datasources/akamai.html'
    },
    {
        cloud: 'Oracle Cloud',
        addresses: ['192.0.0.192', 'fd00:c1::a9fe:a9fe'],
        source: 'https://github.com/oracle/oci-python-sdk/blob/master/src/oci/auth/signers/instance_principals_security_token_signer.py'
    },
    {
        cloud: 'Scaleway',
        addresses: ['fd00:42::42'],
        source: 'https://cloudinit.readthedocs.io/en/latest/reference/datasources/scaleway.html'
    },
    {
        cloud: 'Volcengine',
        addresses: ['100.96.0.96'],
        source: 'https://github.com/volcengine/cello'
    }
];
/** Addresses that are no server, or that every host on the way may answer. Private ranges stay allowed. */
const ranges = [
    ['169.254.0.0', 16], // link-local, with the metadata of most clouds
    ['0.0.0.0', 8],
    ['224.0.0.0', 3], // multicast, reserved, broadcast
    ['fe80::', 10], // link-local
    ['::', 128],
    ['ff00::', 8] // multicast
];
const familyOf = (address) => (address.includes(':') ? 'ipv6' : 'ipv4');
const forbidden = new external_node_net_.BlockList();
for (const [address, bits] of ranges)
    forbidden.addSubnet(address, bits, familyOf(address));
for (const address of metadataServices.flatMap(({ addresses }) => addresses)) {
    forbidden.addAddress(address, familyOf(address));
}
/** Names of these services, which a proxy would resolve where nothing here sees the address. */
const METADATA_NAMES = /^(?:metadata|instance-data|metadata\.google\.internal|metadata\.goog|metadata\.azure\.internal|metadata\.tencentyun\.com|instance-data\.(?:ec2\.internal|[a-z0-9-]+\.compute\.internal)|api\.metadata\.cloud\.ibm\.com|metadata\.platformequinix\.com)$/;
function isForbiddenIpv4(address) {
    return forbidden.check(address, 'ipv4');
}
function isForbiddenIpv6(address) {
    return forbidden.check(address, 'ipv6');
}

;// CONCATENATED MODULE: ./lib/src/http/address.js



/** Whether an address (as text, without brackets) is refused: the action never connects to it. */
function isForbiddenAddress(address) {
    const family = (0,external_node_net_.isIP)(address);
    if (family === 4)
        return isForbiddenIpv4(address);
    if (family === 0)
        return false;
    const plain = address.split('%', 1)[0] ?? '';
    return isForbiddenIpv6(plain) || embeddedIpv4(wordsOf(plain)).some(isForbiddenIpv4);
}
/** The eight words of an IPv6 address in any spelling, an IPv4 address at its end included. */
function wordsOf(address) {
    const [left = '', right] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
    const read = (text) => (text === '' ? [] : text.split(':').map(word => Number.parseInt(word, 16)));
    const [before, after] = [read(left), read(right ?? '')];
    return [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
}
/**
 * The IPv4 addresses for which an IPv6 address may stand: mapped and compatible (RFC 4291), translated (RFC 2765), 6to4
 * (RFC 3056), NAT64 (RFC 6052, RFC 8215), Teredo (RFC 4380: of the server, and of the client), ISATAP (RFC 5214).
 */
function embeddedIpv4(words) {
    const at = (index) => words[index] ?? 0;
    const dotted = (high, low) => [high >> 8, high & 255, low >> 8, low & 255].join('.');
    const isZero = (from, to) => words.slice(from, to).every(word => word === 0);
    const last = dotted(at(6), at(7));
    if (at(0) === 0x2002)
        return [dotted(at(1), at(2))];
    if (at(0) === 0x2001 && at(1) === 0)
        return [dotted(at(2), at(3)), dotted(at(6) ^ 0xffff, at(7) ^ 0xffff)];
    if (at(0) === 0x64 && at(1) === 0xff9b) {
        if (isZero(3, 6) && at(2) <= 1)
            return [last];
        return at(2) === 1 ? ofOwnNetwork(words) : [];
    }
    if ((at(4) & 0xfdff) === 0 && at(5) === 0x5efe)
        return [last];
    const isMapped = isZero(0, 5) && at(5) === 0xffff;
    const isTranslated = isZero(0, 4) && at(4) === 0xffff && at(5) === 0;
    // ::1 is loopback, and not the IPv4 address 0.0.0.1.
    const isCompatible = isZero(0, 6) && (at(6) !== 0 || at(7) > 1);
    return isMapped || isTranslated || isCompatible ? [last] : [];
}
/**
 * The IPv4 addresses for which an address of 64:ff9b:1::/48 may stand (RFC 8215): a network may take a prefix of any length in
 * it, and the address lies behind that, around the eight bits that are zero (RFC 6052, 2.2). What would be in 0.0.0.0/8 is
 * the padding of another length.
 */
function ofOwnNetwork(words) {
    const bytes = words.flatMap(word => [word >> 8, word & 255]);
    const around = [...bytes.slice(0, 8), ...bytes.slice(9)];
    const found = [48, 56, 64].map(bits => around.slice(bits / 8, bits / 8 + 4));
    return [...found, bytes.slice(12)].filter(([first]) => first !== 0).map(four => four.join('.'));
}
/**
 * Reads the base URL of an API. Answers the URL, or what is wrong with the text. The URL parser folds
 * decimal, hex and octal spellings of an address, so that one check covers them.
 */
function parseEndpoint(text, allowHttp) {
    if (/[\s\\]/.test(text) || [...text].some(c => c > '~')) {
        return (0,message/* message */.iU)('wrong.plain-url');
    }
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
        return (0,message/* message */.iU)('wrong.https-url');
    let url;
    try {
        url = new URL(text);
    }
    catch {
        return (0,message/* message */.iU)('wrong.url');
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return (0,message/* message */.iU)('wrong.scheme', { scheme: url.protocol });
    if (url.username || url.password)
        return (0,message/* message */.iU)('wrong.login-in-url');
    if (url.search || url.hash)
        return (0,message/* message */.iU)('wrong.query-in-url');
    // Looked for in the given text: the parser has folded such dots away.
    if (/%2e|%2f|%5c/i.test(text))
        return (0,message/* message */.iU)('wrong.encoded-path');
    const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
    if (isForbiddenAddress(host) || METADATA_NAMES.test(host)) {
        return (0,message/* message */.iU)('wrong.refused-host', { host });
    }
    if (url.protocol === 'http:' && !allowHttp)
        return (0,message/* message */.iU)('wrong.http');
    return url;
}


/***/ }),

/***/ 3719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ readCertificates)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1793);
/* harmony import */ var _util_crypto_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4408);
/* harmony import */ var _util_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2598);




// Four times what a Linux distribution trusts.
const LARGEST_BYTES = 1024 * 1024;
const BEGIN = '-----BEGIN CERTIFICATE-----';
const BEFORE_EACH = /(?=-----BEGIN CERTIFICATE-----)/;
/** Reads the certificates of a PEM file. Answers each as PEM, or what is wrong with the file. */
function readCertificates(path) {
    let text;
    try {
        text = (0,_util_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegular */ .VX)(path, LARGEST_BYTES);
    }
    catch (error) {
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)((0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) === _util_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_REGULAR */ .bh ? 'wrong.no-file' : 'wrong.unreadable-file');
    }
    if (text === undefined)
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.large-file', { mib: LARGEST_BYTES / 1024 / 1024 });
    const pems = text.split(BEFORE_EACH).filter(piece => piece.startsWith(BEGIN));
    if (pems.length === 0)
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.no-certificate');
    const broken = pems.findIndex(pem => !isCertificate(pem));
    return broken < 0 ? pems : (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.broken-certificate', { number: broken + 1 });
}
function isCertificate(pem) {
    try {
        return new ((0,_util_crypto_js__WEBPACK_IMPORTED_MODULE_2__/* .crypto */ .E)().X509Certificate)(pem).raw.length > 0;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 3279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* unused harmony export editDistance */
const MOST_EDITS = 2;
/** The first of the known names that are nearest to a text, letter case aside; nothing beyond two edits. */
function nearest(text, known) {
    const distances = known.map(name => editDistance(text.toLowerCase(), name.toLowerCase()));
    const least = Math.min(...distances);
    return least <= MOST_EDITS ? known[distances.indexOf(least)] : undefined;
}
/** How many characters have to be put in, taken out or changed to make one text of the other; at most 3 are counted. */
function editDistance(from, to) {
    const beyond = MOST_EDITS + 1;
    // A very long text is not near any name, and is not compared.
    if (Math.abs(from.length - to.length) >= beyond)
        return beyond;
    let row = Array.from({ length: to.length + 1 }, (_, i) => i);
    for (let i = 1; i <= from.length; i++) {
        const next = [i];
        for (let j = 1; j <= to.length; j++) {
            const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
            next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return Math.min(row[to.length] ?? 0, beyond);
}


/***/ }),

/***/ 9165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: ./lib/src/messages/language.js
var language = __nccwpck_require__(4729);
// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __nccwpck_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __nccwpck_require__(1793);
// EXTERNAL MODULE: ./lib/src/util/duration.js
var duration = __nccwpck_require__(223);
// EXTERNAL MODULE: ./lib/src/util/runner.js
var runner = __nccwpck_require__(9637);
// EXTERNAL MODULE: ./lib/src/vendors/shared/inputs.js
var inputs = __nccwpck_require__(1109);
// EXTERNAL MODULE: ./lib/src/model/outcome.js
var outcome = __nccwpck_require__(9680);
// EXTERNAL MODULE: ./lib/src/output/clean-text.js
var clean_text = __nccwpck_require__(8303);
// EXTERNAL MODULE: ./lib/src/inputs/names.js
var names = __nccwpck_require__(322);
;// CONCATENATED MODULE: ./lib/src/inputs/mistakes.js



const LONGEST_VALUE = 60;
/**
 * A mistake as a sentence that begins with the input's name and shows the value that was given:
 * `timeout: "30min" is not a duration. Examples: 90s, 30m, 1h30m`. A value that is, or may hold, a credential is never shown.
 */
function describeMistake({ input, wrong }, raw) {
    const value = raw[input];
    const isShown = value !== undefined && wrong.key.startsWith('wrong.') && !names/* hiddenInputs */.Mb.includes(input);
    if (!isShown)
        return (0,message/* message */.iU)('mistake.alone', { input, wrong });
    const shown = shortened(names/* urlInputs */.L2.includes(input) ? withoutLogin(value) : value);
    return (0,message/* message */.iU)('mistake.of-value', { input, value: shown, wrong });
}
/** Whether a mistake is that nothing was given. */
function isMissing({ key }) {
    return key.startsWith('missing.');
}
/** A value to be shown: on one line, cut where it is long. */
function shortened(value) {
    return (0,clean_text/* oneLine */.TN)(value, LONGEST_VALUE);
}
/** A URL without the places in which a credential may stand: what comes before an `@`, and the query. */
function withoutLogin(url) {
    return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@').replace(/([?#]).*$/s, '$1…');
}

;// CONCATENATED MODULE: ./lib/src/inputs/allow-outcomes.js




/** Someone who asks for logs gets them, however the run ended. */
const ALLOWED_WITH_LOGS = ['success', 'failure', 'cancelled', 'skipped', 'paused'];
const NO_VERDICTS = ['error', 'timeout', 'interrupted'];
/** The outcomes that make the step green. */
function readAllowed(raw, operation, waits, addMistake) {
    const text = raw['allow-outcomes'];
    // Who does not wait for what was started asks for nothing else.
    const always = waits ? [] : ['running'];
    if (text === undefined)
        return new Set([...allowedByDefault(operation), ...always]);
    const words = (0,inputs/* readList */.LD)(text);
    const mayRun = operation === 'check-pipeline' || !waits;
    const known = outcome/* allowable */.Iq.filter(outcome => outcome !== 'running' || mayRun);
    if (words.length === 0)
        addMistake('allow-outcomes', (0,message/* message */.iU)('wrong.no-outcome', { known }));
    for (const word of new Set(words)) {
        const wrong = whatIsWrong(word, known);
        if (wrong !== undefined)
            addMistake('allow-outcomes', wrong);
    }
    return new Set([...words, ...always]);
}
function allowedByDefault(operation) {
    return operation === 'fetch-logs' ? ALLOWED_WITH_LOGS : ['success'];
}
function whatIsWrong(word, known) {
    if (known.some(outcome => outcome === word))
        return undefined;
    if (NO_VERDICTS.includes(word))
        return (0,message/* message */.iU)('quoted.no-verdict', { word });
    if (word === 'running')
        return (0,message/* message */.iU)('quoted.running');
    return (0,message/* message */.iU)('quoted.outcome', { word: shortened(word), known, unsplit: (0,inputs/* unsplitBy */.He)(word) });
}

;// CONCATENATED MODULE: ./lib/src/inputs/from-url.js


/**
 * Fills inputs that are empty with what the console link in `from-url` stands for, as far as the operation uses them.
 * An input that was given and differs from the link is a mistake, and so is a link of another console than that of the
 * endpoint: small ids are the same on every instance.
 */
function withLink(raw, vendor, operation, addMistake) {
    const text = raw['from-url'];
    if (text === undefined)
        return raw;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const link = url && vendor.readLink(url, raw);
    if (url === undefined || link === undefined) {
        addMistake('from-url', (0,message/* message */.iU)('wrong.link-of-platform', { platform: vendor.title }));
        return raw;
    }
    const elsewhere = whyElsewhere(url, vendor, { ...link, ...raw });
    if (elsewhere !== undefined)
        addMistake('from-url', elsewhere);
    return fillIn(raw, link, operation === undefined ? [] : (vendor.operations[operation] ?? []), addMistake);
}
/** The inputs of the link for those that are empty and used. */
function fillIn(raw, link, used, addMistake) {
    const filled = { ...raw };
    for (const [name, linked] of Object.entries(link)) {
        const given = raw[name]?.trim();
        if (linked === undefined)
            continue;
        if (given === undefined && used.includes(name))
            filled[name] = linked;
        else if (given !== undefined && given.toLowerCase() !== linked.toLowerCase())
            addMistake(name, (0,message/* message */.iU)('quoted.other-than-link', { given: shortened(given), linked: shortened(linked) }));
    }
    return filled;
}
/** What is wrong with a link that leads to another console than that of the endpoint; nothing where the console is not known. */
function whyElsewhere(url, vendor, raw) {
    const own = raw['console-url'];
    const bases = own === undefined ? vendor.consolesFor(raw, url) : [own];
    const consoles = bases?.flatMap(base => (URL.canParse(base) ? [new URL(base)] : []));
    if (consoles === undefined || consoles.length === 0)
        return undefined;
    const isOwn = ({ protocol, host }) => host === url.host && (url.protocol === 'https:' || url.protocol === protocol);
    if (consoles.some(isOwn))
        return undefined;
    return (0,message/* message */.iU)('wrong.other-console', { isOwn: own !== undefined, origin: consoles[0]?.origin ?? '' });
}

// EXTERNAL MODULE: ./lib/src/vendors/index.js + 5 modules
var vendors = __nccwpck_require__(1198);
// EXTERNAL MODULE: ./lib/src/inputs/did-you-mean.js
var did_you_mean = __nccwpck_require__(3279);
;// CONCATENATED MODULE: ./lib/src/inputs/operation.js




/** The platform that `vendor` names. */
function readVendor(raw, addMistake) {
    const names = Object.keys(vendors/* vendors */.o);
    const name = raw.vendor;
    if (name === undefined)
        addMistake('vendor', (0,message/* message */.iU)('missing.vendor', { known: names }));
    else if (!Object.hasOwn(vendors/* vendors */.o, name))
        addMistake('vendor', (0,message/* message */.iU)('wrong.choice', { meant: (0,did_you_mean/* nearest */.p)(name, names), known: names }));
    else
        return vendors/* vendors */.o[name];
    return undefined;
}
/** What `operation` asks for, of what the platform has; of what any platform has where it is not known which. */
function readOperation(raw, vendor, addMistake) {
    const name = raw.operation;
    const asked = vendor ? [vendor] : Object.values(vendors/* vendors */.o);
    const known = [...new Set(asked.flatMap(({ operations }) => Object.keys(operations)))];
    if (name === undefined)
        addMistake('operation', (0,message/* message */.iU)('missing.operation', { known }));
    else if (known.includes(name))
        return name;
    else {
        const choice = { meant: (0,did_you_mean/* nearest */.p)(name, known), known };
        const wrong = vendor
            ? (0,message/* message */.iU)('wrong.unsupported', { vendor: raw.vendor ?? '', ...choice })
            : (0,message/* message */.iU)('wrong.choice', choice);
        addMistake('operation', wrong);
    }
    return undefined;
}
/** Refuses an `api` that the platform does not have. */
function checkApi(raw, { apis }, addMistake) {
    if (raw.api === undefined || apis.includes(raw.api))
        return;
    addMistake('api', (0,message/* message */.iU)('wrong.unsupported', { vendor: raw.vendor ?? '', meant: undefined, known: apis }));
}
/** What was given without what the operation does not use: each such name or credential goes to `addUnused`. */
function withoutUnused(raw, { operations }, operation, addUnused) {
    const used = { ...raw };
    for (const name of [...names/* namingInputs */.w1, ...names/* startInputs */.Qo]) {
        if (raw[name] === undefined || operations[operation]?.includes(name))
            continue;
        addUnused(name, (0,message/* message */.iU)('wrong.unused', { operation }));
        delete used[name];
    }
    return used;
}
/** The plan, and the inputs without those that the others leave no use for: each of these goes to `addUnused`. */
function readPlan(raw, vendor, operation, addMistake, addUnused) {
    const found = [];
    const plan = vendor.plan(operation, raw, (...mistake) => void found.push(mistake));
    const unused = found.filter(([, , kind]) => kind === 'unused');
    if (unused.length === 0) {
        for (const mistake of found)
            addMistake(...mistake);
        return { used: raw, plan };
    }
    const used = { ...raw };
    for (const [input, wrong] of unused) {
        addUnused(input, wrong);
        delete used[input];
    }
    return readPlan(used, vendor, operation, addMistake, addUnused);
}

;// CONCATENATED MODULE: ./lib/src/inputs/any-operation.js



/** Reports, where the operation is a mistake itself, what is wrong with each operation that the platform has. */
function checkForAny(raw, vendor, addMistake) {
    const operations = Object.keys(vendor.operations);
    const [first = [], ...others] = operations.map(operation => mistakesWith(raw, vendor, operation));
    const elsewhere = others.map(mistakes => new Set(mistakes.map(keyOf)));
    for (const mistake of first) {
        if (elsewhere.every(keys => keys.has(keyOf(mistake))))
            addMistake(mistake.input, mistake.wrong);
    }
}
/** The platform's mistakes with an operation, but for what that leaves no use for. */
function mistakesWith(raw, vendor, operation) {
    const mistakes = [];
    const ignore = () => { };
    const used = withLink(withoutUnused(raw, vendor, operation, ignore), vendor, operation, ignore);
    readPlan(used, vendor, operation, (input, wrong) => void mistakes.push({ input, wrong }), ignore);
    return mistakes;
}
function keyOf({ input, wrong }) {
    return `${input}: ${(0,message/* inEnglish */.kK)(wrong)}`;
}

;// CONCATENATED MODULE: ./lib/src/inputs/values.js


/** Reads `true` or `false`, in the spellings that `core.getBooleanInput` takes. */
function readBoolean(name, fallback, raw, addMistake) {
    const text = raw[name];
    if (text === undefined)
        return fallback;
    if (!/^(?:true|True|TRUE|false|False|FALSE)$/.test(text))
        addMistake(name, (0,message/* message */.iU)('wrong.boolean'));
    return text.toLowerCase() === 'true';
}
/** Reads one of a few words, byte for byte. */
function readWord(name, words, fallback, raw, addMistake) {
    const text = raw[name];
    if (text === undefined)
        return fallback;
    const word = words.find(w => w === text);
    if (word === undefined)
        addMistake(name, (0,message/* message */.iU)('wrong.word', { known: words }));
    return word ?? fallback;
}
/** Reads a whole number of at most nine digits. */
function readCount(name, fallback, raw, addMistake) {
    const text = raw[name];
    if (text === undefined)
        return fallback;
    if (!/^[0-9]{1,9}$/.test(text))
        addMistake(name, (0,message/* message */.iU)('wrong.count'));
    return Number(text);
}
/** Reads a duration, in ms, from `least` to `most`; nothing where it was not given, or is a mistake. */
function readDuration(name, raw, { least, most }, addMistake) {
    const text = raw[name];
    if (text === undefined)
        return undefined;
    const ms = (0,duration/* parseDuration */.E9)(text);
    if (ms !== undefined && ms >= least && ms <= most)
        return ms;
    addMistake(name, ms === undefined ? (0,message/* message */.iU)('wrong.duration') : (0,message/* message */.iU)('wrong.range', { leastMs: least, mostMs: most }));
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/inputs/cancel-remote.js



const moments = ['never', 'on-cancel', 'on-cancel-or-timeout'];
/** Stopping is for waits, and for things that the user named: `latest` may be somebody else's run. */
function readCancelRemote(raw, operation, addMistake) {
    const when = readWord('cancel-remote', moments, 'never', raw, addMistake);
    if (when === 'never')
        return when;
    if (operation !== undefined && operation !== 'run-pipeline' && !operation.startsWith('wait-'))
        addMistake('cancel-remote', (0,message/* message */.iU)('wrong.unused', { operation }));
    if ((0,inputs/* readList */.LD)(raw['run-id']).includes('latest'))
        addMistake('cancel-remote', (0,message/* message */.iU)('wrong.stops-latest'));
    return when;
}

// EXTERNAL MODULE: ./lib/src/util/regular-file.js
var regular_file = __nccwpck_require__(2598);
;// CONCATENATED MODULE: ./lib/src/inputs/event.js

// GitHub sends no event of more than 25 MB.
const LARGEST_BYTES = 32 * 1024 * 1024;
/** Reads the event from the runner's file; empty where it cannot be read. */
function readEvent(env) {
    const path = env.GITHUB_EVENT_PATH ?? '';
    try {
        return Object(JSON.parse((0,regular_file/* readRegular */.VX)(path, LARGEST_BYTES) ?? '{}'));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/src/inputs/empty-credentials.js




/** Credentials that stand in a secret: an application has a code and a secret, stored alike. */
const credentials = [...names/* platformSecrets */.pN, 'app-code'];
// https://docs.github.com/en/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions
const reasons = [
    {
        proof: env => (isOfFork(env) ? (0,message/* message */.iU)('empty.fork') : undefined),
        elsewhere: (0,message/* message */.iU)('place.fork')
    },
    {
        // Whoever runs it again, the actor stays, and with the actor what the run may read.
        proof: ({ GITHUB_ACTOR }) => (GITHUB_ACTOR === 'dependabot[bot]' ? (0,message/* message */.iU)('empty.dependabot') : undefined),
        elsewhere: (0,message/* message */.iU)('place.dependabot')
    },
    {
        // GitHub's runner has the event of the calling workflow; those of others name the call.
        proof: ({ GITHUB_EVENT_NAME }) => GITHUB_EVENT_NAME === 'workflow_call' ? (0,message/* message */.iU)('empty.reusable') : undefined,
        elsewhere: (0,message/* message */.iU)('place.reusable')
    },
    {
        // Nothing that a step can read names the environment of its job.
        proof: () => undefined,
        elsewhere: (0,message/* message */.iU)('place.environment')
    }
];
/**
 * The mistakes as sentences, those of credentials that came empty last, with the reasons that GitHub has for it: the one
 * that the event proves comes first.
 */
function describeMistakes(mistakes, raw, env) {
    const cameEmpty = ({ input, wrong }) => isMissing(wrong) && credentials.includes(input);
    const describe = (mistake) => describeMistake(mistake, raw);
    const others = unlike(mistakes.filter(mistake => !cameEmpty(mistake)).map(describe));
    const empty = unlike(mistakes.filter(cameEmpty).map(describe)).map((mistake, i, all) => 
    // Once: a reason has room for one explanation, and for the other mistakes before it.
    (0,message/* message */.iU)('mistake.came-empty', { mistake, why: i === all.length - 1 ? whyEmpty(env) : undefined }));
    return [...others, ...empty];
}
/** Each sentence once. */
function unlike(sentences) {
    return [...new Map(sentences.map(sentence => [(0,message/* inEnglish */.kK)(sentence), sentence])).values()];
}
function whyEmpty(env) {
    const proven = reasons.find(({ proof }) => proof(env) !== undefined);
    const elsewhere = reasons.filter(reason => reason !== proven).map(reason => reason.elsewhere);
    return (0,message/* message */.iU)('empty.why', { proof: proven?.proof(env), elsewhere });
}
/** Whether the run is for a pull request whose commits are in another repository, and runs in its name. */
function isOfFork(env) {
    const { GITHUB_EVENT_NAME = '' } = env;
    if (!GITHUB_EVENT_NAME.startsWith('pull_request') || GITHUB_EVENT_NAME === 'pull_request_target')
        return false;
    const { pull_request: pullRequest, repository } = readEvent(env);
    const head = pullRequest?.head;
    // A fork that was deleted since leaves `null`.
    if (typeof head !== 'object' || head === null || head.repo === undefined)
        return false;
    if (head.repo === null)
        return true;
    const base = repository?.full_name ?? env.GITHUB_REPOSITORY;
    const { full_name: name, fork } = head.repo;
    return name === undefined || base === undefined ? fork === true : name !== base;
}

// EXTERNAL MODULE: ./lib/src/http/address.js + 1 modules
var address = __nccwpck_require__(5699);
// EXTERNAL MODULE: ./lib/src/util/text.js
var util_text = __nccwpck_require__(9460);
;// CONCATENATED MODULE: ./lib/src/inputs/endpoint.js



/** The base URL of the API: the one that was given, else the platform's own. */
function readEndpoint(raw, plan, addMistake) {
    const allowHttp = readBoolean('allow-http', false, raw, addMistake);
    const text = raw.endpoint ?? plan?.endpoint;
    if (text === undefined)
        return undefined;
    const url = (0,address/* parseEndpoint */.B)(text, allowHttp);
    if (url instanceof URL)
        return url;
    addMistake('endpoint', url);
    return undefined;
}
/** The servers beside it that the plan names, checked by the same rules, and each by its name. */
function readServers(raw, plan, addMistake) {
    const allowHttp = readBoolean('allow-http', false, raw, () => { });
    const servers = {};
    // What was given is checked, whatever else is wrong.
    const given = raw['sts-endpoint'] === undefined ? {} : { 'sts-endpoint': raw['sts-endpoint'] };
    for (const [name, text] of Object.entries({ ...given, ...plan?.servers })) {
        const url = (0,address/* parseEndpoint */.B)(text, allowHttp);
        if (url instanceof URL)
            servers[name] = url;
        else
            addMistake(name, url);
    }
    return servers;
}
/** The base URL of the console, without a slash at its end. No request goes there, so it may be `http:`. */
function readConsoleUrl(raw, addMistake) {
    const text = raw['console-url'];
    if (text === undefined)
        return undefined;
    const url = (0,address/* parseEndpoint */.B)(text, true);
    if (url instanceof URL)
        return (0,util_text/* withoutTrailingSlashes */.A$)(url.href);
    addMistake('console-url', url);
    return undefined;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/http/certificates.js
var http_certificates = __nccwpck_require__(3719);
;// CONCATENATED MODULE: ./lib/src/inputs/files.js






const RUNNER_FILES = [
    'GITHUB_OUTPUT',
    'GITHUB_STEP_SUMMARY',
    'GITHUB_STATE',
    'GITHUB_ENV',
    'GITHUB_PATH',
    'GITHUB_EVENT_PATH'
];
/** The certificates (PEM) in `ca-file`. */
function readCa(raw, addMistake) {
    const path = raw['ca-file'];
    if (path === undefined)
        return undefined;
    const certificates = (0,http_certificates/* readCertificates */.j)(path);
    if (!('key' in certificates))
        return certificates;
    addMistake('ca-file', certificates);
    return undefined;
}
/**
 * The paths of the files that this step writes. As far as can be seen without making anything, it is made sure that each
 * can be written: a log of a whole day cannot be had again.
 */
function readWrittenFiles(raw, env, addMistake) {
    const { 'log-file': logFile, record } = raw;
    // Both lead to the workspace, which may be behind a link itself.
    const workspaces = [process.cwd(), env.GITHUB_WORKSPACE || process.cwd()];
    for (const [input, path] of Object.entries({ 'log-file': logFile, record })) {
        const wrong = path && (whyTaken(path, raw, env) ?? whyNotWritable(path, workspaces));
        if (wrong)
            addMistake(input, wrong);
    }
    if (logFile !== undefined && isSameFile(logFile, record))
        addMistake('record', (0,message/* message */.iU)('wrong.same-file', { input: 'log-file' }));
    return { logFile, record };
}
/** What is read or written through them would be lost with the first line of a log. */
function whyTaken(path, { 'ca-file': caFile }, env) {
    if (caFile !== undefined && isSameFile(path, caFile))
        return (0,message/* message */.iU)('wrong.same-file', { input: 'ca-file' });
    const name = RUNNER_FILES.find(name => isSameFile(path, env[name]));
    return name === undefined ? undefined : (0,message/* message */.iU)('wrong.runner-file', { name });
}
/** By whatever path, or by a second name of the file. */
function isSameFile(path, other) {
    if (!other)
        return false;
    if ((0,external_node_path_.resolve)(path) === (0,external_node_path_.resolve)(other))
        return true;
    const [one, two] = [path, other].map(statOf);
    return one !== undefined && one.ino !== 0 && one.ino === two?.ino && one.dev === two.dev;
}
function statOf(path) {
    try {
        return (0,external_node_fs_.statSync)(path);
    }
    catch {
        return undefined; // what cannot be reached is told of its own
    }
}
function whyNotWritable(path, workspaces) {
    if (path.endsWith('/') || path.endsWith(external_node_path_.sep))
        return (0,message/* message */.iU)('wrong.folder');
    try {
        const [link] = workspaces.flatMap(workspace => linkIn((0,external_node_path_.resolve)(path), (0,external_node_path_.resolve)(workspace)) ?? []);
        if (link !== undefined)
            return (0,message/* message */.iU)('wrong.behind-link', { link: (0,clean_text/* oneLine */.TN)(link, 60) });
        const stat = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
        if (stat === undefined)
            return whyNoFolder((0,external_node_path_.dirname)((0,external_node_path_.resolve)(path)));
        if (stat.isSymbolicLink())
            return (0,message/* message */.iU)('wrong.link');
        if (stat.isDirectory())
            return (0,message/* message */.iU)('wrong.folder');
        // Opening a pipe would wait for its reader, and a device keeps nothing.
        if (!stat.isFile())
            return (0,message/* message */.iU)('wrong.not-regular');
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.W_OK);
        return undefined;
    }
    catch (error) {
        return (0,message/* message */.iU)('wrong.unwritable', { code: (0,errors/* codeOf */.$N)(error) });
    }
}
/**
 * The first folder on the way from the workspace to a path in it that is a symbolic link: a checkout may bring one that
 * leads out of the workspace. How the workspace itself is reached is the runner's affair.
 */
function linkIn(path, workspace) {
    const below = (0,external_node_path_.relative)(workspace, (0,external_node_path_.dirname)(path)).split(external_node_path_.sep);
    if (below[0] === '..' || below[0] === '')
        return undefined;
    const folders = below.map((_, i) => below.slice(0, i + 1).join(external_node_path_.sep));
    return folders.find(folder => (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(workspace, folder), { throwIfNoEntry: false })?.isSymbolicLink());
}
/** The folder is made later: what is there of its path has to be a folder in which something can be made. */
function whyNoFolder(folder) {
    const stat = (0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false });
    const parent = (0,external_node_path_.dirname)(folder);
    if (stat === undefined && parent !== folder)
        return whyNoFolder(parent);
    if (!stat?.isDirectory())
        return (0,message/* message */.iU)('wrong.unwritable', { code: 'ENOTDIR' });
    (0,external_node_fs_.accessSync)(folder, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/inputs/limits.js


const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const FIVE_DAYS = 120 * HOUR;
/** Reads all durations. */
function readLimits(raw, addMistake) {
    const duration = (name, fallback, least, most) => readDuration(name, raw, { least, most }, addMistake) ?? fallback;
    const addMistakeOrOff = (name, wrong) => addMistake(name, (0,message/* message */.iU)('wrong.and-not-off', { wrong }));
    const orOff = (name) => raw[name] === 'off'
        ? undefined
        : readDuration(name, raw, { least: SECOND, most: FIVE_DAYS }, addMistakeOrOff);
    return {
        timeoutMs: duration('timeout', 30 * MINUTE, SECOND, FIVE_DAYS),
        queueTimeoutMs: orOff('queue-timeout'),
        stallTimeoutMs: orOff('stall-timeout'),
        outageToleranceMs: duration('outage-tolerance', 5 * MINUTE, 0, FIVE_DAYS),
        requestTimeoutMs: duration('request-timeout', 30 * SECOND, 50, HOUR),
        pace: readPace(raw, addMistake)
    };
}
/** What the user should know of a timeout that a hosted runner will not live to see. */
function warnOfRunner({ timeoutMs }, env) {
    if (timeoutMs <= 6 * HOUR || env.RUNNER_ENVIRONMENT !== 'github-hosted')
        return [];
    return [(0,message/* message */.iU)('warning.hosted-runner', { timeoutMs })];
}
function readPace(raw, addMistake) {
    const gap = { least: 50, most: HOUR };
    const shortest = readDuration('min-interval', raw, gap, addMistake);
    const longest = readDuration('max-interval', raw, gap, addMistake);
    const minMs = shortest ?? 2 * SECOND;
    // Someone who gives only a longer min-interval need not name the other bound.
    const maxMs = longest === undefined || longest === 15 * SECOND ? Math.max(15 * SECOND, minMs) : longest;
    // A bound that is wrong by itself is not held against the other one.
    const isMinRight = shortest !== undefined || raw['min-interval'] === undefined;
    if (maxMs < minMs && isMinRight)
        addMistake('max-interval', (0,message/* message */.iU)('wrong.below-min-interval', { minMs }));
    return { minMs, maxMs };
}

// EXTERNAL MODULE: ./lib/src/inputs/posts.js
var posts = __nccwpck_require__(2469);
// EXTERNAL MODULE: ./lib/src/inputs/raw.js
var inputs_raw = __nccwpck_require__(4448);
;// CONCATENATED MODULE: ./lib/src/inputs/repository.js

/** Whether the event that started the workflow says that its repository is public. */
function isPublicRepository(env) {
    const { repository } = readEvent(env);
    return (repository?.visibility === 'public' ||
        (repository?.visibility === undefined && repository?.private === false));
}

// EXTERNAL MODULE: ./lib/src/inputs/secrets.js
var secrets = __nccwpck_require__(7031);
;// CONCATENATED MODULE: ./lib/src/inputs/inputs.js





















/**
 * Reads and checks all inputs. Throws one `InputError` with every mistake; makes no request, no folder and no file.
 */
function readInputs(env = process.env) {
    const mistakes = [];
    const warnings = [];
    const addMistake = (input, wrong) => void mistakes.push({ input, wrong });
    const own = (0,inputs_raw/* readRaw */.hc)(env, addMistake);
    // What the workflow did not give to this action is not the workflow's mistake.
    const addUnexpected = (0,runner/* isActRunner */.L)(env)
        ? (input, wrong) => void warnings.push(describeMistake({ input, wrong }, own))
        : addMistake;
    (0,inputs_raw/* checkNames */.LN)(env, addUnexpected, warnings);
    const { raw, vendor, operation, plan, endpoint } = readWhat(own, env, addMistake, addUnexpected);
    const limits = readLimits(raw, addMistake);
    const rest = {
        ...readHow(raw, operation, limits, addMistake),
        ...readShown(raw, operation, env, addMistake),
        posts: (0,posts/* readPosts */.a)(raw, operation, addMistake),
        servers: readServers(raw, plan, addMistake),
        consoleUrl: readConsoleUrl(raw, addMistake),
        ca: readCa(raw, addMistake),
        requestTimeoutMs: limits.requestTimeoutMs,
        createdAfterMs: (0,duration/* parseDuration */.E9)(raw['created-after'] ?? ''),
        stateKey: (0,secrets/* stateKeyOf */.oJ)(raw)
    };
    if (mistakes.length > 0 || !vendor || !operation || !plan || !endpoint) {
        throw new errors/* InputError */.dz(describeMistakes(mistakes, { ...raw, ...own }, env), warnings);
    }
    for (const [input, { protocol, host }] of Object.entries({ endpoint, ...rest.servers })) {
        if (protocol === 'http:')
            warnings.push((0,message/* message */.iU)('warning.http', { input, host }));
    }
    warnings.push(...warnOfRunner(limits, env));
    return { vendorName: raw.vendor ?? '', vendor, operation, plan, endpoint, ...rest, warnings };
}
/** What is done, and the inputs with what the link and the environment add to them. */
function readWhat(own, env, addMistake, addUnexpected) {
    const vendor = readVendor(own, addMistake);
    const operation = readOperation(own, vendor, addMistake);
    let raw = vendor && operation ? withoutUnused(own, vendor, operation, addUnexpected) : own;
    (0,secrets/* checkSecrets */.KK)(raw, vendor, env, addMistake);
    if (vendor) {
        checkApi(raw, vendor, addMistake);
        raw = (0,secrets/* withFallbacks */.It)(raw, vendor, env, addMistake);
        raw = withLink(raw, vendor, operation, addMistake);
    }
    if (vendor && !operation)
        checkForAny(raw, vendor, addMistake);
    if (!vendor || !operation)
        return { raw, vendor, operation, plan: undefined, endpoint: readEndpoint(raw, undefined, addMistake) };
    const { used, plan } = readPlan(raw, vendor, operation, addMistake, addUnexpected);
    return { raw: used, vendor, operation, plan, endpoint: readEndpoint(used, plan, addMistake) };
}
/** By which rules it is waited for. */
function readHow(raw, operation, { requestTimeoutMs: _, pace, ...policy }, addMistake) {
    const waits = readBoolean('wait', true, raw, addMistake);
    const paused = readWord('on-paused', ['wait', 'stop'], 'wait', raw, addMistake);
    return {
        settings: {
            policy: {
                ...policy,
                onPaused: operation === 'fetch-logs' ? 'stop' : paused,
                onFailedMachine: readWord('on-failed-machine', ['fail', 'wait'], 'fail', raw, addMistake),
                once: operation === 'check-pipeline'
            },
            pace,
            failFast: readBoolean('fail-fast', true, raw, addMistake)
        },
        allowed: readAllowed(raw, operation, waits, addMistake),
        waits,
        cancelRemote: readCancelRemote(raw, operation, addMistake),
        selection: {
            jobs: (0,inputs/* readList */.LD)(raw['job-id']),
            steps: (0,inputs/* readList */.LD)(raw['step-id']),
            machines: (0,inputs/* readList */.LD)(raw['machine-sn'])
        }
    };
}
/** What people get to see. */
function readShown(raw, operation, env, addMistake) {
    const isPublic = isPublicRepository(env);
    // It is spoken already, so that a wrong one is told in English.
    readWord('locale', language/* locales */.IB, 'en', raw, addMistake);
    const shown = readWord('logs', ['all', 'failed', 'none'], isPublic ? 'none' : 'all', raw, addMistake);
    const fetches = operation === 'fetch-logs';
    // A single poll tells no story: of a failure only the failed parts are shown.
    const polled = operation === 'check-pipeline' && shown === 'all' ? 'failed' : shown;
    return {
        logs: fetches ? 'all' : polled,
        maxLogLines: readCount('max-log-lines', 20_000, raw, addMistake),
        ...readWrittenFiles(raw, env, addMistake),
        summary: readBoolean('summary', true, raw, addMistake),
        notices: isPublic && raw.logs === undefined && !fetches ? [(0,message/* message */.iU)('notice.public-repository')] : []
    };
}


/***/ }),

/***/ 1185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ speakAsAsked)
/* harmony export */ });
/* unused harmony export localeOf */
/* harmony import */ var _messages_language_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4729);
/* harmony import */ var _raw_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4448);


/** The language that `locale` asks for; English where it names none, which is a mistake that is told in English. */
function localeOf(env) {
    const given = (0,_raw_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(env, 'locale').trim();
    return _messages_language_js__WEBPACK_IMPORTED_MODULE_0__/* .locales */ .IB.find(locale => locale === given) ?? 'en';
}
/** From now on everything is said in the language that `locale` asks for, with the words of the platform in `vendor`. */
async function speakAsAsked(env) {
    await (0,_messages_language_js__WEBPACK_IMPORTED_MODULE_0__/* .speak */ .Lr)(localeOf(env), (0,_raw_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(env, 'vendor').trim());
}


/***/ }),

/***/ 3339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ maskSecrets)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1595);
/* harmony import */ var _output_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3334);
/* harmony import */ var _output_spellings_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1417);
/* harmony import */ var _vendors_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1198);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(322);





const PROXY_VARIABLE = /^(?:https?|all)_proxy$/i;
/**
 * Masks every credential that this process was given, right or wrong; must come before any other output. What is not a
 * credential is left: a masked id would take the outputs with it.
 */
function maskSecrets() {
    const { env } = process;
    const proxies = Object.keys(env).filter(name => PROXY_VARIABLE.test(name));
    const texts = [
        ..._names_js__WEBPACK_IMPORTED_MODULE_4__/* .secretInputs */ ._y.map(name => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name)),
        ...Object.values(_vendors_index_js__WEBPACK_IMPORTED_MODULE_3__/* .vendors */ .o)
            .flatMap(vendor => vendor.environment?.names ?? [])
            .map(name => env[name] ?? ''),
        ..._names_js__WEBPACK_IMPORTED_MODULE_4__/* .urlInputs */ .L2.flatMap(name => loginOf(_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name))),
        ...proxies.flatMap(name => loginOf(env[name] ?? ''))
    ];
    // The runner masks each line of a value by itself, and a short one would blank the whole log.
    const lines = texts.flatMap(text => [text, decoded(text)]).flatMap(text => text.split(/[\r\n]+/));
    for (const secret of new Set(lines.map(line => line.trim()))) {
        if (secret.length < _output_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .SHORTEST_SECRET */ .c3)
            continue;
        (0,_output_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .addSecret */ .Ck)(secret);
        for (const mask of (0,_output_spellings_js__WEBPACK_IMPORTED_MODULE_2__/* .masksOf */ .JF)(secret))
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(mask);
    }
}
/** What a percent-encoded credential is sent as, and so echoed as. */
function decoded(text) {
    try {
        return text.includes('%') ? decodeURIComponent(text) : text;
    }
    catch {
        return text;
    }
}
/** `user:password` of a URL, which a proxy gets in base64, and the password alone. */
function loginOf(url) {
    const [authority = ''] = url
        .trim()
        .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
        .split(/[/?#]/, 1);
    const login = authority.slice(0, Math.max(0, authority.lastIndexOf('@')));
    return [login, login.slice(login.indexOf(':') + 1)];
}


/***/ }),

/***/ 322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ idInputs),
/* harmony export */   L2: () => (/* binding */ urlInputs),
/* harmony export */   Mb: () => (/* binding */ hiddenInputs),
/* harmony export */   Qo: () => (/* binding */ startInputs),
/* harmony export */   SS: () => (/* binding */ listInputs),
/* harmony export */   _y: () => (/* binding */ secretInputs),
/* harmony export */   pN: () => (/* binding */ platformSecrets),
/* harmony export */   pc: () => (/* binding */ jobSecrets),
/* harmony export */   vj: () => (/* binding */ inputNames),
/* harmony export */   w1: () => (/* binding */ namingInputs)
/* harmony export */ });
/** Inputs that name a thing on the platform. */
const idInputs = [
    'pipeline-id',
    'run-id',
    'commit',
    'created-after',
    'deploy-order-id',
    'app-name',
    'change-order-sn',
    'job-id',
    'step-id',
    'machine-sn'
];
/** What a run is begun with. */
const startInputs = ['variables', 'branch', 'tag', 'wait'];
/** Inputs that name a thing or a credential: one that the operation would not use is a mistake. */
const namingInputs = [
    'token',
    'access-key',
    'secret-key',
    'security-token',
    'oidc-provider-urn',
    'oidc-agency-urn',
    'oidc-audience',
    'oidc-duration',
    'sts-endpoint',
    'app-code',
    'app-secret',
    'username',
    'organization-id',
    'project-id',
    'region',
    ...idInputs
];
/** Every input, in the order of `action.yml`; a test holds the two together. */
const inputNames = [
    'vendor',
    'operation',
    'api',
    'endpoint',
    'console-url',
    'allow-http',
    'ca-file',
    'from-url',
    ...namingInputs,
    'timeout',
    'queue-timeout',
    'stall-timeout',
    'min-interval',
    'max-interval',
    'request-timeout',
    'outage-tolerance',
    'on-paused',
    'on-failed-machine',
    'allow-outcomes',
    'fail-fast',
    'cancel-remote',
    'logs',
    'max-log-lines',
    'log-file',
    'record',
    ...startInputs,
    'summary',
    'locale',
    'github-token',
    'commit-status',
    'environment',
    'environment-url',
    'github-sha'
];
/** Inputs that take several items: a value that holds a line break anywhere is split only there. */
const listInputs = [
    'pipeline-id',
    'run-id',
    'deploy-order-id',
    'change-order-sn',
    'job-id',
    'step-id',
    'machine-sn',
    'allow-outcomes'
];
/** Credentials of the platforms. */
const platformSecrets = [
    'token',
    'access-key',
    'secret-key',
    'security-token',
    'app-secret'
];
/** Inputs whose value is a credential: masked, and never shown. */
const secretInputs = [...platformSecrets, 'github-token'];
/** Credentials that the runner gives to each step of a job, by their variables. */
const jobSecrets = ['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
/** Inputs and variables whose value is never shown: what is in it may be a credential, too. */
const hiddenInputs = [...secretInputs, ...jobSecrets, 'variables'];
/** URLs, in which people leave a password. */
const urlInputs = [
    'endpoint',
    'console-url',
    'from-url',
    'sts-endpoint',
    'environment-url'
];


/***/ }),

/***/ 2469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readPosts),
/* harmony export */   c: () => (/* binding */ usesGitHub)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _util_crypto_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4408);


// GitHub's own bounds of both names.
const LONGEST_NAME = 255;
/** Reads what is to be posted; nothing where neither a commit status nor a deployment is asked for. */
function readPosts(raw, operation, addMistake) {
    const commitStatus = raw['commit-status'];
    const { environment } = raw;
    if (raw['environment-url'] !== undefined && environment === undefined)
        addMistake('environment-url', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.needs-environment'));
    const asked = ['commit-status', 'environment'].filter(name => raw[name] !== undefined);
    if (asked.length === 0)
        return undefined;
    for (const name of asked) {
        if (operation === 'fetch-logs')
            addMistake(name, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.posts-with-logs'));
        if ((raw[name] ?? '').length > LONGEST_NAME || /[\r\n]/.test(raw[name] ?? ''))
            addMistake(name, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.one-line', { most: LONGEST_NAME }));
    }
    const token = raw['github-token'] ?? '';
    if (token === '')
        addMistake('github-token', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.github-token', { inputs: asked }));
    return {
        token,
        sha: readSha(raw, addMistake),
        commitStatus,
        environment,
        environmentUrl: readWebUrl(raw['environment-url'], addMistake),
        stateKey: (0,_util_crypto_js__WEBPACK_IMPORTED_MODULE_1__/* .crypto */ .E)().createHmac('sha256', 'await-deploy posts').update(token).digest()
    };
}
/** Whether the token for GitHub is used at all: most runners hand it to every step. */
function usesGitHub(raw) {
    return raw['commit-status'] !== undefined || raw.environment !== undefined;
}
function readSha(raw, addMistake) {
    const sha = raw['github-sha'] ?? '';
    if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(sha))
        addMistake('github-sha', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.sha'));
    return sha.toLowerCase();
}
function readWebUrl(text, addMistake) {
    if (text === undefined)
        return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isWeb = url !== undefined && /^https?:$/.test(url.protocol);
    if (!isWeb || url.username !== '' || url.password !== '') {
        addMistake('environment-url', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.web-url'));
        return undefined;
    }
    return url.href;
}


/***/ }),

/***/ 4448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LN: () => (/* binding */ checkNames),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   hc: () => (/* binding */ readRaw)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _did_you_mean_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3279);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(322);



const PREFIX = 'INPUT_';
const LONGEST_INPUT = 4 * 1024;
// 50 targets of the longest names that a platform has.
const LONGEST_LIST = 16 * 1024;
// An environment variable has room for 128 KiB.
const LONGEST_VARIABLES = 100 * 1024;
/** An input as the runner hands it over, white space included; `''` where it was not given. */
function textOf(env, name) {
    return env[`${PREFIX}${name.toUpperCase()}`] ?? '';
}
/**
 * What was given, trimmed, without the empty ones; the value of a list in which the workflow wrote a line break ends in
 * one, since the line break decides how the list is split. A value that is too long is a mistake, and left out.
 */
function readRaw(env, addMistake) {
    const raw = Object.create(null);
    for (const name of _names_js__WEBPACK_IMPORTED_MODULE_1__/* .inputNames */ .vj) {
        const text = textOf(env, name);
        if (text.trim() === '')
            continue;
        const isList = _names_js__WEBPACK_IMPORTED_MODULE_1__/* .listInputs */ .SS.includes(name);
        const longest = name === 'variables' ? LONGEST_VARIABLES : isList ? LONGEST_LIST : LONGEST_INPUT;
        if (!_names_js__WEBPACK_IMPORTED_MODULE_1__/* .secretInputs */ ._y.includes(name) && text.length > longest) {
            addMistake(name, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.too-long', { most: longest }));
            continue;
        }
        raw[name] = isList && /[\r\n]/.test(text) ? `${text.trim()}\n` : text.trim();
    }
    return raw;
}
/**
 * Names that are no input of this action: one that is nearly a known name goes to `addMisspelt`, all others to a
 * warning, since nothing is done with them. The values are not shown: a misspelt `token` holds a credential.
 */
function checkNames(env, addMisspelt, warnings) {
    const ignored = [];
    for (const name of unknownNames(env)) {
        const meant = (0,_did_you_mean_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(name, _names_js__WEBPACK_IMPORTED_MODULE_1__/* .inputNames */ .vj);
        if (meant === undefined)
            ignored.push(name);
        else
            addMisspelt(name, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.misspelt', { meant }));
    }
    if (ignored.length > 0)
        warnings.push((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('warning.unknown-inputs', { names: ignored }));
}
function unknownNames(env) {
    return Object.keys(env)
        .filter(key => key.startsWith(PREFIX) && env[key]?.trim())
        .map(key => key.slice(PREFIX.length).toLowerCase())
        .filter(name => !_names_js__WEBPACK_IMPORTED_MODULE_1__/* .inputNames */ .vj.some(known => known === name));
}


/***/ }),

/***/ 7031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   It: () => (/* binding */ withFallbacks),
/* harmony export */   KK: () => (/* binding */ checkSecrets),
/* harmony export */   oJ: () => (/* binding */ stateKeyOf)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _output_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3334);
/* harmony import */ var _util_crypto_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4408);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(322);
/* harmony import */ var _posts_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2469);
/* harmony import */ var _raw_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4448);






const LONGEST_SECRET = 32 * 1024; // an IAM token of Huawei Cloud may have 20,000 characters
/** Adds a mistake for each credential that cannot be right as it was given, the white space around it included. */
function checkSecrets(raw, vendor, env, addMistake) {
    const checked = (0,_posts_js__WEBPACK_IMPORTED_MODULE_4__/* .usesGitHub */ .c)(raw) ? _names_js__WEBPACK_IMPORTED_MODULE_3__/* .secretInputs */ ._y : _names_js__WEBPACK_IMPORTED_MODULE_3__/* .platformSecrets */ .pN;
    for (const name of checked) {
        const isEncoded = name === 'token' && vendor?.encodedTokens === true;
        const wrong = raw[name] === undefined ? undefined : whatIsWrong((0,_raw_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(env, name), isEncoded);
        if (wrong !== undefined)
            addMistake(name, wrong);
    }
}
/** Adds the credentials of the environment, where the vendor takes any. What was given as an input counts more. */
function withFallbacks(raw, vendor, env, addMistake) {
    const { names = [], addresses = [], read } = vendor.environment ?? {};
    // What is not masked is not handed on, but for addresses.
    const known = Object.fromEntries([...names, ...addresses].map(name => [name, env[name]]));
    const found = read?.(raw, known) ?? {};
    for (const [name, text = ''] of Object.entries(found)) {
        const wrong = addresses.includes(name) ? undefined : whatIsWrong(text, false);
        if (wrong !== undefined)
            addMistake(name, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.from-environment', { wrong }));
    }
    return { ...found, ...raw };
}
/** A key made of the credentials, with which state is signed; absent where there is no credential. */
function stateKeyOf(raw) {
    const secrets = [..._names_js__WEBPACK_IMPORTED_MODULE_3__/* .platformSecrets */ .pN, ..._names_js__WEBPACK_IMPORTED_MODULE_3__/* .jobSecrets */ .pc].flatMap(name => raw[name] ?? []);
    return secrets.length === 0
        ? undefined
        : (0,_util_crypto_js__WEBPACK_IMPORTED_MODULE_2__/* .crypto */ .E)().createHmac('sha256', 'await-deploy state').update(secrets.join('\n')).digest();
}
/** What is wrong with a credential and what to do, without a word of it; the first that fits. */
function whatIsWrong(text, isEncoded) {
    const fault = faults.find(({ pattern, exceptEncoded }) => !(isEncoded && exceptEncoded) && pattern.test(text));
    if (fault)
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)(fault.wrong);
    if (text.length > LONGEST_SECRET)
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.long-secret', { most: LONGEST_SECRET });
    return text.length < _output_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .SHORTEST_SECRET */ .c3 ? (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.short-secret', { least: _output_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .SHORTEST_SECRET */ .c3 }) : undefined;
}
const faults = [
    { pattern: /[\r\n]/, wrong: 'wrong.line-break', exceptEncoded: false },
    { pattern: /\s/, wrong: 'wrong.white-space', exceptEncoded: false },
    { pattern: /[^!-~]/, wrong: 'wrong.hidden-character', exceptEncoded: false },
    { pattern: /["'`\\]/, wrong: 'wrong.quote', exceptEncoded: false },
    { pattern: /%/, wrong: 'wrong.percent-sign', exceptEncoded: true }
];


/***/ }),

/***/ 8805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  en: () => (/* binding */ en)
});

;// CONCATENATED MODULE: ./lib/src/messages/en/words.js
/** `1 line`, `2 lines`. */
function countOf(count, thing) {
    return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
/** `a`, `a and b`, `a, b and c`. */
function listOf(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
/** ` (why)`, or nothing. */
function inBrackets(text) {
    return text ? ` (${text})` : '';
}
/** `: text`, or nothing. */
function behindColon(text) {
    return text ? `: ${text}` : '';
}
/** The code of a system error, or what it means. */
function codeOf(code) {
    return code === undefined ? 'unknown error' : code === 'not-regular' ? 'it is not a regular file' : code;
}
/** `pipeline-id and run-id, and the step make`. */
function askedOf({ inputs, part }) {
    return `${listOf(inputs)}${part ? `, and the ${part.kind} ${part.name}` : ''}`;
}

;// CONCATENATED MODULE: ./lib/src/messages/en/answers.js

/** What the codes of Node say of a connection that failed. */
const connectionFaults = new Map([
    ['ENOTFOUND', 'DNS does not know the name'],
    ['EAI_AGAIN', 'DNS gave no answer'],
    ['ECONNREFUSED', 'nothing listens there'],
    ['ECONNRESET', 'it was closed before the answer came'],
    ['ETIMEDOUT', 'it did not answer in time'],
    ['EHOSTUNREACH', 'there is no way to it from this runner'],
    ['ENETUNREACH', 'there is no way to it from this runner']
]);
/** Why an answer cannot be used. */
const answers = {
    'answer.empty': () => 'the answer was empty',
    'answer.no-json': () => 'the answer was not JSON, or was cut off',
    'answer.web-page': () => 'the answer was a web page, not JSON',
    'answer.cut': () => 'the answer was cut off',
    'answer.damaged': () => 'the answer was compressed, and cut off or damaged',
    'answer.unknown-compression': () => 'the answer had an unknown compression',
    'answer.field-twice': () => 'the answer named a field twice',
    'answer.too-deep': ({ deepest }) => `the answer was nested more than ${deepest} deep`,
    'answer.no-whole': ({ status }) => `the answer was HTTP ${status}, which does not hold a whole answer`,
    'answer.no-tunnel': () => 'the answer of the proxy did not open a tunnel',
    'answer.no-object': () => 'the answer was not an object',
    'answer.neither': () => 'the answer was neither an object nor a list',
    'answer.list': () => 'the answer was a list instead of an object',
    'answer.object': () => 'the answer was an object instead of a list',
    'answer.form': ({ form }) => `the answer held no ${form} of the known form`,
    'answer.about-another': ({ what, id, asked }) => `the answer was about ${what} ${id} and not ${asked}`,
    'answer.no-id': () => '(no id)',
    'answer.odd-id': ({ noun }) => `the answer listed a ${noun} whose id cannot be used`,
    'answer.run-gone': ({ id }) => `the answer no longer named run ${id}`,
    'answer.oldest-first': () => 'the answer listed the oldest first, and did not tell how many pages there are',
    'answer.two-things': ({ thing }) => `the answer said two things of ${thing}`,
    'answer.job-missing': ({ job }) => `the answer did not list all jobs of the run, nor ${job}`,
    'answer.changed': () => 'the list changed while its pages were read',
    'answer.page-again': () => 'the answer was a page of the log that had come before',
    'answer.line-without-number': () => 'the answer had a log line without a number',
    'answer.unnamed': ({ kind }) => `the answer did not name this ${kind}`,
    'answer.no-job-of': ({ environment }) => `the answer did not name the job of environment ${environment}`,
    'answer.too-many-jobs': ({ most }) => `the answer had more than ${most} jobs behind one`,
    'answer.next-job': () => 'the answer had a job that follows another and has no known form',
    'answer.jobs-missing': () => 'the answer did not list all jobs of the run, so an order may be missing',
    'answer.order-without-number': () => 'the answer listed a change order without its number',
    'answer.not-done': () => 'the answer did not say that it was done',
    'answer.not-stopping': ({ thing }) => `the answer did not say that the ${thing} will be stopped`,
    'answer.too-early': () => 'the log was asked for before the run was read',
    'failure.no-answer': ({ ms }) => `no whole answer within ${Math.round(ms / 100) / 10} s`,
    'failure.no-answer-yet': () => 'no answer has come yet',
    'failure.too-slow': () => 'it took too long',
    'failure.too-large': ({ mib }) => `the answer was larger than ${mib} MiB`,
    'failure.too-many-parts': ({ most }) => `the answer names more than ${most.toLocaleString('en')} parts, and no more of one answer are read`,
    'failure.odd-id': () => 'an id is empty or dots, which is not a name in a path',
    'failure.own-fault': ({ name }) => `a fault of this action (${name}); please report it to its authors`,
    'failure.connection': ({ peer, code }) => `the connection to ${peer} failed (${code})${behindColon(connectionFaults.get(code))}`,
    'failure.tls': ({ peer, code }) => `the TLS connection to ${peer} failed (${code})`,
    'failure.address': ({ host, address }) => `${host} resolves to ${address}, a link-local, metadata or refused address`,
    'failure.redirect': ({ status, target }) => `HTTP ${status}: a redirect${target ? ` to ${target}` : ''}, which is not followed`,
    'failure.proxy-refused': ({ proxy, target, status }) => `${proxy} refused to connect to ${target} (HTTP ${status})`,
    'peer.through-proxy': ({ host, proxy }) => `${host} through the proxy ${proxy}`,
    'peer.proxy': ({ host, variable }) => `the proxy ${host} (${variable})`,
    'proxy.no-address': ({ variable }) => `the environment variable ${variable} is not an address of a proxy`,
    'proxy.scheme': ({ variable, scheme }) => `the environment variable ${variable} has the scheme ${scheme}`,
    'proxy.percent': ({ variable }) => `the environment variable ${variable} has a percent sign in its user name or password that should be %25`,
    /** An answer with an error. `head` is the HTTP status, or that the error came inside a good one. */
    'failure.http': ({ head, said, requestId }) => `${head}${said ? `, ${said}` : ''}${requestId ? ` (request id ${requestId})` : ''}`,
    'failure.denied': () => 'it says of itself that it failed',
    'failure.http-status': ({ status }) => `HTTP ${status}`,
    'failure.inside-ok': ({ status }) => `an error inside HTTP ${status}`,
    several: ({ clauses }) => clauses.join('; '),
    'why.with-hint': ({ why, hint }) => `${why}; ${hint}`,
    'part.not-among': ({ input, name, unlisted }) => `${input} ${name} was not found, and ${unlisted}`,
    unlisted: ({ what, why }) => `${what} could not be listed: ${why}`,
    'unlisted.steps': ({ job }) => `the steps of job ${job}`,
    'unlisted.parts': ({ target }) => `the parts of ${target}`,
    'lost.no-time-for-rest': () => 'it is longer than the time that was left for it',
    'lost.no-time': () => 'no answer came in the time that was left for it',
    'lost.counted-anew': () => 'the platform began to count its lines anew, so that lines of it may be missing',
    'lost.cut': ({ mib }) => `it is over ${mib} MiB, and the rest was cut off`,
    'lost.numbered-otherwise': () => 'the platform numbers its lines in another order than it lists them, so that some cannot be asked for',
    'lost.first-part': () => 'the platform serves only the first part of it',
    'lost.late-lines': () => 'it is so long that lines which the platform stores late may be missing',
    'lost.events': ({ most }) => `it has more than ${most} events, and the others are not read`,
    'lost.dropped': () => 'the platform dropped lines of it before they could be read',
    'lost.still-growing': () => 'it still grew 30 s after the end, and what comes later is not shown'
};

;// CONCATENATED MODULE: ./lib/src/messages/en/bkci.js

const things = {
    stage: 'stage',
    task: 'task',
    'build start': 'the build start',
    'next stage': 'the next stage',
    build: 'it'
};
/** Who can do what, where nobody is named; the thing that waits stands behind the verb. */
const waits = {
    approval: { who: 'a reviewer', can: 'approve or reject', rest: '' },
    'quality gate': { who: 'a quality-gate owner', can: 'approve or reject', rest: '' },
    trigger: { who: 'a reviewer of the trigger', can: 'let', rest: ', in the console only' },
    'go on': {
        who: 'a person with the right to execute the pipeline',
        can: 'continue or stop',
        rest: ''
    }
};
/** `a`, `a or b`, `a, b or 3 others`. */
function anyOf({ shown, others }) {
    const names = shown.map(({ name, isGroup }) => (isGroup ? `group ${name}` : name));
    const all = others > 0 ? [...names, `${others} others`] : names;
    return all.length > 1 ? `${all.slice(0, -1).join(', ')} or ${all.at(-1)}` : all.join('');
}
const owners = {
    'direct-v3': 'token or username: its owner',
    'direct-v4': 'token or username: its owner',
    'gateway-user': 'token: its owner',
    'gateway-app': 'username or token: the user'
};
const startRefusals = {
    'too often': 'the pipeline was started a moment ago: start it again later',
    'not by hand': 'its trigger does not allow a start by hand: change that in the settings of the trigger',
    'not by API': 'its trigger does not allow a start from outside: change that in the settings of the trigger',
    locked: 'the pipeline is locked: unlock it in its settings',
    'queue full': 'its queue is full: wait for other builds to end, or allow more of them in its settings',
    'project disabled': 'the project is disabled: ask its administrator',
    'nothing released': 'no version of the pipeline is released: release one'
};
/** What is said of BlueKing CI alone. */
const bkci = {
    'hint.bkci.gateway': () => 'check endpoint: it must be the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod, with this API published there',
    'hint.bkci.api-permission': ({ api }) => `check ${api === 'gateway-app' ? 'app-code: the application' : 'token: its application'} needs the permission for this API, to be asked for in the developer centre`,
    'hint.bkci.runner-address': () => 'use a runner whose address the gateway lets in, or have that of this runner allowed there',
    'hint.bkci.gateway-login': ({ api }) => api === 'gateway-app'
        ? 'check app-code, app-secret, and username or token'
        : 'check token: it must be an access_token of a person, and not have expired',
    'hint.bkci.token': ({ url }) => `check token: it is missing, wrong or has expired; get a new one at ${url}`,
    'hint.bkci.gateway-only': () => 'this server may take requests only through its API gateway: set api: gateway-user or gateway-app',
    'hint.bkci.other-pipeline': () => 'check pipeline-id and run-id: the build is of another pipeline',
    'hint.bkci.logs-expire': () => 'the platform keeps logs only for a time; check there how long',
    'hint.bkci.not-found': ({ api }) => `check project-id, pipeline-id and run-id; a pipeline of another channel, or an endpoint without this API (${api}), looks the same`,
    'hint.bkci.refused': () => 'check project-id, pipeline-id, run-id and api',
    'hint.bkci.start': ({ why }) => startRefusals[why],
    'hint.bkci.permission': ({ api, executes, idsAreRight, pipelineId, projectId }) => {
        const bound = api === 'gateway-app' ? `, and app-code must be linked to the project ${projectId}` : '';
        const ids = idsAreRight ? '' : 'check project-id and pipeline-id, then ';
        return `${ids}check ${owners[api]} needs the permission to ${executes ? 'execute' : 'view'} pipeline ${pipelineId} in project ${projectId}${bound}`;
    },
    'bkci.no-data': () => 'the answer was status 0 without data: there is no such pipeline or build',
    'bkci.log-store-failed': ({ status, said }) => `the log store of the platform failed (status ${status}${said ? `: ${said}` : ''})`,
    'bkci.log-expired': () => 'the platform no longer has this log: it has expired',
    'bkci.jobs-and-tasks': () => 'the jobs and tasks of the build',
    'bkci.no-detail': ({ why }) => `the detail of the build cannot be read, so its tasks, their logs and who must act may be missing here; the verdict does not need it: ${why}`,
    'bkci.failed-inside': ({ parts, more }) => {
        const named = parts.map(({ kind, name, status }) => `${kind} ${name} (${status})`).join(', ');
        return `the build succeeded, though inside it these did not: ${named}${more > 0 ? ` and ${more} more` : ''}`;
    },
    'bkci.begun-again': ({ execution }) => `the build was begun again on the platform under the same id${execution ? ` (execution ${execution})` : ''}: what counts is how it ends now`,
    'bkci.queue-timeout': () => 'it waited too long in the queue and never ran',
    'bkci.terminated': () => 'it was ended by force',
    'bkci.approval-refused': () => 'the approval of a stage was refused or expired, so the stages after it never ran',
    'bkci.stage-refused': ({ stage, by, why }) => `the approval of stage ${stage} ${by ? `was refused by ${by}` : 'was refused or expired'}${inBrackets(why)}, so the stages after it never ran`,
    'bkci.cancelled-by': ({ user }) => `by ${user}`,
    'bkci.nameless': () => '(without a name)',
    /** `ownKind` is the platform's word for a kind of error that is not listed. */
    'bkci.error': ({ text, kind, ownKind, number }) => {
        const coded = [kind ?? ownKind, 'error', number].filter(piece => piece !== undefined).join(' ');
        return text ? `${text} (${coded})` : coded;
    },
    'bkci.waits': ({ kind, thing, people, shown }) => {
        const { who, can, rest } = waits[kind];
        const what = thing.name ? `${things[thing.kind]} ${thing.name}` : things[thing.kind];
        return `${people ? anyOf(people) : who} can ${can} ${what}${rest}${inBrackets(shown)}`;
    },
    'bkci.action': ({ clause, more, url }) => `${clause}${more > 0 ? ` (and ${more} more)` : ''}${url ? ` at ${url}` : ''}`
};

// EXTERNAL MODULE: ./lib/src/util/duration.js
var duration = __nccwpck_require__(223);
;// CONCATENATED MODULE: ./lib/src/messages/en/causes.js


/** Why a wait ended. Where it happened stands behind it, in brackets: no sentence of these names an id. */
const causes = {
    /** The cause first, then where, then what to do: the output `reason`. */
    reason: ({ why, where, next }) => `${why} (${where})${next ? `; ${next}` : ''}`,
    'cause.succeeded': ({ done, meant, skipped }) => {
        // The platform's word counts, but nothing is claimed of a machine that has not said so itself.
        const of = done < meant ? `${done} of ` : '';
        const on = meant + skipped > 0 ? ` on ${of}${countOf(meant, 'machine')}` : '';
        return `succeeded${on}${skipped > 0 ? `; ${countOf(skipped, 'machine')} skipped` : ''}`;
    },
    'cause.ended': ({ status, why }) => `ended in ${status}${inBrackets(why)}`,
    'cause.part-failed': ({ part, status, why }) => `${part}; status ${status}${inBrackets(why)}`,
    'cause.cancelled': ({ status, why }) => `cancelled on the platform, status ${status}${inBrackets(why)}`,
    'cause.no-machine': ({ status }) => `ended in ${status} without deploying to any machine`,
    'cause.did-nothing': ({ status, why }) => `ended in ${status} without doing anything${inBrackets(why)}`,
    'cause.contradicted': ({ part, status }) => `${part}, although the status is ${status}`,
    'cause.blocked': ({ part, kind, status, why }) => `${part}, and the ${kind} is blocked at ${status}${inBrackets(why)}`,
    /** `part` holds it, where it is a failed one. */
    'cause.paused': ({ part, status }) => `${part ? `${part}; ` : ''}paused, waiting for a person; status ${status}`,
    'cause.not-ended': ({ status }) => `not ended yet; status ${status}`,
    'cause.nothing-found': () => 'nothing was found',
    'cause.limit': ({ limit, limitMs, part, isPaused, seen }) => `${part ? `${part}; ` : ''}${limit} (${(0,duration/* formatDuration */.a3)(limitMs)}) ${isPaused ? 'passed while it waited for a person: ' : 'passed before the end: '}${seen}`,
    'cause.absence': ({ limitMs }) => `no run was found within ${(0,duration/* formatDuration */.a3)(limitMs)}`,
    /** `passed` is one of the two above. */
    'cause.never-good': ({ passed, failure }) => `${passed}; there was no good answer at all${inBrackets(failure)}`,
    'cause.unknown-status': ({ status, polls }) => `unknown status ${status}, seen in ${countOf(polls, 'poll')}`,
    'cause.outage': ({ forMs, failure, seen }) => `the platform gave no good answer for ${(0,duration/* formatDuration */.a3)(forMs)} (${failure}), longer than outage-tolerance: ${seen}`,
    'cause.refused': ({ failure }) => `the platform refused the request: ${failure}`,
    'cause.not-found': ({ failure }) => `the platform did not find it: ${failure}`,
    'cause.interrupted': ({ signal, status }) => `the workflow was cancelled or timed out (${signal})${status ? `; last status ${status}` : ' before the first answer'}`,
    'cause.interrupted-at-end': ({ signal, status }) => `the workflow was cancelled or timed out (${signal}), when the deploy had just ended in ${status}`,
    'cause.abandoned': ({ status }) => `no longer awaited${status ? ` (last status ${status})` : ''}, because another target failed first`,
    'cause.no-such-part': ({ input, name, there }) => `${input} ${name} was not found; there are: ${there.join(', ') || 'none'}`,
    'cause.no-log': ({ why }) => `the log could not be read: ${why}`,
    'cause.run-ended': ({ run, ended, status }) => `${run} ended in ${ended} first${status ? `; last status ${status}` : ''}`,
    'cause.started': () => 'started, and not waited for (wait: false)',
    'cause.start-unclear': ({ marker, why, search }) => {
        const found = search ? `could not be looked for (${search})` : 'was not found within 30 s';
        return `the start had no clear answer (${why}), and a run with the marker ${marker} ${found}: it may have been started`;
    },
    /** `12× Running, 3× HTTP 503, last good answer 40s ago`. */
    'seen.polls': ({ polls, isCut, lastGoodMs }) => [
        ...(polls.length > 0 ? polls.map(({ label, times }) => `${times}× ${label}`) : ['no poll']),
        ...(isCut ? ['…'] : []),
        ...(lastGoodMs === undefined ? [] : [`last good answer ${(0,duration/* formatDuration */.a3)(lastGoodMs)} ago`])
    ].join(', '),
    /** `machine web-1 of batch 2 failed (agent lost), and 1 other machine`. */
    'parts.wrong': ({ path, fate, why, others }) => {
        const more = listOf(others.map(({ kind, count }) => countOf(count, `other ${kind}`)));
        return `${path} ${fate}${inBrackets(why)}${more && `, and ${more}`}`;
    },
    'parts.none': () => 'a part failed',
    'fate.failed': () => 'failed',
    'fate.cancelled': () => 'was cancelled',
    'fate.unknown': ({ status }) => `has the unknown status ${status}`,
    'fate.other': ({ status }) => `is ${status}`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/codearts.js


const RIGHT = 'a person with the right to run this pipeline';
const PROJECT = 'check project-id: it is the id of the CodeArts project (32 digits in the console address), not the IAM project id';
/** ` at https://…`; nothing where the link stands beside the sentence. */
const where = (url, before = ' ') => url === undefined ? '' : `${before}${url === '' ? 'in the CodeArts console' : `at ${url}`}`;
const andMore = (count) => (count > 0 ? ` (and ${count} more)` : '');
const claimsOf = ({ sub, aud, iss }) => `oidc:sub ${sub}, oidc:aud ${aud}, oidc:iss ${iss}`;
/** What is said of CodeArts alone. */
const codearts = {
    'hint.codearts.project': () => PROJECT,
    'hint.codearts.pipeline-of-project': () => `${PROJECT}; pipeline-id must belong to it`,
    'hint.codearts.pipeline': () => `check pipeline-id and region; ${PROJECT}`,
    'hint.codearts.member': () => `${PROJECT}, and that the user of the credentials is a member of that project with the right to view pipelines`,
    'hint.codearts.host': () => 'check endpoint, region and api: this host has no such path',
    'hint.codearts.parallel': () => 'the limit of parallel runs is reached; wait for another run to end',
    'hint.codearts.parameters': () => 'check that run-id belongs to pipeline-id, and pipeline-id to project-id',
    'hint.codearts.permission': ({ ids }) => `check ${askedOf(ids)}; then that the user of the credentials is a member of the project, and has a CodeArts Pipeline policy in IAM (read-only is enough)`,
    'hint.codearts.may-execute': () => 'check that the user of the credentials has the right to execute the pipeline in the project; then that its CodeArts Pipeline policy in IAM is not read-only',
    'hint.codearts.not-found': ({ ids }) => `check ${askedOf(ids)}, then region or endpoint`,
    'hint.codearts.refused': ({ ids }) => `check ${askedOf(ids)}`,
    'hint.codearts.token': () => 'check token: an IAM token lives 24 hours, and must be made for a project of this region (scope project, not domain); access-key and secret-key do not expire',
    'hint.codearts.clock': () => "check the runner's clock: the signature was refused for its time, even after it was corrected once",
    'hint.codearts.unknown-key': () => 'check access-key: the platform does not know it, or it was disabled',
    'hint.codearts.security-token': () => 'check security-token: it belongs to one access-key, and expires',
    'hint.codearts.key-pair': () => 'check access-key and secret-key: they must be one pair; a temporary pair needs its security-token too',
    'hint.codearts.session': () => 'the session of the agency was refused: check region or endpoint, and that oidc-agency-urn is of the account that the project belongs to',
    'hint.codearts.agency-member': ({ executes }) => `${PROJECT}; then that the agency of oidc-agency-urn is a member of that project with the right to ${executes ? 'execute the pipeline' : 'view pipelines'}, and has a CodeArts Pipeline policy in IAM`,
    'hint.codearts.id-token': () => 'check that the job has permissions: id-token: write (in a reusable workflow, the job that calls it too)',
    'hint.codearts.id-token-address': () => 'check that this runner may reach the address in ACTIONS_ID_TOKEN_REQUEST_URL, which the runner gives to the job',
    'hint.codearts.sts-address': () => 'check sts-endpoint, or region where it is not given, and that this runner may reach that address',
    'hint.codearts.trust-policy': (claims) => `check the trust policy of oidc-agency-urn: it must allow sts:agencies:assumeWithOIDC to oidc-provider-urn for what the token of this job says: ${claimsOf(claims)}`,
    'hint.codearts.audience': ({ audience, sub, aud, iss }) => `check oidc-audience: ${audience} must be one of the client IDs of oidc-provider-urn; the token of this job says ${claimsOf({ sub, aud, iss })}`,
    'hint.codearts.login': (claims) => `check oidc-provider-urn and oidc-agency-urn, and that the agency allows sessions of oidc-duration; the token of this job says ${claimsOf(claims)}`,
    'hint.codearts.replaced': ({ run }) => `check in the console how run ${run} ended; api: v5 keeps to one run even when newer ones begin`,
    'codearts.logged-in': ({ agency, lifeMs }) => `Logged in to Huawei Cloud as ${agency}, by the identity of this job. The session lives ${(0,duration/* formatDuration */.a3)(lifeMs)} and is renewed in time`,
    'codearts.renewed': ({ agency, lifeMs }) => `Renewed the session of ${agency}. It lives ${(0,duration/* formatDuration */.a3)(lifeMs)}`,
    'codearts.not-renewed': ({ why, leftMs }) => `the session of Huawei Cloud could not be renewed: ${why}. The old one is good for another ${(0,duration/* formatDuration */.a3)(leftMs)}, and the renewal is tried again`,
    'codearts.session-lost': ({ why }) => `the session of Huawei Cloud has ended, and there is no new one: ${why}`,
    'codearts.no-id-token': ({ why }) => `the login to Huawei Cloud failed, since GitHub gave no identity token: ${why}`,
    'codearts.no-session': ({ why }) => `the login to Huawei Cloud failed at the STS: ${why}`,
    'codearts.odd-id-token': () => 'the answer held no identity token of the known form',
    'codearts.odd-session': () => 'the answer held no session of the known form',
    'codearts.session-over': () => 'the answer held a session that had expired',
    'codearts.replaced': ({ newer, run }) => `the platform now shows run ${newer}, and the end of run ${run} was not seen`,
    'codearts.parallel-limit': ({ text, limit }) => `${text} (the limit of parallel runs of ${limit === 'pipeline' ? 'this pipeline' : 'the account'} is reached)`,
    'codearts.started-by': ({ part }) => `what ${part} had started`,
    'codearts.child-failed': ({ above, run, said }) => `${above}${run}: ${said}`,
    'codearts.failed-inside': ({ kind, name, status }) => `${kind} ${name} is ${status}, which the pipeline does not count`,
    'codearts.pre-empted': () => 'every job had completed: a newer run pre-empted this one',
    'codearts.idle': () => 'every stage or job was skipped or not selected',
    'codearts.review-refused': () => 'the review was refused, or its time passed',
    'codearts.v3-zone': () => 'api: v3 tells times without a zone; created-after takes them for GMT+8',
    'codearts.left-out': ({ pipelineId }) => `the platform left pipeline ${pipelineId} out of its answer: check pipeline-id and region, and that the user of the credentials may see it`,
    'codearts.no-detail': ({ run }) => `the platform tells nothing of run ${run} yet, as it does while a run queues; if this does not change, check run-id`,
    'codearts.no-detail-status': () => '(no detail yet)',
    'codearts.run-waits': ({ url }) => `${RIGHT} can resume or stop the run${where(url)}`,
    'codearts.review-waits': ({ people, mustAll, late, name, more, url }) => {
        const who = people === '' ? 'a reviewer of this pipeline' : `${people}${mustAll ? ' (all of them)' : ''}`;
        const expiry = late ? ` (it will ${late} by itself when its time has passed)` : '';
        return `${who}${expiry} can approve or reject the review ${name}${andMore(more)}${where(url)}`;
    },
    'codearts.stage-waits': ({ name, more, url }) => `${RIGHT} can let the stage ${name} begin${andMore(more)}${where(url)}`,
    'codearts.pause-waits': ({ name, more, url }) => `${RIGHT} can resume ${name}${andMore(more)}, or stop the run${where(url, ', ')}`,
    'codearts.delay': ({ path, url }) => `the delay ${path} goes on by itself when its time has come; ${RIGHT} can let it go on now, or end it${where(url, ', ')}`,
    'codearts.v3-waits': ({ stage, isReview }) => {
        const what = stage === undefined ? 'the run' : `the stage ${stage}`;
        return isReview
            ? `a reviewer of this pipeline can approve or reject ${what} in the CodeArts console`
            : `${RIGHT} can resume ${what}, or stop the run, in the CodeArts console`;
    },
    'codearts.latest-waits': () => `${RIGHT} can resume it, or decide a review, in the CodeArts console`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/ends.js


/** The end of the log. */
const ends = {
    /** `same` of `all` targets came to it. */
    'end.outcome': ({ outcome, same, all }) => `Outcome: ${outcome}${all > 1 ? ` (${same} of ${countOf(all, 'target')})` : ''}`,
    'end.cause': ({ why, where }) => `Cause:   ${why} (${where})`,
    /** `folded` of the lines stand below this as a heading. */
    'end.part': ({ title, count, folded }) => {
        const last = count > 0 ? `; the last ${countOf(count, 'line')} of its log` : '';
        const where = folded > 0 ? `, the first ${folded} of them folded` : '';
        return `Part:    ${title}${last}${where}${count > 0 ? ':' : ''}`;
    },
    'end.part-folded': ({ title, count, last }) => `Part:    ${title}; the last ${countOf(count, 'line')} of its log, ending with: ${last}`,
    'end.other': ({ title, count }) => `Failed:  ${title}${count > 0 ? `; the last ${countOf(count, 'line')} of its log` : ''}`,
    'end.title': ({ title, why }) => `${title}${why ? `; ${why}` : ''}`,
    'end.link': ({ url }) => `Link:    ${url}`,
    'end.next': ({ next }) => `Next:    ${next}`,
    'end.brief': ({ outcome, how, where, tookMs, url }) => {
        const took = tookMs === undefined ? '' : ` in ${(0,duration/* formatDuration */.a3)(tookMs)}`;
        const link = behindColon(url);
        return outcome === 'success'
            ? `success: ${where} ${how}${took}${link}`
            : `${outcome}: ${how} (${where})${link}`;
    },
    'end.allowed': ({ outcome }) => `outcome ${outcome} is green here, because allow-outcomes names it`,
    'end.left-out': ({ count, limit, url }) => `${countOf(count, 'more log line')} ${count === 1 ? 'was' : 'were'} left out (max-log-lines: ${limit})${url ? `: ${url}` : ''}`,
    'digest.part': ({ path, status }) => `${path}: ${status}`,
    'open.part': ({ path, status, since, forMs }) => {
        const begun = forMs === undefined ? 'since before the wait began' : `for about ${(0,duration/* formatDuration */.a3)(forMs)}`;
        return `${path}: ${status} ${since ? `since ${since} UTC` : begun}`;
    },
    'open.others': ({ failed, open, names, waiting, kind, waitingNames }) => [
        ...(failed > 0 ? [`${failed} more had failed`] : []),
        ...(open > 0 ? [`${open} more had not ended: ${names.join(', ')}`] : []),
        ...(waiting > 0
            ? [`${countOf(waiting, kind ?? 'part')} had not begun${behindColon(waitingNames.join(', '))}`]
            : [])
    ].join('; '),
    'first.unfinished': () => 'did not finish',
    'first.unfinished-on-act': () => 'did not finish: it was cancelled or timed out (this runner kills a step at once, without a signal), or it crashed; check on the platform how the deploy ended',
    'result.nothing': () => 'there was nothing to wait for',
    'result.wrong-input': ({ mistakes }) => `wrong input: ${mistakes.join('; ').replaceAll('?; ', '? ')}`,
    'input.mistake': ({ mistake }) => `Input ${mistake}`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/files.js

/** What went wrong with the files of this action, and with this process. */
const files = {
    'file.no-outputs': () => 'the outputs could not be written: GITHUB_OUTPUT is not set',
    'file.outputs': ({ code }) => `the outputs could not be written (${codeOf(code)}): GITHUB_OUTPUT is missing or cannot be written`,
    'file.no-summary': () => 'there is no file for the job summary (GITHUB_STEP_SUMMARY is not set)',
    'file.summary': ({ code }) => `the job summary could not be written (${codeOf(code)})`,
    'file.log': ({ code }) => `the log file is not whole: it could not be written (${codeOf(code)})`,
    'file.recording': ({ code }) => `the recording is not whole: it could not be written (${codeOf(code)})`,
    'file.recording-full': ({ mib }) => `the recording is not whole: it ends at ${mib} MiB; record a shorter wait, or poll less often (min-interval)`,
    'fault.no-verdict': ({ what }) => `an internal fault, so there is no verdict (${what}); check on the platform how it ended, and report this to the authors of this action`,
    'fault.post': ({ what }) => `the post step broke off (${what})`,
    'fault.named': ({ text }) => `await-deploy: ${text}`,
    'fault.nothing-left': () => 'nothing was left to do, and there was no verdict',
    'fault.unreadable': () => 'an error that cannot be read'
};

;// CONCATENATED MODULE: ./lib/src/messages/en/github.js
/** What is posted to GitHub, and what could not be. */
const github = {
    'github.other-inputs': () => 'no commit status was posted: the inputs of this step are those of another step',
    'github.unsigned': () => 'no commit status was posted: the saved state is not signed by this job',
    'github.unposted': ({ what, why }) => `the ${what} could not be posted: ${why}`,
    'github.last-unposted': ({ what, state, isTriedAgain, why }) => `the last ${what} (${state}) could not be posted${isTriedAgain ? ', and is tried again by the post step' : ''}: ${why}`,
    'github.posted-now': ({ what, state, text }) => `The ${what} was posted now: ${state}, ${text}`,
    'github.unkept': () => 'the last commit status could not be kept for the post step: GITHUB_STATE is missing or cannot be written',
    'github.waiting': ({ target, others }) => `waiting for ${target ?? 'the platform'}${others > 0 ? ` and ${others} more` : ''}`,
    'github.progress': ({ ended, all, state, target }) => `${all > 1 ? `${ended} of ${all} ended; ` : ''}${state}: ${target}`,
    'github.final': ({ outcome, reason }) => outcome === 'success' ? reason : `${outcome}: ${reason}`,
    'github.unfinished': () => 'did not finish: the step ended without a verdict',
    'github.refused': ({ status, said, hint }) => `HTTP ${status}${said && `: ${said}`}${hint ? `; ${hint}` : ''}`,
    /** `waitS` is what it asks to wait, `freeAt` when it is free again, each where it tells. */
    'github.rate-limit': ({ status, said, waitS, freeAt }) => {
        const when = waitS !== undefined
            ? `; it asks to wait ${waitS} s`
            : freeAt !== undefined
                ? `; it is free again at ${freeAt} UTC`
                : '';
        return `GitHub's rate limit of this token is used up (HTTP ${status}${said && `: ${said}`})${when}`;
    },
    'github.no-time': () => 'there was no time left',
    'hint.github.token': () => 'check github-token: it has expired, or is of another server',
    'hint.github.permission': ({ permission }) => `add "${permission}" to the permissions: of the job (a pull request from a fork never gets it)`,
    'hint.github.not-found': ({ what, permission }) => what === 'deployment'
        ? `this server has no deployments (GitHub has), or the token cannot see the repository: the job needs "${permission}"`
        : `the token cannot see the repository: the job needs "${permission}"`,
    'hint.github.conflict': () => 'GitHub wants the branch up to date, or its checks green, before it takes a deployment',
    'hint.github.sha': () => 'check github-sha: it has to be a commit of this repository'
};

;// CONCATENATED MODULE: ./lib/src/messages/en/hints.js
/** What to check after a failed request: the cheapest check first. */
const hints = {
    'hint.endpoint': () => 'check endpoint, and that this runner may reach it: an instance can be closed to the public network, or have a list of allowed addresses',
    'hint.address': () => 'check endpoint: its name must not resolve to an address of this kind',
    'hint.redirect': () => 'check endpoint: it must be the address of the API itself, not of a login page or a moved host',
    'hint.certificate-expired': () => 'its certificate has expired or is not yet valid: check the clock of this runner, then have the certificate renewed there',
    'hint.certificate-names': ({ setting }) => `its certificate is for other names: check that ${setting} has one of them`,
    'hint.certificate': ({ setting }) => `check ${setting}, and give ca-file where the platform, or a proxy on the way, has a certificate of its own`,
    'hint.proxy': ({ variable }) => `check ${variable} and no_proxy, and that this runner may reach the proxy`,
    'hint.proxy-login': ({ variable }) => `check the user name and password in ${variable}; only Basic authentication is supported`,
    'hint.proxy-refusal': ({ target }) => `let the proxy connect to ${target}, or name its host in no_proxy`,
    'hint.proxy-setting': ({ variable }) => `set ${variable} to an http: or https: URL such as http://proxy.example:3128, or name the host of the platform in no_proxy`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/mistakes.js


const suggestion = ({ meant, known }) => meant === undefined ? `Use one of: ${known.join(', ')}` : `Did you mean ${meant}?`;
const unsplitHints = {
    lines: '; a list with a line break in it takes one item a line',
    mark: '; items are separated by commas (,)'
};
const unsplitHint = (unsplit) => (unsplit ? unsplitHints[unsplit] : '');
/**
 * What is wrong with an input. What a `wrong.` sentence speaks of is the value, which stands before it; a `missing.` one
 * speaks of an input that was not given; a `quoted.` one shows itself what it speaks of.
 */
const mistakes = {
    'mistake.of-value': ({ input, value, wrong }) => `${input}: "${value}" ${wrong}`,
    'mistake.alone': ({ input, wrong }) => `${input}: ${wrong.replace(/^is /, '')}`,
    'mistake.came-empty': ({ mistake, why }) => `${mistake}; it came empty${why ? `: ${why}` : ''}`,
    'wrong.boolean': () => 'is not a boolean. Use one of: true, false',
    'wrong.word': ({ known }) => `is unknown. Use one of: ${known.join(', ')}`,
    'wrong.count': () => 'is not a whole number from 0 to 999999999',
    'wrong.duration': () => 'is not a duration. Examples: 90s, 30m, 1h30m',
    'wrong.range': ({ leastMs, mostMs }) => `is out of range: from ${(0,duration/* formatDuration */.a3)(leastMs)} to ${(0,duration/* formatDuration */.a3)(mostMs)}`,
    'wrong.and-not-off': ({ wrong }) => `${wrong}, or off`,
    'wrong.below-min-interval': ({ minMs }) => `is less than min-interval (${(0,duration/* formatDuration */.a3)(minMs)})`,
    'wrong.too-long': ({ most }) => `is longer than ${most} characters`,
    'wrong.one-line': ({ most }) => `is not one line of at most ${most} characters`,
    'wrong.misspelt': ({ meant }) => `unknown input. Did you mean ${meant}?`,
    'missing.vendor': ({ known }) => `is required. Use one of: ${known.join(', ')}`,
    'missing.operation': ({ known }) => known.length > 0 ? `is required. Use one of: ${known.join(', ')}` : 'is required',
    'wrong.choice': (choice) => `is unknown. ${suggestion(choice)}`,
    'wrong.unsupported': ({ vendor, meant, known }) => `is not supported by ${vendor}. ${suggestion({ meant, known })}`,
    'wrong.unused': ({ operation }) => `is not used by operation: ${operation}`,
    'wrong.unused-with-api': ({ api }) => `is not used with api: ${api}`,
    'wrong.unused-beside': ({ input }) => `is not used together with ${input}`,
    'wrong.used-only-with': ({ input }) => `is used only with ${input}`,
    'wrong.beside': ({ input }) => `cannot be given together with ${input}`,
    'wrong.no-outcome': ({ known }) => `names no outcome; allowed: ${known.join(', ')}`,
    'quoted.no-verdict': ({ word }) => `"${word}" is not a verdict, and cannot be allowed; use continue-on-error and the outcome output`,
    'quoted.running': () => '"running" can be allowed only with operation: check-pipeline, or wait: false',
    'quoted.outcome': ({ word, known, unsplit }) => `unknown outcome "${word}"; allowed: ${known.join(', ')}${unsplitHint(unsplit)}`,
    'wrong.stops-latest': () => "cannot be combined with run-id: latest, which may be somebody else's run; name the run",
    'wrong.same-file': ({ input }) => `is the file of ${input}, too; give another path`,
    'wrong.runner-file': ({ name }) => `is a file of the runner (${name}), and would be emptied; give another path`,
    'wrong.folder': () => 'is a folder; give the path of a file',
    'wrong.behind-link': ({ link }) => `leads through the symbolic link ${link}, which is not followed`,
    'wrong.link': () => 'is a symbolic link, which is not followed; give the path of a file',
    'wrong.not-regular': () => 'is not a regular file',
    'wrong.unwritable': ({ code }) => `cannot be written (${codeOf(code)})`,
    'wrong.no-file': () => 'names no file',
    'wrong.large-file': ({ mib }) => `names a file of more than ${mib} MiB`,
    'wrong.unreadable-file': () => 'names a file that cannot be read',
    'wrong.no-certificate': () => 'names a file without a certificate in PEM form',
    'wrong.broken-certificate': ({ number }) => `names a file of which certificate ${number} is broken`,
    'wrong.plain-url': () => 'is not a plain URL (white space, back-slash or a character outside ASCII)',
    'wrong.https-url': () => 'is not a URL that begins with https://',
    'wrong.url': () => 'is not a URL',
    'wrong.scheme': ({ scheme }) => `has the scheme ${scheme} and not https:`,
    'wrong.login-in-url': () => 'has a user name or password in it',
    'wrong.query-in-url': () => 'has a query or fragment',
    'wrong.encoded-path': () => 'has an encoded dot or slash in it',
    'wrong.refused-host': ({ host }) => `points at ${host}, a link-local, metadata or otherwise refused address`,
    'wrong.http': () => 'is not https: (set allow-http: true to accept http:)',
    'wrong.api-path': ({ paths }) => `must be the address of the host alone; the path to its API, ${paths.join(' or ')}, is added here`,
    'wrong.link-of-platform': ({ platform }) => `is not a console link to a run or a pipeline of ${platform}`,
    'quoted.other-than-link': ({ given, linked }) => `"${given}" is not the one in from-url, "${linked}"`,
    'wrong.other-console': ({ isOwn, origin }) => isOwn
        ? `is not a console link of console-url (${origin})`
        : `is not a console link of the endpoint asked (${origin}); if that console has another address, give it as console-url`,
    'wrong.needs-environment': () => 'needs environment: it is the address of what was deployed there',
    'wrong.posts-with-logs': () => 'cannot be used with fetch-logs, which gives no verdict',
    'missing.github-token': ({ inputs }) => `is required by ${listOf(inputs)}`,
    'wrong.sha': () => 'is not a commit hash (40 or 64 hexadecimal digits)',
    'wrong.web-url': () => 'is not an http: or https: address without a login',
    'wrong.from-environment': ({ wrong }) => `(from the environment) ${wrong}`,
    'wrong.long-secret': ({ most }) => `is longer than ${most} characters: store the credential alone, not the file or answer that it came in`,
    'wrong.short-secret': ({ least }) => `is shorter than ${least} characters, so it cannot be masked: check that the whole of it was stored`,
    'wrong.line-break': () => 'has a line break in it or at its end: store the secret again without one',
    'wrong.white-space': () => 'has white space in it or around it: store the secret again without it',
    'wrong.hidden-character': () => 'has a hidden character, or one outside ASCII, in it: copy the credential again from the platform',
    'wrong.quote': () => 'has a quote or back-slash in it, which no credential of the platform has: store the secret again without it',
    'wrong.percent-sign': () => 'has a percent sign in it, which no credential of the platform has: store it as the platform shows it, not encoded',
    'missing.input': () => 'is required',
    'missing.ids': ({ form }) => `is required (${form})`,
    'quoted.item': ({ item, form, unsplit }) => `"${item}" is not ${form}${unsplitHint(unsplit)}`,
    'wrong.long-item': ({ length, form, unsplit }) => `has an item of ${length} characters, which is not ${form}${unsplitHint(unsplit)}`,
    'wrong.too-many': ({ count, things, most }) => `names ${count} ${things}; at most ${most} are taken`,
    'wrong.twice': ({ name }) => `names ${name} twice`,
    'wrong.form': ({ form }) => `is not ${form}`,
    'form.id': () => 'an id of letters, digits, - and _',
    'form.run': ({ form }) => `${form}, nor the word latest`,
    'missing.run': () => 'is required (the id of a run, or the word latest); or give commit, or the link to a run in from-url, instead',
    'wrong.commit': () => 'is not a commit id (7 to 64 hexadecimal digits)',
    'wrong.created-after': () => 'is neither a time such as 2026-11-22T08:00:00Z, with its zone, nor a duration such as 10m',
    'wrong.age-of-given-run': () => 'is used only with commit, or with run-id: latest',
    'wrong.latest-and-ids': () => 'mixes latest with ids',
    'wrong.count-of-runs': ({ runs, pipelines }) => `names ${countOf(runs, 'run')} for ${countOf(pipelines, 'pipeline')}: give as many, in their order, or one latest`,
    'wrong.ref': ({ input, most }) => `is not the name of a ${input} (at most ${most} characters without white space)`,
    'wrong.several-started': ({ count }) => `names ${count} pipelines; run-pipeline starts one`,
    'quoted.reserved': ({ name, owner }) => `has "${name}", which ${owner === 'platform' ? 'the platform reserves' : 'this action gives, to find the run again'}`,
    'quoted.long-variable': ({ name, most }) => `has a value of over ${most} characters for "${name}"`,
    'quoted.variable-twice': ({ name }) => `names "${name}" twice`,
    'quoted.variable-line': ({ line }) => `line ${line} is not of the form "NAME=value"`,
    'quoted.variables-json': () => 'must be a JSON object of names and texts: "NAME" in each place of a name, and each value in quotes',
    'wrong.variables-json': () => 'begins as a JSON object, and cannot be read as one',
    'wrong.name-twice': () => 'has a name twice in its JSON object',
    'empty.fork': () => 'this is a pull request from a fork, which gets no secrets',
    'empty.dependabot': () => 'this is a run of Dependabot, which gets Dependabot secrets alone (Settings, Secrets and variables, Dependabot)',
    'empty.reusable': () => 'this is a reusable workflow, which gets secrets only with secrets: inherit, or by name, from the job that calls it',
    'place.fork': () => 'in a pull request from a fork',
    'place.dependabot': () => 'in a run of Dependabot (it gets Dependabot secrets alone)',
    'place.reusable': () => 'in a reusable workflow that is called without secrets: inherit',
    'place.environment': () => 'in a job that does not name the environment of the secret (environment: …)',
    'empty.why': ({ proof, elsewhere }) => {
        const places = `${elsewhere.slice(0, -1).join(', ')}, and ${elsewhere.at(-1)}`;
        return proof === undefined
            ? `name the secret in with: of this step; GitHub leaves it empty ${places}`
            : `${proof}. Secrets are empty, too, ${places}`;
    },
    'warning.unknown-inputs': ({ names }) => `unknown and ignored: ${names.join(', ')}`,
    'warning.http': ({ input, host }) => `${input} is http: credentials travel unencrypted to ${host}`,
    'warning.hosted-runner': ({ timeoutMs }) => `timeout is ${(0,duration/* formatDuration */.a3)(timeoutMs)}, and a GitHub-hosted runner ends a job after 6h`,
    'notice.public-repository': () => 'this repository is public, so no remote log line is shown; set logs: all to show them'
};

;// CONCATENATED MODULE: ./lib/src/messages/en/next-steps.js
const whys = {
    timeout: 'why it takes so long',
    'queue-timeout': 'why it has not begun',
    'stall-timeout': 'why nothing changes'
};
/** What a person does next; each begins with the cheapest thing to do. */
const nextSteps = {
    'again.job': () => 'run this job again',
    'again.wait': () => 'wait for it with wait-pipeline and this run-id (running this job again starts another run)',
    'next.fix': ({ thing, isOrder }) => `open the ${thing} on the platform, fix the cause, and ${isOrder ? 'deploy again' : 'start the pipeline again'}`,
    'next.not-approved': () => 'find out why it was not approved, and start the pipeline again',
    'next.skipped-machines': () => 'check whether the skipped machines need this version',
    /** `isExplained`: the cause says who stopped it, or what did. */
    'next.cancelled': ({ isExplained }) => `find out ${isExplained ? 'why' : 'who stopped it'}, and deploy again`,
    'next.no-machine': () => 'check the host group, and who skipped its machines',
    'next.did-nothing': () => 'check on the platform why nothing was run',
    'next.contradicted': ({ kind }) => `check the ${kind} on the platform before anything builds on this deploy`,
    'next.blocked': ({ again }) => `retry or skip the machine, or stop the order, on the pipeline page, and ${again}`,
    'next.act': () => 'act on the platform',
    'next.act-then-again': ({ action, again }) => `${action}; then ${again}`,
    'next.poll-again': () => 'check again later, or wait for it with wait-pipeline',
    'next.nothing-found': () => 'check pipeline-id, and run-id or commit',
    'next.absence': () => 'check pipeline-id and commit, and that the run was started',
    'next.never-good': () => 'check endpoint, and the ids',
    'next.limit': ({ limit }) => `nothing was stopped on the platform: check there ${whys[limit]}, or raise ${limit}`,
    'next.unknown-status': () => 'check on the platform how it ended, and report the status to the authors of this action',
    /** `isNew`: there was no good answer before. */
    'next.outage': ({ isNew, again }) => `check ${isNew ? 'endpoint, then ' : ''}whether the platform is down, and ${again}`,
    'next.refused': () => 'check the ids and the token',
    'next.stopping': () => 'the platform is asked to stop it: the log says what came of that',
    'next.keeps-running': ({ again }) => `the deploy keeps running on the platform: stop it there, or ${again}`,
    'next.ended': () => 'check on the platform whether this is the end that you want',
    'next.started': () => 'wait for it with wait-pipeline and this run-id',
    'next.start-under-way': ({ marker }) => `it may have been started: check the list of runs for ${marker}`,
    'next.start-unclear': ({ marker }) => `check the list of runs for ${marker} before you start the pipeline again`,
    'next.no-such-part': ({ input }) => `name one of these in ${input}, by its id or its exact name`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/notices.js
/** What is worth a line in the log beside the verdict. */
const notices = {
    'notice.unknown-status': ({ kind, name, status }) => `${kind} ${name} has an unknown status: ${status}`,
    'part.says': ({ part, said }) => `${part}: ${said}`,
    'notice.untold': ({ what, why }) => `${what} cannot be told: ${why}`,
    'untold.approvals': () => 'whom it waits for',
    'untold.action': () => 'what a person can do',
    'untold.message': () => 'why it is so',
    'untold.executions': () => 'how often it ran',
    'untold.parts': () => 'what is in the build',
    'untold.failed': () => 'what failed in it',
    'untold.delays': () => 'what it waits for',
    'untold.last-line': () => 'its last line',
    'untold.logs': ({ target }) => `the logs of ${target}`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/platforms.js
/** The names of the platforms, and what is wrong with the inputs of one platform alone. */
const platforms = {
    'platform.yunxiao': () => 'Alibaba Cloud Yunxiao',
    'platform.codearts': () => 'Huawei Cloud CodeArts Pipeline',
    'platform.bkci': () => 'Tencent BlueKing CI',
    'form.yunxiao.run': () => 'a Flow run id (a number, the last part of the console address)',
    'form.yunxiao.numbers': () => 'a number, or a list of numbers',
    'form.yunxiao.change-order': () => 'a change order number (letters, digits, - and _)',
    'form.codearts.run': () => 'a CodeArts run id (32 hexadecimal digits, the last part of the console address)',
    'form.codearts.pipelines': () => 'an id of 32 hexadecimal digits, or a list of such',
    'form.codearts.project': () => 'the id of the CodeArts project, 32 hexadecimal digits as in the console address, not the IAM project id',
    'form.codearts.provider-urn': () => 'the URN of an OIDC identity provider, iam::ACCOUNT_ID:oidcProvider:NAME',
    'form.codearts.agency-urn': () => 'the URN of an agency, iam::ACCOUNT_ID:agency:NAME',
    'form.codearts.audience': () => 'one word of at most 255 characters',
    'form.bkci.build': () => 'a BK-CI build id (b- and 32 hexadecimal digits, the last part of the console address)',
    'form.bkci.pipeline': () => 'the id of a pipeline (p- and 32 hexadecimal digits)',
    'missing.yunxiao.token': () => 'is required (a personal access token of Yunxiao)',
    'missing.yunxiao.organization': () => 'is required with api: central',
    'missing.yunxiao.edition': () => 'is required, or organization-id, and neither was given: give organization-id for the central edition, endpoint for your own instance (Region edition)',
    'missing.yunxiao.endpoint': () => 'is required with api: region (the address of your own instance)',
    'missing.yunxiao.order': ({ kind }) => kind === 'deploy order'
        ? 'is required; or give run-id, commit or from-url, for the deploy orders of a run'
        : 'is required; or give pipeline-id with run-id or commit, for the change orders of a run',
    'wrong.yunxiao.count-of-orders': ({ pipelines, orders }) => `names ${pipelines} pipelines for ${orders} deploy orders: give one, or one for each`,
    'missing.yunxiao.app': () => 'is required, or write change-order-sn as app/sn',
    'wrong.yunxiao.app': () => 'is not an app name (1 to 128 characters, no line break, and none of / \\ ? # %)',
    'wrong.codearts.no-logs': () => 'has no logs; use v5, which is the default',
    'wrong.codearts.no-starts': () => 'starts no runs; use v5, which is the default',
    'wrong.codearts.region': () => 'is not a region. Example: cn-north-4',
    'missing.codearts.region': () => 'is required, such as cn-north-4; or give endpoint instead',
    'wrong.codearts.unknown-region': ({ known }) => `has no address that is known here. Use one of: ${known.join(', ')}; or give endpoint too`,
    'wrong.codearts.v3-commit': () => 'is not used with api: v3, which knows only run-id: latest',
    'wrong.codearts.v3-run': () => 'must be latest with api: v3; use api: v5 to name a run',
    'missing.codearts.credential': () => 'is required (an IAM token); or give access-key and secret-key instead, which do not expire (as inputs, or in HUAWEI_CLOUD_ACCESS_KEY_ID and HUAWEI_CLOUD_SECRET_ACCESS_KEY), or oidc-provider-urn and oidc-agency-urn, which need no secret',
    'missing.codearts.key': ({ input }) => `is required with ${input}`,
    'missing.codearts.sts-endpoint': () => 'is required with this endpoint or region: the address of its STS is not known here',
    'wrong.codearts.no-id-token': () => "needs the job's identity token, and this job has none: give the job permissions: id-token: write (in a reusable workflow, the job that calls it too); a pull request from a fork gets none, and the runner must know OIDC",
    'missing.bkci.endpoint': ({ isGateway }) => isGateway
        ? 'is required (the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod)'
        : 'is required (the address of the BK-CI host, such as https://devops.example.com)',
    'wrong.bkci.api-path': ({ api }) => `must be the address of the host alone with api: ${api}; the path to its API is added here`,
    'wrong.bkci.version': ({ api }) => `must end with the stage with api: ${api}; the version is added here`,
    'missing.bkci.project': () => "is required (the project's English name)",
    'wrong.bkci.project': () => "is not a project's English name (a letter or _, then letters, digits, and any of _ - . @)",
    'missing.bkci.credential': ({ api, input }) => {
        const what = {
            token: 'an access_token of the user',
            'app-code': 'the code of the BlueKing application',
            'app-secret': 'the secret of the BlueKing application'
        };
        return `is required with api: ${api} (${what[input]})`;
    },
    'missing.bkci.user': ({ api }) => `is required with api: ${api} (the user for whom the application acts); or give token instead, an access_token of that user`,
    'missing.bkci.token': ({ page }) => `is required (an access_token from ${page}); where the server checks no tokens, give username instead`,
    'wrong.bkci.percent-sign': () => 'has a percent sign in it that encodes nothing: copy it again, as it is',
    'wrong.bkci.header': () => 'has white space, or a character outside ASCII in it, which no header can carry'
};

;// CONCATENATED MODULE: ./lib/src/messages/en/progress.js


const stucks = { paused: ' (paused: it waits for a person)', blocked: ' (held by a failed machine)' };
function otherCounts({ failed, running }) {
    return [...(failed > 0 ? [`${failed} failed`] : []), ...(running > 0 ? [`${running} running`] : [])];
}
function describeCounts(counted, inBatch) {
    if (counted === undefined)
        return '';
    const done = `${counted.done} of ${countOf(counted.all, counted.kind)} done`;
    if (inBatch === undefined)
        return `, ${[done, ...otherCounts(counted)].join(', ')}`;
    const now = [`${inBatch.done} done`, ...otherCounts(inBatch)].join(', ');
    return `: ${now} (${done}${counted.failed > 0 ? `, ${counted.failed} failed` : ''})`;
}
/** What is printed while the action waits. */
const progress = {
    'progress.detail': ({ clock, text }) => `[${clock}]   ${text}`,
    /** A line about a part of one of several targets. */
    'progress.of': ({ text, target }) => `${text} (${target})`,
    'progress.target': ({ target, state, left }) => {
        if (left === undefined)
            return `${target}: ${state}`;
        const usual = left.usualMs === undefined ? '' : `; about ${(0,duration/* formatDuration */.a3)(left.usualMs)} left`;
        const limit = left.limitMs === undefined ? '' : `; times out in ${(0,duration/* formatDuration */.a3)(left.limitMs)}`;
        return `${target}: ${state}${usual}${limit}`;
    },
    'progress.usual': ({ target, usualMs, runs }) => `${target}: usually ${(0,duration/* formatDuration */.a3)(usualMs)}, the last ${runs} runs`,
    'progress.overlong': ({ target, ageMs, usualMs, runs }) => `${target} has been running for ${(0,duration/* formatDuration */.a3)(ageMs)}, and usually takes ${(0,duration/* formatDuration */.a3)(usualMs)} (the last ${runs} runs)`,
    'progress.state': ({ status, stuck, position, counted, inBatch }) => {
        const place = position ? `, ${position.kind} ${position.at} of ${position.of}` : '';
        return `${status}${stuck ? stucks[stuck] : ''}${place}${describeCounts(counted, inBatch)}`;
    },
    'progress.change': ({ part, change, took }) => `${part}: ${change}${took ? ` after ${took.about ? 'about ' : ''}${(0,duration/* formatDuration */.a3)(took.ms)}` : ''}`,
    'progress.together': ({ count, changes, names }) => `${countOf(count, 'machine')}: ${changes.join(', ')}: ${names.join(', ')}`,
    'progress.more': ({ count }) => `and ${count} more`,
    'progress.action': ({ action, url }) => `${action}${behindColon(url)}`,
    /** `hint`: what to check where it goes on like this. */
    'progress.failing': ({ target, why, forMs, hint }) => `${target}: ${why}; trying again for up to ${(0,duration/* formatDuration */.a3)(forMs)}${hint ? `; meanwhile ${hint}` : ''}`,
    'progress.still-failing': ({ target, why }) => `${target}: still no good answer (${why})`,
    'progress.healed': ({ target }) => `${target}: the platform answers again`,
    'progress.unknown-status': ({ target, status }) => `${target} has an unknown status: ${status}; it counts as not ended`,
    warning: ({ text }) => `Warning: ${text}`,
    'log.unreadable': ({ part, why }) => `the log of ${part} cannot be read: ${why}`,
    'log.not-whole': ({ part, what }) => `the log of ${part} is not whole: ${what}`,
    'log.more-troubles': () => 'Warning: more logs cannot be read, or are not whole',
    'log.late-lines': ({ outcomes }) => `Verdict: ${outcomes.join(', ')}. Reading the last log lines (up to 30 s) …`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/runs.js


const lacks = {
    id: 'its id',
    time: 'when it was created',
    commit: 'its commit',
    'all commits': 'all its commits'
};
/** How a run is found, and what it is called. */
const runs = {
    'run.named': ({ noun, id }) => `${noun} ${id}`,
    'run.numbered': ({ noun, number }) => noun === 'build' ? `build #${number}` : `run ${number}`,
    'run.jobs': ({ names, run }) => `job ${names.join(', ')} of run ${run}`,
    'run.of-commit': ({ noun, commit }) => `the ${noun} of commit ${commit}`,
    'run.latest': ({ noun }) => `the latest ${noun}`,
    'run.new': ({ noun }) => `a new ${noun}`,
    'run.in-list': ({ noun }) => `a ${noun} in the list`,
    'run.latest-is': ({ noun, id, url }) => `latest is ${noun} ${id}, and the wait keeps to it; naming it by run-id is safer, since a newer one may begin at any time${behindColon(url)}`,
    'run.commit-has': ({ noun, id, commit, matches, url }) => `commit ${commit} has ${noun} ${id}${matches > 1 ? `, the newest of ${matches} that match` : ''}${behindColon(url)}`,
    'run.undecided': ({ name, lack }) => `${name} may be the one that is meant, and the platform does not tell ${lacks[lack]} yet: it is waited for`,
    'run.undecided-status': ({ name, lack }) => `(${name} does not tell ${lacks[lack]} yet)`,
    'run.absent-status': ({ noun }) => `(no ${noun} yet)`,
    'run.latest-ended': ({ noun, id }) => `latest is ${noun} ${id}, which had ended already at the first poll`,
    'run.ended-before': ({ noun, id, ageMs }) => {
        const age = ageMs === undefined ? 'of unknown age' : `created ${(0,duration/* formatDuration */.a3)(ageMs)} ago`;
        return `${noun} ${id} (${age}) had ended already at the first poll`;
    },
    'next.latest-ended': () => 'name the run that is meant by run-id or commit, or give created-after: it may not have begun yet',
    'failure.no-log': ({ kind, name }) => `the platform has no log of ${kind} ${name}`,
    'failure.no-log-served': ({ kind, name }) => `the platform serves no log of ${kind} ${name} by this API`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/starts.js


const limit = (name, ms) => ms === undefined ? [] : [`${name} ${(0,duration/* formatDuration */.a3)(ms)}`];
/** The first lines of the log: what is waited for, and by which rules. */
const starts = {
    'start.operation': ({ operation, platform, api, origin }) => `${operation} on ${platform} (api: ${api}, ${origin})`,
    'start.target': ({ operation, target, url }) => {
        const verbs = {
            'check-pipeline': 'checks',
            'run-pipeline': 'starts',
            'fetch-logs': 'fetches the logs of'
        };
        return `  ${verbs[operation] ?? 'waits for'} ${target}${behindColon(url)}`;
    },
    'start.more': ({ count }) => `  and ${count} more`,
    'start.limits': (limits) => {
        const { pace } = limits;
        const all = [
            ...limit('timeout', limits.timeoutMs),
            ...limit('queue-timeout', limits.queueTimeoutMs),
            ...limit('stall-timeout', limits.stallTimeoutMs),
            `polling every ${(0,duration/* formatDuration */.a3)(pace.minMs)}–${(0,duration/* formatDuration */.a3)(pace.maxMs)}`,
            ...limit('request-timeout', limits.requestTimeoutMs),
            ...limit('outage-tolerance', limits.outageToleranceMs),
            ...limit('created-after', limits.createdAfterMs)
        ];
        return `  ${all.join(', ')}`;
    },
    'start.rules': ({ onPaused, onFailedMachine, allowed }) => {
        const all = [
            ...(onPaused ? [`on-paused ${onPaused}`] : []),
            ...(onFailedMachine ? [`on-failed-machine ${onFailedMachine}`] : []),
            `counts as success: ${allowed.join(', ')}`
        ];
        return `  ${all.join(', ')}`;
    },
    'start.killed': ({ cancelRemote, isKept }) => {
        const then = isKept
            ? 'its post step stops what then still runs on the platform'
            : 'nothing can be kept for its post step, since there is no credential to sign it with, so nothing is stopped on the platform';
        return `  cancel-remote ${cancelRemote}: this runner kills a step that is cancelled or timed out at once, without a signal; ${then}`;
    },
    'start.sources': ({ count }) => `branch and tag need a pipeline with one code source, and this one has ${count}`,
    'hint.sources': () => 'leave out branch and tag, and set what is run in the pipeline itself',
    'start.begun': ({ target, url }) => `Started ${target}${behindColon(url)}`,
    'start.unclear': ({ target, why, marker }) => `${target}: the start had no clear answer (${why}), and is not sent again; looking for the run by its marker ${marker}`,
    'start.found': ({ target, marker, url }) => `The start had reached the platform: ${target} has the marker ${marker}${behindColon(url)}`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/stops.js

/** What became of a stop, here and in the post step. */
const stops = {
    'stop.nothing': ({ target }) => `${target}: there is nothing to stop yet`,
    'stop.not-again': ({ target, agoMs, url }) => `${target} was asked to stop ${Math.round(agoMs / 1000)} s ago, without a clear answer; stopping it again would interrupt its cleanup: stop it on the platform where it still runs${behindColon(url)}`,
    'stop.accepted': ({ target, status }) => `${target} will be stopped: the platform accepted it${status ? `, and says ${status} so far` : ''}`,
    'stop.refused': ({ target, why, url }) => `${target} could not be stopped (${why}); stop it on the platform where it still runs${behindColon(url)}`,
    'stop.ended': ({ target, status }) => `${target} has ended on the platform: ${status}`,
    'stop.stopping': ({ target, status }) => `${target} is being stopped on the platform (${status})`,
    'stop.no-time': () => 'no time was left',
    'stop.impossible': ({ target, why, url }) => `${target} cannot be stopped from here: ${why}; stop it on the platform${behindColon(url)}`,
    'stop.left-to-post': ({ target }) => `${target}: no time is left, the post step of this action stops it`,
    'stop.left': ({ target, url }) => `${target} was not stopped: no time was left; stop it on the platform${behindColon(url)}`,
    'state.no-file': () => 'nothing could be kept for the post step: GITHUB_STATE is not set',
    'state.unwritable': () => 'nothing could be kept for the post step: GITHUB_STATE is missing or cannot be written',
    'state.too-many': ({ count }) => `${count} things to stop could not be kept for the post step: there are too many`,
    'post.killed': () => 'The step was killed before there was a verdict: this runner sends no signal first',
    'post.nothing-stopped': ({ why }) => `nothing was stopped on the platform: ${why}`,
    'post.other-inputs': () => 'the inputs of this step say cancel-remote: never, so they are those of another step',
    'post.unsigned': () => 'the saved state is not signed by this job',
    'post.unstopped': ({ target, url }) => `${target} was not stopped, and may still run; stop it on the platform${behindColon(url)}`,
    'post.unchecked': ({ target, url }) => `${target} may still run, as a saved state says that the inputs of this step cannot check; check on the platform${behindColon(url)}`,
    'post.no-run': ({ target, marker, url }) => `${target} may have been started, and no run with the marker ${marker} was found; if there is one, stop it on the platform${behindColon(url)}`,
    'post.more-running': ({ count }) => `and ${count} more may still run`,
    'post.lost-certificates': ({ why }) => `ca-file ${why}, so its certificates are not trusted now`
};

;// CONCATENATED MODULE: ./lib/src/messages/en/summary.js

/** The job summary: markdown, without a character that would need an escape. Facts that are text are escaped already. */
const summary = {
    'summary.cause': () => 'Cause',
    'summary.next': () => 'Next',
    'summary.named': ({ name, text }) => `**${name}:** ${text}`,
    'summary.headline': ({ outcome, target }) => `${outcome}: ${target}`,
    'summary.outcome': ({ outcome }) => outcome,
    'summary.wrong-input': () => 'error: wrong input',
    'summary.open': () => 'open on the platform',
    'summary.counts-as-success': () => 'The step is green all the same, since `allow-outcomes` names this outcome.',
    'summary.several': ({ others, same, all }) => `${others > 0 ? ` and ${others} more` : ''} (${same} of ${countOf(all, 'target')})`,
    'summary.last-lines': ({ count }) => `: last ${countOf(count, 'line')} of its log`,
    'summary.target-columns': () => 'Outcome|Target|Status|Progress|Machines|Took|Note',
    'summary.part-columns': ({ machines }) => `Batch|${machines ? 'Machine' : 'Part'}|State|Took|Note`,
    'summary.position': ({ kind, at, of }) => `${kind} ${at} of ${of}`,
    'summary.ratio': ({ some, all }) => `${some} of ${all}`,
    'summary.held': ({ status }) => `${status}, held`,
    'summary.abandoned': () => 'no longer awaited',
    'summary.allowed-to-fail': () => 'was allowed to fail',
    'summary.notes': ({ notes }) => notes.join('; '),
    'summary.parts': ({ machines }) => (machines ? 'Machines' : 'Parts'),
    'summary.folded': ({ title, counts }) => `<b>${title}</b> (${counts.join(', ')})`,
    'summary.part': ({ kind, name }) => `${kind} ${name}`,
    'summary.of': ({ target }) => ` (${target})`,
    'summary.not-shown': ({ count }) => `${count} more did not fit.`,
    'summary.drawn': ({ some, all }) => `The timeline has ${some} of ${all} bars.`,
    'summary.viewer-time': () => "timeline in your browser's time zone",
    'summary.since': ({ time }) => `since ${time}`,
    'summary.until': ({ time }) => `until ${time}`,
    'summary.span': ({ span, took }) => `${span} (${took})`,
    'summary.requests': ({ count }) => countOf(count, 'status request'),
    'summary.not-fit': () => 'The rest did not fit into the summary.',
    /** `42 s`, `2 min 5 s`, `1 h 30 min`. */
    'summary.seconds': ({ seconds }) => {
        if (seconds < 120)
            return `${seconds} s`;
        if (seconds < 7200)
            return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
        return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
    },
    'timeline.batch': ({ batch }) => `batch ${batch}`,
    'timeline.kind': ({ kind }) => kind,
    'timeline.all': ({ kind }) => `${kind}s`,
    /** The noun and the number are enough: `order 700105`, `build #42`. */
    'timeline.target': ({ name }) => name.replace(/^(?:deploy|change|pipeline) /, '')
};

;// CONCATENATED MODULE: ./lib/src/messages/en/targets.js


/** What targets and their parts are called, and the titles of annotations. */
const targets = {
    'part.path': ({ path }) => path
        .map(({ kind, name, batch }) => `${kind} ${name}${batch === undefined ? '' : ` of batch ${batch}`}`)
        .join(' › '),
    /** A part in a heading; `id` where its name does not tell it apart. */
    'part.title': ({ kind, name, id, batch }) => `${kind} ${name}${id === undefined ? '' : ` (${id})`}${batch === undefined ? '' : `, batch ${batch}`}`,
    /** `run` counts the runs of the part from 1. */
    'log.title': ({ target, part, run }) => `${target === undefined ? '' : `${target}, `}${part}${run > 1 ? `, run ${run}` : ''}`,
    /** `step build › make: 412 lines in 1m12s, last: BUILD SUCCESS`. */
    'log.heading': ({ title, lines, tookMs, last }) => {
        const took = tookMs === undefined ? '' : ` in ${(0,duration/* formatDuration */.a3)(tookMs)}`;
        return `${title}: ${countOf(lines, 'line')}${took}${last === undefined ? '' : `, last: ${last}`}`;
    },
    'target.named': ({ kind, id }) => `${kind} ${id}`,
    'target.one-run': () => 'one run',
    'target.of-pipeline': ({ name, pipeline }) => `${name} of pipeline ${pipeline}`,
    'target.of-app': ({ name, app }) => `${name} of app ${app}`,
    'title.success': ({ name }) => `await-deploy: ${name} succeeded`,
    'title.failure': ({ name }) => `await-deploy: ${name} failed`,
    'title.cancelled': ({ name }) => `await-deploy: ${name} was cancelled`,
    'title.skipped': ({ name }) => `await-deploy: ${name} was skipped`,
    'title.paused': ({ name }) => `await-deploy: ${name} is paused`,
    'title.running': ({ name }) => `await-deploy: ${name} has not ended`,
    'title.timeout': ({ name }) => `await-deploy: the wait for ${name} timed out`,
    'title.interrupted': ({ name }) => `await-deploy: the wait for ${name} was interrupted`,
    'title.error': ({ name }) => `await-deploy: no verdict on ${name}`,
    'title.wrong-input': () => 'await-deploy: wrong input'
};

;// CONCATENATED MODULE: ./lib/src/messages/en/yunxiao.js

const whats = {
    'merge conflict': 'a merge conflict stops it',
    approval: 'it waits for a person to pass or start it',
    pause: 'it waits for a person'
};
/** What is said of Yunxiao alone. */
const yunxiao = {
    'hint.yunxiao.token': ({ url }) => `check token: it is wrong or has expired; make a new one at ${url}`,
    'hint.yunxiao.permission': ({ scope, url, isCentral }) => `check ${isCentral ? 'organization-id, then token: it' : 'token: it'} needs the scope ${scope.path}, ${scope.access}, and its owner must be a member of the pipeline or app; scopes are set at ${url}`,
    'hint.yunxiao.not-found': ({ ids, isCentral }) => `check ${askedOf(ids)}${ids.isOrder ? ' (the number of the order, not of one of its environments)' : ''}; a wrong ${isCentral ? 'organization-id, api (edition)' : 'api (edition)'} or endpoint looks the same`,
    'hint.yunxiao.refused': ({ ids }) => `check ${askedOf(ids)}, and api`,
    'hint.unreadable-order': () => 'open the run, see which order the job has made, and name it by deploy-order-id',
    'hint.too-many-orders': () => 'narrow them with job-id, or name them',
    'hint.order-gone': () => 'check on the platform whether it was deleted',
    'hint.no-such-job': ({ jobs }) => `check job-id; the jobs are: ${jobs.map(({ name, id }) => `${name} (${id})`).join(', ') || 'none'}`,
    'yunxiao.unreadable-order': ({ job }) => `job ${job} names a deploy order whose id cannot be read`,
    'yunxiao.too-many-orders': ({ most }) => `the run has made more than ${most} orders, which is more than are followed`,
    'yunxiao.order-gone': ({ sn, run }) => `change order ${sn} is no longer listed for run ${run}`,
    'yunxiao.no-such-job': ({ name }) => `the run has no job ${name}`,
    'yunxiao.no-app': () => 'its app is not known',
    'yunxiao.give-app': () => 'give app-name',
    'yunxiao.no-app-to-stop': () => 'its app is not known, give app-name',
    'yunxiao.retry-machine': () => 'a person with the right to deploy can retry or skip the machine, or stop the order, on the pipeline page',
    'yunxiao.resume-order': () => 'a person with the right to deploy can resume or stop the order on the pipeline page',
    'yunxiao.resume-change': () => 'a person with the right to deploy can resume, roll back or stop it on the page of the app',
    'yunxiao.environment-action': ({ name, by, action }) => `environment ${name}${by ? `, suspended by ${by.who ?? 'somebody'} at ${by.at}` : ''}: ${action}`,
    'yunxiao.job-waits': ({ name, what, who }) => `job ${name}: ${whats[what]}${inBrackets(who.length > 0 ? `${who.join(', ')} may` : '')}, on the page of the run`,
    'untold.orders': () => 'what its deploy orders do',
    'untold.suspension': ({ name }) => `who suspended environment ${name}`,
    'yunxiao.no-machine': () => 'it deployed to no machine',
    'yunxiao.no-order': ({ kind }) => `no ${kind} belonged to it`,
    'yunxiao.exception': ({ code }) => `exception code ${code}`,
    'yunxiao.agent-lost': () => 'its agent cannot be reached (clientStatus: error)',
    'yunxiao.agent-lost-on': ({ name, status }) => `machine ${name}: its agent cannot be reached (clientStatus: error); it may stay ${status} until the agent is repaired`,
    'yunxiao.no-list': () => 'the platform says Success and lists no machines, so nothing here shows which ones were deployed',
    'yunxiao.skipped': ({ name }) => `machine ${name} was skipped: the new version is not on it`,
    'yunxiao.never-said': ({ waiting, all }) => `the order says Success, and ${waiting} of its ${countOf(all, 'machine')} never said so`,
    'yunxiao.early-success': ({ at, of }) => `the order says Success in batch ${at} of ${of}`,
    'yunxiao.failed-inside': ({ kind, name, status }) => `${kind} ${name} is ${status}, and the run says success all the same`
};

;// CONCATENATED MODULE: ./lib/src/messages/en.js



















/** Every sentence that a person reads, in English. Keys begin with what a sentence is about. */
const en = {
    ...answers,
    ...causes,
    ...ends,
    ...files,
    ...github,
    ...hints,
    ...mistakes,
    ...nextSteps,
    ...notices,
    ...platforms,
    ...progress,
    ...runs,
    ...starts,
    ...stops,
    ...summary,
    ...targets,
    ...yunxiao,
    ...codearts,
    ...bkci
};


/***/ }),

/***/ 4729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IB: () => (/* binding */ locales),
/* harmony export */   Lr: () => (/* binding */ speak),
/* harmony export */   hC: () => (/* binding */ sentences)
/* harmony export */ });
/* harmony import */ var _en_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8805);

/** The languages that there are, by the values of `locale`. */
const locales = ['en', 'zh-CN'];
let current = _en_js__WEBPACK_IMPORTED_MODULE_0__.en;
/** The sentences of the language that the reader asked for. */
function sentences() {
    return current;
}
/** From now on every sentence is said in this language, with the words of a platform's console for what it is made of. */
async function speak(locale, vendor = '') {
    current = locale === 'zh-CN' ? await chinese(vendor) : _en_js__WEBPACK_IMPORTED_MODULE_0__.en;
}
async function chinese(vendor) {
    // Loaded only here: most readers never need it.
    const { speakOf, zhCN } = await __nccwpck_require__.e(/* import() */ 817).then(__nccwpck_require__.bind(__nccwpck_require__, 817));
    speakOf(vendor);
    return zhCN;
}


/***/ }),

/***/ 6800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ho: () => (/* binding */ withoutLink),
/* harmony export */   cv: () => (/* binding */ say),
/* harmony export */   iU: () => (/* binding */ message),
/* harmony export */   kK: () => (/* binding */ inEnglish),
/* harmony export */   mu: () => (/* binding */ withHint),
/* harmony export */   qn: () => (/* binding */ linkIn),
/* harmony export */   s$: () => (/* binding */ apartFromHint)
/* harmony export */ });
/* harmony import */ var _en_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8805);
/* harmony import */ var _language_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4729);


/** The message with this name, about these facts. */
function message(key, ...[facts]) {
    return { key, facts: (facts ?? {}) };
}
/**
 * A text as a sentence, in the language of the reader. Every fact that is text passes `clean`; what stands in the table is
 * ours, and does not.
 */
function say(text, clean) {
    return sayIn((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sentences */ .hC)(), text, clean);
}
function sayIn(table, text, clean) {
    if (typeof text === 'string')
        return clean(text);
    const sentence = table[text.key];
    return sentence(said(table, text.facts, clean));
}
function said(table, fact, clean) {
    if (typeof fact === 'string' || isMessage(fact))
        return sayIn(table, fact, clean);
    if (Array.isArray(fact))
        return fact.map(item => said(table, item, clean));
    if (typeof fact !== 'object' || fact === null)
        return fact;
    return Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, said(table, value, clean)]));
}
function isMessage(value) {
    return typeof value === 'object' && value !== null && 'key' in value && 'facts' in value;
}
/** The link that a text names: the fact `url` of its message, or of one within it. */
function linkIn(text) {
    if (typeof text === 'string')
        return undefined;
    const { url, ...others } = text.facts;
    if (typeof url === 'string' && url !== '')
        return url;
    const inner = Object.values(others).filter(isMessage);
    return inner.map(linkIn).find(link => link !== undefined);
}
/** The same text for a place where its link stands beside it. */
function withoutLink(text) {
    if (typeof text === 'string')
        return text;
    const facts = Object.entries(text.facts).map(([name, value]) => [
        name,
        name === 'url' ? undefined : isMessage(value) ? withoutLink(value) : value
    ]);
    return { key: text.key, facts: Object.fromEntries(facts) };
}
/** Why something failed, with what to check. */
function withHint(why, hint) {
    return hint === undefined ? why : message('why.with-hint', { why, hint });
}
/** What `withHint` put together. */
function apartFromHint(text) {
    if (typeof text === 'string' || text.key !== 'why.with-hint')
        return { why: text };
    return text.facts;
}
/** A text in English, unchanged: for errors, whose texts are for developers too, and never for a stream or a file. */
function inEnglish(text) {
    return sayIn(_en_js__WEBPACK_IMPORTED_MODULE_0__.en, text, words => words);
}


/***/ }),

/***/ 1793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   GI: () => (/* binding */ RequestError),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   gv: () => (/* binding */ tooManyParts),
/* harmony export */   k6: () => (/* binding */ badAnswer),
/* harmony export */   pZ: () => (/* binding */ MOST_PARTS)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);

/** The workflow file has to change: every mistake that was found, each beginning with the input's name. */
class InputError extends Error {
    name = 'InputError';
    mistakes;
    /** What the user should know beside them, such as an input that is unknown. */
    warnings;
    constructor(mistakes, warnings = []) {
        super(mistakes.map(_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .inEnglish */ .kK).join('; '));
        this.mistakes = mistakes;
        this.warnings = warnings;
    }
}
/** A request had no good answer. The text is for people and holds no credential and no query. */
class RequestError extends Error {
    name = 'RequestError';
    text;
    failure;
    constructor(text, failure) {
        super((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .inEnglish */ .kK)(text));
        this.text = text;
        this.failure = failure;
    }
}
/** An answer came, and can't be used: cut, empty, not JSON, or about another thing. Worth another try. */
function badAnswer(text) {
    return new RequestError(text, { kind: 'transient', label: 'bad answer' });
}
/** So many parts of one answer, or of one target, are read. */
const MOST_PARTS = 20_000;
/** An answer named more parts than are read: it is over its bound, as one of too many bytes is. */
function tooManyParts() {
    return new RequestError((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.too-many-parts', { most: MOST_PARTS }), {
        kind: 'permanent',
        label: 'too many parts'
    });
}
/** The code that Node gives to an error of its own: `ECONNRESET`, `ENOSPC`. */
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
/** One line about any thrown value. Never `inspect`: errors carry URLs, headers and bodies in their fields. */
function describeError(error) {
    if (!(error instanceof Error))
        return `a thrown ${typeof error}`;
    const code = codeOf(error);
    return `${error.name}: ${error.message}${code === undefined ? '' : ` (${code})`}`;
}


/***/ }),

/***/ 6140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ failedLeaves),
/* harmony export */   c: () => (/* binding */ isWrong)
/* harmony export */ });
const WRONG = new Set(['failure', 'cancelled', 'unknown']);
/** Whether a part is behind a failure. */
function isWrong({ phase }) {
    return WRONG.has(phase);
}
/**
 * The parts that are behind a failure, without those that fail only because a piece of them does: the failed step,
 * not its job and its stage. Failed ones come before cancelled and unknown ones. A part that was allowed to fail is
 * behind nothing, and neither is a piece of one that succeeded all the same, unless nothing else is wrong. A part stands
 * before its pieces.
 */
function failedLeaves(parts) {
    const causes = withoutForgiven(parts);
    const wrong = causes.length > 0 ? causes : parts.filter(isWrong);
    const blamed = new Set(wrong.map(part => part.parent));
    const leaves = wrong.filter(part => !blamed.has(part.id));
    return [...leaves.filter(p => p.phase === 'failure'), ...leaves.filter(p => p.phase !== 'failure')];
}
/** The parts that are wrong and made that of which they are a piece fail. */
function withoutForgiven(parts) {
    const forgiven = new Set();
    for (const { id, parent, phase, allowedToFail } of parts) {
        if (phase === 'success' || allowedToFail || forgiven.has(parent ?? ''))
            forgiven.add(id);
    }
    return parts.filter(part => isWrong(part) && !forgiven.has(part.id));
}


/***/ }),

/***/ 2617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ Interruption)
/* harmony export */ });
/* harmony import */ var _util_timers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9745);

/** The reason for which everything is broken off: the runner sent a signal. `at` is the monotonic clock's time then. */
class Interruption extends Error {
    name = 'Interruption';
    signal;
    at;
    constructor(signal, at = _util_timers_js__WEBPACK_IMPORTED_MODULE_0__/* .monotonicClock */ .VF.now()) {
        super(`the process received ${signal}`);
        this.signal = signal;
        this.at = at;
    }
}


/***/ }),

/***/ 9680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ decidingTarget),
/* harmony export */   Iq: () => (/* binding */ allowable),
/* harmony export */   KI: () => (/* binding */ outcomes),
/* harmony export */   gf: () => (/* binding */ isGreen)
/* harmony export */ });
/** The closed set of outcomes (contract 3), the worst first: of several targets the worst one decides. */
const outcomes = [
    'error',
    'interrupted',
    'timeout',
    'failure',
    'cancelled',
    'paused',
    'skipped',
    'running',
    'success'
];
/** Outcomes that `allow-outcomes` may name. The other three are not verdicts. */
const allowable = [
    'success',
    'failure',
    'cancelled',
    'paused',
    'skipped',
    'running'
];
/**
 * The target whose outcome counts for all: the worst of those that are not allowed, else the worst of all; the first
 * in the given order among equals. A target that is not `decided` counts only where no other does.
 */
function decidingTarget(targets, allowed) {
    const decided = targets.filter(t => t.decided);
    const candidates = decided.length > 0 ? decided : targets;
    const refused = candidates.filter(t => !allowed.has(t.outcome));
    const pool = refused.length > 0 ? refused : candidates;
    return pool.reduce((worst, t) => worst === undefined || outcomes.indexOf(t.outcome) < outcomes.indexOf(worst.outcome) ? t : worst, undefined);
}
/** Whether the step succeeds: there is a target, and every target has an allowed outcome of its own. */
function isGreen(targets, allowed) {
    return targets.length > 0 && targets.every(t => t.decided && allowed.has(t.outcome));
}


/***/ }),

/***/ 6766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ partsById)
/* harmony export */ });
const made = new WeakMap();
/** The parts of a list by their ids, the first of an id. Made once for each list, which must be whole by then. */
function partsById(parts) {
    const before = made.get(parts);
    if (before !== undefined)
        return before;
    const byId = new Map();
    for (const part of parts)
        if (!byId.has(part.id))
            byId.set(part.id, part);
    made.set(parts, byId);
    return byId;
}


/***/ }),

/***/ 9544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ isPaused)
/* harmony export */ });
/** Whether only a person can move the target: it is paused, or failed parts block it and nothing else runs. */
function isPaused(snapshot) {
    return snapshot?.phase === 'paused' || snapshot?.blocked?.settled === true;
}


/***/ }),

/***/ 2935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ ENDED)
/* harmony export */ });
/* unused harmony export phases */
/**
 * What a platform's status means, in our terms. `absent` is a run that was looked for and is not there yet,
 * `queued` has not begun, `paused` waits for a person, the four
 * last before `unknown` are ends. `unknown` is a status that is not listed, missing, empty, or no string.
 */
const phases = (/* unused pure expression or super */ null && ([
    'absent',
    'queued',
    'running',
    'paused',
    'success',
    'failure',
    'cancelled',
    'skipped',
    'unknown'
]));
/** The phases in which a thing has ended. */
const ENDED = new Set(['success', 'failure', 'cancelled', 'skipped']);


/***/ }),

/***/ 7771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   UV: () => (/* binding */ firstLines),
/* harmony export */   VN: () => (/* binding */ blockOf)
/* harmony export */ });
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9460);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3110);


/** Makes physical lines of clean ones, joined by line breaks: wrapped where too long, each behind the prefix. */
function blockOf(text, prefix) {
    const next = `\n${prefix}`;
    let block = prefix;
    let lines = 1;
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        // Most lines fit, and are taken as they are, with their line break.
        if (end - from <= _width_js__WEBPACK_IMPORTED_MODULE_0__/* .ROOM */ .ib)
            block += text.slice(from, end + 1);
        else {
            const pieces = wrap(text.slice(from, end));
            block += `${pieces.join(next)}\n`;
            lines += pieces.length - 1;
        }
        block += prefix;
        lines++;
        from = end + 1;
    }
    const pieces = wrap(text.slice(from));
    return make(block + pieces.join(next), lines + pieces.length - 1);
}
/** The first lines of a block, at most `most`; nothing where `most` is not positive. */
function firstLines(block, most) {
    if (most >= block.lines)
        return block;
    if (most <= 0)
        return undefined;
    let end = -1;
    for (let i = 0; i < most; i++)
        end = block.text.indexOf('\n', end + 1);
    return make(block.text.slice(0, end), most);
}
/** Cuts a line without line breaks into pieces that have room behind the prefix; a surrogate pair stays whole. */
function wrap(line) {
    const pieces = [];
    let at = 0;
    while (line.length - at > _width_js__WEBPACK_IMPORTED_MODULE_0__/* .ROOM */ .ib) {
        const end = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .isPairCut */ .l$)(line, at + _width_js__WEBPACK_IMPORTED_MODULE_0__/* .ROOM */ .ib) ? at + _width_js__WEBPACK_IMPORTED_MODULE_0__/* .ROOM */ .ib - 1 : at + _width_js__WEBPACK_IMPORTED_MODULE_0__/* .ROOM */ .ib;
        pieces.push(line.slice(at, end));
        at = end;
    }
    return [...pieces, line.slice(at)];
}
function make(text, lines) {
    return { text, lines };
}


/***/ }),

/***/ 8303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ secretPlaces),
/* harmony export */   Bv: () => (/* binding */ safeLines),
/* harmony export */   DA: () => (/* binding */ shortenedInside),
/* harmony export */   Lx: () => (/* binding */ withoutEscapes),
/* harmony export */   Mh: () => (/* binding */ headSeen),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   X5: () => (/* binding */ cleanText),
/* harmony export */   Yz: () => (/* binding */ endsOfSecretsBefore),
/* harmony export */   av: () => (/* binding */ makeSafe),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   dV: () => (/* binding */ mayHoldSecret),
/* harmony export */   jt: () => (/* binding */ commandText),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* unused harmony export stripEscapes */
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9460);
/* harmony import */ var _escapes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1054);
/* harmony import */ var _invisible_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6973);
/* harmony import */ var _left_out_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6364);
/* harmony import */ var _overwritten_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(8603);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3334);
/* harmony import */ var _unseen_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7056);
/* harmony import */ var _usual_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5180);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3110);









// As much of a text is read when one line is made of it.
const LONGEST_TEXT = 64 * 1024;
// White space that one line does not keep as it is.
const UNTIDY = /[\t\n\r]| {2}|^ | $/;
// As the kind of escapes of that name. Of a few in a text a pattern is quicker.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const COLOURS = /(?:\x1b\[|\x9b)[0-9;:]*m/g;
// Escapes that may divide a credential, whatever they take with them.
const DIVIDING = ['colours', 'gaps', 'introducers'];
/** Remote text without escape sequences, credentials, invisible characters and `##[`; line breaks are invisible. */
function cleanText(text) {
    return makeSafe((0,_invisible_js__WEBPACK_IMPORTED_MODULE_1__/* .hideInvisible */ .i4)(stripEscapes(text)).replaceAll('\n', _unseen_js__WEBPACK_IMPORTED_MODULE_4__/* .MARK */ .M$));
}
/** Remote text as one line of at most `max` characters, for a heading, a message or an output. */
function oneLine(text, max = _width_js__WEBPACK_IMPORTED_MODULE_6__/* .WIDTH */ .lR) {
    // Most names need nothing but this, and there may be many.
    const isTidy = text.length <= LONGEST_TEXT && (0,_usual_js__WEBPACK_IMPORTED_MODULE_5__/* .isUsual */ .Bi)(text) && !UNTIDY.test(text);
    return shortened(isTidy ? defused((0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redactPlain */ .S0)(text)) : cleanLine(text), max);
}
function cleanLine(text) {
    const most = LONGEST_TEXT + (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .longestSecret */ .nr)();
    const head = (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)(text.slice(0, most));
    // Of a secret that this cut divides the rest would not be found.
    const whole = text.length > most ? head.slice(0, Math.max(0, head.length - (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .longestSecret */ .nr)())) : head;
    // White space that is seen: the zero-width one may stand inside a secret.
    return cleanText(whole.replace(/(?:[^\S\ufeff]|\u0085)+/g, ' ')).trim();
}
/** The text with at most `max` characters; where it has more, a mark for the rest at its end. */
function shortened(text, max) {
    if (text.length <= max)
        return text;
    const end = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isPairCut */ .l$)(text, max - 1) ? max - 2 : max - 1;
    return `${text.slice(0, end)}…`;
}
/** The text with at most `max` characters: of a longer one the beginning and the end, with a mark between them. */
function shortenedInside(text, max) {
    if (text.length <= max)
        return text;
    const head = Math.ceil((max - 1) / 2);
    const tail = text.length - (max - 1 - head);
    return `${text.slice(0, (0,_util_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isPairCut */ .l$)(text, head) ? head - 1 : head)}…${text.slice((0,_util_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isPairCut */ .l$)(text, tail) ? tail + 1 : tail)}`;
}
// `::warning::`, and a line break that the runner takes off.
const COMMAND_HEAD = 12;
/**
 * Remote text as one line for the message of a command. In it `%` begins an escape, and is written as three characters:
 * with them the whole command has at most `max`.
 */
function commandText(text, max = _width_js__WEBPACK_IMPORTED_MODULE_6__/* .WIDTH */ .lR) {
    const line = oneLine(text, max);
    const room = max - COMMAND_HEAD;
    let written = 0;
    let fitting = 0; // characters that leave room for the mark of a cut
    for (let at = 0; at < line.length; at++) {
        written += line[at] === '%' ? 3 : 1;
        if (written > room)
            return shortened(line, fitting + 1);
        if (written < room)
            fitting = at + 1;
    }
    return line;
}
/** The text without escape sequences, and without the credentials that these would divide or take with them. */
function stripEscapes(text) {
    return strip(text).text;
}
/** The same; `usual` where nothing is left in it but letters, digits and signs of most languages, and white space. */
function strip(text) {
    if (!(0,_escapes_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEscape */ .Yp)(text))
        return { text, usual: false };
    const known = (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redactPlain */ .S0)(text);
    const colourless = known.replace(COLOURS, '');
    // Most lines have colours and nothing else.
    if ((0,_usual_js__WEBPACK_IMPORTED_MODULE_5__/* .isUsual */ .Bi)(colourless))
        return { text: colourless, usual: true };
    const stripped = (0,_invisible_js__WEBPACK_IMPORTED_MODULE_1__/* .isOdd */ .Aq)(colourless) ? withoutEscapes(withoutSecrets(known)) : colourless;
    return { text: stripped, usual: false };
}
/**
 * Whole lines, joined by line breaks, made safe at once: nothing that is searched for crosses a line break. `kept` says what
 * is left of lines that overwrite themselves.
 */
function safeLines(lines, kept = _overwritten_js__WEBPACK_IMPORTED_MODULE_8__/* .lastStates */ .ri) {
    if ((0,_invisible_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlain */ .$i)(lines))
        return defused((0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redactPlain */ .S0)(lines));
    const { text, usual } = strip(lines);
    const states = kept(text);
    return usual ? defused((0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redactPlain */ .S0)(states)) : makeSafe(states);
}
/**
 * The text with its escape sequences, and without credentials: a sequence that nothing ends takes the first characters of
 * what comes next with it. Of credentials that only whole sequences divide, some are left for `makeSafe`. Where the text
 * `isCut`, its lines may end within a credential, or within an escape that divides one.
 */
function withoutSecrets(text, isCut = false) {
    return (0,_escapes_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEscape */ .Yp)(text) ? (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .blank */ .hQ)(text, (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .secretsIn */ .VY)(text, isCut, DIVIDING)) : text;
}
/** Where credentials stand in a text with escape sequences, by all that a reader would see of them. */
function secretPlaces(text, isCut = false) {
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .secretsIn */ .VY)(text, isCut, kindsIn(text));
}
/** Whether a credential, or the beginning of one, may stand in a text: false only where none does. */
function mayHoldSecret(text) {
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .mayHoldIn */ .M9)(text, kindsIn(text));
}
/** How much of each text is the end of a credential that began before it, by all that a reader would see of that. */
function endsOfSecretsBefore(texts) {
    // Searched at once, since there may be thousands: next to none has any.
    const all = texts.join('\n');
    if (!(0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .mayHoldEnding */ .o9)(all, kindsIn(all)))
        return [];
    return texts.map(text => (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .endingLength */ .U8)(text, kindsIn(text)));
}
function kindsIn(text) {
    return (0,_escapes_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEscape */ .Yp)(text) ? [...DIVIDING, 'all'] : [];
}
/** The text without its escape sequences. What they divide joins: whoever shows it searches it for credentials again. */
function withoutEscapes(text) {
    return (0,_escapes_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEscape */ .Yp)(text) ? (0,_left_out_js__WEBPACK_IMPORTED_MODULE_2__/* .leaveOut */ .o)(text, { escapes: 'all', unseen: false }) : text;
}
/** The beginning of a text of which at least `most` characters are seen, however it is read; where fewer are, all of it. */
function headSeen(text, most) {
    for (let length = 2 * most; length < text.length; length *= 2) {
        const head = text.slice(0, length);
        if ((0,_left_out_js__WEBPACK_IMPORTED_MODULE_2__/* .leaveOut */ .o)(head, { escapes: 'all', cut: true, unseen: true }).length >= most)
            return head;
    }
    return text;
}
/**
 * Text that has no escape sequences without what is invisible, without credentials, and without the runner's old command
 * form `##[`, which the runner takes anywhere in a line: `##_[` is inert, visible and easy to search for. Where the text
 * `isCut`, the beginning of a credential at its end is taken out too.
 */
function makeSafe(text, isCut = false) {
    const clean = (0,_invisible_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlain */ .$i)(text) ? (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redactPlain */ .S0)(text, isCut) : (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)((0,_invisible_js__WEBPACK_IMPORTED_MODULE_1__/* .hideInvisible */ .i4)(text), isCut);
    return defused(clean);
}
function defused(text) {
    return text.replaceAll('##[', '##_[');
}


/***/ }),

/***/ 7082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ appendValues),
/* harmony export */   V3: () => (/* binding */ openEmptied),
/* harmony export */   f4: () => (/* binding */ writeAll),
/* harmony export */   gZ: () => (/* binding */ appendWhole),
/* harmony export */   i2: () => (/* binding */ LONGEST_LINE),
/* harmony export */   sX: () => (/* binding */ emptyFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _util_regular_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2598);



/** The longest line of a value, in bytes: Forgejo's runner fails the job for one of 64 KiB, its line break included. */
const LONGEST_LINE = 64 * 1024 - 1;
/** A longer file is not copied for what is added to it, in bytes. */
const MOST_COPIED = 16 * 1024 * 1024;
/**
 * Adds values to one of the runner's command files (outputs, state), all at once: a process that ends meanwhile leaves no
 * half value. Throws where the file does not exist or can't be written.
 */
function appendValues(path, values) {
    const block = Object.entries(values).map(([name, value]) => {
        const end = absentFrom(value);
        return `${name}<<${end}\n${value}\n${end}\n`;
    });
    // A missing file is not made: the runner reads only the files that it has made itself.
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
    const text = block.join('');
    if (!replaceWithMore(file, text))
        appendWhole(file, text, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY);
}
/** A line that a value does not have, so that nothing in it ends it. */
function absentFrom(value) {
    for (;;) {
        const line = `end_${randomName()}`;
        if (!value.includes(line))
            return line;
    }
}
/** A name that nothing else is likely to have. No secret: `node:crypto` would take longer to load than all that is written. */
function randomName() {
    return Math.random().toString(36).slice(2);
}
/**
 * Puts a file that has more text in the place of one, and says whether that could be done: only for a plain file of our
 * own, in a folder that lets us. A process that is killed while it appends leaves a part of the text there, and the
 * runner then refuses the whole file.
 */
function replaceWithMore(file, text) {
    const beside = `${file}.${randomName()}`;
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file);
        if (!stats.isFile() || stats.uid !== (process.geteuid?.() ?? stats.uid))
            return false;
        const before = (0,_util_regular_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegular */ .VX)(file, MOST_COPIED);
        if (before === undefined)
            return false;
        appendWhole(beside, before + text, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_EXCL);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(beside, stats.mode);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(beside, file);
        return true;
    }
    catch {
        remove(beside);
        return false;
    }
}
function remove(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    }
    catch {
        // It was not made.
    }
}
/**
 * Appends all of a text to a file, or nothing: what a full disk took of the text is cut off again. `replaces` is what
 * was appended last, and is cut off before. `flags` are those of `open`. Throws where the file can't be written.
 */
function appendWhole(path, text, flags, replaces = '') {
    const bytes = Buffer.from(text);
    const file = (0,_util_regular_file_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegular */ .lf)(path, flags | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_APPEND);
    try {
        const start = Math.max(0, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file).size - Buffer.byteLength(replaces));
        if (replaces !== '')
            cut(file, start);
        try {
            writeAll(file, bytes);
        }
        catch (error) {
            cut(file, start);
            throw error;
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
/** Takes away all that stands in a file, where that can be done. */
function emptyFile(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.truncateSync)(path);
    }
    catch {
        // Then nothing can be written to it either.
    }
}
/** Opens a regular file, and empties it; its folder is made where it is missing. Throws as `openRegular` does. */
function openEmptied(path) {
    makeFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path)));
    const file = (0,_util_regular_file_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegular */ .lf)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(file);
    return file;
}
/** Makes a folder and those above it. Node's own recursion never ends in a file system that makes none, as `/proc`. */
function makeFolder(folder) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder))
        return;
    makeFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder);
}
/** Writes all bytes: a file takes less at a time where it is nearly full. */
function writeAll(file, bytes) {
    for (let at = 0; at < bytes.length;)
        at += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, bytes, at);
}
function cut(file, size) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(file, size);
    }
    catch {
        // Some systems cut nothing that is open for appending: then too much is there, and no text is lost.
    }
}


/***/ }),

/***/ 1054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M1: () => (/* binding */ unfinished),
/* harmony export */   MC: () => (/* binding */ endOfCutEscape),
/* harmony export */   Yp: () => (/* binding */ hasEscape),
/* harmony export */   ct: () => (/* binding */ endOfEscape)
/* harmony export */ });
/* harmony import */ var _unseen_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7056);

// How much of a line an unfinished escape may hold back.
const LONGEST_ESCAPE = 4 * 1024;
const ESC = 0x1b;
const CSI = 0x9b;
const LINE_BREAK = 0x0a;
const [BELL, TERMINATOR, BACK_SLASH] = [0x07, 0x9c, 0x5c];
const [BRACKET, COLOUR_FINAL] = [0x5b, 0x6d];
const ANY_ESCAPE = new RegExp(`[${(0,_unseen_js__WEBPACK_IMPORTED_MODULE_0__/* .inClass */ .Yu)(_unseen_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeStarts */ .lJ)}]`);
// An escape that the end of the text may have cut.
const OPEN_ESCAPE = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
/(?:(?:\x1b\[|\x9b)[0-?]*[ -)+-/]*|(?:\x1b[\]PX^_k]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*\x1b?|\x1b[ -)+-/]*)$/;
// What a unit may be in an escape.
const [PARAMETER, COLOUR_PARAMETER, INTERMEDIATE, FINAL, CSI_FINAL, TEXT, TEXT_SIGN] = [
    1, 2, 4, 8, 16, 32, 64
];
const roles = new Uint8Array(2 ** 16);
const sign = (char) => [char.charCodeAt(0), char.charCodeAt(0)];
for (const [role, ranges] of [
    [PARAMETER, [[0x30, 0x3f]]],
    [COLOUR_PARAMETER, [[0x30, 0x3b]]],
    // A star, which next to no sequence has, is none: it may stand for a credential.
    [
        INTERMEDIATE,
        [
            [0x20, 0x29],
            [0x2b, 0x2f]
        ]
    ],
    [FINAL, [[0x30, 0x7e]]],
    [CSI_FINAL, [[0x40, 0x7e]]],
    // No control character but TAB.
    [
        TEXT,
        [
            [0x09, 0x09],
            [0x20, 0x7e],
            [0xa0, 0xffff]
        ]
    ],
    // Behind ESC, of OSC, DCS, SOS, PM, APC and titles.
    [TEXT_SIGN, [...']PX^_k'].map(sign)]
]) {
    for (const [first, last] of ranges)
        for (let unit = first; unit <= last; unit++)
            roles[unit] = (roles[unit] ?? 0) | role;
}
/** Where an escape of a kind ends, if one begins at an offset; otherwise that offset. Behind the text stands a line break. */
function endOfEscape(escapes, units, at) {
    if (escapes === 'all')
        return endOfAny(units, at);
    if (escapes === 'introducers')
        return endOfIntroducer(units, at);
    const end = endOfColour(units, at);
    return end > at || escapes === 'colours' ? end : endOfIntroducer(units, at);
}
/** The same for one of any kind that the end of its line may have cut. */
function endOfCutEscape(units, at) {
    const text = behindText(units, at);
    const inText = text > at && units[text] === ESC ? text + 1 : text;
    if (units[inText] === LINE_BREAK)
        return inText;
    const inCsi = behindCsi(units, at);
    const inCode = inCsi > at ? skip(units, inCsi, PARAMETER) : units[at] === ESC ? at + 1 : at;
    const code = skip(units, inCode, INTERMEDIATE);
    return units[code] === LINE_BREAK ? code : at;
}
function hasEscape(text) {
    return ANY_ESCAPE.test(text);
}
/** How many characters at the end of a text may be the beginning of an escape, a `\r\n` or a surrogate pair. */
function unfinished(text) {
    const open = OPEN_ESCAPE.exec(text.slice(-LONGEST_ESCAPE))?.[0].length ?? 0;
    return Math.max(open, /[\r\ud800-\udbff]$/.test(text) ? 1 : 0);
}
function endOfAny(units, at) {
    const inCsi = behindCsi(units, at);
    if (inCsi > at)
        return withFinal(units, skip(units, skip(units, inCsi, PARAMETER), INTERMEDIATE), CSI_FINAL);
    const closed = endOfClosedText(units, at);
    if (closed > at || units[at] !== ESC)
        return closed;
    return withFinal(units, skip(units, at + 1, INTERMEDIATE), FINAL);
}
function endOfColour(units, at) {
    const inCsi = behindCsi(units, at);
    if (inCsi === at)
        return at;
    const final = skip(units, inCsi, COLOUR_PARAMETER);
    return units[final] === COLOUR_FINAL ? final + 1 : at;
}
function endOfIntroducer(units, at) {
    if (units[at] === CSI)
        return at + 1;
    if (units[at] !== ESC)
        return at;
    return units[at + 1] === BRACKET || is(units[at + 1], INTERMEDIATE | TEXT_SIGN) ? at + 2 : at + 1;
}
/** Where a sequence with a text ends, where it is closed. */
function endOfClosedText(units, at) {
    const end = behindText(units, at);
    if (end === at)
        return at;
    if (units[end] === BELL || units[end] === TERMINATOR)
        return end + 1;
    return units[end] === ESC && units[end + 1] === BACK_SLASH ? end + 2 : at;
}
/** The offset behind what begins a CSI, or `at`. */
function behindCsi(units, at) {
    if (units[at] === CSI)
        return at + 1;
    return units[at] === ESC && units[at + 1] === BRACKET ? at + 2 : at;
}
/** The offset behind what begins a sequence with a text, and that text, or `at`. */
function behindText(units, at) {
    if (units[at] === ESC)
        return is(units[at + 1], TEXT_SIGN) ? skip(units, at + 2, TEXT) : at;
    // CSI alone of the controls that begin an escape has none.
    return units[at] === CSI ? at : skip(units, at + 1, TEXT);
}
/** The offset behind all units from `at` on that have a role. */
function skip(units, at, role) {
    let end = at;
    while (is(units[end], role))
        end++;
    return end;
}
function withFinal(units, at, role) {
    return is(units[at], role) ? at + 1 : at;
}
function is(unit = LINE_BREAK, role) {
    return ((roles[unit] ?? 0) & role) !== 0;
}


/***/ }),

/***/ 6973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   Aq: () => (/* binding */ isOdd),
/* harmony export */   OT: () => (/* binding */ withoutInvisible),
/* harmony export */   i4: () => (/* binding */ hideInvisible)
/* harmony export */ });
/* harmony import */ var _left_out_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6364);
/* harmony import */ var _unseen_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7056);
/* harmony import */ var _usual_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5180);



// Signs of shorthand and music, and the plane of tags and selectors: pairs, of which a class can hold only halves.
const IGNORABLE_PAIRS = '\\ud82f[\\udca0-\\udca3]|\\ud834[\\udd73-\\udd7a]|[\\udb40-\\udb43][\\udc00-\\udfff]';
const LONE_HALVES = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const INVISIBLE = new RegExp(`[${(0,_unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .inClass */ .Yu)([..._unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .controls */ .ne, ..._unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .ignorable */ .ML])}]`, 'g');
// After a sign that has several shapes, as most emoji do, a selector is part of what is seen; so it is in a keycap.
const STRAY_SELECTOR = new RegExp(`(?<![\\u00a9-\\uffff])[${(0,_unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .inClass */ .Yu)(_unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .selectors */ .Tp)}](?!\\u20e3)`, 'g');
const ODD_PAIRS = new RegExp(`${IGNORABLE_PAIRS}|${LONE_HALVES}`, 'g');
const SURROGATE = /[\ud800-\udfff]/;
// The line ends of another system are not among them.
const HALVES_OF_IGNORABLE = '\\ud82f\\ud834\\udb40-\\udb43';
const MAY_BE_UNSEEN = new RegExp(`[${(0,_unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .inClass */ .Yu)(_unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .unseen */ .nv)}${HALVES_OF_IGNORABLE}]`);
const HIDDEN = new RegExp(`[${(0,_unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .inClass */ .Yu)(_unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .hidden */ .R)}${HALVES_OF_IGNORABLE}]`);
// Most lines that are not plain have one of these.
const USUAL_CONTROLS = ['\r', '\x1b'];
// Native searches for each one are faster than one pattern for all.
const OTHER_CONTROLS = [...Array(32).keys(), 127]
    .map(code => String.fromCharCode(code))
    .filter(c => ![...USUAL_CONTROLS, '\t', '\n'].includes(c));
/** Whether lines are nothing but visible text. A quick check: where a character is rare, it may say no for nothing. */
function isPlain(lines) {
    const has = (control) => lines.includes(control);
    if (USUAL_CONTROLS.some(has))
        return false;
    return (0,_usual_js__WEBPACK_IMPORTED_MODULE_2__/* .isAscii */ .ER)(lines) ? !OTHER_CONTROLS.some(has) : (0,_usual_js__WEBPACK_IMPORTED_MODULE_2__/* .isUsualWithoutReturns */ .cM)(lines);
}
/** Whether there is anything in a text that nobody sees, but the line ends of another system. */
function isOdd(text) {
    return HIDDEN.test(text);
}
/** The text with a mark for each character that nobody would see; line breaks stay. */
function hideInvisible(text) {
    if ((0,_usual_js__WEBPACK_IMPORTED_MODULE_2__/* .isUsualWithoutReturns */ .cM)(text))
        return text;
    const shown = text.replace(INVISIBLE, _unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .MARK */ .M$).replace(STRAY_SELECTOR, _unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .MARK */ .M$);
    return SURROGATE.test(shown) ? shown.replace(ODD_PAIRS, _unseen_js__WEBPACK_IMPORTED_MODULE_1__/* .MARK */ .M$) : shown;
}
/** The text as a reader takes it who overlooks what is invisible, and the marks for that; line breaks stay. */
function withoutInvisible(text) {
    return !MAY_BE_UNSEEN.test(text) && isWellFormed(text) ? text : (0,_left_out_js__WEBPACK_IMPORTED_MODULE_0__/* .leaveOut */ .o)(text, { unseen: true });
}
/** Whether no half of a surrogate pair stands alone. Native from Node 20 on. */
function isWellFormed(text) {
    return text.isWellFormed();
}


/***/ }),

/***/ 6364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ placesBeside),
/* harmony export */   o: () => (/* binding */ leaveOut)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var _escapes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1054);
/* harmony import */ var _unseen_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7056);



// A table, since a hundred thousand matches of a pattern cost twenty times as much.
const [SEEN, UNSEEN, HALF, STARTS_ESCAPE] = [0, 1, 2, 3];
const kinds = new Uint8Array(2 ** 16);
for (const [first, last] of _unseen_js__WEBPACK_IMPORTED_MODULE_2__/* .unseen */ .nv)
    kinds.fill(UNSEEN, first, last + 1);
for (const [first, last] of _unseen_js__WEBPACK_IMPORTED_MODULE_2__/* .halves */ .AP)
    kinds.fill(HALF, first, last + 1);
for (const [first, last] of _unseen_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeStarts */ .lJ)
    kinds.fill(STARTS_ESCAPE, first, last + 1);
const isSwapped = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.endianness)() === 'BE';
const LINE_BREAK = 0x0a;
// Most texts have room in it; longer ones get memory of their own.
const ROOM = 64 * 1024;
const room = new Uint16Array(ROOM);
/** The text without what is left out. */
function leaveOut(text, leftOut) {
    const units = unitsOf(text);
    const { length } = text;
    let kept = 0;
    for (let at = 0; at < length;) {
        const unit = units[at] ?? 0;
        const kind = kinds[unit] ?? SEEN;
        const end = kind === SEEN ? at : endOf(leftOut, units, at, kind);
        if (end > at)
            at = end;
        else {
            // What is behind is not read any more, but for the unit before `at`, which only ever is what it was.
            units[kept++] = unit;
            at++;
        }
    }
    return kept === length ? text : textOf(units, kept);
}
/** Where characters of the text without what is left out are in the text itself; offsets in ascending order. */
function placesBeside(text, leftOut, offsets) {
    const units = unitsOf(text);
    const places = [];
    let kept = 0;
    for (let at = 0; at < text.length && places.length < offsets.length;) {
        const kind = kinds[units[at] ?? 0] ?? SEEN;
        const end = kind === SEEN ? at : endOf(leftOut, units, at, kind);
        if (end > at) {
            at = end;
            continue;
        }
        while (offsets[places.length] === kept)
            places.push(at);
        kept++;
        at++;
    }
    return places;
}
/** Where what is left out from an offset on ends, or that offset. */
function endOf({ escapes, cut, unseen }, units, at, kind) {
    if (kind === STARTS_ESCAPE && escapes !== undefined) {
        // Of escapes in a row each but the last is no more than one character.
        if (unseen && kinds[units[at + 1] ?? 0] === STARTS_ESCAPE)
            return at + 1;
        const cutEnd = cut === true ? (0,_escapes_js__WEBPACK_IMPORTED_MODULE_1__/* .endOfCutEscape */ .MC)(units, at) : at;
        const end = cutEnd > at ? cutEnd : (0,_escapes_js__WEBPACK_IMPORTED_MODULE_1__/* .endOfEscape */ .ct)(escapes, units, at);
        if (end > at)
            return end;
    }
    if (!unseen)
        return at;
    return kind === HALF ? endOfHalf(units, at) : at + 1;
}
/** Of pairs some are unseen, and so is a half that stands alone. */
function endOfHalf(units, at) {
    const unit = units[at] ?? 0;
    // Of a pair, the low half was asked about with the high one.
    if (isLow(unit))
        return isHigh(units[at - 1] ?? 0) ? at : at + 1;
    const next = units[at + 1] ?? 0;
    if (!isLow(next))
        return at + 1;
    const code = (unit - 0xd800) * 0x400 + (next - 0xdc00) + 0x10000;
    return _unseen_js__WEBPACK_IMPORTED_MODULE_2__/* .ignorablePairs */ .xw.some(range => (0,_unseen_js__WEBPACK_IMPORTED_MODULE_2__/* .isIn */ .S1)(code, range)) ? at + 2 : at;
}
function isHigh(unit) {
    return unit >= 0xd800 && unit <= 0xdbff;
}
function isLow(unit) {
    return unit >= 0xdc00 && unit <= 0xdfff;
}
/** The units of a text, and a line break behind them. */
function unitsOf(text) {
    const units = text.length < ROOM ? room : new Uint16Array(text.length + 1);
    const bytes = bytesOf(units, text.length);
    bytes.write(text, 'utf16le');
    if (isSwapped)
        bytes.swap16();
    units[text.length] = LINE_BREAK;
    return units;
}
function textOf(units, length) {
    const bytes = bytesOf(units, length);
    if (isSwapped)
        bytes.swap16();
    return bytes.toString('utf16le');
}
function bytesOf(units, length) {
    return Buffer.from(units.buffer, units.byteOffset, length * Uint16Array.BYTES_PER_ELEMENT);
}


/***/ }),

/***/ 8603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Uy: () => (/* binding */ lastState),
/* harmony export */   gg: () => (/* binding */ allStates),
/* harmony export */   ri: () => (/* binding */ lastStates),
/* harmony export */   zN: () => (/* binding */ isVisible)
/* harmony export */ });
/** What is left of lines, joined by line breaks, that a lone carriage return overwrites: of each the last state. */
function lastStates(lines) {
    let kept = '';
    let from = 0;
    for (let at = lines.indexOf('\r'); at >= 0; at = lines.indexOf('\r', from)) {
        const next = lines.indexOf('\n', at);
        const end = next < 0 ? lines.length : next;
        // Most are only the line end of another system.
        if (end === at + 1)
            kept += lines.slice(from, at);
        else {
            const begin = lines.lastIndexOf('\n', at) + 1;
            kept += lines.slice(from, begin) + lastState(lines.slice(begin, end));
        }
        from = end;
    }
    return kept + lines.slice(from);
}
/** Each state of lines that overwrite themselves on a line of its own, but those in which nothing is visible. */
function allStates(lines) {
    const states = (line) => {
        const visible = line.split('\r').filter(isVisible);
        return visible.length > 0 ? visible : [lastState(line)];
    };
    return lines.split('\n').flatMap(states).join('\n');
}
/** Whether anything of a text is seen. */
function isVisible(text) {
    return /\S/.test(text);
}
/** What a terminal would show of a line with lone carriage returns: the last part in which anything is visible. */
function lastState(line) {
    const first = line.indexOf('\r');
    if (first < 0)
        return line;
    if (first === line.length - 1)
        return line.slice(0, first);
    for (let end = line.length; end > 0;) {
        const begin = line.lastIndexOf('\r', end - 1) + 1;
        const state = line.slice(begin, end);
        if (isVisible(state))
            return state;
        end = begin - 1;
    }
    return '';
}


/***/ }),

/***/ 9044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ cleanName),
/* harmony export */   B9: () => (/* binding */ joinedName),
/* harmony export */   MT: () => (/* binding */ prefixOf),
/* harmony export */   PL: () => (/* binding */ columnsOf),
/* harmony export */   Sl: () => (/* binding */ BAR),
/* harmony export */   uI: () => (/* binding */ hasColours),
/* harmony export */   wv: () => (/* binding */ SEPARATOR)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8303);

/** The prefix of lines whose part is named above them, or is the only one. */
const BAR = ' | ';
// Cyan, yellow, magenta, green, blue and their bright kin, as they can be read on black and on white; red is for errors.
const COLOURS = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94];
const LONGEST_NAME = 40;
const SEPARATOR = ' › ';
const ID_END = 8;
// Chinese, Japanese and Korean signs and most emoji take two columns.
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e][\udc00-\udfff]/g;
/**
 * ` | shop-web-1 | `, for a second run ` | shop-web-1 #2 | `: the name, with blanks up to `width` columns. `colour` is a number
 * from 0 on; where `NO_COLOR` is set (https://no-color.org) the name has no colour.
 */
function prefixOf(name, run, width, colour) {
    const label = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenedInside */ .DA)(run > 1 ? `${name} #${run}` : name, LONGEST_NAME);
    const blanks = ' '.repeat(Math.max(0, Math.min(width, LONGEST_NAME) - columnsOf(label)));
    const shown = hasColours() ? `\u001b[${COLOURS[colour % COLOURS.length]}m${label}\u001b[0m` : label;
    // In one piece, since it stands before each of many lines.
    return [BAR, shown, blanks, BAR].join('');
}
/** A name made safe. Of one that is cut afterwards no secret is left in part. */
function cleanName(name) {
    return (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(name);
}
/** Names as one of at most 40 characters, of a longer one both ends, with the end of an id behind them where one is given. */
function joinedName(names, id) {
    const end = id === undefined ? '' : ` (${id.length > ID_END ? `…${id.slice(-ID_END)}` : id})`;
    return ((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenedInside */ .DA)(names.join(SEPARATOR), LONGEST_NAME - end.length) + end);
}
/** The columns that a text takes where each character has the same width. */
function columnsOf(text) {
    return text.length + (text.match(WIDE) ?? []).filter(sign => sign.length === 1).length;
}
/** Whether colours are wanted: the log of a runner shows them, though it is no terminal. */
function hasColours(env = process.env) {
    return !env.NO_COLOR;
}


/***/ }),

/***/ 5809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (/* binding */ createPrinter),
  O: () => (/* binding */ endFences)
});

// EXTERNAL MODULE: ./scripts/lazy/actions-core.js + 2 modules
var actions_core = __nccwpck_require__(1595);
// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __nccwpck_require__(9745);
// EXTERNAL MODULE: ./lib/src/output/block.js
var output_block = __nccwpck_require__(7771);
// EXTERNAL MODULE: ./lib/src/output/clean-text.js
var clean_text = __nccwpck_require__(8303);
// EXTERNAL MODULE: ./lib/src/util/crypto.js + 1 modules
var util_crypto = __nccwpck_require__(4408);
// EXTERNAL MODULE: ./lib/src/util/runner.js
var runner = __nccwpck_require__(9637);
;// CONCATENATED MODULE: ./lib/src/output/fence.js


// The runner masks every token for the rest of the job, and each mask slows every later line of it.
const MOST_TOKENS = 16;
/** A fence for one stream. */
function createFence() {
    // On these it would outlive a step that is killed behind it: there the prefix is the protection.
    if ((0,runner/* isActRunner */.L)())
        return { begin: () => '', end: () => '' };
    const tokens = [];
    let begun = 0;
    let token;
    return {
        begin() {
            if (token !== undefined)
                return '';
            const slot = begun++ % MOST_TOKENS;
            tokens[slot] ??= (0,util_crypto/* crypto */.E)().randomBytes(16).toString('hex');
            token = tokens[slot];
            return `::stop-commands::${token}\n`;
        },
        end() {
            if (token === undefined)
                return '';
            const last = token;
            token = undefined;
            return `::${last}::\n`;
        }
    };
}

// EXTERNAL MODULE: ./lib/src/output/prefix.js
var prefix = __nccwpck_require__(9044);
// EXTERNAL MODULE: ./lib/src/output/redact.js + 3 modules
var redact = __nccwpck_require__(3334);
// EXTERNAL MODULE: ./lib/src/output/say-line.js
var say_line = __nccwpck_require__(9032);
// EXTERNAL MODULE: ./lib/src/output/spellings.js
var spellings = __nccwpck_require__(1417);
;// CONCATENATED MODULE: ./lib/src/output/printer.js









const MESSAGE_WIDTH = 1000;
// What a line of state has beyond its text: the time, and how it stands out.
const STATUS_EXTRA = 30;
const LONGEST_HEADING = 300;
const LONGEST_TITLE = 150;
// `(1,2)` or `:1:2` behind the name of a file, and then what is wrong.
const PLACE = /[(:]\d+[,:]\d+(?:\):|\s+-)?\s/;
// As lines of ours tell a moment: a place for the pattern above, and for no reader.
const MOMENTS = /\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\b/g;
const fences = new Set();
/** What to print before a command that goes past the printers, since remote text may stand before it. */
function endFences() {
    return [...fences].map(fence => fence.end()).join('');
}
/** A printer to `stdout`, which prints at most `maxLines` remote lines in all. */
function createPrinter(maxLines, stdout = process.stdout) {
    const said = say_line/* sayLine */.u;
    const fence = createFence();
    fences.add(fence);
    const command = (print, text, width = MESSAGE_WIDTH) => {
        const end = fence.end();
        if (end !== '')
            stdout.write(end);
        print((0,clean_text/* commandText */.jt)(said(text), width));
    };
    return {
        say: said,
        line: text => actions_core/* info */.pq(unmatched(ownLine(said(text)))),
        status(at, text) {
            const line = ownLine(said(text), MESSAGE_WIDTH - STATUS_EXTRA);
            actions_core/* info */.pq(unmatched(`[${at}] ${(0,prefix/* hasColours */.uI)() ? `\u001b[1m${line}\u001b[0m` : line}`));
        },
        debug(text) {
            if (actions_core/* isDebug */._o())
                command(actions_core/* debug */.Yz, text);
        },
        mask(secret) {
            if (secret.length < redact/* SHORTEST_SECRET */.c3)
                return;
            (0,redact/* addReceivedSecret */.lZ)(secret);
            // Behind a fence it would be a line for all to read.
            stdout.write(endFences());
            for (const mask of (0,spellings/* masksOf */.JF)(secret))
                actions_core/* setSecret */.Pq(mask);
        },
        notice: text => command(actions_core/* notice */.lm, text),
        warning: text => command(actions_core/* warning */.$e, text),
        error(text, title) {
            if (title === undefined)
                return command(actions_core/* error */.z3, text);
            const safe = (0,clean_text/* commandText */.jt)(said(title), LONGEST_TITLE);
            // In a title these three are escaped too.
            const written = ` title=${safe.replace(/[%:,]/g, '%25')}`.length;
            command(line => actions_core/* error */.z3(line, { title: safe }), text, MESSAGE_WIDTH - written);
        },
        ...createRemotePrinter(stdout, fence, said, maxLines),
        ready: signal => caughtUp(stdout, signal),
        flushed() {
            // Nothing of ours stays in effect for what others print.
            stdout.write(fence.end());
            return flushed(stdout);
        }
    };
}
/** The part of a printer that prints remote lines: between fences, and all but those of the end under the cap. */
function createRemotePrinter(stdout, fence, said, maxLines) {
    let count = 0;
    /** What the cap leaves of blocks. */
    const capped = (blocks) => blocks.flatMap(block => {
        const shown = (0,output_block/* firstLines */.UV)(block, maxLines - count);
        count += block.lines;
        return shown ?? [];
    });
    // At once, since each write costs more than many lines.
    const writeFold = (heading, lines) => stdout.write(
    // In a command `%` begins an escape.
    `${fence.end()}::group::${(0,clean_text/* commandText */.jt)(heading, LONGEST_HEADING).replaceAll('%', '%25')}\n${fence.begin()}${lines}${fence.end()}::endgroup::\n`);
    return {
        live(blocks) {
            const shown = capped(blocks);
            if (shown.length > 0)
                stdout.write(fence.begin() + joined(shown));
        },
        fold() {
            let shown = [];
            return {
                add(blocks) {
                    for (const block of capped(blocks))
                        shown.push(block);
                },
                close(heading) {
                    if (shown.length > 0)
                        writeFold(said(heading), joined(shown));
                    shown = [];
                }
            };
        },
        tail(block, heading) {
            if (heading === undefined)
                stdout.write(fence.begin() + joined([block]));
            else
                writeFold(said(heading), joined([block]));
        },
        leftOut: () => Math.max(0, count - maxLines)
    };
}
/** The lines of blocks, each with a line break. Not by `join`, which would copy them all once more. */
function joined(blocks) {
    return blocks.reduce((all, { text }) => `${all}${text}\n`, '');
}
/** A line of our own may hold remote names: it stays one line, and can't become a command. */
function ownLine(text, width = MESSAGE_WIDTH) {
    // Redacted first: one of these may stand within a credential.
    const clean = (0,clean_text/* cleanText */.X5)((0,redact/* redact */.E$)(text).replace(/[\r\n\u0085\u2028\u2029]+/g, ' '));
    return (/^\s*::/.test(clean) ? prefix/* BAR */.Sl + clean : clean).slice(0, width);
}
/**
 * A line that names a place in a file, as remote text in it may, with a blank before it: that keeps off the matchers which want
 * something else first, as the prefix of remote lines does.
 */
function unmatched(line) {
    return PLACE.test(line.replace(MOMENTS, '…')) ? ` ${line}`.slice(0, MESSAGE_WIDTH) : line;
}
/** Resolves when a stream takes more, or has lost its reader. */
async function caughtUp(stream, signal) {
    // What the reader took at once leaves nothing to wait for, though the stream asks for it until the next tick.
    if (!stream.writableNeedDrain || stream.writableLength === 0 || stream.destroyed)
        return;
    await (0,timers/* abortable */.ZC)(new Promise(resolve => onceFree(stream, resolve)), signal);
}
function flushed(stream) {
    return new Promise(resolve => {
        if (stream.destroyed)
            return resolve();
        stream.write('', () => resolve());
    });
}
/** Calls back once when the stream takes more, or has lost its reader. */
function onceFree(stream, callback) {
    const done = () => {
        stream.off('drain', done);
        stream.off('close', done);
        callback();
    };
    stream.on('drain', done);
    stream.on('close', done);
}


/***/ }),

/***/ 3334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c3: () => (/* binding */ SHORTEST_SECRET),
  lZ: () => (/* binding */ addReceivedSecret),
  Ck: () => (/* binding */ addSecret),
  hQ: () => (/* binding */ blank),
  U8: () => (/* binding */ endingLength),
  nr: () => (/* binding */ longestSecret),
  o9: () => (/* binding */ mayHoldEnding),
  M9: () => (/* binding */ mayHoldIn),
  E$: () => (/* binding */ redact),
  S0: () => (/* binding */ redactPlain),
  VY: () => (/* binding */ secretsIn),
  k0: () => (/* binding */ united),
  sP: () => (/* binding */ withoutEnding)
});

// EXTERNAL MODULE: ./lib/src/output/spellings.js
var spellings = __nccwpck_require__(1417);
;// CONCATENATED MODULE: ./lib/src/output/begun-secret.js

// Fewer characters than this say little of a secret, and may well be innocent; of a short secret, less than half of it.
const SHORTEST_BEGINNING = 8;
/** What may be the beginning of a character that a writer spelled: `%`, `%25`, `&am`, `\u00`, `\u{2`, `=2`. */
const BEGUN_SPELLING = new RegExp(`^${spellings/* SPELLING_STARTS */.Nu}${spellings/* SPELLING_SIGNS */.q$}*$`);
const LONGEST_BEGUN = 60;
/**
 * A search for the longest beginning of a needle with which a line ends, where that is at least 8 characters of it, or
 * half of it. The last character may have been cut within its spelling.
 */
function createBeginnings(needles) {
    const searches = needles.map(needle => ({
        needle,
        head: new RegExp(`(?=${headOf(needle)})`, 'gi'),
        longest: lengthOf(needle)
    }));
    const anyHead = new RegExp(needles.length > 0 ? needles.map(headOf).join('|') : '(?!)', 'i');
    const longest = searches.reduce((most, search) => Math.max(most, search.longest), 0);
    const beginningOf = (line) => {
        if (!anyHead.test(line.slice(-longest)))
            return undefined;
        const starts = searches.flatMap(({ needle, head, longest: most }) => {
            const tail = line.slice(-most);
            for (const { index } of tail.matchAll(head)) {
                if (isBeginning(needle, tail, index))
                    return line.length - tail.length + index;
            }
            return [];
        });
        return starts.sort((a, b) => a - b)[0];
    };
    const areIn = (text) => anyHead.test(text);
    return {
        areIn,
        atEnds(text) {
            const spans = [];
            if (text.includes('\n') && !areIn(text))
                return spans;
            for (let from = 0; from <= text.length;) {
                const next = text.indexOf('\n', from);
                const end = next < 0 ? text.length : next;
                const start = beginningOf(text.slice(from, end));
                if (start !== undefined)
                    spans.push([from + start, end]);
                from = end + 1;
            }
            return spans;
        }
    };
}
/** As much of a needle as makes a beginning. */
function headOf(needle) {
    return sourceOf(needle.slice(0, Math.ceil(leastOf(needle))));
}
/** How many characters of a needle say enough of it. */
function leastOf(needle) {
    return Math.min(SHORTEST_BEGINNING, needle.length / 2);
}
/** Whether enough of a needle, and nothing else, stands in a text from an offset on. */
function isBeginning(needle, text, from) {
    let end = from;
    let count = 0;
    let isBegun = false;
    for (const { source, isLiteral } of needle) {
        const isNearEnd = !isLiteral && text.length - end <= LONGEST_BEGUN;
        // It may as well be taken for a character as it is.
        isBegun ||= isNearEnd && BEGUN_SPELLING.test(text.slice(end));
        const next = endOfUnit(source, text, end);
        if (next === undefined)
            break;
        end = next;
        count++;
    }
    return (isBegun || end === text.length) && count >= leastOf(needle);
}
/** Where a text that goes on as a needle does, from an offset on, ceases to do so. */
function endOfNeedle(needle, text, at) {
    return follow(needle, 0, text, at).end;
}
/** Where the rest of a needle ends, from one of its characters on, that stands whole in a text at an offset. */
function endOfRest(needle, from, text, at) {
    const { next, end } = follow(needle, from, text, at);
    return next === needle.length ? end : undefined;
}
/** How far a text goes on as a needle does, each from a place on: `next` is the first character that it does not have. */
function follow(needle, from, text, at) {
    let end = at;
    for (let next = from; next < needle.length; next++) {
        const after = endOfUnit(needle[next]?.source ?? '', text, end);
        if (after === undefined)
            return { next, end };
        end = after;
    }
    return { next: needle.length, end };
}
const patterns = new Map();
/** Where a character ends that begins at an offset, in whatever spelling. */
function endOfUnit(source, text, from) {
    const pattern = patterns.get(source) ?? new RegExp(source, 'iy');
    patterns.set(source, pattern);
    pattern.lastIndex = from;
    const found = pattern.exec(text)?.[0];
    return found === undefined ? undefined : from + found.length;
}
/** The source of the pattern for a whole needle. */
function sourceOf(needle) {
    return needle.map(({ source }) => source).join('');
}
/** The length of the longest text that a needle finds. */
function lengthOf(needle) {
    return needle.reduce((sum, { longest: most }) => sum + most, 0);
}

;// CONCATENATED MODULE: ./lib/src/output/ended-secret.js


const IN_SPELLING = new RegExp(spellings/* SPELLING_SIGNS */.q$);
/** A search for the longest end of a needle at the start of a text: at least 8 characters of it, or half of it. */
function createEndings(needles) {
    const anyTail = new RegExp(needles.length > 0 ? needles.map(tailOf).join('|') : '(?!)', 'i');
    const longest = needles.reduce((most, needle) => Math.max(most, lengthOf(needle)), 0);
    const areIn = (text) => anyTail.test(text);
    return {
        areIn,
        lengthAtStart(text) {
            const head = text.slice(0, longest);
            return areIn(head) ? needles.reduce((most, needle) => Math.max(most, endingOf(needle, head)), 0) : 0;
        }
    };
}
/** As much of a needle as makes an end. */
function tailOf(needle) {
    return sourceOf(needle.slice(-Math.ceil(leastOf(needle))));
}
function endingOf(needle, text) {
    const last = needle.length - Math.ceil(leastOf(needle));
    // Each character of the needle takes one of the text, or more.
    for (let from = Math.max(0, needle.length - text.length); from <= last; from++) {
        const end = endOfRest(needle, from, text, 0) ?? endBehindRest(needle, from, text);
        if (end !== undefined)
            return end;
    }
    return 0;
}
/** The same where the text begins within the spelling of the character before, as with the `2F` of `%2F`. */
function endBehindRest(needle, from, text) {
    const before = needle[from - 1];
    if (before === undefined || before.isLiteral)
        return undefined;
    for (let at = 1; at < before.longest && IN_SPELLING.test(text[at - 1] ?? ''); at++) {
        const end = endOfRest(needle, from, text, at);
        if (end !== undefined)
            return end;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/src/output/invisible.js
var invisible = __nccwpck_require__(6973);
// EXTERNAL MODULE: ./lib/src/output/left-out.js
var left_out = __nccwpck_require__(6364);
// EXTERNAL MODULE: ./lib/src/output/usual.js
var usual = __nccwpck_require__(5180);
;// CONCATENATED MODULE: ./lib/src/output/prefilter.js

// A text is searched in groups of four bytes; longer texts are not searched.
const GROUP = 4;
const LONGEST_TEXT = 128 * 1024;
const groups = new Uint32Array(LONGEST_TEXT / GROUP);
const bytes = Buffer.from(groups.buffer);
// The bit in which the cases of an ASCII letter differ, in each byte.
const CASE = 0x20202020;
// Most groups are told apart by a table that is small enough to stay at hand.
const SLOT_BITS = 14;
/**
 * A quick search for needles in upper or lower case, however many they are. Wherever a needle of 4n + 3 characters lies
 * in a text, it covers n of the text's groups whole. So it is enough to compare every nth group with each four
 * characters with which a needle can cover it.
 */
function createPrefilter(needles) {
    const shortest = Math.min(...needles.map(needle => needle.length));
    const step = Math.floor((shortest - 3) / GROUP);
    // The cases of other letters differ in other ways.
    if (step < 1 || !needles.every(usual/* isAscii */.ER))
        return () => undefined;
    const wanted = new Set();
    const slots = new Uint8Array(2 ** SLOT_BITS);
    for (const needle of needles) {
        for (let from = 0; from < step * GROUP; from++) {
            bytes.write(needle.slice(from, from + GROUP), 'latin1');
            const group = groupAt(0);
            wanted.add(group);
            slots[slotOf(group)] = 1;
        }
    }
    return text => {
        if (text.length > LONGEST_TEXT)
            return undefined;
        const places = [];
        // Of any other character only the low byte is written, which can't hide a needle of ASCII.
        const count = Math.floor(bytes.write(text, 'latin1') / GROUP);
        for (let i = 0; i < count; i += step) {
            const group = groupAt(i);
            if (slots[slotOf(group)] === 1 && wanted.has(group))
                places.push(i * GROUP);
        }
        return places;
    };
}
function groupAt(index) {
    return (groups[index] ?? 0) | CASE;
}
// The usual multiplier of such tables: it spreads what differs over the upper bits.
function slotOf(group) {
    return Math.imul(group, 0x9e3779b1) >>> (32 - SLOT_BITS);
}

// EXTERNAL MODULE: ./lib/src/output/signatures.js
var signatures = __nccwpck_require__(6091);
;// CONCATENATED MODULE: ./lib/src/output/redact.js







/** The shortest text, in characters, that is masked: a shorter one would blank innocent parts of the log. */
const SHORTEST_SECRET = 8;
// One pattern finds all short needles, and the beginnings of the others: a long one would make it too large to compile.
const LONGEST_IN_PATTERN = 200;
/** Of credentials that answers held: a login of an hour has four, and is good for at most twelve. */
const MOST_RECEIVED = 64;
// A prefilter needs so many characters in a row that every writer leaves as they are.
const SHORTEST_RUN = 7;
/** What has to be found of every remembered credential, by the source of its whole pattern. */
const needles = new Map();
let longest = 0;
/** Those that answers held, the oldest first. */
const received = new Set();
let finder;
/** Remembers a credential, in all the spellings in which it may come back, for `redact`. */
function addSecret(secret) {
    for (const needle of allNeedlesOf(secret)) {
        needles.set(sourceOf(needle), needle);
        longest = Math.max(longest, lengthOf(needle));
    }
    finder = undefined;
}
/**
 * Remembers a credential that an answer held, as `addSecret` does, and of many the newest: renewed for days they would fill the
 * memory, and what was renewed often since has long expired.
 */
function addReceivedSecret(secret) {
    const [needle] = allNeedlesOf(secret);
    // What the user gave stays, whoever sends it back.
    if (needle === undefined || needles.has(sourceOf(needle)))
        return;
    addSecret(secret);
    received.add(secret);
    if (received.size <= MOST_RECEIVED)
        return;
    const [oldest = ''] = received;
    received.delete(oldest);
    for (const old of allNeedlesOf(oldest))
        needles.delete(sourceOf(old));
}
function allNeedlesOf(secret) {
    // A text is searched without what is invisible in it.
    const visible = (0,invisible/* withoutInvisible */.OT)(secret);
    if (secret.length < SHORTEST_SECRET || visible === '')
        return [];
    return [...(0,spellings/* needlesOf */.en)(secret), ...(visible === secret ? [] : (0,spellings/* needlesOf */.en)(visible))];
}
/**
 * The text with every remembered credential, in any of its spellings, as `***`. Characters that nobody sees may stand
 * within one. `isCut`: its lines may end within a credential, of which the beginning is blanked too.
 */
function redact(text, isCut = false) {
    return blank(text, secretsIn(text, isCut));
}
/** The same for a text in which nothing is invisible. */
function redactPlain(text, isCut = false) {
    return blank(text, secretSpans(text, isCut));
}
/** A text that may begin within a credential, without the end of that. */
function withoutEnding(text) {
    const length = endingLength(text);
    return length === 0 ? text : `***${text.slice(length)}`;
}
/**
 * How much of a text is the end of a credential that began before it: 0 where none is. What nobody sees may stand within it, and
 * escapes of one of these kinds.
 */
function endingLength(text, kinds = []) {
    const lengths = [undefined, ...kinds].map(escapes => {
        const leftOut = { escapes, unseen: true };
        const length = finderOfAll().endings.lengthAtStart((0,left_out/* leaveOut */.o)(text, leftOut));
        return length === 0 ? 0 : ((0,left_out/* placesBeside */.j)(text, leftOut, [length - 1])[0] ?? -1) + 1;
    });
    return lengths.reduce((most, length) => Math.max(most, length), 0);
}
/** Whether enough of a credential to be its end may stand in a text: false only where none does. Kinds as above. */
function mayHoldEnding(text, kinds) {
    const { areIn } = finderOfAll().endings;
    return [undefined, ...kinds].some(escapes => areIn((0,left_out/* leaveOut */.o)(text, { escapes, unseen: true })));
}
/**
 * Where credentials stand that `redact` blanks, and those that escapes divide, for each kind of escapes by itself. Spans may
 * overlap.
 */
function secretsIn(text, isCut = false, kinds = []) {
    // Where something invisible stands within one that is cut, each finds as far as it goes.
    const spans = secretSpans(text, isCut);
    // Most kinds leave the same of a text, and nothing is found in it.
    let barren = spans.length === 0 ? text : undefined;
    let mayBegin = false;
    const search = (leftOut, find) => {
        const seen = leftOut.escapes === undefined ? (0,invisible/* withoutInvisible */.OT)(text) : (0,left_out/* leaveOut */.o)(text, leftOut);
        if (seen.length === text.length || seen === barren)
            return;
        const found = find(seen);
        if (found.length === 0)
            barren = seen;
        mayBegin ||= isCut && finderOfAll().beginnings.areIn(seen);
        for (const span of inPlaces(found, offsets => (0,left_out/* placesBeside */.j)(text, leftOut, offsets)))
            spans.push(span);
    };
    for (const escapes of [undefined, ...kinds])
        search({ escapes, unseen: true }, seen => secretSpans(seen, isCut));
    if (!mayBegin)
        return spans;
    // The cut may have divided an escape that stands within a credential.
    for (const escapes of kinds)
        search({ escapes, cut: true, unseen: true }, finderOfAll().beginnings.atEnds);
    return spans;
}
/**
 * Whether a credential, or enough of one to be its beginning, may stand in a text, where escapes of one of these kinds divide it:
 * false only where none does.
 */
function mayHoldIn(text, kinds) {
    const { areIn } = finderOfAll().beginnings;
    return [undefined, ...kinds].some(escapes => {
        const seen = (0,left_out/* leaveOut */.o)(text, { escapes, unseen: true });
        // The signatures of requests are found by their name alone.
        return areIn(seen) || (0,signatures/* signatureSpans */.M2)(seen).length > 0;
    });
}
/** The length of the longest text that `redact` can replace; 0 before the first secret is remembered. */
function longestSecret() {
    // Something invisible may stand between any two characters.
    return Math.max(longest, (0,signatures/* longestSignature */.L7)()) * 2;
}
/** Where secrets stand; they may overlap. Of lines that are cut, where one begins at their ends, too. */
function secretSpans(text, isCut) {
    const { quick, others, beginnings } = finderOfAll();
    const spans = (0,signatures/* signatureSpans */.M2)(text);
    addSpans(others, text, undefined, spans);
    const places = quick.placesIn(text);
    if (places?.length !== 0)
        addSpans(quick, text, places, spans);
    return isCut ? spans.concat(beginnings.atEnds(text)) : spans;
}
/** Adds where something is found; of what is found each covers one of the `places`, where these are given. */
function addSpans(patterns, text, places, spans) {
    const { short, longestShort, long } = patterns;
    if (short !== undefined && places !== undefined)
        addNear(short, longestShort, text, places, spans);
    else if (short !== undefined) {
        for (const { 0: found, index } of text.matchAll(short))
            spans.push([index, index + found.length]);
    }
    for (const { head, rest } of long) {
        for (const { 0: found, index } of text.matchAll(head)) {
            // What was cut is a credential as far as it goes.
            spans.push([index, endOfNeedle(rest, text, index + found.length)]);
        }
    }
}
/** The same as from all matches of a pattern, of which each covers a place: what is far from all places is not searched. */
function addNear(pattern, longestMatch, text, places, spans) {
    let at = 0;
    for (const place of places) {
        if (place < at)
            continue;
        pattern.lastIndex = Math.max(at, place - longestMatch);
        const found = pattern.exec(text);
        // Nothing is left before the end either.
        if (found === null)
            return;
        at = found.index + found[0].length;
        spans.push([found.index, at]);
    }
}
function finderOfAll() {
    finder ??= makeFinder();
    return finder;
}
function makeFinder() {
    const all = [...needles.values()];
    const runs = new Map(all.map(needle => [needle, longestRun(needle)]));
    const isQuick = (needle) => (runs.get(needle) ?? '').length >= SHORTEST_RUN;
    const quick = all.filter(isQuick);
    const placesIn = quick.length === 0 ? () => [] : createPrefilter(quick.map(needle => runs.get(needle) ?? ''));
    return {
        quick: { ...patternsOf(quick), placesIn },
        others: patternsOf(all.filter(needle => !isQuick(needle))),
        beginnings: createBeginnings(all),
        endings: createEndings(all)
    };
}
function patternsOf(some) {
    // Of two that begin alike the longer one comes first, so that it is found whole.
    const byLength = [...some].sort((a, b) => b.length - a.length);
    const isShort = (needle) => needle.length <= LONGEST_IN_PATTERN;
    const short = byLength.filter(isShort);
    return {
        short: short.length === 0 ? undefined : new RegExp(short.map(sourceOf).join('|'), 'gi'),
        longestShort: short.reduce((most, needle) => Math.max(most, lengthOf(needle)), 0),
        long: byLength
            .filter(needle => !isShort(needle))
            .map(needle => ({
            head: new RegExp(sourceOf(needle.slice(0, LONGEST_IN_PATTERN)), 'gi'),
            rest: needle.slice(LONGEST_IN_PATTERN)
        }))
    };
}
/** The longest run of a needle that no writer spells otherwise: a text that does not hold it holds no spelling. */
function longestRun(needle) {
    const runs = needle.map(({ source, isLiteral }) => (isLiteral ? source.replace('\\', '') : '\n')).join('');
    return runs.split('\n').reduce((most, run) => (run.length > most.length ? run : most), '');
}
/** Puts `***` in the place of each span; those that overlap are one. */
function blank(text, spans) {
    if (spans.length === 0)
        return text;
    let out = '';
    let at = 0;
    for (const [from, to] of united(spans)) {
        out += `${text.slice(at, from)}***`;
        at = to;
    }
    return out + text.slice(at);
}
/** The spans in their order, of which those that overlap are one. */
function united(spans) {
    const all = [];
    for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
        const last = all.at(-1);
        if (last !== undefined && from < last[1])
            last[1] = Math.max(last[1], to);
        else
            all.push([from, to]);
    }
    return all;
}
/** Spans of a text of which something was left out as spans of the whole one; `placesOf` tells where offsets are in it. */
function inPlaces(spans, placesOf) {
    if (spans.length === 0)
        return [];
    const places = placesOf(united(spans).flatMap(([from, to]) => [from, to - 1]));
    return places.flatMap((place, i) => (i % 2 === 0 ? [[place, (places[i + 1] ?? place) + 1]] : []));
}


/***/ }),

/***/ 9032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ sayLine)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8303);


/** A remote name must not push the rest out of the sentence. */
const LONGEST_FACT = 300;
/**
 * A text for a line of the log. Each fact is one clean line, and short; what is not a message is taken as it is. The
 * whole has to be made safe once more: a credential may begin in one fact and end in the next.
 */
function sayLine(text) {
    if (typeof text === 'string')
        return text;
    return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv)(text, words => (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(words, LONGEST_FACT));
}


/***/ }),

/***/ 6091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L7: () => (/* binding */ longestSignature),
/* harmony export */   M2: () => (/* binding */ signatureSpans),
/* harmony export */   sx: () => (/* binding */ rememberingSignature)
/* harmony export */ });
/* unused harmony export addSignature */
// A signature proves one request alone, and only for some minutes.
const MOST_SIGNATURES = 1000;
const LENGTH = 64;
// A signature is redacted only where it is named: the same 64 digits elsewhere are a hash of something else.
const NAMED = /(signature[^\w\n]{1,8})([0-9a-f]{64})(?![0-9a-f])/gi;
/** The signatures that went out last, in lower-case hex. */
const sent = new Set();
/** The same request, whose signature is remembered for `redact`, should the platform repeat what it was sent. */
function rememberingSignature(request) {
    const { headers } = request;
    if (typeof headers !== 'function')
        return request;
    return {
        ...request,
        headers(url) {
            const own = headers(url);
            addSignature(own.authorization ?? '');
            return own;
        }
    };
}
/** Remembers the signature (hex) in an `authorization` header that goes out. */
function addSignature(authorization) {
    const signature = /\bSignature=([0-9a-f]{64})$/.exec(authorization)?.[1];
    if (signature === undefined)
        return;
    sent.add(signature);
    if (sent.size > MOST_SIGNATURES)
        sent.delete(sent.values().next().value ?? '');
}
/** The length of the longest signature that is remembered; 0 before the first one. */
function longestSignature() {
    return sent.size > 0 ? LENGTH : 0;
}
/** Where remembered signatures stand in a text. */
function signatureSpans(text) {
    const spans = [];
    if (sent.size === 0)
        return spans;
    for (const { 0: all, 2: hex = '', index } of text.matchAll(NAMED)) {
        const end = index + all.length;
        if (isSent(hex))
            spans.push([end - hex.length, end]);
    }
    return spans;
}
function isSent(hex) {
    return sent.has(hex.toLowerCase());
}


/***/ }),

/***/ 5568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ readSigned),
/* harmony export */   Pb: () => (/* binding */ signedParts),
/* harmony export */   Xm: () => (/* binding */ savedText),
/* harmony export */   qc: () => (/* binding */ writeSigned)
/* harmony export */ });
/* harmony import */ var _util_crypto_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4408);
/* harmony import */ var _command_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7082);


/**
 * State for the `post` step, by a name of its own. It is signed, since any line of a log can write one; the newest counts.
 * `beside` are values that go into the file with it. Throws where the file cannot be written.
 */
function writeSigned(path, name, text, key, beside = {}) {
    (0,_command_file_js__WEBPACK_IMPORTED_MODULE_1__/* .appendValues */ .Bx)(path, { [name]: `${sign(name, text, key, process.env)} ${text}`, ...beside });
}
/** What was saved by this very job under a name; nothing where the signature is not ours. */
function readSigned(name, key, env) {
    const { mac, text } = signedParts(name, env);
    if (mac === undefined || text === undefined)
        return undefined;
    const expected = Buffer.from(sign(name, text, key, env));
    const given = Buffer.from(mac);
    return given.length === expected.length && (0,_util_crypto_js__WEBPACK_IMPORTED_MODULE_0__/* .crypto */ .E)().timingSafeEqual(given, expected) ? text : undefined;
}
/** Signature and text, whoever signed it. */
function signedParts(name, env) {
    const [, mac, text] = /^([\w-]{43}) ([[{].*[\]}])$/.exec(savedText(name, env)) ?? [];
    return { mac, text };
}
/** What the runner hands on, as it is. */
function savedText(name, env) {
    return env[`STATE_${name}`] ?? '';
}
/** Bound to the job: a state of another one is as good as forged. */
function sign(name, text, key, env) {
    const { GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB } = env;
    const job = [GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB].join('\n');
    return (0,_util_crypto_js__WEBPACK_IMPORTED_MODULE_0__/* .crypto */ .E)().createHmac('sha256', key).update(`${job}\n${name}\n${text}`).digest('base64url');
}


/***/ }),

/***/ 1417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JF: () => (/* binding */ masksOf),
/* harmony export */   Nu: () => (/* binding */ SPELLING_STARTS),
/* harmony export */   en: () => (/* binding */ needlesOf),
/* harmony export */   q$: () => (/* binding */ SPELLING_SIGNS)
/* harmony export */ });
/** What every writer leaves as it is. */
const LITERAL = /[A-Za-z0-9._-]/;
const NEEDS_ESCAPE = /[.*+?^${}()|[\]\\/-]/g;
// Of one byte of a character: `\\\\u0026amp;lbrace;`, or `\\\\u0026amp;#x002f;`.
const LONGEST_SPELLING = 20;
/** What a spelling begins with, and what it is made of: classes of patterns, for one that is cut. */
const SPELLING_STARTS = '[%&=\\\\]';
const SPELLING_SIGNS = '[\\w%#;&={}\\\\]';
const AMPERSAND = '(?:&|\\\\{1,4}u0026)(?:amp;)?';
/** Names of characters in HTML, beside their numbers. */
const entities = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": 'apos',
    '+': 'plus',
    '/': 'sol',
    '=': 'equals',
    '!': 'excl',
    '*': 'ast',
    '(': 'lpar',
    ')': 'rpar',
    ';': 'semi',
    ',': 'comma',
    ':': 'colon',
    '@': 'commat',
    '#': 'num',
    $: 'dollar',
    '%': 'percnt',
    '[': 'lsqb|lbrack',
    ']': 'rsqb|rbrack',
    '{': 'lcub|lbrace',
    '}': 'rcub|rbrace',
    '?': 'quest',
    '^': 'hat',
    '|': 'vert|verbar',
    '`': 'grave',
    '\\': 'bsol'
};
/**
 * All that has to be found of a secret: itself, its base64 at each offset of a longer text, and its hex. In each of them
 * a character may be percent-encoded up to three times, or written as JSON, JavaScript, C, HTML or mail have it, once or twice.
 */
function needlesOf(secret) {
    return [
        needleOf(secret),
        ...base64Within(secret).map(text => needleOf(text, { '+': '-', '/': '_' })),
        needleOf(hexOf(secret))
    ];
}
/** `synonyms` are other characters that stand for one of the text's. */
function needleOf(text, synonyms = {}) {
    // Back-slashes in a row are one unit: each of them may be several.
    return (text.match(/\\+|./gsu) ?? []).map((unit, i) => {
        if (LITERAL.test(unit))
            return { source: escaped(unit), isLiteral: true, longest: 1 };
        const other = synonyms[unit];
        const spelled = spellingsOfUnit(unit, i === 0);
        const source = other === undefined ? spelled : `(?:${escaped(other)}|${spelled})`;
        const bytes = Buffer.byteLength(unit);
        return { source, isLiteral: false, longest: LONGEST_SPELLING * bytes };
    });
}
/** The source of a pattern for a character, or for back-slashes in a row. */
function spellingsOfUnit(unit, isFirst) {
    const [char = ''] = unit;
    const code = char.codePointAt(0) ?? 0;
    const times = unit.length > char.length ? `{${unit.length}}` : '';
    const halves = char.split('').map(half => half.charCodeAt(0).toString(16).padStart(4, '0'));
    const names = entities[char] === undefined ? '' : `|${entities[char]}`;
    const again = (source) => (times === '' ? source : `(?:${source})${times}`);
    // Perhaps behind the back-slashes of a string within a string.
    const plain = char === '\\' ? `\\\\{${unit.length},${8 * unit.length}}` : `\\\\{0,4}${escaped(char)}`;
    return `(?:${[
        // The long ones first: what begins an entity may be all that is looked for.
        again(`${AMPERSAND}(?:#0{0,2}${code}|#x0{0,2}${code.toString(16)}${names});`),
        again([...Buffer.from(char)].map(byte => `(?:%(?:25){0,2}|=)${byte.toString(16).padStart(2, '0')}`).join('')),
        again(halves.map(half => `(?:\\\\{1,4}|%(?:25){0,2})u${half}`).join('')),
        again(`\\\\{1,4}u\\{0{0,4}${code.toString(16)}\\}`),
        ...(code < 256
            ? [again(`\\\\{1,4}(?:x${code.toString(16).padStart(2, '0')}|0?${code.toString(8).padStart(2, '0')})`)]
            : []),
        isFirst && char !== '\\' ? escaped(char) : plain,
        ...(char === ' ' ? ['\\+'] : [])
    ].join('|')})`;
}
function escaped(text) {
    return text.replace(NEEDS_ESCAPE, '\\$&');
}
/** How JSON is written beyond what it demands: PHP, Go, Gson, .NET. */
const jsonWriters = [
    {},
    { '/': '\\/' },
    { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' },
    { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '=': '\\u003d', "'": '\\u0027' },
    { '<': '\\u003C', '>': '\\u003E', '&': '\\u0026', "'": '\\u0027', '+': '\\u002B', '`': '\\u0060' }
];
/** How HTML is written: the least, Python, Mustache, Go, PHP. */
const least = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const htmlWriters = [
    least,
    { ...least, '"': '&quot;', "'": '&#x27;' },
    { ...least, '"': '&quot;', "'": '&#39;', '/': '&#x2F;', '`': '&#x60;', '=': '&#x3D;' },
    { ...least, '"': '&#34;', "'": '&#39;', '+': '&#43;' },
    { ...least, '"': '&quot;', "'": '&#039;' }
];
/** The whole secret as the usual writers spell it: the runner masks texts, and no patterns. */
const spellings = [
    secret => [secret],
    base64Within,
    secret => base64Within(secret).map(text => text.replace(/\+/g, '-').replace(/\//g, '_')),
    secret => [hexOf(secret), hexOf(secret).toUpperCase()],
    percentForms,
    secret => percentForms(secret).map(text => text.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase())),
    secret => percentForms(secret).map(text => text.replaceAll('%', '%25')),
    secret => jsonWriters.map(writer => writtenBy(writer, jsonEscaped(secret))),
    secret => htmlWriters.map(writer => writtenBy(writer, secret))
];
function writtenBy(writer, text) {
    return [...text].map(char => writer[char] ?? char).join('');
}
/** The spellings that the runner itself derives of a mask. */
const runnerSpellings = [
    secret => [secret],
    // Of a text that the secret ends; with more behind it the last characters are others.
    secret => [0, 1, 2].map(from => Buffer.from(secret).subarray(from).toString('base64')),
    secret => [rfc3986(secret)],
    secret => [jsonEscaped(secret)],
    secret => [writtenBy(least, secret)]
];
/** What the runner has to mask: the secret, and those of its spellings that the runner does not derive by itself. */
function masksOf(secret) {
    const derived = runnerSpellings.flatMap(spell => spell(secret));
    const spelled = spellings.flatMap(spell => spell(secret));
    const own = spelled.filter(form => !derived.some(known => form.includes(known)));
    return [secret, ...new Set(own)];
}
/**
 * The base64 of a secret that stands anywhere in a longer text, by its offset in a group of three bytes: only the
 * characters that the secret alone decides, since its neighbours shape the first and the last ones.
 */
function base64Within(secret) {
    const bytes = Buffer.from(secret);
    return [0, 1, 2].map(offset => {
        const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        return text.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6));
    });
}
function percentForms(secret) {
    return [
        encodeURIComponent(wellFormed(secret)),
        rfc3986(secret),
        new URLSearchParams({ s: secret }).toString().slice(2)
    ];
}
/** Percent-encoded by RFC 3986, which leaves fewer characters as they are than `encodeURIComponent` does. */
function rfc3986(text) {
    return encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, c => `%${hexOf(c).toUpperCase()}`);
}
function jsonEscaped(text) {
    return JSON.stringify(text).slice(1, -1);
}
function hexOf(text) {
    return Buffer.from(text).toString('hex');
}
/** Half a surrogate pair, which no encoder takes, becomes a replacement character. */
function wellFormed(text) {
    return Buffer.from(text).toString();
}


/***/ }),

/***/ 7056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ halves),
/* harmony export */   M$: () => (/* binding */ MARK),
/* harmony export */   ML: () => (/* binding */ ignorable),
/* harmony export */   R: () => (/* binding */ hidden),
/* harmony export */   S1: () => (/* binding */ isIn),
/* harmony export */   Tp: () => (/* binding */ selectors),
/* harmony export */   Yu: () => (/* binding */ inClass),
/* harmony export */   lJ: () => (/* binding */ escapeStarts),
/* harmony export */   ne: () => (/* binding */ controls),
/* harmony export */   nv: () => (/* binding */ unseen),
/* harmony export */   xw: () => (/* binding */ ignorablePairs)
/* harmony export */ });
/** What stands in printed text for a character that nobody would see. */
const MARK = '\ufffd';
const RETURN = 0x0d;
/** Control characters but TAB and the line break. */
const controls = [
    [0x00, 0x08],
    [0x0b, 0x0c],
    [RETURN, RETURN],
    [0x0e, 0x1f],
    [0x7f, 0x9f]
];
/**
 * What Unicode lets a reader ignore (Default_Ignorable_Code_Point), but variation selectors; separators of lines, and the
 * marks of interlinear notes.
 */
const ignorable = [
    [0xad, 0xad],
    [0x034f, 0x034f],
    [0x061c, 0x061c],
    [0x115f, 0x1160],
    [0x17b4, 0x17b5],
    [0x180b, 0x180f],
    [0x200b, 0x200f],
    [0x2028, 0x202e],
    [0x2060, 0x206f],
    [0x3164, 0x3164],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff0, 0xfffb]
];
const selectors = [[0xfe00, 0xfe0f]];
/** What a reader overlooks, and the marks for that, but for halves of pairs. */
const unseen = [...controls, ...ignorable, ...selectors, [0xfffd, 0xfffd]];
/** The same without the line ends of another system. */
const hidden = unseen.filter(([first]) => first !== RETURN);
const halves = [[0xd800, 0xdfff]];
/** Signs of shorthand and music, and the plane of tags and selectors: code points, each a pair of units. */
const ignorablePairs = [
    [0x1bca0, 0x1bca3],
    [0x1d173, 0x1d17a],
    [0xe0000, 0xe0fff]
];
/** The units with which an escape may begin: all of them are controls. */
const escapeStarts = [
    [0x1b, 0x1b],
    [0x90, 0x90],
    [0x98, 0x98],
    [0x9b, 0x9b],
    [0x9d, 0x9f]
];
function isIn(unit, [first, last]) {
    return unit >= first && unit <= last;
}
/** Ranges as the inside of a class of a pattern. */
function inClass(ranges) {
    return ranges.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('');
}
function escaped(unit) {
    return `\\u${unit.toString(16).padStart(4, '0')}`;
}


/***/ }),

/***/ 5180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ isUsual),
/* harmony export */   ER: () => (/* binding */ isAscii),
/* harmony export */   cM: () => (/* binding */ isUsualWithoutReturns)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);

// A text is looked at in pieces of so many UTF-16 units.
const PIECE = 16 * 1024;
const AT_A_TIME = 4;
const units = new Uint16Array(PIECE + AT_A_TIME);
const bytes = Buffer.from(units.buffer, 0, PIECE * Uint16Array.BYTES_PER_ELEMENT);
const isSwapped = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.endianness)() === 'BE';
const LONGEST_ASCII = 64 * 1024;
// With room for each whole text: a UTF-16 unit takes at most three bytes.
const ascii = Buffer.allocUnsafeSlow(3 * LONGEST_ASCII);
const SPACE = 0x20;
const RETURN = 0x0d;
// From the first to the last of each: what is for certain a letter, digit or sign of most languages, or white space.
const USUAL = [
    [0x09, 0x0a],
    [SPACE, 0x7e],
    [0x3001, 0x3163],
    [0x3165, 0xd7ff],
    [0xff01, 0xff9f]
];
const IS_RETURN = 1;
const IS_ODD = 2;
const kinds = new Uint8Array(2 ** 16).fill(IS_ODD);
for (const [first, last] of USUAL)
    kinds.fill(0, first, last + 1);
kinds[RETURN] = IS_RETURN;
/**
 * Whether a text is ASCII; of one that is too long to tell cheaply, no. A slice of a text is written in half the time that it
 * takes to ask for its bytes.
 */
function isAscii(text) {
    return text.length <= LONGEST_ASCII && ascii.write(text) === text.length;
}
/** Whether a text has nothing but letters, digits and signs of most languages, and white space: all of it is seen. */
function isUsual(text) {
    return hasNone(text, IS_ODD);
}
/** The same for a text that has no carriage return either. */
function isUsualWithoutReturns(text) {
    return hasNone(text, IS_ODD | IS_RETURN);
}
function hasNone(text, unwanted) {
    for (let at = 0; at < text.length; at += PIECE) {
        if ((kindsIn(text.length <= PIECE ? text : text.slice(at, at + PIECE)) & unwanted) !== 0)
            return false;
    }
    return true;
}
/** What is in a piece of text. By a table and four units at a time, in less than half the time of a pattern. */
function kindsIn(piece) {
    const written = bytes.write(piece, 'utf16le');
    if (isSwapped)
        bytes.subarray(0, written).swap16();
    // What is read beyond the end is usual.
    units.fill(SPACE, piece.length, piece.length + AT_A_TIME);
    let found = 0;
    for (let i = 0; i < piece.length; i += AT_A_TIME) {
        found |= kindOf(i) | kindOf(i + 1) | kindOf(i + 2) | kindOf(i + 3);
    }
    return found;
}
function kindOf(index) {
    return kinds[units[index] ?? 0] ?? IS_ODD;
}


/***/ }),

/***/ 3110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ib: () => (/* binding */ ROOM),
/* harmony export */   lR: () => (/* binding */ WIDTH)
/* harmony export */ });
/* unused harmony export LONGEST_PREFIX */
/** Longest physical line, prefix included, in UTF-16 units: the runner chokes on long ones. */
const WIDTH = 1000;
/** Longest prefix; lines are wrapped where the longest one needs it, so that a line looks the same behind each. */
const LONGEST_PREFIX = 60;
/** What of a line has room behind any prefix. */
const ROOM = WIDTH - LONGEST_PREFIX;


/***/ }),

/***/ 7398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Oy: () => (/* binding */ crash),
/* harmony export */   Vh: () => (/* binding */ guardProcess),
/* harmony export */   Wr: () => (/* binding */ exitWithVerdict),
/* harmony export */   qG: () => (/* binding */ leave),
/* harmony export */   rk: () => (/* binding */ hasCrashed),
/* harmony export */   us: () => (/* binding */ crashPostStep),
/* harmony export */   yD: () => (/* binding */ guardPostStep)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1595);
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1793);
/* harmony import */ var _output_clean_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8303);
/* harmony import */ var _output_printer_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5809);
/* harmony import */ var _output_say_line_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9032);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2011);
/* harmony import */ var _report_result_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9356);
/* harmony import */ var _util_timers_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9745);









const STRAGGLERS_MS = 1000;
let settled = false;
let crashed = false;
/**
 * Makes every end of the process without a verdict fail the step, with one line that says why: an error that nobody
 * caught, a promise that never settles.
 */
function guardProcess() {
    process.on('uncaughtException', crash);
    process.on('unhandledRejection', crash);
    process.once('beforeExit', () => {
        if (!settled)
            crash(new Error((0,_output_say_line_js__WEBPACK_IMPORTED_MODULE_5__/* .sayLine */ .u)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('fault.nothing-left'))));
    });
    ignoreLostReaders();
}
/** The `post` step never fails the job: a fault of our own is a warning, and that is all. */
function guardPostStep() {
    process.on('uncaughtException', crashPostStep);
    process.on('unhandledRejection', crashPostStep);
    ignoreLostReaders();
}
/** A reader of the log that went away neither ends the wait nor changes its verdict. */
function ignoreLostReaders() {
    process.stdout.on('error', () => { });
    process.stderr.on('error', () => { });
}
/** Ends the `post` step after a fault of our own, with a warning. */
function crashPostStep(error) {
    const text = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('fault.post', { what: (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error) });
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e((0,_output_clean_text_js__WEBPACK_IMPORTED_MODULE_3__/* .commandText */ .jt)((0,_output_say_line_js__WEBPACK_IMPORTED_MODULE_5__/* .sayLine */ .u)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('fault.named', { text }))));
    leave();
}
/** Ends the process after a fault of our own: the step fails, and its outputs say so. */
function crash(error) {
    process.exitCode = 1;
    settled = true;
    if (crashed)
        return; // the fault was reported already, and the process is about to end
    crashed = true;
    try {
        const reason = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('fault.no-verdict', { what: (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error) });
        (0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .writeOutputs */ .Kn)((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .makeOutputs */ .dj)((0,_report_result_js__WEBPACK_IMPORTED_MODULE_7__/* .emptyResult */ .$)('', '', reason), {}));
        process.stdout.write((0,_output_printer_js__WEBPACK_IMPORTED_MODULE_4__/* .endFences */ .O)());
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3((0,_output_clean_text_js__WEBPACK_IMPORTED_MODULE_3__/* .commandText */ .jt)((0,_output_say_line_js__WEBPACK_IMPORTED_MODULE_5__/* .sayLine */ .u)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('fault.named', { text: reason }))));
    }
    catch {
        process.stdout.write('::error::await-deploy: an internal fault, so there is no verdict\n');
    }
    finally {
        leave();
    }
}
/** Whether `crash` has reported a fault: nothing that still runs in the last second may report a verdict then. */
function hasCrashed() {
    return crashed;
}
/**
 * Ends the process when `flushed` resolves (all that was printed is with its reader), or after `ms`, when `late` prints what has to
 * be said all the same. The one place that clears the failing exit code, as the very last act: only then it asks `isGreen`.
 */
async function exitWithVerdict(isGreen, flushed, ms, late) {
    let timer;
    const tooLate = new Promise(resolve => {
        timer = (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_8__/* .startTimer */ .Ip)(() => resolve('late'), ms);
    });
    const end = await Promise.race([flushed, tooLate]);
    clearTimeout(timer);
    if (end === 'late' && !crashed)
        late?.();
    settled = true;
    // A fault stands, whatever verdict the wait came to meanwhile.
    if (!crashed && isGreen())
        process.exitCode = 0;
    leave(end === 'late' ? 0 : STRAGGLERS_MS);
}
/** Lets the process end by itself, and ends it after `ms` if something still hangs. */
function leave(ms = STRAGGLERS_MS) {
    if (ms === 0)
        process.exit();
    (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_8__/* .startTimer */ .Ip)(() => process.exit(), ms).unref();
}


/***/ }),

/***/ 2011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kn: () => (/* binding */ writeOutputs),
/* harmony export */   bz: () => (/* binding */ knownOf),
/* harmony export */   dj: () => (/* binding */ makeOutputs)
/* harmony export */ });
/* unused harmony export outputNames */
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1793);
/* harmony import */ var _output_clean_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8303);
/* harmony import */ var _output_command_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7082);
/* harmony import */ var _output_redact_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3334);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9356);






/** Every output, in the order of `action.yml`; a test holds the two together. */
const outputNames = (/* unused pure expression or super */ null && ([
    'outcome',
    'status',
    'reason',
    'url',
    'run-id',
    'deploy-order-id',
    'change-order-sn',
    'matched-by',
    'started-at',
    'finished-at',
    'duration',
    'polls',
    'result',
    'log-file'
]));
// Ids that were found are the platform's words.
const LONGEST_ID = 300;
/** A result as outputs. `known` holds the outputs that are not in the result: ids and paths. */
function makeOutputs(result, known) {
    return {
        outcome: result.outcome,
        status: result.status,
        reason: result.reason,
        url: result.url || (known.url ?? ''),
        'run-id': known['run-id'] ?? '',
        'deploy-order-id': known['deploy-order-id'] ?? '',
        'change-order-sn': known['change-order-sn'] ?? '',
        'matched-by': result.matchedBy || (known['matched-by'] ?? ''),
        'started-at': result.startedAt,
        'finished-at': result.finishedAt,
        duration: result.duration === null ? '' : String(result.duration),
        polls: String(result.polls),
        result: (0,_result_js__WEBPACK_IMPORTED_MODULE_5__/* .resultJson */ .y3)(result),
        'log-file': known['log-file'] ?? ''
    };
}
/** The outputs that targets bring with them: ids (several, separated by commas), link, and how they were found. */
function knownOf(targets) {
    const known = {
        url: (0,_output_redact_js__WEBPACK_IMPORTED_MODULE_4__/* .redact */ .E$)(targets[0]?.url ?? ''),
        'matched-by': targets[0]?.matchedBy ?? 'given'
    };
    for (const { ids } of targets) {
        for (const [name, id] of Object.entries(ids)) {
            const clean = (0,_output_clean_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(id, LONGEST_ID);
            known[name] = known[name] === undefined ? clean : `${known[name]},${clean}`;
        }
    }
    return known;
}
/** Writes every output. Returns what went wrong, if anything: a file that cannot be written changes no verdict. */
function writeOutputs(outputs) {
    const path = process.env.GITHUB_OUTPUT;
    if (!path)
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('file.no-outputs');
    try {
        (0,_output_command_file_js__WEBPACK_IMPORTED_MODULE_3__/* .appendValues */ .Bx)(path, outputs);
        return undefined;
    }
    catch (error) {
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('file.outputs', { code: (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) });
    }
}


/***/ }),

/***/ 3566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ partPath)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _model_parts_by_id_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6766);
/* harmony import */ var _output_clean_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8303);



const MOST_LEVELS = 10;
const LONGEST_NAME = 200;
/** A part with those that it is a piece of: `stage Deploy › job prod › step rollout`. */
function partPath(part, parts) {
    const byId = (0,_model_parts_by_id_js__WEBPACK_IMPORTED_MODULE_1__/* .partsById */ .F)(parts);
    const path = [];
    for (let at = part; at && path.length < MOST_LEVELS; at = byId.get(at.parent ?? '')) {
        path.unshift({ kind: at.kind, name: (0,_output_clean_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(at.name, LONGEST_NAME), batch: at.batch });
    }
    return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('part.path', { path });
}


/***/ }),

/***/ 1719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  WE: () => (/* binding */ explain),
  cM: () => (/* binding */ sayShort),
  wv: () => (/* binding */ saysOf)
});

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __nccwpck_require__(6800);
// EXTERNAL MODULE: ./lib/src/output/clean-text.js
var clean_text = __nccwpck_require__(8303);
// EXTERNAL MODULE: ./lib/src/output/redact.js + 3 modules
var redact = __nccwpck_require__(3334);
// EXTERNAL MODULE: ./lib/src/model/failed-parts.js
var failed_parts = __nccwpck_require__(6140);
// EXTERNAL MODULE: ./lib/src/model/paused.js
var paused = __nccwpck_require__(9544);
;// CONCATENATED MODULE: ./lib/src/report/next-steps.js



/** What a person does once the platform has said how it ended. */
function afterEnd({ outcome, kind, parts, why }) {
    switch (outcome) {
        case 'success':
            return parts.some(part => part.kind === 'machine' && part.phase === 'skipped')
                ? (0,message/* message */.iU)('next.skipped-machines')
                : undefined;
        case 'failure':
            return afterFailure((0,failed_parts/* failedLeaves */.W)(parts), kind);
        case 'cancelled':
            return (0,message/* message */.iU)('next.cancelled', { isExplained: why !== undefined });
        default:
            return kind === 'deploy order' ? (0,message/* message */.iU)('next.no-machine') : (0,message/* message */.iU)('next.did-nothing');
    }
}
function afterFailure(failed, kind) {
    if (failed.length > 0 && failed.every(({ isRefused }) => isRefused))
        return (0,message/* message */.iU)('next.not-approved');
    const isOrder = kind === 'deploy order' || kind === 'change order';
    return (0,message/* message */.iU)('next.fix', { thing: failed[0]?.kind ?? kind, isOrder });
}
/** How a person has it waited for once more. */
function again({ isStarted }) {
    return (0,message/* message */.iU)(isStarted ? 'again.wait' : 'again.job');
}
/** What a person does about a pause that ended the wait. */
function afterPause(facts) {
    const { action = (0,message/* message */.iU)('next.act') } = facts;
    return (0,message/* message */.iU)('next.act-then-again', { action, again: again(facts) });
}
/** What a person does about a limit that has passed. */
function afterLimit(limit, neverGood, facts) {
    const { snapshot, failing } = facts.state;
    if (limit === 'absence' || snapshot?.phase === 'absent')
        return (0,message/* message */.iU)('next.absence');
    if (neverGood)
        return failing?.failure.hint ?? (0,message/* message */.iU)('next.never-good');
    return orStopped(facts, (0,paused/* isPaused */.l)(snapshot) ? afterPause(facts) : (0,message/* message */.iU)('next.limit', { limit }));
}
/** What becomes of the deploy after a signal. */
function afterInterruption(facts) {
    const { marker } = facts;
    if (marker !== undefined)
        return orStopped(facts, (0,message/* message */.iU)('next.start-under-way', { marker }));
    return facts.hasEnded
        ? (0,message/* message */.iU)('next.ended')
        : orStopped(facts, (0,message/* message */.iU)('next.keeps-running', { again: again(facts) }));
}
/** The next step, or that the platform is asked to stop what was waited for. */
function orStopped({ stops }, next) {
    return stops ? (0,message/* message */.iU)('next.stopping') : next;
}

// EXTERNAL MODULE: ./lib/src/model/phase.js
var phase = __nccwpck_require__(2935);
// EXTERNAL MODULE: ./lib/src/report/part-path.js
var part_path = __nccwpck_require__(3566);
;// CONCATENATED MODULE: ./lib/src/report/reason-facts.js




const LONGEST_STATUS = 100;
const LONGEST_SEEN = 300;
function factsOf({ target, identity, verdict, state }, waitedMs) {
    const { snapshot } = state;
    return {
        kind: target.kind,
        outcome: verdict.outcome,
        status: (0,clean_text/* oneLine */.TN)(snapshot?.status ?? '', LONGEST_STATUS),
        why: snapshot?.message || undefined,
        action: snapshot?.action || undefined,
        parts: snapshot?.parts ?? [],
        marker: identity.marker,
        isStarted: identity.matchedBy === 'started',
        hasEnded: snapshot !== undefined && phase/* ENDED */.h.has(snapshot.phase),
        stops: verdict.cause.stops ?? false,
        state,
        waitedMs
    };
}
/** `12× Running, 3× HTTP 503, last good answer 40s ago`. */
function seenSoFar({ state, waitedMs }) {
    const all = Object.entries(state.seen).map(([label, times]) => ({
        label: (0,clean_text/* oneLine */.TN)(label, LONGEST_STATUS),
        times
    }));
    // A platform with many words must not push the next step out of the sentence.
    let length = 0;
    const polls = all.filter(({ label }) => {
        length += label.length + 6;
        return length <= LONGEST_SEEN;
    });
    return (0,message/* message */.iU)('seen.polls', {
        polls,
        isCut: polls.length < all.length,
        lastGoodMs: state.lastGoodAt === undefined ? undefined : waitedMs - state.lastGoodAt
    });
}
/** `machine web-1 of batch 2 failed (agent lost), and 1 other machine`. */
function named(culprits, { parts }) {
    const [first, ...others] = culprits;
    if (first === undefined)
        return (0,message/* message */.iU)('parts.none');
    return (0,message/* message */.iU)('parts.wrong', {
        path: (0,part_path/* partPath */.x)(first, parts),
        fate: fateOf(first),
        why: first.message || undefined,
        others: countByKind(others)
    });
}
function countByKind(parts) {
    const counts = new Map();
    for (const { kind } of parts)
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].map(([kind, count]) => ({ kind, count }));
}
function fateOf({ phase, status }) {
    if (phase === 'failure')
        return (0,message/* message */.iU)('fate.failed');
    if (phase === 'cancelled')
        return (0,message/* message */.iU)('fate.cancelled');
    return (0,message/* message */.iU)(phase === 'unknown' ? 'fate.unknown' : 'fate.other', { status });
}

;// CONCATENATED MODULE: ./lib/src/report/causes.js






/** Each code of `result.cause.code`, with what is said of it. */
const causes = {
    vendor: { cause: (_, facts) => vendorCause(facts), next: (_, facts) => afterEnd(facts) },
    contradicted: {
        cause: ({ parts }, facts) => (0,message/* message */.iU)('cause.contradicted', { part: named(parts, facts), status: facts.status }),
        next: ({ parts }) => (0,message/* message */.iU)('next.contradicted', { kind: parts[0]?.kind ?? 'machine' })
    },
    blocked: {
        cause({ parts }, facts) {
            const { kind, status, why } = facts;
            return (0,message/* message */.iU)('cause.blocked', { part: named(parts, facts), kind, status, why });
        },
        next: (_, facts) => (0,message/* message */.iU)('next.blocked', { again: again(facts) })
    },
    paused: { cause: (_, facts) => pause(facts), next: (_, facts) => afterPause(facts) },
    polled: {
        cause: (_, facts) => facts.outcome === 'paused' ? pause(facts) : (0,message/* message */.iU)('cause.not-ended', { status: facts.status }),
        next: (_, { outcome, action = (0,message/* message */.iU)('next.act') }) => outcome === 'paused' ? action : (0,message/* message */.iU)('next.poll-again')
    },
    'nothing-found': {
        cause: () => (0,message/* message */.iU)('cause.nothing-found'),
        next: () => (0,message/* message */.iU)('next.nothing-found')
    },
    limit: { cause: limitCause, next: ({ limit, neverGood }, facts) => afterLimit(limit, neverGood, facts) },
    'unknown-status': {
        cause: ({ status, polls }) => (0,message/* message */.iU)('cause.unknown-status', { status: (0,clean_text/* oneLine */.TN)(status, LONGEST_STATUS), polls }),
        next: () => (0,message/* message */.iU)('next.unknown-status')
    },
    outage: {
        cause: ({ forMs, message: failure }, facts) => (0,message/* message */.iU)('cause.outage', { forMs, failure, seen: seenSoFar(facts) }),
        next({ failure }, facts) {
            const isNew = facts.state.lastGoodAt === undefined;
            return failure.hint ?? (0,message/* message */.iU)('next.outage', { isNew, again: again(facts) });
        }
    },
    'not-meant': { cause: ({ message: why }) => why, next: ({ hint }) => hint },
    refused: {
        cause({ message: text, failure: { status, kind } }) {
            if (kind === 'not-found')
                return (0,message/* message */.iU)('cause.not-found', { failure: text });
            return status === undefined ? text : (0,message/* message */.iU)('cause.refused', { failure: text });
        },
        next: ({ failure }) => failure.hint ?? (0,message/* message */.iU)('next.refused')
    },
    interrupted: {
        cause: ({ signal }, { status, hasEnded }) => hasEnded
            ? (0,message/* message */.iU)('cause.interrupted-at-end', { signal, status })
            : (0,message/* message */.iU)('cause.interrupted', { signal, status }),
        next: (_, facts) => afterInterruption(facts)
    },
    abandoned: {
        cause: (_, { status }) => (0,message/* message */.iU)('cause.abandoned', { status }),
        next: (_, facts) => orStopped(facts, undefined)
    },
    'no-such-part': {
        cause: ({ input, name, there }) => (0,message/* message */.iU)('cause.no-such-part', { input, name, there }),
        next: ({ input }) => (0,message/* message */.iU)('next.no-such-part', { input })
    },
    'no-log': { cause: ({ message: why }) => (0,message/* message */.iU)('cause.no-log', { why }), next: () => undefined },
    'run-ended': {
        cause: ({ label, status: ended }, { status }) => (0,message/* message */.iU)('cause.run-ended', { run: label, ended, status }),
        next: () => undefined
    },
    started: { cause: () => (0,message/* message */.iU)('cause.started'), next: () => (0,message/* message */.iU)('next.started') },
    'start-unclear': {
        cause: ({ marker, message: why, search }) => (0,message/* message */.iU)('cause.start-unclear', { marker, why, search }),
        next: ({ marker }) => (0,message/* message */.iU)('next.start-unclear', { marker })
    }
};
/** Why the wait for a target ended: without where, which is said beside it. */
function causeOf(cause, facts) {
    return causes[cause.code].cause(cause, facts);
}
/** What a person does next; nothing where the cause says it all. */
function nextOf(cause, facts) {
    return causes[cause.code].next(cause, facts);
}
function vendorCause(facts) {
    const { status, why, kind, outcome, parts } = facts;
    switch (outcome) {
        case 'success':
            return (0,message/* message */.iU)('cause.succeeded', countMachines(parts));
        case 'failure':
            return failureCause(facts);
        case 'cancelled':
            return (0,message/* message */.iU)('cause.cancelled', { status, why });
        default:
            return kind === 'deploy order'
                ? (0,message/* message */.iU)('cause.no-machine', { status })
                : (0,message/* message */.iU)('cause.did-nothing', { status, why });
    }
}
/** Machines that succeeded, that were meant to, and that were skipped. */
function countMachines(parts) {
    const machines = parts.filter(p => p.kind === 'machine');
    const skipped = machines.filter(p => p.phase === 'skipped').length;
    const done = machines.filter(p => p.phase === 'success').length;
    return { done, meant: machines.length - skipped, skipped };
}
function failureCause(facts) {
    const { status, why, parts } = facts;
    const failed = (0,failed_parts/* failedLeaves */.W)(parts);
    const [first] = failed;
    if (first === undefined)
        return (0,message/* message */.iU)('cause.ended', { status, why });
    // The vendor's message is often that of the part, which is named with it.
    const isSaid = why !== undefined && first.message && includes(why, first.message);
    return (0,message/* message */.iU)('cause.part-failed', { part: named(failed, facts), status, why: isSaid ? undefined : why });
}
function includes(text, other) {
    return (0,message/* inEnglish */.kK)(text).toLowerCase().includes((0,message/* inEnglish */.kK)(other).toLowerCase());
}
function pause(facts) {
    return (0,message/* message */.iU)('cause.paused', { status: facts.status, part: holder(facts) });
}
/** The failed parts that hold it, where there are some. */
function holder(facts) {
    const { blocked } = facts.state.snapshot ?? {};
    return blocked && named(blocked.parts, facts);
}
function limitCause({ limit, limitMs, neverGood }, facts) {
    const { snapshot, failing } = facts.state;
    const passed = limit === 'absence'
        ? (0,message/* message */.iU)('cause.absence', { limitMs })
        : (0,message/* message */.iU)('cause.limit', {
            limit,
            limitMs,
            part: holder(facts),
            isPaused: (0,paused/* isPaused */.l)(snapshot),
            seen: seenSoFar(facts)
        });
    if (!neverGood || snapshot?.phase === 'absent')
        return passed;
    return (0,message/* message */.iU)('cause.never-good', { passed, failure: failing?.message });
}

// EXTERNAL MODULE: ./lib/src/report/safe-text.js
var safe_text = __nccwpck_require__(2850);
;// CONCATENATED MODULE: ./lib/src/report/reason.js






const LONGEST_REASON = 1000;
const LONGEST_CAUSE = 700;
const LONGEST_NEXT = 600;
const LONGEST_LABEL = 200;
/** `waitedMs` is the time since the start of the wait. */
function explain(result, waitedMs) {
    const { cause } = result.verdict;
    const facts = factsOf(result, waitedMs);
    const [why, next] = [causeOf(cause, facts), nextOf(cause, facts)];
    const where = sayShort(result.identity.label, LONGEST_LABEL);
    const pieces = {
        cause: sayShort(why, LONGEST_CAUSE),
        where,
        next: next === undefined ? '' : sayShort(next, LONGEST_NEXT),
        ...linkOf(next, result.identity.url)
    };
    const reason = (0,message/* say */.cv)((0,message/* message */.iU)('reason', { why: pieces.cause, where, next: pieces.next }), ready => ready);
    return { ...pieces, reason: (0,clean_text/* oneLine */.TN)(reason, LONGEST_REASON) };
}
function linkOf(next, ofTarget) {
    if (next === undefined)
        return { step: '', page: '', link: '' };
    const named = (0,message/* linkIn */.qn)(next);
    const link = named === undefined ? '' : (0,redact/* redact */.E$)(named);
    const isBelow = named !== undefined && ofTarget !== '' && named.startsWith(ofTarget);
    return {
        step: sayShort(isBelow ? (0,message/* withoutLink */.Ho)(next) : next, LONGEST_NEXT),
        page: isBelow ? link : '',
        link: isBelow ? '' : link
    };
}
/** Whether the cause says this of a part already. */
function saysOf({ cause }, text) {
    return text !== undefined && text !== '' && cause.includes(sayShort(text, LONGEST_CAUSE));
}
/** A text as one safe line for an output, of at most `max` characters; `mostWords` bounds each text within it that is not ours. */
function sayShort(text, max, mostWords) {
    return (0,clean_text/* oneLine */.TN)((0,message/* say */.cv)(text, words => (0,safe_text/* safeRemote */.O7)(words, mostWords)), max);
}


/***/ }),

/***/ 9356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ emptyResult),
/* harmony export */   Mp: () => (/* binding */ unfinishedReason),
/* harmony export */   U2: () => (/* binding */ makeResult),
/* harmony export */   y3: () => (/* binding */ resultJson)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _model_failed_parts_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6140);
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(9680);
/* harmony import */ var _output_command_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7082);
/* harmony import */ var _output_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3334);
/* harmony import */ var _util_duration_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(223);
/* harmony import */ var _util_runner_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9637);
/* harmony import */ var _part_path_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3566);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1719);
/* harmony import */ var _safe_text_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2850);










const MOST_FAILED_PARTS = 10;
const LONGEST_TEXT = 300;
const LONGEST_REASON = 1000;
/** The reason in the outputs until there is another: what stands there when the process is killed. */
function unfinishedReason() {
    return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)((0,_util_runner_js__WEBPACK_IMPORTED_MODULE_8__/* .isActRunner */ .L)() ? 'first.unfinished-on-act' : 'first.unfinished');
}
/** As many as the longest table has rows; fewer where there are many targets. */
const MOST_PARTS_SHOWN = 500;
const MOST_PARTS_IN_ALL = 2000;
/** The result before anything is known: what the outputs say should the process die. */
function emptyResult(vendor, operation, reason, outcome = 'error') {
    return {
        schema: 1,
        vendor: clean(vendor),
        operation: clean(operation),
        outcome,
        green: false,
        status: '',
        // Mistakes in the inputs are sentences that quote what was given, longer than what a platform may say within one.
        reason: (0,_safe_text_js__WEBPACK_IMPORTED_MODULE_7__/* .shellSafe */ .K0)((0,_reason_js__WEBPACK_IMPORTED_MODULE_6__/* .sayShort */ .cM)(reason, LONGEST_REASON, LONGEST_REASON)),
        url: '',
        matchedBy: '',
        startedAt: '',
        finishedAt: '',
        duration: null,
        polls: 0,
        targets: [],
        targetsLeftOut: 0
    };
}
/** The result of all targets together. Every text in it is one clean line. */
function makeResult(results, facts) {
    const mostParts = Math.max(1, Math.min(MOST_PARTS_SHOWN, Math.floor(MOST_PARTS_IN_ALL / results.length)));
    const targets = results.map(result => targetResult(result, facts, mostParts));
    const deciding = (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_9__/* .decidingTarget */ .D6)(targets, facts.allowed);
    if (deciding === undefined)
        return emptyResult(facts.vendor, facts.operation, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('result.nothing'));
    return {
        schema: 1,
        vendor: facts.vendor,
        operation: facts.operation,
        outcome: deciding.outcome,
        green: (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_9__/* .isGreen */ .gf)(targets, facts.allowed),
        status: deciding.status,
        reason: deciding.reason,
        url: deciding.url,
        matchedBy: deciding.matchedBy,
        startedAt: deciding.startedAt,
        finishedAt: deciding.finishedAt,
        duration: deciding.duration,
        polls: facts.polls,
        targets,
        targetsLeftOut: 0
    };
}
function targetResult(result, { allowed, waitedMs }, mostParts) {
    const { target, identity, verdict, decided, state } = result;
    const { snapshot } = state;
    const parts = snapshot?.parts ?? [];
    const url = (0,_output_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)(identity.url);
    const explanation = (0,_reason_js__WEBPACK_IMPORTED_MODULE_6__/* .explain */ .WE)(result, waitedMs);
    const { reason, next, where, page } = explanation;
    return {
        kind: target.kind,
        id: clean(target.id),
        label: where,
        ids: idsOf(identity),
        matchedBy: identity.matchedBy ?? 'given',
        outcome: verdict.outcome,
        decided,
        allowed: decided && allowed.has(verdict.outcome),
        status: clean(snapshot?.status ?? ''),
        reason,
        cause: causeResult(verdict.cause),
        next,
        url,
        actionUrl: needsPerson(result) ? page || url : '',
        position: snapshot?.position ?? null,
        startedAt: (0,_util_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .isoTime */ .Ly)(snapshot?.startedAt),
        finishedAt: (0,_util_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .isoTime */ .Ly)(snapshot?.finishedAt),
        duration: secondsBetween(snapshot?.startedAt, snapshot?.finishedAt),
        polls: state.polls,
        // Making texts safe takes its time: that of parts which nobody gets to see is saved.
        parts: redFirst(parts, mostParts).map(part => partResult(part)),
        partsLeftOut: Math.max(0, parts.length - mostParts),
        failedParts: failedParts(verdict.outcome === 'failure' ? parts : (snapshot?.blocked?.parts ?? []), parts),
        told: toldOf(result, explanation)
    };
}
function toldOf({ identity, state: { snapshot } }, { cause, step, link, page }) {
    const name = identity.name ?? identity.label;
    return {
        cause,
        step,
        link,
        action: (0,_reason_js__WEBPACK_IMPORTED_MODULE_6__/* .sayShort */ .cM)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutLink */ .Ho)(snapshot?.action ?? ''), LONGEST_TEXT),
        page: page || (0,_output_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)(identity.url),
        short: (0,_reason_js__WEBPACK_IMPORTED_MODULE_6__/* .sayShort */ .cM)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('timeline.target', { name }), LONGEST_TEXT)
    };
}
function idsOf({ ids, names = {} }) {
    const all = Object.entries({ ...names, ...ids }).filter(([, id]) => id !== undefined && id !== '');
    return Object.fromEntries(all.map(([name, id]) => [name, clean(String(id))]));
}
function causeResult(cause) {
    const { status, code = '', requestId = '' } = 'failure' in cause ? cause.failure : {};
    return {
        code: cause.code,
        httpStatus: status ?? null,
        vendorCode: clean(code),
        requestId: clean(requestId),
        limit: limitOf(cause)
    };
}
/** The input that ended a wait; what bounds the search for a run is `queue-timeout`, given or not. */
function limitOf(cause) {
    if (cause.code === 'outage')
        return 'outage-tolerance';
    if (cause.code !== 'limit')
        return '';
    return cause.limit === 'absence' ? 'queue-timeout' : cause.limit;
}
function needsPerson({ verdict: { cause }, state: { snapshot } }) {
    return cause.code === 'blocked' || snapshot?.phase === 'paused' || snapshot?.blocked !== undefined;
}
/** The parts among these that made it fail, or hold it; `all` are those of the target. */
function failedParts(parts, all) {
    return (0,_model_failed_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .failedLeaves */ .W)(parts)
        .slice(0, MOST_FAILED_PARTS)
        .map(part => ({
        ...partResult(part),
        path: (0,_reason_js__WEBPACK_IMPORTED_MODULE_6__/* .sayShort */ .cM)((0,_part_path_js__WEBPACK_IMPORTED_MODULE_5__/* .partPath */ .x)(part, all), LONGEST_TEXT),
        ...machineOf(part)
    }));
}
function machineOf({ machine = {} }) {
    const known = Object.entries(machine).filter(([, value]) => value !== undefined);
    return Object.fromEntries(known.map(([name, value]) => [name, clean(String(value))]));
}
function partResult(part) {
    return {
        kind: part.kind,
        id: clean(part.id),
        parent: clean(part.parent ?? ''),
        name: clean(part.name),
        batch: part.batch ?? null,
        phase: part.phase,
        status: clean(part.status),
        message: (0,_reason_js__WEBPACK_IMPORTED_MODULE_6__/* .sayShort */ .cM)(part.message ?? '', LONGEST_TEXT),
        ...(part.waits && { waits: true }),
        ...(part.allowedToFail && { allowedToFail: true }),
        startedAt: (0,_util_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .isoTime */ .Ly)(part.startedAt),
        finishedAt: (0,_util_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .isoTime */ .Ly)(part.finishedAt),
        duration: secondsBetween(part.startedAt, part.finishedAt)
    };
}
const SMALLEST = { parts: 0, failed: 0, text: 0 };
/** From everything down to kind, id and outcome. */
const SIZES = [
    ...[Number.POSITIVE_INFINITY, 200, 100, 50, 25, 12, 6, 3, 1, 0].map(parts => ({
        parts,
        failed: MOST_FAILED_PARTS,
        text: 1000
    })),
    ...[6, 3, 1, 0].map(failed => ({ parts: 0, failed, text: 1000 })),
    ...[200, 100, 50, 20].map(text => ({ parts: 0, failed: 0, text })),
    SMALLEST
];
/**
 * The JSON of a result, on a line that every runner takes: parts that do not fit are left out and counted, successful ones first; with many
 * targets fewer failed parts are named of each, and with very many their texts are shortened too. Targets that do not fit even
 * so are left out and counted: allowed ones first, and those that were not decided before those that made it red.
 */
function resultJson(result) {
    for (const size of SIZES) {
        const json = jsonOf(result, size);
        if (fits(json))
            return json;
    }
    const { targets } = result;
    for (let most = targets.length;; most = Math.floor(most * 0.9)) {
        const kept = firstOf(targets, most, ({ allowed, decided }) => (allowed ? 2 : decided ? 0 : 1));
        const json = jsonOf({ ...result, targets: kept, targetsLeftOut: targets.length - kept.length }, SMALLEST);
        if (fits(json) || most === 0)
            return json;
    }
}
function fits(json) {
    return Buffer.byteLength(json) <= _output_command_file_js__WEBPACK_IMPORTED_MODULE_2__/* .LONGEST_LINE */ .i2;
}
function jsonOf(result, { parts, failed, text }) {
    const targets = result.targets.map(target => ({
        ...shorten(target, text),
        ...keepParts(target, parts),
        failedParts: target.failedParts.slice(0, failed),
        told: undefined
    }));
    return JSON.stringify({ ...result, targets });
}
function shorten(target, most) {
    if (most >= 1000)
        return target;
    const { label, status, reason, url, cause } = target;
    return {
        ...target,
        label: label.slice(0, most),
        status: status.slice(0, most),
        reason: reason.slice(0, most),
        // Half a link, or half an id, leads nowhere.
        cause: {
            ...cause,
            vendorCode: cause.vendorCode.slice(0, most),
            requestId: cause.requestId.length <= most * 2 ? cause.requestId : ''
        },
        url: url.length <= most * 2 ? url : '',
        next: '',
        ids: {},
        actionUrl: ''
    };
}
function keepParts({ parts, partsLeftOut }, most) {
    return { parts: redFirst(parts, most), partsLeftOut: partsLeftOut + Math.max(0, parts.length - most) };
}
/** So many of the parts, in their order: where some are left out, those that are behind a failure stay. */
function redFirst(parts, most) {
    return firstOf(parts, most, part => ((0,_model_failed_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isWrong */ .c)(part) ? 0 : 1));
}
/** So many of these, in their order: where some are left out, those of the lowest rank stay. */
function firstOf(all, most, rankOf) {
    if (all.length <= most)
        return [...all];
    const kept = new Set(all.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, most));
    return all.filter(one => kept.has(one));
}
function secondsBetween(from, to) {
    return from === undefined || to === undefined || to < from ? null : Math.round((to - from) / 1000);
}
function clean(text) {
    return (0,_safe_text_js__WEBPACK_IMPORTED_MODULE_7__/* .safeRemote */ .O7)(text, LONGEST_TEXT);
}


/***/ }),

/***/ 2850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K0: () => (/* binding */ shellSafe),
/* harmony export */   O7: () => (/* binding */ safeRemote),
/* harmony export */   qm: () => (/* binding */ asWritten)
/* harmony export */ });
/* harmony import */ var _output_clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8303);

const LONGEST_REMOTE = 300;
/** Characters with which text breaks out of a shell's or a template's quotes, as full-width look-alikes. */
function shellSafe(text) {
    return text.replace(/[`$"'\\<>]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}
/** The same text with plain quotes, for a place that nobody pastes into a shell: a line of the log, the summary. */
function asWritten(text) {
    return text.replaceAll('＇', "'").replaceAll('＂', '"');
}
/** Remote text as a piece of a sentence, so short that it does not push the rest out of the sentence. */
function safeRemote(text, max = LONGEST_REMOTE) {
    return shellSafe((0,_output_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text, max));
}


/***/ }),

/***/ 9528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D: () => (/* binding */ makeSummary),
  S: () => (/* binding */ writeSummary)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __nccwpck_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __nccwpck_require__(1793);
// EXTERNAL MODULE: ./lib/src/model/outcome.js
var outcome = __nccwpck_require__(9680);
// EXTERNAL MODULE: ./lib/src/output/command-file.js
var command_file = __nccwpck_require__(7082);
// EXTERNAL MODULE: ./lib/src/util/version.js
var version = __nccwpck_require__(2339);
;// CONCATENATED MODULE: ./lib/src/report/summary-words.js

/** The words of the job summary, in the reader's language. What they are given is markdown already. */
function words(...what) {
    return (0,message/* say */.cv)((0,message/* message */.iU)(...what), ready => ready);
}

;// CONCATENATED MODULE: ./lib/src/report/clock-time.js

/** Minutes by which the local time is ahead of UTC, where the environment names a time zone (`TZ`); else 0, which is UTC. */
function localOffset(ms) {
    return process.env.TZ ? -new Date(ms).getTimezoneOffset() : 0;
}
/**
 * From one time to another, for people: `2026-12-01 02:09:57 → 02:10:03 UTC`. Both ISO 8601 or `''`; `''` where neither is
 * known. `offsetAt` is in minutes, for a time in epoch ms.
 */
function timeSpan(startedAt, finishedAt, offsetAt = localOffset) {
    const [from, to] = [startedAt, finishedAt].map(iso => (iso === '' ? undefined : clockTime(iso, offsetAt)));
    const whole = ({ day, time, zone }) => `${day} ${time} ${zone}`;
    if (from === undefined)
        return to === undefined ? '' : words('summary.until', { time: whole(to) });
    if (to === undefined)
        return words('summary.since', { time: whole(from) });
    // Summer time can begin or end in between.
    const start = from.zone === to.zone ? `${from.day} ${from.time}` : whole(from);
    return `${start} → ${from.day === to.day ? '' : `${to.day} `}${to.time} ${to.zone}`;
}
function clockTime(iso, offsetAt) {
    const ms = Date.parse(iso);
    const offset = offsetAt(ms);
    const local = new Date(ms + offset * 60_000).toISOString();
    return { day: local.slice(0, 10), time: local.slice(11, 19), zone: zoneOf(offset) };
}
function zoneOf(offset) {
    if (offset === 0)
        return 'UTC';
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
    return `UTC${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}

// EXTERNAL MODULE: ./lib/src/report/safe-text.js
var safe_text = __nccwpck_require__(2850);
;// CONCATENATED MODULE: ./lib/src/report/summary-cells.js

// What means something to markdown, HTML or GitHub. A colon before a blank means nothing, nor does a dash inside a word
// (but in GH-1, an issue); a dot does after `www` alone.
const SIGNS = /[^A-Za-z0-9 ,.:;'()?=\u00a1-\uffff-]|:(?! )|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])|(?<=\bgh)-|(?<=www)\./gi;
/** Remote text in markdown. What could be markdown, HTML, a link or a mention becomes entities. */
function summary_cells_text(value) {
    // Outside code GitHub would still read an @ as a mention.
    return entities((0,safe_text/* asWritten */.qm)(value).replaceAll('@', '＠'), SIGNS);
}
/** Remote text in a code span; `''` for an empty text, since an empty span would be shown. */
function code(value) {
    return value === '' ? '' : `<code>${entities((0,safe_text/* asWritten */.qm)(value), SIGNS)}</code>`;
}
/** What `unsafe` finds, as entities; control characters as blanks. */
function entities(value, unsafe) {
    return value.replace(unsafe, c => (c.charCodeAt(0) < 32 ? ' ' : `&#${c.charCodeAt(0)};`));
}
/** A link with a label in markdown; the label alone where the address is neither http nor https. */
function summary_cells_link(url, label) {
    if (!/^https?:\/\//.test(url))
        return label;
    const safe = url.replace(/[()<>"'\s|\\[\]`*_~]/g, c => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
    return `[${label}](${safe})`;
}
/** A table of markdown; columns in which no row has anything are left out. */
function table(heads, rows) {
    const used = heads.map((_, i) => rows.some(row => row[i] !== ''));
    const line = (cells) => `| ${cells.filter((_, i) => used[i]).join(' | ')} |`;
    return `${[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

// EXTERNAL MODULE: ./lib/src/output/say-line.js
var say_line = __nccwpck_require__(9032);
;// CONCATENATED MODULE: ./lib/src/report/summary-digest.js



const MOST_SHOWN = 20;
const MOST_BYTES = 40 * 1024;
/** What is shown of a target's logs: its failed parts or, where there is no verdict, the parts that had not ended. */
function tailsOfTarget({ label }, digest = [], open) {
    const tail = (title, lines) => ({ targetLabel: label, title, lines });
    return [
        ...digest.map(({ title, lines }) => tail(title, lines)),
        ...(open?.shown ?? []).map(({ title, lines }) => tail((0,say_line/* sayLine */.u)(title), lines)),
        ...(open?.others ? [{ ...tail((0,say_line/* sayLine */.u)(open.others), []), isRemark: true }] : [])
    ];
}
/** The last lines of logs, a fold each, at most 20: the first one open. Of a part without any its title stands alone. */
function logTails(tails, several) {
    const shown = tails.slice(0, MOST_SHOWN);
    const first = shown.find(({ lines }) => lines.length > 0);
    return shown.map(tail => {
        const { targetLabel, title, lines, isRemark } = tail;
        const of = several ? words('summary.of', { target: summary_cells_text(targetLabel) }) : '';
        const head = `${isRemark ? summary_cells_text(title) : `<b>${summary_cells_text(title)}</b>`}${of}`;
        if (lines.length === 0)
            return `${head}\n`;
        const last = words('summary.last-lines', { count: lines.length });
        const open = tail === first ? ' open' : '';
        const log = `<pre>\n${pre(lines)}\n</pre>`;
        return `<details${open}><summary>${head}${last}</summary>\n\n${log}\n\n</details>\n`;
    });
}
/** The lines that fit; where they do not all fit, the first ones go. */
function pre(lines) {
    const kept = [];
    let bytes = 0;
    for (const line of [...lines].reverse()) {
        const escaped = entities(line, /[^A-Za-z0-9 .,;'()?=|\t\u00a1-\uffff]/g);
        bytes += Buffer.byteLength(escaped) + 1;
        if (bytes > MOST_BYTES)
            break;
        kept.unshift(escaped);
    }
    return kept.join('\n');
}

;// CONCATENATED MODULE: ./lib/src/report/summary-marks.js
/** The mark before an outcome. */
const outcomeMarks = {
    success: '✅',
    failure: '❌',
    cancelled: '🚫',
    skipped: '⏭️',
    paused: '⏸️',
    running: '🔄',
    timeout: '⌛',
    interrupted: '✋',
    error: '❗'
};
/** The mark before the status of a part. */
const phaseMarks = {
    absent: '❔',
    success: '✅',
    failure: '❌',
    allowedToFail: '⚠️',
    cancelled: '🚫',
    skipped: '⏭️',
    paused: '⏸️',
    running: '🔄',
    queued: '⏳',
    unknown: '❔'
};

;// CONCATENATED MODULE: ./lib/src/report/summary-head.js



/** The headline: the outcome, the target that decided it, and how many of all ended like that. */
function headline(result, deciding) {
    const { outcome, targets } = result;
    const word = words('summary.outcome', { outcome });
    const mark = `## ${outcomeMarks[outcome]} `;
    if (deciding === undefined)
        return `${mark}${word}\n`;
    const same = countOf(result, deciding.outcome);
    const several = targets.length > 1
        ? words('summary.several', { others: Math.max(0, same - 1), same, all: targets.length })
        : '';
    return `${mark}${words('summary.headline', { outcome: word, target: summary_cells_text(deciding.label) })}${several}\n`;
}
/** Why it ended so, what to do next and where; of a success, and where nothing was waited for, the sentence alone. */
function explanation(result, deciding) {
    if (deciding === undefined)
        return `${summary_cells_text(result.reason)}\n`;
    const { page } = deciding.told;
    const open = words('summary.open');
    const where = summary_cells_link(page, open);
    const place = where === open ? '' : where;
    const cause = causeOf(result, deciding);
    if (deciding.outcome === 'success')
        return `${joined([cause, place])}\n`;
    const next = joined([stepOf(deciding), place]);
    return [
        words('summary.named', { name: words('summary.cause'), text: cause }),
        next && words('summary.named', { name: words('summary.next'), text: next }),
        // Who does not wait for what was started asked for this end.
        result.green && deciding.cause.code !== 'started' && words('summary.counts-as-success')
    ]
        .filter(Boolean)
        .map(line => `${line}\n`)
        .join('\n');
}
/** The cause; the target, which the headline names, only where others of its outcome stand there with it. */
function causeOf(result, { told: { cause }, label, outcome }) {
    const isAlone = countOf(result, outcome) <= 1;
    return isAlone ? summary_cells_text(cause) : words('reason', { why: summary_cells_text(cause), where: summary_cells_text(label), next: undefined });
}
/** The next step, with its link as one that can be followed. */
function stepOf({ told: { step, link: url } }) {
    const at = url === '' ? -1 : step.indexOf(url);
    if (at < 0)
        return summary_cells_text(step);
    return `${summary_cells_text(step.slice(0, at))}${summary_cells_link(url, summary_cells_text(url))}${summary_cells_text(step.slice(at + url.length))}`;
}
function countOf({ targets }, outcome) {
    return targets.filter(target => target.decided && target.outcome === outcome).length;
}
/** The mistakes of a wrong input, one a line, as they were reported. */
function mistakeList(mistakes) {
    return `## ${outcomeMarks.error} ${words('summary.wrong-input')}\n\n${mistakes.map(m => `- ${summary_cells_text(m)}\n`).join('')}`;
}
function joined(pieces) {
    return pieces.filter(Boolean).join(' · ');
}

// EXTERNAL MODULE: ./lib/src/model/failed-parts.js
var failed_parts = __nccwpck_require__(6140);
;// CONCATENATED MODULE: ./lib/src/report/part-tree.js

/**
 * The parts as a tree: each below the part that it is a piece of. Among the pieces of one part, those with something
 * wrong in them come first, then those that wait for a person, then the others, each in the platform's order.
 */
function partTree(parts) {
    const ids = new Set(parts.map(part => part.id));
    const pieces = new Map();
    for (const part of parts) {
        // A part that names itself, or one that is not here, stands at the top.
        const above = part.parent !== part.id && ids.has(part.parent) ? part.parent : '';
        const beside = pieces.get(above);
        if (beside)
            beside.push(part);
        else
            pieces.set(above, [part]);
    }
    const ranks = ranksOf(parts);
    const seen = new Set();
    const listed = [];
    const list = (part, depth) => {
        if (seen.has(part))
            return;
        seen.add(part);
        listed.push({ part, depth });
        for (const piece of inOrder(pieces.get(part.id) ?? []))
            list(piece, depth + 1);
    };
    const inOrder = (some) => [...some].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
    for (const part of inOrder(pieces.get('') ?? []))
        list(part, 0);
    // Parts that name each other in a circle are below nothing.
    for (const part of parts)
        list(part, 0);
    return listed;
}
/** Whether it waits for a person. */
function needsPerson({ phase, waits }) {
    return phase === 'paused' || waits === true;
}
/** 0 for a part behind a failure, 1 for one that waits for a person, 2 for any other. */
function rankOf(part) {
    if ((0,failed_parts/* isWrong */.c)(part) && !part.allowedToFail)
        return 0;
    return needsPerson(part) ? 1 : 2;
}
/** For each part the least rank of itself and of all below it. */
function ranksOf(parts) {
    const byId = new Map(parts.map(part => [part.id, part]));
    const ranks = new Map(parts.map(part => [part, 2]));
    for (const part of parts) {
        const own = rankOf(part);
        let at = part;
        // A rank only ever falls, so that a circle ends.
        while (at && (ranks.get(at) ?? 0) > own) {
            ranks.set(at, own);
            at = byId.get(at.parent);
        }
    }
    return ranks;
}

;// CONCATENATED MODULE: ./lib/src/report/summary-tables.js




const MOST_ROWS = 500;
const summary_tables_MOST_BYTES = 300 * 1024;
/** A table of more rows than this is closed. */
const MOST_OPEN_ROWS = 20;
/** Outcome and target: the first columns of the table of the targets. */
const KNOWN_BY_HEADLINE = 2;
/**
 * The table of the targets; `deciding` is the one that the headline names, with its cause below it. `''` where it would say
 * no more than the headline.
 */
function targetTable(targets, deciding) {
    if (targets.length === 0)
        return '';
    const rows = targets.map(target => [
        `${outcomeMarks[target.outcome]}&nbsp;${words('summary.outcome', { outcome: target.outcome })}`,
        summary_cells_link(target.url, summary_cells_text(target.label)),
        statusOf(target),
        target.position ? words('summary.position', target.position) : '',
        machinesOf(target),
        tookOf(target.duration),
        noteOn(target, target === deciding)
    ]);
    const [first = []] = rows;
    const saysMore = rows.length > 1 || first.slice(KNOWN_BY_HEADLINE).some(cell => cell !== '');
    return saysMore ? table(words('summary.target-columns').split('|'), rows) : '';
}
function machinesOf({ parts, partsLeftOut }) {
    const machines = parts.filter(part => part.kind === 'machine');
    if (machines.length === 0 || partsLeftOut > 0)
        return '';
    return words('summary.ratio', {
        some: machines.filter(part => part.phase === 'success').length,
        all: machines.length
    });
}
/** The platform's status; `held` is one that a failed machine holds there. */
function statusOf({ status, cause }) {
    return cause.code === 'blocked' ? words('summary.held', { status: code(status) }) : code(status);
}
function noteOn(target, isDeciding) {
    if (!target.decided)
        return words('summary.abandoned');
    return target.allowed || isDeciding ? '' : summary_cells_text(target.told.cause);
}
/** The parts of all targets in one table, red ones first; closed where it has more than 20 rows. `''` where there are none. */
function partTable(targets) {
    const parts = targets.flatMap(target => target.parts);
    if (parts.length === 0)
        return '';
    const machines = parts.every(part => part.kind === 'machine');
    const rows = targets.flatMap(target => rowsOf(target, { machines, several: targets.length > 1 }));
    const fitting = thatFit(rows);
    const body = table(words('summary.part-columns', { machines }).split('|'), fitting);
    const hidden = rows.length - fitting.length + targets.reduce((sum, { partsLeftOut }) => sum + partsLeftOut, 0);
    const more = hidden > 0 ? `\n${words('summary.not-shown', { count: hidden })}\n` : '';
    const title = words('summary.parts', { machines });
    if (rows.length <= MOST_OPEN_ROWS)
        return `### ${title}\n\n${body}${more}`;
    return `<details><summary>${words('summary.folded', { title, counts: countsOf(parts) })}</summary>\n\n${body}${more}\n</details>\n`;
}
/** The rows of a target: where there are several, one of its own above those of its parts. */
function rowsOf(target, { machines, several }) {
    if (target.parts.length === 0)
        return [];
    const asked = partInWait(target);
    const { action } = target.told;
    const rows = partTree(target.parts).map(({ part, depth }) => partRow({ part, depth: depth + Number(several) }, !machines, part === asked ? action : ''));
    const { outcome, label, duration } = target;
    const own = ['', summary_cells_text(label), `${outcomeMarks[outcome]}&nbsp;${statusOf(target)}`, tookOf(duration), ''];
    return several ? [own, ...rows] : rows;
}
function thatFit(rows) {
    let bytes = 0;
    return rows.slice(0, MOST_ROWS).filter(row => {
        bytes += row.reduce((sum, cell) => sum + Buffer.byteLength(cell) + 3, 0);
        return bytes <= summary_tables_MOST_BYTES;
    });
}
/** The innermost part that waits for a person: what the target says of who may act is about this one. */
function partInWait({ parts }) {
    const waiting = parts.filter(needsPerson);
    return waiting.find(({ id }) => !waiting.some(({ parent }) => parent === id));
}
function partRow({ part, depth }, withKind, action) {
    const notes = [summary_cells_text(part.message), summary_cells_text(action), part.allowedToFail ? words('summary.allowed-to-fail') : ''];
    const indent = '&emsp;'.repeat(Math.min(depth, 4));
    return [
        String(part.batch ?? ''),
        `${indent}${withKind ? words('summary.part', { kind: part.kind, name: code(part.name) }) : code(part.name)}`,
        `${markOf(part)}&nbsp;${code(part.status)}`,
        tookOf(part.duration),
        words('summary.notes', { notes: notes.filter(Boolean) })
    ];
}
function tookOf(duration) {
    return duration === null ? '' : words('summary.seconds', { seconds: duration });
}
function markOf(part) {
    if (part.allowedToFail)
        return phaseMarks.allowedToFail;
    return needsPerson(part) ? phaseMarks.paused : phaseMarks[part.phase];
}
/** How many there are of each mark: `❌ 1, ✅ 39`. */
function countsOf(parts) {
    const counts = new Map();
    const ranked = [...parts].sort((a, b) => rankOf(a) - rankOf(b));
    for (const part of ranked)
        counts.set(markOf(part), (counts.get(markOf(part)) ?? 0) + 1);
    return [...counts].map(([mark, count]) => `${mark} ${count}`);
}
/** The targets in the order in which they are shown: the worst that is not allowed first, in the given order among equals. */
function redFirst(targets, order) {
    const rank = ({ decided, allowed, outcome }) => !decided ? order.length : allowed ? order.length + 1 : order.indexOf(outcome);
    return [...targets].sort((a, b) => rank(a) - rank(b));
}

;// CONCATENATED MODULE: ./lib/src/report/timeline-labels.js
// In columns, of which a Chinese character takes two: a longer name would have no place beside a short bar.
const MOST_COLUMNS = 24;
const MOST_COLUMNS_INSIDE = 60;
// So many columns a bar has room for that is as long as the picture, where a page is narrow.
const PICTURE_COLUMNS = 80;
// The width of a column in px, in the font of mermaid's labels.
const COLUMN = 6.2;
// What begins a line of a gantt picture with a meaning, in any case; a date does so, too.
const KEYWORD = /^(?:gantt|dateformat|inclusiveenddates|topaxis|axisformat|tickinterval|includes|excludes|todaymarker|weekday|weekend|title|acctitle|accdescr|section|click|href|call|vert|[0-9])/i;
/** The most columns of a label whose bar takes this share of the picture's width. */
function mostColumns(share) {
    return Math.min(MOST_COLUMNS_INSIDE, Math.max(MOST_COLUMNS, Math.floor(share * PICTURE_COLUMNS)));
}
/**
 * A name as mermaid takes it, which has a grammar of its own: letters, digits and a few signs; cut in its middle where it
 * has more than `most` columns. `kind` stands before it where the name alone would be a keyword or a number, and where `withKind` asks for it.
 */
function plainLabel(name, kind, { withKind = false, most = MOST_COLUMNS } = {}) {
    const plain = name
        .replace(/[^\p{L}\p{N}_.+/() -]/gu, ' ')
        .replace(/ +/g, ' ')
        .trim();
    const isClear = plain !== '' && !KEYWORD.test(plain);
    const bare = isClear && (!withKind || plain.startsWith(`${kind} `)) ? plain : `${kind} ${plain}`.trim();
    return cutInMiddle(bare, most);
}
/** The width of a label as drawn, in px. */
function widthOf(label) {
    return columnsOf(label) * COLUMN;
}
function columnsOf(label) {
    let columns = 0;
    for (const c of label)
        columns += isWide(c) ? 2 : 1;
    return columns;
}
/** Chinese, Japanese, Korean, and what takes as much room. */
function isWide(c) {
    return (c.codePointAt(0) ?? 0) >= 0x1100;
}
function cutInMiddle(label, most) {
    if (columnsOf(label) <= most)
        return label;
    const characters = [...label];
    const head = takeColumns(characters, Math.ceil(most / 2));
    const tail = takeColumns(characters.reverse(), Math.floor(most / 2) - 1).reverse();
    return `${head.join('').trim()}…${tail.join('').trim()}`;
}
function takeColumns(characters, most) {
    let columns = 0;
    return characters.slice(0, characters.findIndex(c => {
        columns += isWide(c) ? 2 : 1;
        return columns > most;
    }));
}

;// CONCATENATED MODULE: ./lib/src/report/timeline-ticks.js
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_TICKS = 8;
// Fewer, where a label has a date and a time.
const MOST_DATED = 5;
/** How times are written on the axis: in d3's signs. */
const TIME = '%H:%M:%S';
const DATED = '%m-%d %H:%M';
const DATE = '%m-%d';
const MONTH = '%Y-%m';
/** Distances that clocks and calendars have, each with the longest time that a picture with it shows. */
const axes = [
    ...axesOf('second', SECOND, [1, 2, 5, 10, 15, 30], TIME),
    ...axesOf('minute', MINUTE, [1, 2, 5, 10, 15, 30], TIME),
    ...axesOf('hour', HOUR, [1, 2, 3], TIME),
    ...axesOf('hour', HOUR, [6, 12], DATED, MOST_DATED),
    ...axesOf('day', DAY, [1, 2], DATE),
    ...axesOf('week', 7 * DAY, [1], DATE),
    ...axesOf('month', 30 * DAY, [1, 3, 12], MONTH)
];
const longestAxis = { format: MONTH, interval: '120month' };
function axesOf(unit, ms, counts, format, most = MOST_TICKS) {
    return counts.map(n => ({ format, interval: `${n}${unit}`, longest: n * ms * most }));
}
/** The axis of a picture of so many ms: by itself mermaid would write a time twice, and no day where there are several. */
function axisOf(ms) {
    return axes.find(({ longest }) => ms <= longest) ?? longestAxis;
}

;// CONCATENATED MODULE: ./lib/src/report/timeline.js




const timeline_MOST_ROWS = 60;
const tags = {
    success: 'done, ',
    failure: 'crit, ',
    cancelled: 'crit, ',
    running: 'active, ',
    paused: 'active, '
};
/** Of these a bar goes on to the time at which it is drawn. */
const OPEN = new Set(['running', 'paused']);
/** These have begun for certain, whether or not it is known when. */
const RAN = new Set(['success', 'failure']);
// Of mermaid's drawing, in px: what it leaves for the names of sections by itself, and their margins.
const OWN_PADDING = 75;
const MARGINS = 25;
/**
 * A gantt chart (mermaid) of the parts whose times are known, by target and stage or batch, with those that still ran at
 * `nowMs` (epoch); `''` for fewer than two. Where there are too many for a picture, those that are behind a failure stay.
 */
function timeline(targets, nowMs) {
    const all = barsOf(targets, nowMs);
    if (all.length < 2)
        return '';
    const bars = timeline_redFirst(all);
    const longest = bars.reduce((most, bar) => Math.max(most, widthOf(bar.section)), 0);
    const padding = Math.ceil(longest) + MARGINS;
    const wider = padding > OWN_PADDING ? `---\nconfig:\n  gantt:\n    leftPadding: ${padding}\n---\n` : '';
    const left = all.length > bars.length ? `\n${words('summary.drawn', { some: bars.length, all: all.length })}\n` : '';
    return `\`\`\`mermaid\n${wider}gantt\n${linesOf(bars)}\n\`\`\`\n${left}`;
}
function linesOf(bars) {
    const from = bars.reduce((least, bar) => Math.min(least, bar.from), Number.POSITIVE_INFINITY);
    const to = bars.reduce((most, bar) => Math.max(most, bar.to), 0);
    const span = Math.max(1000, to - from);
    const nameOf = shortNames(bars);
    let section = '';
    const rows = bars.flatMap(bar => {
        const head = bar.section === section ? [] : [`  section ${bar.section}`];
        section = bar.section;
        return [...head, taskLine(bar, nameOf(bar), span)];
    });
    const { format, interval } = axisOf(span);
    // By itself mermaid draws a red line at the moment at which somebody looks.
    const head = ['dateFormat x', 'todayMarker off', `axisFormat ${format}`, `tickInterval ${interval}`];
    return [...head.map(line => `  ${line}`), ...rows].join('\n');
}
/** `span` is the time that the whole picture shows, in ms. */
function taskLine({ part: { kind, phase, allowedToFail }, from, to }, name, span) {
    // A bar needs some width to be seen.
    const end = Math.max(to, from + Math.max(1000, Math.ceil(span / 300)));
    const label = plainLabel(name, words('timeline.kind', { kind }), { most: mostColumns((end - from) / span) });
    const tag = allowedToFail ? undefined : tags[phase];
    return `  ${label} :${tag ?? ''}${from}, ${end}`;
}
/** The bars in the order of targets and parts, those of one section together. */
function barsOf(targets, nowMs) {
    const sections = new Map();
    const names = new Set();
    const nameOf = targetNames(targets);
    targets.forEach((target, i) => {
        for (const { part, from, to } of timedParts(target, nowMs)) {
            const key = `${i} ${part.batch ?? part.parent}`;
            const bar = { part, from, to };
            const beside = sections.get(key);
            if (beside)
                beside.push({ ...bar, section: beside[0]?.section ?? '' });
            else
                sections.set(key, [{ ...bar, section: unlike(names, sectionOf(target, part, nameOf(target))) }]);
        }
    });
    return [...sections.values()].flat();
}
/** Of a tree only one level is drawn: bars of all levels would hide each other. */
function timedParts({ parts }, nowMs) {
    const timed = parts.flatMap(part => timesOf(part, nowMs) ?? []);
    const levels = ['machine', 'job', 'environment', 'stage'].map(kind => timed.filter(({ part }) => part.kind === kind));
    return levels.find(level => level.length > 0) ?? [];
}
/**
 * Where the platform's clock is ahead of ours, a part that runs has begun by it, and not by ours: it gets no bar. One of which no
 * more than its end is known, as of a machine without its log, has a narrow one there.
 */
function timesOf(part, nowMs) {
    const { phase, startedAt, finishedAt } = part;
    const isOpen = finishedAt === '';
    if (isOpen ? !OPEN.has(phase) || startedAt === '' : startedAt === '' && !RAN.has(phase))
        return undefined;
    const to = isOpen ? nowMs : Date.parse(finishedAt);
    const from = startedAt === '' ? to : Date.parse(startedAt);
    return to < from ? undefined : { part, from, to };
}
/** Of a machine the first of its names is enough, as long as no other machine of its section has it. */
function shortNames(bars) {
    const short = ({ part: { kind, name } }) => (kind === 'machine' ? (name.split(' ')[0] ?? name) : name);
    const keyOf = (bar) => `${bar.section}:${short(bar)}`;
    const counts = new Map();
    for (const bar of bars)
        counts.set(keyOf(bar), (counts.get(keyOf(bar)) ?? 0) + 1);
    return bar => (counts.get(keyOf(bar)) === 1 ? short(bar) : bar.part.name);
}
/** What each target is called where there are several; `''` for one alone. Runs of two pipelines can have one number. */
function targetNames(targets) {
    const counts = new Map();
    for (const { told } of targets)
        counts.set(told.short, (counts.get(told.short) ?? 0) + 1);
    return ({ told, label }) => {
        if (targets.length < 2)
            return '';
        return plainLabel(counts.get(told.short) === 1 ? told.short : label, '');
    };
}
/** Never a number alone: mermaid sorts sections that have one for a name. */
function sectionOf(target, part, name) {
    const group = groupOf(target, part, name !== '');
    return [name, group].filter(Boolean).join(' ') || words('timeline.all', { kind: part.kind });
}
/** The batch or the stage that a part belongs to; `''` for the only batch of one of several targets. */
function groupOf({ parts }, part, several) {
    if (part.batch !== null) {
        const isOnly = several && parts.every(({ batch }) => batch === part.batch);
        return isOnly ? '' : words('timeline.batch', { batch: part.batch });
    }
    const parent = parts.find(({ id }) => id === part.parent);
    return parent ? plainLabel(parent.name, words('timeline.kind', { kind: parent.kind }), { withKind: true }) : '';
}
/** The name, with a number behind it where it was there before: mermaid takes sections of one name for one. */
function unlike(names, name) {
    let own = name;
    for (let n = 2; names.has(own); n++)
        own = `${name} (${n})`;
    names.add(own);
    return own;
}
/** As many bars as a picture has room for, in their order: those behind a failure before all others. */
function timeline_redFirst(bars) {
    if (bars.length <= timeline_MOST_ROWS)
        return bars;
    const kept = new Set([...bars.filter(bar => (0,failed_parts/* isWrong */.c)(bar.part)), ...bars.filter(bar => !(0,failed_parts/* isWrong */.c)(bar.part))].slice(0, timeline_MOST_ROWS));
    return bars.filter(bar => kept.has(bar));
}

;// CONCATENATED MODULE: ./lib/src/report/summary.js













const summary_MOST_BYTES = 900 * 1024;
/**
 * The job summary as GitHub markdown, at most 900 KiB: what a reader in a hurry looks for comes first. Remote text in it
 * is escaped as entities.
 */
function makeSummary(result, { platform, digests, open = [], nowMs = 0, mistakes = [] }) {
    const targets = redFirst(result.targets, outcome/* outcomes */.KI);
    const deciding = decidingOf(result);
    const tailsOf = new Map(result.targets.map((target, i) => [target, tailsOfTarget(target, digests[i], open[i])]));
    const picture = timeline(targets, nowMs);
    const sections = [
        mistakes.length > 0
            ? mistakeList(mistakes)
            : `${headline(result, deciding)}\n${explanation(result, deciding)}`,
        ...logTails(targets.flatMap(target => tailsOf.get(target) ?? []), targets.length > 1),
        targetTable(targets, deciding),
        picture,
        partTable(targets)
    ];
    return fitted(sections, smallPrint(result, platform, picture !== ''));
}
function decidingOf({ targets }) {
    const allowed = new Set(targets.filter(target => target.allowed).map(target => target.outcome));
    return (0,outcome/* decidingTarget */.D6)(targets, allowed);
}
/** The sections that fit, and the last one, which always does. */
function fitted(sections, last) {
    const room = summary_MOST_BYTES - Buffer.byteLength(last) - 100;
    let bytes = 0;
    let isWhole = true;
    const kept = sections.filter(section => {
        const size = Buffer.byteLength(section) + 1;
        if (section === '' || bytes + size > room) {
            if (section !== '')
                isWhole = false;
            return false;
        }
        bytes += size;
        return true;
    });
    return [...kept, ...(isWhole ? [] : [`${words('summary.not-fit')}\n`]), last].join('\n');
}
/** One small line: platform, times, requests, version. */
function smallPrint({ targets, duration, polls }, platform, hasTimeline) {
    const times = (name) => targets
        .map(target => target[name])
        .filter(Boolean)
        .sort();
    // While one of them has not ended there is no end of all.
    const ends = times('finishedAt');
    const span = timeSpan(times('startedAt')[0] ?? '', ends.length === targets.length ? (ends.at(-1) ?? '') : '');
    const took = targets.length === 1 && duration !== null ? words('summary.seconds', { seconds: duration }) : '';
    const facts = [
        summary_cells_text(platform),
        span && took ? words('summary.span', { span, took }) : span,
        hasTimeline ? words('summary.viewer-time') : '',
        targets.length > 0 ? words('summary.requests', { count: polls }) : '',
        `await-deploy v${version/* VERSION */.x}`
    ];
    return `<sub>${facts.filter(Boolean).join(' · ')}</sub>\n`;
}
/**
 * Appends to the step's summary file; `replaces` is what was appended before and gives way to it. Returns what went
 * wrong, if anything: a summary that cannot be written changes no verdict.
 */
function writeSummary(summary, path = process.env.GITHUB_STEP_SUMMARY, replaces) {
    if (!path)
        return (0,message/* message */.iU)('file.no-summary');
    try {
        (0,command_file/* appendWhole */.gZ)(path, summary, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT, replaces);
        return undefined;
    }
    catch (error) {
        return (0,message/* message */.iU)('file.summary', { code: (0,errors/* codeOf */.$N)(error) });
    }
}


/***/ }),

/***/ 4408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ crypto_crypto)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./lib/src/util/crypto.js

const crypto_require = (0,external_node_module_namespaceObject.createRequire)(import.meta.url);
let loaded;
/**
 * `node:crypto`, loaded when it is first needed: that takes a fifth of the whole start. It is part of Node itself, and can't
 * be missing.
 */
function crypto_crypto() {
    loaded ??= crypto_require('node:crypto');
    return loaded;
}


/***/ }),

/***/ 223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Ly: () => (/* binding */ isoTime),
/* harmony export */   a3: () => (/* binding */ formatDuration)
/* harmony export */ });
const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
/**
 * A duration in ms: `200ms`, `90s`, `30m`, `1h30m`, `5d`; a bare number is seconds. Units come from large to
 * small, each at most once. `undefined` for anything else (`1e9`, `-1`, `0x10`, `1.5h`, full-width digits).
 */
function parseDuration(text) {
    if (/^[0-9]{1,9}$/.test(text))
        return Number(text) * 1000;
    const match = /^(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?$/.exec(text);
    if (!match || text === '')
        return undefined;
    return Object.values(UNITS).reduce((sum, unit, i) => sum + Number(match[i + 1] ?? 0) * unit, 0);
}
/** A duration for people: `1h30m`, `42s`, `200ms`; below a minute with one decimal where it says something. */
function formatDuration(ms) {
    if (!Number.isFinite(ms) || ms <= 0)
        return '0s';
    if (ms < 1000)
        return `${Math.max(1, Math.floor(ms))}ms`;
    if (ms < 10_000 && ms % 1000 >= 100)
        return `${(Math.floor(ms / 100) / 10).toFixed(1)}s`;
    let rest = Math.floor(ms / 1000);
    let text = '';
    for (const [unit, size] of [
        ['d', 86_400],
        ['h', 3600],
        ['m', 60],
        ['s', 1]
    ]) {
        if (rest >= size)
            text += `${Math.floor(rest / size)}${unit}`;
        rest %= size;
    }
    return text;
}
/** Epoch ms as ISO 8601 UTC, or `''` when there is no such time. */
function isoTime(ms) {
    return ms === undefined || !Number.isFinite(ms) || Math.abs(ms) > 8.64e15 ? '' : new Date(ms).toISOString();
}


/***/ }),

/***/ 2598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   VX: () => (/* binding */ readRegular),
/* harmony export */   bh: () => (/* binding */ NOT_REGULAR),
/* harmony export */   lf: () => (/* binding */ openRegular)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

// Windows has neither links in this sense nor pipes among its files, and lacks both flags.
const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** The code of the error for what is no regular file. */
const NOT_REGULAR = 'not-regular';
/**
 * Opens a regular file. Throws for anything else, at once: a pipe would wait for its reader, a device keeps nothing, and a
 * link may lead anywhere.
 */
function openRegular(path, flags) {
    return open(path, flags | O_NOFOLLOW);
}
/**
 * The text of a regular file, or of one that a link leads to, as far as it has bytes when it is opened; nothing where these
 * are more than `most`. Throws for anything else, and where it cannot be read.
 */
function readRegular(path, most) {
    const file = open(path, O_RDONLY);
    try {
        const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        if (size > most)
            return undefined;
        const bytes = Buffer.alloc(size);
        let read = 0;
        for (let count = -1; count !== 0 && read < size; read += count)
            count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, bytes, read, size - read, null);
        return bytes.toString('utf8', 0, read);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
function open(path, flags) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, flags | O_NONBLOCK, 0o666);
    // Of what was opened: the path may lead elsewhere by now.
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file).isFile())
        return file;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    throw Object.assign(new Error(NOT_REGULAR), { code: NOT_REGULAR });
}


/***/ }),

/***/ 9637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ isActRunner)
/* harmony export */ });
/** What act sets, and the runners of Gitea and Forgejo, which are made of it; one of them may be switched off. */
const NAMES = ['ACT', 'GITEA_ACTIONS', 'FORGEJO_ACTIONS'];
/**
 * Whether this step runs on act, or on Gitea's or Forgejo's runner. They differ from GitHub's: a step that is cancelled
 * or timed out is killed at once, without a signal; a command counts at the start of a line only; and the inputs of an
 * enclosing composite action are handed on. See docs/runners.md.
 */
function isActRunner(env = process.env) {
    return NAMES.some(name => env[name] === 'true');
}


/***/ }),

/***/ 9460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $8: () => (/* binding */ lastEndOf),
/* harmony export */   A$: () => (/* binding */ withoutTrailingSlashes),
/* harmony export */   Ru: () => (/* binding */ beginningsAtEnd),
/* harmony export */   Sf: () => (/* binding */ ownCopy),
/* harmony export */   g1: () => (/* binding */ lastOf),
/* harmony export */   l$: () => (/* binding */ isPairCut)
/* harmony export */ });
/** The same text in memory of its own: a slice keeps the whole of the text that it is from alive. */
function ownCopy(text) {
    return Buffer.from(text, 'utf16le').toString('utf16le');
}
/**
 * The offset after the last `pattern` in a text; nothing where the text does not hold it. Takes time in proportion to
 * the length of both, whatever is in them.
 */
function lastEndOf(text, pattern) {
    const borders = bordersOf(pattern);
    let last;
    let matched = 0;
    for (let i = 0; i < text.length; i++) {
        matched = matchedAfter(pattern, borders, matched, text.charCodeAt(i));
        if (matched === pattern.length)
            last = i + 1;
    }
    return last;
}
/** The lengths, greatest first, of the beginnings of `text` with which `tail` ends. As fast as `lastEndOf`. */
function beginningsAtEnd(tail, text) {
    const pattern = text.slice(0, tail.length);
    const borders = bordersOf(pattern);
    let matched = 0;
    for (let i = 0; i < tail.length; i++) {
        matched = matchedAfter(pattern, borders, matched, tail.charCodeAt(i));
    }
    const lengths = [];
    for (; matched > 0; matched = borders[matched] ?? 0)
        lengths.push(matched);
    return lengths;
}
/** For each length of a pattern's beginning: the longest shorter beginning with which it ends (Knuth, Morris, Pratt). */
function bordersOf(pattern) {
    const borders = new Int32Array(pattern.length + 1);
    let border = 0;
    for (let i = 1; i < pattern.length; i++) {
        const unit = pattern.charCodeAt(i);
        while (border > 0 && pattern.charCodeAt(border) !== unit)
            border = borders[border] ?? 0;
        if (pattern.charCodeAt(border) === unit)
            border++;
        borders[i + 1] = border;
    }
    return borders;
}
/** How much of a pattern stands at the end of a text that ended with `matched` of it, and now with `unit` after that. */
function matchedAfter(pattern, borders, matched, unit) {
    let length = matched === pattern.length ? (borders[matched] ?? 0) : matched;
    while (length > 0 && pattern.charCodeAt(length) !== unit)
        length = borders[length] ?? 0;
    return pattern.charCodeAt(length) === unit ? length + 1 : 0;
}
/** The last characters, at most `most`, of one text with another after it. */
function lastOf(before, text, most) {
    return ownCopy(text.length < most ? (before + text).slice(-most) : text.slice(-most));
}
/** A path or an address without the slashes at its end. */
function withoutTrailingSlashes(text) {
    let end = text.length;
    while (text[end - 1] === '/')
        end--;
    return text.slice(0, end);
}
/** Whether a cut before offset `at` would divide a surrogate pair. */
function isPairCut(text, at) {
    const high = text.charCodeAt(at - 1);
    const low = text.charCodeAt(at);
    return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}


/***/ }),

/***/ 9745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ startTimer),
/* harmony export */   VF: () => (/* binding */ monotonicClock),
/* harmony export */   ZC: () => (/* binding */ abortable),
/* harmony export */   nl: () => (/* binding */ deadline),
/* harmony export */   u7: () => (/* binding */ onAbort)
/* harmony export */ });
/* unused harmony exports clampTimer, sleep */
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);

const LONGEST_TIMER = 2 ** 31 - 1;
const CALLS_AT_A_TIME = 200;
/** Not by `performance`, which takes longer to load than a start takes to refuse its inputs. */
const monotonicClock = { now: () => Number(process.hrtime.bigint()) / 1e6, sleep };
/** The one way to `setTimeout`, which takes NaN, negatives and more than 2^31-1 for "at once". */
function clampTimer(ms) {
    if (Number.isNaN(ms))
        throw new RangeError('a timer was given no number');
    return Math.min(Math.max(Math.ceil(ms), 0), LONGEST_TIMER);
}
/** `setTimeout` behind the clamp. */
function startTimer(run, ms) {
    return setTimeout(run, clampTimer(ms));
}
const waitingFor = new WeakMap();
/**
 * Calls `run` once when the signal aborts, in the order of the calls; answers how to call that off. Node goes through all
 * listeners of a signal for each one that comes or leaves, so that thousands of them need this. Not for a signal that has
 * aborted. The last one to leave takes the listener with it.
 */
function onAbort(signal, run) {
    const waiting = waitingFor.get(signal) ?? listen(signal);
    const own = () => run(); // who calls twice waits twice
    waiting.runs.add(own);
    return () => {
        if (!waiting.runs.delete(own) || waiting.runs.size > 0)
            return;
        signal.removeEventListener('abort', waiting.listener);
        waitingFor.delete(signal);
    };
}
function listen(signal) {
    const runs = new Set();
    const listener = () => {
        waitingFor.delete(signal);
        callSome(runs);
    };
    const waiting = { runs, listener };
    waitingFor.set(signal, waiting);
    signal.addEventListener('abort', listener, { once: true });
    return waiting;
}
/** Calls them some at a time: what thousands do at an abort would hold up signals and timers. */
function callSome(runs) {
    let count = 0;
    for (const run of runs) {
        runs.delete(run);
        run();
        if (++count === CALLS_AT_A_TIME)
            return void setImmediate(callSome, runs);
    }
}
/** Resolves after `ms`; rejects with the signal's reason when that aborts first. Leaves no listener behind. */
function sleep(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const leave = onAbort(signal, () => {
            clearTimeout(timer);
            reject(signal.reason);
        });
        const timer = startTimer(() => {
            leave();
            resolve();
        }, ms);
    });
}
/** Settles as `promise` does, or rejects with the signal's reason when that aborts first. Leaves no listener. */
function abortable(promise, signal) {
    return new Promise((resolve, reject) => {
        const giveUp = () => reject(signal.reason);
        const leave = signal.aborted ? giveUp : onAbort(signal, giveUp);
        // Taken up in any case: a promise that fails after the abort must not be nobody's.
        promise.then(resolve, reject).finally(leave);
        if (signal.aborted)
            giveUp();
    });
}
/**
 * A signal that aborts with the parent's reason, or with `reason` after `ms`. `release` must be called when the
 * work is done: it stops the timer and leaves the parent.
 */
function deadline(ms, parent, reason) {
    const controller = new AbortController();
    // Many requests may hang on one deadline, each for its own time.
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, controller.signal);
    const giveUp = () => controller.abort(parent.reason);
    if (parent.aborted)
        giveUp();
    const leave = parent.aborted ? undefined : onAbort(parent, giveUp);
    const timer = startTimer(() => controller.abort(reason()), ms);
    const release = () => {
        clearTimeout(timer);
        leave?.();
    };
    return { signal: controller.signal, release };
}


/***/ }),

/***/ 2339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The version of this action; a test holds it to `package.json`. */
const VERSION = '0.1.0';


/***/ }),

/***/ 9900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ tokenPage),
/* harmony export */   JH: () => (/* binding */ hasCall),
/* harmony export */   Ok: () => (/* binding */ apis),
/* harmony export */   YN: () => (/* binding */ credentialsOf),
/* harmony export */   c7: () => (/* binding */ isDirect),
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   oL: () => (/* binding */ decodeToken)
/* harmony export */ });
/* harmony import */ var _util_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9460);

/** The four ways to reach the platform, as the input `api` takes them. */
const apis = ['direct-v3', 'direct-v4', 'gateway-user', 'gateway-app'];
/**
 * Where each call lives: v3, where it has the call, below the pipeline (`*` is the build id), v4 below the project with the
 * ids in the query.
 * https://github.com/TencentBlueKing/bk-ci/tree/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw
 */
const calls = {
    history: { v3: 'builds/history', v4: 'build_histories' },
    buildStatus: { v3: 'builds/*/status', v4: 'build_status' },
    batchStatus: { v4: 'batch_get_build_status' },
    buildDetail: { v3: 'builds/*/detail', v4: 'build_detail' },
    logInit: { v3: 'builds/*/logs/init', v4: 'logs/init_logs' },
    logAfter: { v3: 'builds/*/logs/after', v4: 'logs/after_line_logs' },
    stop: { v3: 'builds/*/stop', v4: 'build_stop' },
    start: { v3: 'builds/start', v4: 'build_start' }
};
/** The back end has the kind before the version, the gateway the version before the kind. */
const prefixes = {
    'direct-v3': ['ms', 'openapi', 'api', 'apigw', 'v3'],
    'direct-v4': ['ms', 'openapi', 'api', 'apigw-user', 'v4'],
    'gateway-user': ['v4', 'apigw-user'],
    'gateway-app': ['v4', 'apigw-app']
};
/** Whether an `api` has a call at all; an older server may lack it all the same. */
function hasCall(api, call) {
    return api !== 'direct-v3' || calls[call].v3 !== undefined;
}
/** Path below the endpoint, and the query that stands for ids. */
function addressOf(api, call, { projectId, pipelineId, buildId }) {
    const project = [...prefixes[api], 'projects', projectId];
    const { v3, v4 } = calls[call];
    if (api === 'direct-v3') {
        if (v3 === undefined)
            throw new Error(`v3 has no ${call}`);
        const below = v3.split('/').map(segment => (segment === '*' ? (buildId ?? '') : segment));
        return { path: [...project, 'pipelines', pipelineId, ...below], query: {} };
    }
    return {
        path: [...project, ...v4.split('/')],
        query: { pipelineId, ...(buildId === undefined ? {} : { buildId }) }
    };
}
/**
 * How a request proves who asks. Direct: the token is a query parameter, and the user a header that a server without
 * token check trusts alone. Gateway: a header of JSON text, in which an application may stand beside the token of the
 * user for whom it acts; without that token a header names the user.
 * https://github.com/ci-plugins/document/blob/master/reference/rest-api/read-before-use.md
 */
function credentialsOf(api, { token, appCode, appSecret, username }) {
    const user = username === undefined ? {} : { 'x-devops-uid': username };
    if (isDirect(api)) {
        return { headers: user, query: token === undefined ? {} : { access_token: decodeToken(token) ?? token } };
    }
    // `JSON.stringify` leaves out what is undefined.
    const application = api === 'gateway-app' ? { bk_app_code: appCode, bk_app_secret: appSecret } : {};
    const authorization = JSON.stringify({ ...application, access_token: token });
    return { headers: { 'x-bkapi-authorization': authorization, ...user }, query: {} };
}
function isDirect(api) {
    return api === 'direct-v3' || api === 'direct-v4';
}
/** The page of a direct host that gives its visitor a token; `endpoint` is the base URL. */
function tokenPage(endpoint) {
    return `${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTrailingSlashes */ .A$)(endpoint)}/ms/auth/api/user/token/get`;
}
/**
 * The token page hands out a token that is percent-encoded already, and the query encodes once more: decoded once, or
 * nothing where that is no proper encoding.
 */
function decodeToken(token) {
    if (!/%[0-9a-f]{2}/i.test(token))
        return token;
    try {
        return decodeURIComponent(token);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 4415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ MESSAGE_VARIABLE),
/* harmony export */   EI: () => (/* binding */ isBuildId),
/* harmony export */   "in": () => (/* binding */ readRequest)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1109);
/* harmony import */ var _shared_run_query_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6262);
/* harmony import */ var _shared_start_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7678);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9900);





// The page that makes a project is stricter; personal projects are `_` and the user's name, those of git `git_42`.
const PROJECT_ID = /^[A-Za-z_][A-Za-z0-9_.@-]{0,63}$/;
// Old pipelines have no `p-`: PIPELINE_ID_PATTERN in PipelineUtils.kt.
const PIPELINE_ID = /^(?:p-[0-9a-f]{1,64}|[0-9a-f]{32})$/;
const BUILD_ID = /^b-[0-9a-zA-Z]{1,64}$/;
const runIds = {
    isRunId: isBuildId,
    form: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.bkci.build')
};
/** The variable that becomes the build's message. */
const MESSAGE_VARIABLE = 'BK_CI_BUILD_MSG';
const startLimits = {
    reserved: { [MESSAGE_VARIABLE]: 'action' }
};
function isBuildId(text) {
    return BUILD_ID.test(text);
}
/** Reads the platform's own inputs. Answers nothing when there was a mistake; all of them are reported. */
function readRequest(operation, raw, addMistake) {
    const mistakes = (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .collectMistakes */ .O2)(addMistake);
    const api = _api_js__WEBPACK_IMPORTED_MODULE_4__/* .apis */ .Ok.find(name => name === (raw.api ?? 'direct-v3'));
    if (api === undefined)
        mistakes.addMistake('api', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.unsupported', { vendor: 'bkci', meant: undefined, known: _api_js__WEBPACK_IMPORTED_MODULE_4__/* .apis */ .Ok }));
    checkHeaders(raw, mistakes.addMistake);
    const credentials = api === undefined ? {} : readCredentials(api, raw, mistakes.addMistake);
    const endpoint = api === undefined ? undefined : readEndpoint(api, raw, mistakes.addMistake);
    const projectId = readProject(raw, mistakes.addMistake);
    const starts = operation === 'run-pipeline';
    const start = starts ? (0,_shared_start_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readStart */ .H6)(raw, startLimits, mistakes.addMistake) : undefined;
    const builds = readBuilds(raw, starts, mistakes.addMistake);
    if (mistakes.hasAny() || api === undefined || endpoint === undefined || projectId === undefined)
        return undefined;
    return { api, endpoint, credentials, projectId, builds, start };
}
function readEndpoint(api, { endpoint }, addMistake) {
    if (endpoint === undefined) {
        addMistake('endpoint', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.bkci.endpoint', { isGateway: !(0,_api_js__WEBPACK_IMPORTED_MODULE_4__/* .isDirect */ .c7)(api) }));
    }
    else if ((0,_api_js__WEBPACK_IMPORTED_MODULE_4__/* .isDirect */ .c7)(api)) {
        const wrong = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.bkci.api-path', { api });
        (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseApiPath */ .cf)(endpoint, /\/(?:ms|console|api\/apigw(?:-\w+)?)(?:\/|$)/i, wrong, addMistake);
    }
    else {
        const wrong = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.bkci.version', { api });
        (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseApiPath */ .cf)(endpoint, /\/(?:v[34]|apigw-(?:user|app))(?:\/|$)/i, wrong, addMistake);
    }
    return endpoint;
}
function readProject({ 'project-id': projectId }, addMistake) {
    if (projectId === undefined)
        addMistake('project-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.bkci.project'));
    else if (!PROJECT_ID.test(projectId))
        addMistake('project-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.bkci.project'));
    return projectId;
}
/** The credentials that each `api` takes. Those that are not named are not used by it. */
const needs = {
    'direct-v3': { token: false, username: false },
    'direct-v4': { token: false, username: false },
    'gateway-user': { token: true },
    'gateway-app': { 'app-code': true, 'app-secret': true, username: false, token: false }
};
/** The credentials of an `api`: those that are missing, malformed, or not used by it are mistakes. */
function readCredentials(api, raw, addMistake) {
    const { token, username, 'app-code': appCode, 'app-secret': appSecret } = raw;
    for (const input of ['token', 'app-code', 'app-secret', 'username']) {
        const isNeeded = needs[api][input];
        if (isNeeded === undefined && raw[input] !== undefined)
            addMistake(input, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.unused-with-api', { api }), 'unused');
        if (input !== 'username' && isNeeded && raw[input] === undefined)
            addMistake(input, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.bkci.credential', { api, input }));
    }
    if (token === undefined && username === undefined)
        requireUser(api, addMistake);
    if ((0,_api_js__WEBPACK_IMPORTED_MODULE_4__/* .isDirect */ .c7)(api) && token !== undefined && (0,_api_js__WEBPACK_IMPORTED_MODULE_4__/* .decodeToken */ .oL)(token) === undefined)
        addMistake('token', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.bkci.percent-sign'));
    return { token, appCode, appSecret, username };
}
/** What goes into a header is checked whatever the `api`, which may be a mistake itself. */
function checkHeaders(raw, addMistake) {
    for (const input of ['username', 'app-code']) {
        const value = raw[input];
        if (value !== undefined && !/^[!-~]{1,128}$/.test(value))
            addMistake(input, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.bkci.header'));
    }
}
function requireUser(api, addMistake) {
    if (api === 'gateway-app') {
        addMistake('username', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.bkci.user', { api }));
    }
    else if ((0,_api_js__WEBPACK_IMPORTED_MODULE_4__/* .isDirect */ .c7)(api)) {
        addMistake('token', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.bkci.token', { page: (0,_api_js__WEBPACK_IMPORTED_MODULE_4__/* .tokenPage */ .$b)('{endpoint}') }));
    }
}
/** Pairs each pipeline with the build that is meant of it. */
function readBuilds(raw, starts, addMistake) {
    const pipelines = (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readIds */ .Zm)('pipeline-id', raw['pipeline-id'], {
        isId: id => PIPELINE_ID.test(id),
        form: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.bkci.pipeline'),
        things: 'pipelines'
    }, addMistake);
    if (starts) {
        (0,_shared_start_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSeveral */ .tF)(pipelines, addMistake);
        return pipelines.map(pipelineId => ({ pipelineId, query: { by: 'started' } }));
    }
    const queries = (0,_shared_run_query_js__WEBPACK_IMPORTED_MODULE_2__/* .readQueries */ .p)(raw, pipelines, runIds, addMistake);
    const builds = queries.map((query, i) => ({ query, pipelineId: pipelines[i] ?? '' }));
    const areGiven = builds.every(({ query }) => query.by === 'id');
    (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseTwice */ .H8)(areGiven ? 'run-id' : 'pipeline-id', builds.map(({ pipelineId, query }) => (query.by === 'id' ? `${pipelineId} ${query.id}` : pipelineId)), builds.map(({ pipelineId, query }) => (query.by === 'id' ? query.id : pipelineId)), addMistake);
    return builds;
}


/***/ }),

/***/ 1281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ readLink),
/* harmony export */   c8: () => (/* binding */ consolesFor),
/* harmony export */   cy: () => (/* binding */ createLinks)
/* harmony export */ });
/**
 * Pages of the web console about a pipeline; every link is `''` where its base is not known. `base` is the console's
 * address, without a slash at its end, with or without `/console`.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/frontend/devops-pipeline/src/router/router.js
 */
function createLinks(base, projectId, pipelineId) {
    const page = (...rest) => base === undefined
        ? ''
        : [
            base.replace(/\/console$/, ''),
            'console/pipeline',
            ...[projectId, pipelineId, ...rest].map(encodeURIComponent)
        ].join('/');
    return {
        pipeline: () => page('history'),
        run: buildId => page('detail', buildId)
    };
}
// A pipeline, its history, or one of its builds.
const PIPELINE_PAGE = /\/console\/pipeline\/([^/]+)\/(p-[^/]+|[0-9a-f]{32})(?:\/(?:history|detail(?:\/([^/]+))?)(?:\/|$)|\/?$)/;
// The same of a pipeline that was made as a creative flow.
const FLOW_PAGE = /\/console\/creative-stream\/([^/]+)\/flow\/(p-[^/]+|[0-9a-f]{32})(?:\/execute(?:\/([^/]+))?(?:\/|$)|\/?$)/;
/** The inputs that a console link to a build, a pipeline, or a pipeline's history stands for. */
function readLink(url) {
    const found = PIPELINE_PAGE.exec(url.pathname) ?? FLOW_PAGE.exec(url.pathname);
    if (!found)
        return undefined;
    const [, project = '', pipeline = '', build] = found;
    try {
        return {
            'project-id': decodeURIComponent(project),
            'pipeline-id': decodeURIComponent(pipeline),
            ...(build !== undefined ? { 'run-id': decodeURIComponent(build) } : {})
        };
    }
    catch {
        return undefined; // no proper percent-encoding
    }
}
/** The endpoint itself: a host has its console beside its API. That of a gateway is elsewhere, and has to be given. */
function consolesFor({ endpoint }) {
    return endpoint === undefined ? undefined : [endpoint];
}


/***/ }),

/***/ 366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jf: () => (/* binding */ isPathId),
/* harmony export */   eQ: () => (/* binding */ isId),
/* harmony export */   s: () => (/* binding */ sameId)
/* harmony export */ });
/** Whether a text can be the id of a project, a pipeline or a run: 32 hexadecimal digits, in either case. */
function isId(text) {
    return /^[0-9a-fA-F]{32}$/.test(text);
}
/** Whether an id that an answer names can stand in a path: ids of jobs and steps have no documented form. */
function isPathId(text) {
    return /^[0-9A-Za-z_-]{1,64}$/.test(text);
}
/** Whether two spellings name the same thing: ids are hexadecimal, and are written in either case. */
function sameId(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}


/***/ }),

/***/ 9634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ refuseLeftovers),
/* harmony export */   Ep: () => (/* binding */ keylessInputs),
/* harmony export */   XD: () => (/* binding */ isKeyless),
/* harmony export */   cW: () => (/* binding */ ID_TOKEN_KEY),
/* harmony export */   e_: () => (/* binding */ ID_TOKEN_URL),
/* harmony export */   tc: () => (/* binding */ readKeyless)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _util_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(223);
/* harmony import */ var _shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1109);
/* harmony import */ var _regions_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2377);




/** Variables by which the runner tells where, and with which credential, a job asks for its identity token. */
const ID_TOKEN_URL = 'ACTIONS_ID_TOKEN_REQUEST_URL';
const ID_TOKEN_KEY = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN';
const keylessInputs = [
    'oidc-provider-urn',
    'oidc-agency-urn',
    'oidc-audience',
    'oidc-duration',
    'sts-endpoint'
];
const DEFAULT_AUDIENCE = 'sts.huaweicloud.com';
const [LEAST_MS, DEFAULT_MS, MOST_MS] = [15 * 60_000, 3600_000, 12 * 3600_000];
/** Whether a login by the job's own identity is asked for. */
function isKeyless(raw) {
    return raw['oidc-provider-urn'] !== undefined || raw['oidc-agency-urn'] !== undefined;
}
/** What of these inputs was given without the two that ask for such a login. */
function refuseLeftovers(raw, addMistake) {
    for (const name of keylessInputs) {
        if (raw[name] !== undefined)
            addMistake(name, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.used-only-with', { input: 'oidc-provider-urn' }), 'unused');
    }
}
/** Reads the inputs of the login; of use only without mistakes. */
function readKeyless(raw, addMistake) {
    for (const name of ['token', 'access-key', 'secret-key', 'security-token']) {
        if (raw[name] !== undefined)
            addMistake(name, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.beside', { input: 'oidc-provider-urn' }));
    }
    const audience = raw['oidc-audience'] ?? DEFAULT_AUDIENCE;
    if (!/^[!-~]{1,255}$/.test(audience))
        addMistake('oidc-audience', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.form', { form: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.codearts.audience') }));
    return {
        providerUrn: readUrn('oidc-provider-urn', 'oidc-agency-urn', raw, addMistake),
        agencyUrn: readUrn('oidc-agency-urn', 'oidc-provider-urn', raw, addMistake),
        audience,
        durationS: readSeconds(raw, addMistake),
        sts: readSts(raw, addMistake),
        idToken: readSource(raw, addMistake)
    };
}
// https://support.huaweicloud.com/api-iam5/AssumeAgencyWithOIDC.html
const urns = {
    'oidc-provider-urn': {
        pattern: /^iam::[\w-]+:oidcProvider:[\w+=,.@/-]+$/,
        form: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.codearts.provider-urn')
    },
    'oidc-agency-urn': {
        pattern: /^iam::[\w-]+:agency:[\w+=,.@/-]+$/,
        form: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.codearts.agency-urn')
    }
};
const LONGEST_URN = 1500;
function readUrn(name, other, raw, addMistake) {
    const { pattern, form } = urns[name];
    const urn = raw[name];
    if (urn === undefined)
        addMistake(name, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.codearts.key', { input: other }));
    else if (urn.length > LONGEST_URN || !pattern.test(urn))
        addMistake(name, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.form', { form }));
    return urn ?? '';
}
function readSeconds(raw, addMistake) {
    const text = raw['oidc-duration'];
    const ms = text === undefined ? DEFAULT_MS : (0,_util_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(text);
    if (ms === undefined)
        addMistake('oidc-duration', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.duration'));
    else if (ms < LEAST_MS || ms > MOST_MS)
        addMistake('oidc-duration', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.range', { leastMs: LEAST_MS, mostMs: MOST_MS }));
    return Math.floor((ms ?? 0) / 1000);
}
/** The STS that was given, else that of the region: any one of the public cloud serves all of its accounts. */
function readSts(raw, addMistake) {
    const { region, endpoint, 'sts-endpoint': given } = raw;
    (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseApiPath */ .cf)(given, /\/v5(?:\/|$)/i, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.api-path', { paths: ['/v5'] }), (_, wrong) => addMistake('sts-endpoint', wrong));
    const known = region === undefined || (0,_regions_js__WEBPACK_IMPORTED_MODULE_3__/* .isRegion */ .Dp)(region) ? (0,_regions_js__WEBPACK_IMPORTED_MODULE_3__/* .stsOf */ .WR)(region, endpoint) : '';
    if (given === undefined && known === undefined)
        addMistake('sts-endpoint', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.codearts.sts-endpoint'));
    return given ?? known ?? '';
}
/** https://docs.github.com/en/actions/reference/security/oidc */
function readSource(raw, addMistake) {
    const [url, key] = [raw[ID_TOKEN_URL], raw[ID_TOKEN_KEY]];
    if (url === undefined || key === undefined) {
        addMistake('oidc-provider-urn', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.codearts.no-id-token'));
        return { base: '', path: [], query: {}, key: '' };
    }
    const [plain = '', query = ''] = url.split(/\?(.*)/s);
    // The rest of the path has empty segments on some hosts of GitHub: it stays as it is.
    const end = plain.lastIndexOf('/');
    return {
        base: plain.slice(0, end),
        path: [decoded(plain.slice(end + 1))],
        query: Object.fromEntries(new URLSearchParams(query)),
        key
    };
}
function decoded(segment) {
    try {
        return decodeURIComponent(segment);
    }
    catch {
        return segment;
    }
}


/***/ }),

/***/ 9685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I7: () => (/* binding */ trustedLink),
/* harmony export */   XF: () => (/* binding */ readLink),
/* harmony export */   c8: () => (/* binding */ consolesFor),
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   i1: () => (/* binding */ consoleLink)
/* harmony export */ });
/* harmony import */ var _regions_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2377);

const HEX = '[0-9a-fA-F]{32}';
const RUN_PATH = new RegExp(`^/cicd/project/(${HEX})/pipeline/(?:detail|history)/(${HEX})(?:/(${HEX}))?/?$`);
const LONGEST_LINK = 2000;
// All that the console's own addresses need. A percent-encoded one could spell a credential in a way that redaction misses.
const PLAIN_ADDRESS = /^[\w.~:/?#!=&+-]*$/;
/**
 * The inputs in a console link `https://devcloud.{region}.huaweicloud.com/cicd/project/…/pipeline/detail/…/…`, or in the
 * same path of a console at another address, which tells no region.
 */
function readLink(url, raw) {
    const path = RUN_PATH.exec(url.pathname);
    if (!path)
        return undefined;
    const [, project, pipeline, run] = path.map(id => id?.toLowerCase());
    return {
        region: regionOf(url),
        // The paths of v3 have no project.
        ...(project !== undefined && raw.api !== 'v3' && { 'project-id': project }),
        ...(pipeline !== undefined && { 'pipeline-id': pipeline }),
        ...(run !== undefined && { 'run-id': run })
    };
}
/**
 * The public cloud's console in the region of the endpoint. An endpoint at another address may stand for any region:
 * then the link's own decides, and whether that is the one of the inputs is asked of `region`.
 */
function consolesFor({ endpoint, region }, url) {
    const asked = endpoint === undefined ? undefined : (0,_regions_js__WEBPACK_IMPORTED_MODULE_0__/* .regionOfEndpoint */ .hk)(endpoint);
    const place = asked ?? regionOf(url) ?? region;
    return [place === undefined ? 'https://devcloud.huaweicloud.com' : consoleOf(place)];
}
/** The region whose public console a URL leads to. */
function regionOf({ hostname }) {
    return /^devcloud\.([a-z0-9-]+)\.huaweicloud\.com$/.exec(hostname)?.[1];
}
function consoleOf(region) {
    return `https://devcloud.${region}.huaweicloud.com`;
}
/** Console pages of a pipeline and of its runs, as a `RunAdapter` has them. */
function linksOf(console, pipeline) {
    return {
        run: runId => consoleLink(console, { ...pipeline, runId }),
        pipeline: () => consoleLink(console, pipeline)
    };
}
/** The console page of a run, or of a pipeline's history without one; `''` when nothing says where it is. */
function consoleLink({ consoleUrl, region }, { projectId, pipelineId, runId }) {
    const base = consoleUrl ?? (region === undefined ? undefined : consoleOf(region));
    if (base === undefined)
        return '';
    const page = runId === undefined
        ? `history/${encodeURIComponent(pipelineId)}`
        : `detail/${encodeURIComponent(pipelineId)}/${encodeURIComponent(runId)}`;
    return `${base}/cicd/project/${encodeURIComponent(projectId)}/pipeline/${page}?v=1`;
}
/** The platform's own link, where it leads to Huawei's console or to the one at `consoleUrl`; else nothing. */
function trustedLink(text, consoleUrl) {
    if (!text || text.length > LONGEST_LINK || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    if (url.username !== '' || url.password !== '')
        return undefined;
    if (!PLAIN_ADDRESS.test(url.href.slice(url.origin.length)))
        return undefined;
    const own = consoleUrl !== undefined && URL.canParse(consoleUrl) && new URL(consoleUrl).origin === url.origin;
    const huawei = url.protocol === 'https:' && url.port === '' && /(?:^|\.)huaweicloud\.com$/.test(url.hostname);
    return own || huawei ? url.href : undefined;
}


/***/ }),

/***/ 2377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ isRegion),
/* harmony export */   WR: () => (/* binding */ stsOf),
/* harmony export */   X5: () => (/* binding */ endpointOf),
/* harmony export */   fr: () => (/* binding */ knownRegions),
/* harmony export */   hk: () => (/* binding */ regionOfEndpoint)
/* harmony export */ });
/**
 * Hosts of the API by region: there are three shapes, so no one template fits.
 * From the region list of Huawei's SDKs (codeartspipeline_region.py, CodeArtsPipelineRegion.java).
 */
const hostShapes = [
    {
        host: 'cloudpipeline-ext',
        regions: [
            'cn-north-1',
            'cn-north-4',
            'cn-south-1',
            'cn-south-2',
            'cn-east-2',
            'cn-east-3',
            'cn-southwest-2',
            'ap-southeast-3',
            'sa-brazil-1',
            'la-north-2'
        ]
    },
    { host: 'pipeline-external', regions: ['tr-west-1', 'la-south-2'] },
    { host: 'pipeline', regions: ['af-north-1', 'me-east-1', 'af-south-1'] }
];
/** Base URL of the API in a region, or nothing for a region that is not listed. */
function endpointOf(region) {
    const shape = hostShapes.find(({ regions }) => regions.includes(region));
    return shape && `https://${shape.host}.${region}.myhuaweicloud.com`;
}
/** The region of an endpoint of the public cloud; nothing for another address. */
function regionOfEndpoint(endpoint) {
    const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : '';
    return /^[a-z0-9-]+\.([a-z0-9-]+)\.myhuaweicloud\.com$/.exec(host)?.[1];
}
/** From the region list of Huawei's SDKs (sts_region.py). The first one is the SDKs' own default. */
const stsRegions = [
    'cn-north-4',
    'cn-south-1',
    'cn-east-3',
    'cn-southwest-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'sa-brazil-1',
    'la-south-2',
    'af-south-1',
    'tr-west-1'
];
/**
 * Base URL of the STS for a region, or for an endpoint where no region was given: the nearest one of the public cloud;
 * nothing for a cloud that is not known here.
 */
function stsOf(region, endpoint) {
    const own = endpoint === undefined ? undefined : regionOfEndpoint(endpoint);
    const near = region ?? own;
    const isPublic = own !== undefined || (near !== undefined && endpointOf(near) !== undefined);
    const at = near !== undefined && stsRegions.includes(near) ? near : isPublic ? stsRegions[0] : undefined;
    return at && `https://sts.${at}.myhuaweicloud.com`;
}
/** The regions that need no `endpoint`. */
const knownRegions = hostShapes.flatMap(({ regions }) => regions);
/** Whether a text can be a region's name: it becomes part of host names. */
function isRegion(text) {
    return /^[a-z][a-z0-9]*(?:-[a-z0-9]+){1,4}$/.test(text) && text.length <= 40;
}


/***/ }),

/***/ 1198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  o: () => (/* binding */ vendors)
});

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __nccwpck_require__(6800);
// EXTERNAL MODULE: ./lib/src/vendors/shared/start-inputs.js
var start_inputs = __nccwpck_require__(7678);
// EXTERNAL MODULE: ./lib/src/vendors/bkci/api.js
var api = __nccwpck_require__(9900);
// EXTERNAL MODULE: ./lib/src/vendors/bkci/inputs.js
var inputs = __nccwpck_require__(4415);
// EXTERNAL MODULE: ./lib/src/vendors/bkci/links.js
var links = __nccwpck_require__(1281);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/index.js





const credentialInputs = ['token', 'app-code', 'app-secret', 'username'];
const runInputs = ['project-id', 'pipeline-id', 'run-id', 'commit', 'created-after'];
/** Tencent BlueKing CI (蓝盾). See README.md in this folder for API pages, permissions and quirks. */
const bkci = {
    title: (0,message/* message */.iU)('platform.bkci'),
    apis: api/* apis */.Ok,
    encodedTokens: true,
    operations: {
        'wait-pipeline': [...credentialInputs, ...runInputs],
        'run-pipeline': [...credentialInputs, 'project-id', ...start_inputs/* startInputs */.Qo.filter(name => name !== 'tag')],
        'check-pipeline': [...credentialInputs, ...runInputs],
        'fetch-logs': [...credentialInputs, ...runInputs, 'job-id', 'step-id']
    },
    readLink: links/* readLink */.XF,
    consolesFor: links/* consolesFor */.c8,
    plan
};
function plan(operation, raw, addMistake) {
    const request = (0,inputs/* readRequest */["in"])(operation, raw, addMistake);
    if (request === undefined)
        return undefined;
    return {
        api: request.api,
        endpoint: request.endpoint,
        async open(http, consoleUrl) {
            const { openBuilds } = await Promise.all(/* import() */[__nccwpck_require__.e(226), __nccwpck_require__.e(771), __nccwpck_require__.e(214), __nccwpck_require__.e(574)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1193));
            return openBuilds(request, http, { consoleUrl, waits: /^(?:wait|run)-pipeline$/.test(operation) });
        }
    };
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/inputs.js
var shared_inputs = __nccwpck_require__(1109);
// EXTERNAL MODULE: ./lib/src/vendors/codearts/keyless.js
var keyless = __nccwpck_require__(9634);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/credentials.js


/** Keys that Huawei's own action and its SDKs leave in the environment, in the order in which they count. */
const environmentKeys = [
    { accessKey: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretKey: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY' },
    {
        accessKey: 'HUAWEICLOUD_SDK_AK',
        secretKey: 'HUAWEICLOUD_SDK_SK',
        securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN'
    }
];
const environment = {
    names: [...environmentKeys.flatMap(keys => Object.values(keys)), keyless/* ID_TOKEN_KEY */.cW],
    addresses: [keyless/* ID_TOKEN_URL */.e_],
    read: (raw, env) => ((0,keyless/* isKeyless */.XD)(raw) ? pick(env, [keyless/* ID_TOKEN_URL */.e_, keyless/* ID_TOKEN_KEY */.cW]) : keysOf(raw, env))
};
/** Of these variables, those that are there. */
function pick(env, names) {
    return Object.fromEntries(names.flatMap(name => (env[name]?.trim() ? [[name, env[name]]] : [])));
}
/**
 * The first whole pair of keys in the environment, with its own security token, where no credential was given as an
 * input. Values are as they stand: whether they can be right is checked as it is for inputs.
 */
function keysOf(raw, env) {
    if (raw.token ?? raw['access-key'] ?? raw['secret-key'])
        return {};
    const read = (name) => {
        const value = name === undefined ? '' : (env[name] ?? '');
        return value.trim() === '' ? undefined : value;
    };
    for (const names of environmentKeys) {
        const accessKey = read(names.accessKey);
        const secretKey = read(names.secretKey);
        const securityToken = read(names.securityToken);
        if (accessKey === undefined || secretKey === undefined)
            continue;
        return {
            'access-key': accessKey,
            'secret-key': secretKey,
            ...(securityToken !== undefined && { 'security-token': securityToken })
        };
    }
    return {};
}
/** An IAM token, a pair of keys, or a login without either: one of them, whole. Of use only without mistakes. */
function readCredentials(raw, addMistake) {
    if ((0,keyless/* isKeyless */.XD)(raw))
        return (0,keyless/* readKeyless */.tc)(raw, addMistake);
    (0,keyless/* refuseLeftovers */.$A)(raw, addMistake);
    const { token, 'access-key': accessKey, 'secret-key': secretKey, 'security-token': securityToken } = raw;
    if (token !== undefined) {
        for (const name of ['access-key', 'secret-key', 'security-token']) {
            if (raw[name] !== undefined)
                addMistake(name, (0,message/* message */.iU)('wrong.beside', { input: 'token' }));
        }
        return { token };
    }
    if (accessKey === undefined && secretKey === undefined) {
        addMistake('token', (0,message/* message */.iU)('missing.codearts.credential'));
        return undefined;
    }
    if (accessKey === undefined)
        addMistake('access-key', (0,message/* message */.iU)('missing.codearts.key', { input: 'secret-key' }));
    if (secretKey === undefined)
        addMistake('secret-key', (0,message/* message */.iU)('missing.codearts.key', { input: 'access-key' }));
    if (accessKey === undefined || secretKey === undefined)
        return undefined;
    return { accessKey, secretKey, securityToken };
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/run-query.js
var run_query = __nccwpck_require__(6262);
// EXTERNAL MODULE: ./lib/src/vendors/codearts/ids.js
var ids = __nccwpck_require__(366);
// EXTERNAL MODULE: ./lib/src/vendors/codearts/regions.js
var regions = __nccwpck_require__(2377);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/inputs.js






const runIds = {
    isRunId: ids/* isId */.eQ,
    form: (0,message/* message */.iU)('form.codearts.run')
};
const startLimits = { reserved: {}, longestValue: 8192 };
/** Reads the inputs that name things, ids in lower case as the platform writes them. Of use only without mistakes. */
function readWantedRuns(operation, raw, addMistake) {
    const api = raw.api === 'v3' ? 'v3' : 'v5';
    if (api === 'v3' && operation === 'fetch-logs')
        addMistake('api', (0,message/* message */.iU)('wrong.codearts.no-logs'));
    if (api === 'v3' && operation === 'run-pipeline')
        addMistake('api', (0,message/* message */.iU)('wrong.codearts.no-starts'));
    const rule = { isId: ids/* isId */.eQ, form: (0,message/* message */.iU)('form.codearts.pipelines'), things: 'pipelines' };
    const pipelines = (0,shared_inputs/* readIds */.Zm)('pipeline-id', raw['pipeline-id'], rule, addMistake).map(id => id.toLowerCase());
    const place = { api, ...readPlace(raw, addMistake), projectId: readProject(api, raw, addMistake), pipelines };
    if (operation === 'run-pipeline') {
        (0,start_inputs/* refuseSeveral */.tF)(pipelines, addMistake);
        const start = (0,start_inputs/* readStart */.H6)(raw, startLimits, addMistake);
        return { ...place, queries: pipelines.map(() => ({ by: 'started' })), start };
    }
    return {
        ...place,
        queries: api === 'v3' ? readLatest(raw, pipelines, addMistake) : readRuns(raw, pipelines, addMistake)
    };
}
function readPlace({ region, endpoint }, addMistake) {
    const valid = region !== undefined && (0,regions/* isRegion */.Dp)(region);
    const known = valid ? (0,regions/* endpointOf */.X5)(region) : undefined;
    if (region !== undefined && !valid)
        addMistake('region', (0,message/* message */.iU)('wrong.codearts.region'));
    if (region === undefined && endpoint === undefined) {
        addMistake('region', (0,message/* message */.iU)('missing.codearts.region'));
    }
    if (valid && known === undefined && endpoint === undefined) {
        addMistake('region', (0,message/* message */.iU)('wrong.codearts.unknown-region', { known: regions/* knownRegions */.fr }));
    }
    (0,shared_inputs/* refuseApiPath */.cf)(endpoint, /\/(?:v[35]|cicd)(?:\/|$)/i, (0,message/* message */.iU)('wrong.api-path', { paths: ['/v5', '/v3'] }), addMistake);
    return { endpoint: endpoint ?? known ?? '', region: valid ? region : undefined };
}
function readProject(api, raw, addMistake) {
    const project = raw['project-id'];
    if (api === 'v3') {
        if (project !== undefined)
            addMistake('project-id', (0,message/* message */.iU)('wrong.unused-with-api', { api }), 'unused');
        return '';
    }
    const form = (0,message/* message */.iU)('form.codearts.project');
    if (project === undefined)
        addMistake('project-id', (0,message/* message */.iU)('missing.ids', { form }));
    else if (!(0,ids/* isId */.eQ)(project))
        addMistake('project-id', (0,message/* message */.iU)('wrong.form', { form }));
    return project?.toLowerCase() ?? '';
}
/** v3 shows the latest run and no other. */
function readLatest(raw, pipelines, addMistake) {
    const others = (0,shared_inputs/* readList */.LD)(raw['run-id']).filter(run => run !== 'latest');
    if (raw.commit !== undefined) {
        addMistake('commit', (0,message/* message */.iU)('wrong.codearts.v3-commit'), 'unused');
    }
    if (others.length > 0)
        addMistake('run-id', (0,message/* message */.iU)('wrong.codearts.v3-run'));
    if (raw.commit !== undefined || others.length > 0)
        return [];
    (0,shared_inputs/* refuseTwice */.H8)('pipeline-id', pipelines, pipelines, addMistake);
    return (0,run_query/* readQueries */.p)(raw, pipelines, runIds, addMistake);
}
/** A pipeline may be named more than once with v5, each time with another run. */
function readRuns(raw, pipelines, addMistake) {
    const queries = (0,run_query/* readQueries */.p)(raw, pipelines, runIds, addMistake).map((query) => (query.by === 'id' ? { by: 'id', id: query.id.toLowerCase() } : query));
    const keys = pipelines.map((pipeline, i) => {
        const query = queries[i];
        return query?.by === 'id' ? `${pipeline} ${query.id}` : pipeline;
    });
    (0,shared_inputs/* refuseTwice */.H8)('pipeline-id', keys, pipelines, addMistake);
    return queries;
}

// EXTERNAL MODULE: ./lib/src/vendors/codearts/links.js
var codearts_links = __nccwpck_require__(9685);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/index.js







const codearts_credentialInputs = ['token', 'access-key', 'secret-key', 'security-token', ...keyless/* keylessInputs */.Ep];
const codearts_runInputs = ['project-id', 'region', 'pipeline-id', 'run-id', 'commit', 'created-after'];
/** Huawei Cloud CodeArts Pipeline. See README.md in this folder for API pages, permissions and quirks. */
const codearts = {
    title: (0,message/* message */.iU)('platform.codearts'),
    apis: ['v5', 'v3'],
    operations: {
        'wait-pipeline': [...codearts_credentialInputs, ...codearts_runInputs],
        'run-pipeline': [...codearts_credentialInputs, 'project-id', 'region', ...start_inputs/* startInputs */.Qo],
        'check-pipeline': [...codearts_credentialInputs, ...codearts_runInputs],
        'fetch-logs': [...codearts_credentialInputs, ...codearts_runInputs, 'job-id', 'step-id']
    },
    readLink: codearts_links/* readLink */.XF,
    consolesFor: codearts_links/* consolesFor */.c8,
    environment: environment,
    plan: codearts_plan
};
function codearts_plan(operation, raw, report) {
    const { addMistake, hasAny } = (0,shared_inputs/* collectMistakes */.O2)(report);
    const credentials = readCredentials(raw, addMistake);
    const wanted = readWantedRuns(operation, raw, addMistake);
    if (hasAny() || credentials === undefined)
        return undefined;
    return {
        api: wanted.api,
        endpoint: wanted.endpoint,
        ...('agencyUrn' in credentials && {
            servers: { 'sts-endpoint': credentials.sts, [keyless/* ID_TOKEN_URL */.e_]: credentials.idToken.base }
        }),
        async open(http, consoleUrl, tools) {
            const { openTargets } = await Promise.all(/* import() */[__nccwpck_require__.e(226), __nccwpck_require__.e(771), __nccwpck_require__.e(214), __nccwpck_require__.e(390)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7390));
            const known = 'agencyUrn' in credentials
                ? { sessions: (await Promise.all(/* import() */[__nccwpck_require__.e(771), __nccwpck_require__.e(427)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9427))).sessionsOf(credentials, tools) }
                : credentials;
            return openTargets(operation, wanted, known, http, consoleUrl);
        }
    };
}

// EXTERNAL MODULE: ./lib/src/vendors/yunxiao/inputs.js
var yunxiao_inputs = __nccwpck_require__(2013);
// EXTERNAL MODULE: ./lib/src/vendors/yunxiao/links.js
var yunxiao_links = __nccwpck_require__(7631);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/index.js





const access = ['token', 'organization-id'];
const run = ['pipeline-id', 'run-id', 'commit', 'created-after'];
const changeOrder = ['app-name', 'change-order-sn'];
/** Alibaba Cloud Yunxiao. See README.md in this folder for API pages, token scopes and quirks. */
const yunxiao = {
    title: (0,message/* message */.iU)('platform.yunxiao'),
    apis: ['central', 'region'],
    operations: {
        'wait-deploy-order': [...access, ...run, 'deploy-order-id', 'job-id'],
        'wait-change-order': [...access, ...run, ...changeOrder],
        'wait-pipeline': [...access, ...run],
        'run-pipeline': [...access, ...start_inputs/* startInputs */.Qo],
        'check-pipeline': [...access, ...run],
        'fetch-logs': [...access, ...run, 'deploy-order-id', ...changeOrder, 'job-id', 'step-id', 'machine-sn']
    },
    readLink: yunxiao_links/* readLink */.XF,
    consolesFor: yunxiao_links/* consolesFor */.c8,
    plan: yunxiao_plan
};
function yunxiao_plan(operation, given, addMistake) {
    const mistakes = (0,shared_inputs/* collectMistakes */.O2)(addMistake);
    const place = (0,yunxiao_inputs/* readAccess */.zS)(given, mistakes.addMistake);
    const targets = (0,yunxiao_inputs/* readTargets */.R0)(operation, given, mistakes.addMistake);
    if (mistakes.hasAny())
        return undefined;
    return {
        api: place.api,
        endpoint: place.endpoint,
        async open(http, consoleUrl) {
            const { openTargets } = await Promise.all(/* import() */[__nccwpck_require__.e(226), __nccwpck_require__.e(771), __nccwpck_require__.e(214), __nccwpck_require__.e(726)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1726));
            return openTargets(targets, place, http, consoleUrl);
        }
    };
}

;// CONCATENATED MODULE: ./lib/src/vendors/index.js



/** The registry: one line per platform, named as its folder and as the input `vendor` takes it. */
const vendors = {
    yunxiao: yunxiao,
    codearts: codearts,
    bkci: bkci
};


/***/ }),

/***/ 1109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ refuseTwice),
/* harmony export */   He: () => (/* binding */ unsplitBy),
/* harmony export */   LD: () => (/* binding */ readList),
/* harmony export */   O2: () => (/* binding */ collectMistakes),
/* harmony export */   Q4: () => (/* binding */ refuseTooMany),
/* harmony export */   Zm: () => (/* binding */ readIds),
/* harmony export */   cf: () => (/* binding */ refuseApiPath),
/* harmony export */   vR: () => (/* binding */ refuseOddItem)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);

/** A step takes so many targets at the most. */
const MOST_TARGETS = 50;
const LONGEST_SHOWN = 60;
const LINE_BREAK = /[\r\n]/;
/**
 * The items of a list input: one a line where the value holds a line break, so that a name may hold commas; else they
 * are separated by commas.
 */
function readList(text = '') {
    return (text
        .split(LINE_BREAK.test(text) ? LINE_BREAK : ',')
        .map(item => item.trim())
        // A comma alone names nothing.
        .filter(item => /[^\s,]/.test(item)));
}
/** Passes mistakes on, and knows whether there was any. */
function collectMistakes(addMistake) {
    let hasAny = false;
    return {
        addMistake(...mistake) {
            hasAny = true;
            addMistake(...mistake);
        },
        hasAny: () => hasAny
    };
}
/** The ids that a list input names, as many as are given. Missing, malformed and too many ones are mistakes. */
function readIds(input, text, { isId, form, things }, addMistake) {
    const ids = readList(text);
    if (ids.length === 0)
        addMistake(input, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.ids', { form }));
    refuseOddItem(input, ids, { isId, form }, addMistake);
    refuseTooMany(input, ids.length, things, addMistake);
    return ids;
}
/** The first item that is no id is a mistake. `form` is what an id is, for people. */
function refuseOddItem(input, items, { isId, form }, addMistake) {
    const odd = items.find(item => !isId(item));
    if (odd === undefined)
        return;
    // One that is longer is not shown, since a cut one may be the beginning of a credential that was given twice.
    const facts = { form, unsplit: unsplitBy(odd) };
    addMistake(input, odd.length <= LONGEST_SHOWN
        ? (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('quoted.item', { item: odd, ...facts })
        : (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.long-item', { length: odd.length, ...facts }));
}
/** Why a wrong item may be several: a list with line breaks is not split at commas, and none is at another mark. */
function unsplitBy(item) {
    if (item.includes(','))
        return 'lines';
    return /[，、；;]/.test(item) ? 'mark' : undefined;
}
function refuseTooMany(input, count, things, addMistake) {
    if (count > MOST_TARGETS)
        addMistake(input, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.too-many', { count, things, most: MOST_TARGETS }));
}
/** An endpoint that was pasted with a path of the API, or of the console, is a mistake, told by `wrong`: paths are added to it. */
function refuseApiPath(endpoint, apiPath, wrong, addMistake) {
    if (endpoint === undefined)
        return;
    const path = URL.canParse(endpoint) ? new URL(endpoint).pathname : endpoint;
    if (apiPath.test(path))
        addMistake('endpoint', wrong);
}
/** Nothing is named twice: `keys` say what is the same, `names` are shown. */
function refuseTwice(input, keys, names, addMistake) {
    const twice = new Set(names.filter((_, i) => keys.indexOf(keys[i]) !== i));
    for (const name of twice)
        addMistake(input, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.twice', { name }));
}


/***/ }),

/***/ 6262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ timeOf),
/* harmony export */   p: () => (/* binding */ readQueries)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _util_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(223);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1109);



/** The time in epoch ms UTC by the platform's clock, with which times of the platform are compared. */
function timeOf(after, clock) {
    if (after === undefined)
        return undefined;
    return 'at' in after ? after.at : after.from + clock.aheadMs() - after.agoMs;
}
/**
 * Reads `run-id`, `commit` and `created-after`: one query for each of `pipelines`, in their order. A query that is
 * missing, doubled, or does not fit the pipelines is a mistake; an empty `run-id` never means `latest`.
 */
function readQueries(given, pipelines, { isRunId, form }, addMistake) {
    const runs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readList */ .LD)(given['run-id']);
    const { commit } = given;
    const createdAfter = readCreatedAfter(given['created-after'], addMistake);
    if (runs.length === 0 && commit === undefined) {
        addMistake('run-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.run'));
        return [];
    }
    if (runs.length > 0 && commit !== undefined)
        addMistake('commit', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.beside', { input: 'run-id' }));
    if (commit !== undefined) {
        if (!/^[0-9a-f]{7,64}$/i.test(commit))
            addMistake('commit', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.commit'));
        return pipelines.map(() => ({ by: 'commit', commit: commit.toLowerCase(), createdAfter }));
    }
    const latest = runs.every(run => run === 'latest');
    if (!latest && createdAfter !== undefined)
        addMistake('created-after', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.age-of-given-run'), 'unused');
    if (!latest && runs.some(run => run === 'latest'))
        addMistake('run-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.latest-and-ids'));
    const isIdOrLatest = (run) => run === 'latest' || isRunId(run);
    (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseOddItem */ .vR)('run-id', runs, { isId: isIdOrLatest, form: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.run', { form }) }, addMistake);
    // Where no pipeline is named, that is the mistake, and there is nothing to count against.
    if (pipelines.length > 0 && runs.length !== pipelines.length && !(latest && runs.length === 1)) {
        addMistake('run-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.count-of-runs', { runs: runs.length, pipelines: pipelines.length }));
    }
    return pipelines.map((_, i) => (latest ? { by: 'latest', createdAfter } : { by: 'id', id: runs[i] ?? '' }));
}
/** Whether there is such a day: `Date.parse` takes the 30th of February for a day in March. */
function isDay(day) {
    const at = Date.parse(day);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
function readCreatedAfter(text, addMistake) {
    if (text === undefined)
        return undefined;
    const agoMs = (0,_util_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(text);
    if (agoMs !== undefined)
        return { agoMs, from: Date.now() };
    const zoned = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})$/.test(text);
    const at = zoned && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(at)) {
        addMistake('created-after', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.created-after'));
        return undefined;
    }
    return { at };
}


/***/ }),

/***/ 7678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ readVariables),
/* harmony export */   H6: () => (/* binding */ readStart),
/* harmony export */   Qo: () => (/* binding */ startInputs),
/* harmony export */   tF: () => (/* binding */ refuseSeveral)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);

/** Inputs of a start, whatever the platform. */
const startInputs = ['pipeline-id', 'variables', 'branch', 'tag', 'wait'];
const LONGEST_REF = 255;
/** Reads `variables`, `branch` and `tag`. Of use only without mistakes. */
function readStart(given, limits, addMistake) {
    const { branch, tag } = given;
    for (const input of ['branch', 'tag']) {
        const ref = given[input];
        if (ref !== undefined && (ref.length > LONGEST_REF || /[\s\p{C}]/u.test(ref)))
            addMistake(input, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.ref', { input, most: LONGEST_REF }));
    }
    if (branch !== undefined && tag !== undefined)
        addMistake('tag', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.beside', { input: 'branch' }));
    const variables = readVariables(given.variables, addMistake);
    for (const [name, value] of variables)
        refuseVariable(name, value, limits, addMistake);
    return { variables, branch, tag };
}
function refuseVariable(name, value, { reserved, longestValue = Number.POSITIVE_INFINITY }, addMistake) {
    const owner = Object.hasOwn(reserved, name) ? reserved[name] : undefined;
    if (owner !== undefined)
        addMistake('variables', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('quoted.reserved', { name, owner }));
    if ([...value].length > longestValue)
        addMistake('variables', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('quoted.long-variable', { name, most: longestValue }));
}
/** One pipeline, since one run is begun. */
function refuseSeveral(pipelines, addMistake) {
    if (pipelines.length > 1)
        addMistake('pipeline-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.several-started', { count: pipelines.length }));
}
/**
 * The variables of the input: `NAME=value`, one a line, or a JSON object of texts. Of use only without mistakes. Mistakes show
 * only names: a line may be a piece of a secret.
 */
function readVariables(text, addMistake) {
    if (text === undefined)
        return [];
    const variables = /^\s*\{/.test(text) ? readObject(text, addMistake) : readLines(text, addMistake);
    const names = variables.map(([name]) => name);
    for (const name of new Set(names.filter((name, i) => names.indexOf(name) !== i)))
        addMistake('variables', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('quoted.variable-twice', { name }));
    return variables;
}
/** Platforms differ in what they take; all of them take this. */
function isName(name) {
    return /^[A-Za-z_][\w.-]{0,127}$/.test(name);
}
function readLines(text, addMistake) {
    return text.split(/\r\n|\r|\n/).flatMap((line, i) => {
        if (line.trim() === '')
            return [];
        const at = line.indexOf('=');
        const name = line.slice(0, Math.max(0, at)).trimStart();
        if (isName(name))
            return [[name, line.slice(at + 1)]];
        addMistake('variables', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('quoted.variable-line', { line: i + 1 }));
        return [];
    });
}
function readObject(text, addMistake) {
    let object;
    try {
        object = JSON.parse(text);
    }
    catch {
        addMistake('variables', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.variables-json'));
        return [];
    }
    const texts = Object.entries(object).filter((entry) => typeof entry[1] === 'string' && isName(entry[0]));
    if (texts.length < Object.keys(object).length)
        addMistake('variables', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('quoted.variables-json'));
    // Of a name that stands there twice the parser keeps one value.
    else if (countStrings(text) > 2 * texts.length)
        addMistake('variables', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.name-twice'));
    return texts;
}
/** The strings of a JSON text. */
function countStrings(json) {
    const quotes = json.replaceAll(/\\./g, '').split('"').length - 1;
    return quotes / 2;
}


/***/ }),

/***/ 5712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ isOrganization),
/* harmony export */   Et: () => (/* binding */ isNumber),
/* harmony export */   Yy: () => (/* binding */ isOrderNumber),
/* harmony export */   fq: () => (/* binding */ isAppName)
/* harmony export */ });
/** Flow's ids are positive integers. */
function isNumber(text) {
    return /^[1-9][0-9]{0,19}$/.test(text);
}
function isOrganization(text) {
    return /^[A-Za-z0-9_-]{1,64}$/.test(text);
}
/** The number of a change order: letters, digits, - and _. */
function isOrderNumber(text) {
    return /^[0-9A-Za-z_-]{1,64}$/.test(text);
}
/** An app's name is free text, blanks within it included, but it is one segment of a path. */
function isAppName(text) {
    return text === text.trim() && /^[^\p{C}\p{Zl}\p{Zp}/\\?#%]{1,128}$/u.test(text) && !/^\.{1,2}$/.test(text);
}


/***/ }),

/***/ 2013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R0: () => (/* binding */ readTargets),
/* harmony export */   a0: () => (/* binding */ MARKER_VARIABLE),
/* harmony export */   ij: () => (/* binding */ isCentral),
/* harmony export */   zS: () => (/* binding */ readAccess)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6800);
/* harmony import */ var _shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1109);
/* harmony import */ var _shared_run_query_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6262);
/* harmony import */ var _shared_start_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7678);
/* harmony import */ var _ids_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5712);





const CENTRAL_ENDPOINT = 'https://openapi-rdc.aliyuncs.com';
const runIds = {
    isRunId: _ids_js__WEBPACK_IMPORTED_MODULE_4__/* .isNumber */ .Et,
    form: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.yunxiao.run')
};
const numbers = { isId: _ids_js__WEBPACK_IMPORTED_MODULE_4__/* .isNumber */ .Et, form: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.yunxiao.numbers') };
/** The variable that carries the marker, beside the comment. */
const MARKER_VARIABLE = 'AWAIT_DEPLOY_ID';
const startLimits = {
    reserved: {
        version: 'platform',
        [MARKER_VARIABLE]: 'action'
    }
};
/** Whether the central edition is asked, and not an own instance. */
function isCentral({ api, 'organization-id': organization }) {
    return api === undefined ? organization !== undefined : api !== 'region';
}
/** Reads edition, endpoint, token and organization. */
function readAccess(given, addMistake) {
    const organization = given['organization-id'];
    const isRegion = !isCentral(given);
    const { token } = given;
    if (token === undefined)
        addMistake('token', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.yunxiao.token'));
    if (!isRegion && organization === undefined)
        addMistake('organization-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.yunxiao.organization'));
    if (isRegion && organization !== undefined)
        addMistake('organization-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.unused-with-api', { api: 'region' }), 'unused');
    if (isRegion && given.endpoint === undefined) {
        const isApiGiven = given.api !== undefined;
        addMistake('endpoint', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)(isApiGiven ? 'missing.yunxiao.endpoint' : 'missing.yunxiao.edition'));
    }
    (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseApiPath */ .cf)(given.endpoint, /\/(?:oapi|pipelines|appstack)(?:\/|$)/i, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.api-path', { paths: ['/oapi/v1'] }), addMistake);
    if (organization !== undefined && !(0,_ids_js__WEBPACK_IMPORTED_MODULE_4__/* .isOrganization */ .A2)(organization)) {
        addMistake('organization-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.form', { form: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.id') }));
    }
    return {
        api: isRegion ? 'region' : 'central',
        endpoint: given.endpoint ?? CENTRAL_ENDPOINT,
        token: token ?? '',
        organization
    };
}
/** The things that an operation is about, by the ids that were given. */
function readTargets(operation, given, addMistake) {
    const fetches = operation === 'fetch-logs';
    const has = (input) => given[input] !== undefined;
    if (operation === 'wait-deploy-order' || (fetches && has('deploy-order-id'))) {
        if (has('deploy-order-id'))
            return readDeployOrders(given, fetches, addMistake);
        if (!hasRun(given)) {
            // However the orders are named, their pipeline is.
            readPipelines(given, addMistake);
            addMistake('deploy-order-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.yunxiao.order', { kind: 'deploy order' }));
            return { code: 'deploy orders', orders: [] };
        }
        const jobs = (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readList */ .LD)(given['job-id']);
        return { ...readRuns(given, true, addMistake), followed: 'deploy orders', jobs };
    }
    if (operation === 'wait-change-order' || (fetches && has('change-order-sn'))) {
        if (has('change-order-sn'))
            return readChangeOrders(given, addMistake);
        if (!hasRun(given)) {
            addMistake('change-order-sn', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.yunxiao.order', { kind: 'change order' }));
            return { code: 'change orders', orders: [] };
        }
        return { ...readRuns(given, true, addMistake), followed: 'change orders', appName: given['app-name'] };
    }
    if (operation === 'run-pipeline')
        return readStarted(given, addMistake);
    if (fetches && has('app-name'))
        addMistake('app-name', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.used-only-with', { input: 'change-order-sn' }), 'unused');
    const runs = readRuns(given, operation === 'wait-pipeline', addMistake);
    return { ...runs, withOrders: operation !== 'check-pipeline' };
}
/** The run that is begun is waited for as one that is given. */
function readStarted(given, addMistake) {
    const pipelines = readPipelines(given, addMistake);
    (0,_shared_start_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSeveral */ .tF)(pipelines, addMistake);
    const start = (0,_shared_start_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readStart */ .H6)(given, startLimits, addMistake);
    const runs = pipelines.map(pipelineId => ({ pipelineId, query: { by: 'started' } }));
    return { code: 'runs', runs, waits: true, withOrders: true, jobs: [], start };
}
function readPipelines(given, addMistake) {
    return (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readIds */ .Zm)('pipeline-id', given['pipeline-id'], { ...numbers, things: 'pipelines' }, addMistake);
}
function hasRun(given) {
    return given['run-id'] !== undefined || given.commit !== undefined;
}
function readRuns(given, waits, addMistake) {
    const pipelines = readPipelines(given, addMistake);
    const queries = (0,_shared_run_query_js__WEBPACK_IMPORTED_MODULE_2__/* .readQueries */ .p)(given, pipelines, runIds, addMistake);
    const keys = pipelines.map((pipeline, i) => `${pipeline} ${JSON.stringify(queries[i])}`);
    (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseTwice */ .H8)('pipeline-id', keys, pipelines, addMistake);
    const runs = pipelines.flatMap((pipelineId, i) => {
        const query = queries[i];
        return query === undefined ? [] : [{ pipelineId, query }];
    });
    return { code: 'runs', runs, waits, withOrders: false, jobs: [] };
}
/** Pairs each deploy order with its pipeline: one pipeline for all, or as many, in their order. */
function readDeployOrders(given, fetches, addMistake) {
    const unused = ['run-id', 'commit', 'created-after', 'job-id'];
    if (fetches)
        unused.push('app-name', 'change-order-sn', 'step-id');
    refuseBeside('deploy-order-id', unused, given, addMistake);
    const pipelines = readPipelines(given, addMistake);
    const ids = (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readIds */ .Zm)('deploy-order-id', given['deploy-order-id'], { ...numbers, things: 'orders' }, addMistake);
    if (pipelines.length > 1 && pipelines.length !== ids.length) {
        addMistake('pipeline-id', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.yunxiao.count-of-orders', { pipelines: pipelines.length, orders: ids.length }));
    }
    const orders = ids.map((deployOrderId, i) => ({
        deployOrderId,
        pipelineId: (pipelines.length > 1 ? pipelines[i] : pipelines[0]) ?? ''
    }));
    const keys = orders.map(order => `${order.pipelineId} ${order.deployOrderId}`);
    (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseTwice */ .H8)('deploy-order-id', keys, ids, addMistake);
    return { code: 'deploy orders', orders };
}
/** `sn` with app-name, or `app/sn` where the apps differ. */
function readChangeOrders(given, addMistake) {
    const unused = ['pipeline-id', 'run-id', 'commit', 'created-after', 'machine-sn'];
    refuseBeside('change-order-sn', unused, given, addMistake);
    const orders = (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readList */ .LD)(given['change-order-sn']).map(asGiven => {
        const slash = asGiven.lastIndexOf('/');
        const appName = slash < 0 ? given['app-name'] : asGiven.slice(0, slash).trim();
        return { appName, sn: asGiven.slice(slash + 1).trim(), asGiven };
    });
    if (orders.length === 0)
        addMistake('change-order-sn', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.input'));
    if (orders.some(({ appName }) => appName === undefined))
        addMistake('app-name', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('missing.yunxiao.app'));
    if (orders.some(({ appName }) => appName !== undefined && !(0,_ids_js__WEBPACK_IMPORTED_MODULE_4__/* .isAppName */ .fq)(appName)))
        addMistake('app-name', (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.yunxiao.app'));
    const sns = orders.map(({ sn }) => sn);
    const form = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('form.yunxiao.change-order');
    (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseOddItem */ .vR)('change-order-sn', sns, { isId: _ids_js__WEBPACK_IMPORTED_MODULE_4__/* .isOrderNumber */ .Yy, form }, addMistake);
    (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseTooMany */ .Q4)('change-order-sn', orders.length, 'orders', addMistake);
    const names = orders.map(({ appName, sn }) => `${appName}/${sn}`);
    (0,_shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseTwice */ .H8)('change-order-sn', names, names, addMistake);
    return { code: 'change orders', orders };
}
function refuseBeside(named, unused, given, addMistake) {
    for (const input of unused) {
        if (given[input] !== undefined)
            addMistake(input, (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('wrong.unused-beside', { input: named }), 'unused');
    }
}


/***/ }),

/***/ 7631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ readLink),
/* harmony export */   c8: () => (/* binding */ consolesFor),
/* harmony export */   cy: () => (/* binding */ createLinks)
/* harmony export */ });
/* harmony import */ var _ids_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5712);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2013);


const FLOW_CONSOLE = 'https://flow.aliyun.com';
const APPSTACK_CONSOLE = 'https://devops.aliyun.com';
/** `base` is the console of an own instance, or one that was given; without it the public cloud's. */
function createLinks(base) {
    const flow = base ?? FLOW_CONSOLE;
    const appstack = base ?? APPSTACK_CONSOLE;
    const page = (...segments) => segments.map(encodeURIComponent).join('/');
    return {
        run: (pipelineId, runId) => `${flow}/${page('pipelines', pipelineId, 'builds', runId)}`,
        pipeline: pipelineId => `${flow}/${page('pipelines', pipelineId, 'current')}`,
        app: appName => (appName === undefined ? appstack : `${appstack}/${page('appstack', 'app', appName)}`)
    };
}
/**
 * The ids in `https://flow.aliyun.com/pipelines/{pipelineId}`, with `/current`, `/builds` or `/builds/{pipelineRunId}`
 * after it, or in the same path on an own instance. A link of the public cloud may name its organization.
 */
function readLink(url, given) {
    const match = /\/pipelines\/([0-9]+)(?:\/(?:builds|runs)(?:\/([0-9]+))?|\/current)?\/?$/.exec(url.pathname);
    if (!match?.[1])
        return undefined;
    // A named order needs its pipeline, and not the run of the link.
    const run = given['deploy-order-id'] === undefined ? match[2] : undefined;
    const organization = url.searchParams.get('organizationId');
    // Where an own instance is asked, the link's organization must not make it the central edition.
    const isOwn = given.api === 'region' || (given.api === undefined && given.endpoint !== undefined);
    const takes = organization !== null && (0,_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .isOrganization */ .A2)(organization) && ((0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .isCentral */ .ij)(given) || !isOwn);
    return {
        'pipeline-id': match[1],
        ...(run !== undefined && { 'run-id': run }),
        ...(takes && { 'organization-id': organization })
    };
}
/** The consoles of the public cloud for the central edition; of an own instance, its endpoint is the console too. */
function consolesFor(given) {
    if ((0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .isCentral */ .ij)(given))
        return [FLOW_CONSOLE, APPSTACK_CONSOLE];
    return given.endpoint === undefined ? undefined : [given.endpoint];
}


/***/ }),

/***/ 1595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  _o: () => (/* binding */ isDebug),
  lm: () => (/* binding */ notice),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: ./scripts/lazy/actions-core.js
// Stands in for `@actions/core` in the bundle: the commands that this action gives, by the file of the package that writes
// them. Its main file would load `node:crypto`, `node:fs/promises` and the HTTP client for what is never called here.




const annotate =
  level =>
  (message, properties = {}) =>
    issueCommand(level, toCommandProperties(properties), String(message))

const error = annotate('error')
const warning = annotate('warning')
const notice = annotate('notice')

function info(message) {
  process.stdout.write(message + external_node_os_.EOL)
}

function isDebug() {
  return process.env.RUNNER_DEBUG === '1'
}

function debug(message) {
  issueCommand('debug', {}, message)
}

function setSecret(secret) {
  issueCommand('add-mask', {}, secret)
}

function getInput(name) {
  return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim()
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./lib/src/process/post-step.js

/** Whether this is the `post` step: the runner starts a file of its own for it, and no input can feign that. */
const isPostStep = (0,external_node_path_.basename)(process.argv[1] ?? '') === 'post.js';

;// CONCATENATED MODULE: ./lib/src/process/fail-by-default.js

// Imported before anything else: from here on, a process that dies or runs out of work fails the step. Only `exit.ts`
// clears the exit code, for a proven success. The `post` step has no verdict and fails no job.
if (!isPostStep)
    process.exitCode = 1;

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: ./lib/src/model/interruption.js
var interruption = __nccwpck_require__(2617);
;// CONCATENATED MODULE: ./lib/src/process/signals.js



/** The signals with which a runner ends a step; Windows sends SIGBREAK in place of SIGTERM, a lost terminal SIGHUP. */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];
const first = new AbortController();
const urgent = new AbortController();
(0,external_node_events_.setMaxListeners)(0, first.signal); // each request and each log listens
/** Aborted by the first signal to the process, with an `Interruption`. */
const interrupted = first.signal;
/** Aborted by the first signal that leaves a second and no more: any but SIGINT, also where SIGINT came before it. */
const terminated = urgent.signal;
// Imported before anything large: a signal that comes while the rest is loaded must not kill the process silently.
if (!isPostStep) {
    for (const name of endingSignals) {
        process.on(name, () => {
            first.abort(new interruption/* Interruption */._(name));
            if (name !== 'SIGINT')
                urgent.abort(new interruption/* Interruption */._(name));
        });
    }
}

// EXTERNAL MODULE: ./lib/src/cancel/saved-state.js
var saved_state = __nccwpck_require__(3574);
// EXTERNAL MODULE: ./lib/src/github/saved-posts.js
var saved_posts = __nccwpck_require__(4085);
// EXTERNAL MODULE: ./lib/src/process/exit.js
var exit = __nccwpck_require__(7398);
// EXTERNAL MODULE: ./lib/src/inputs/inputs.js + 13 modules
var inputs_inputs = __nccwpck_require__(9165);
// EXTERNAL MODULE: ./lib/src/inputs/locale.js
var locale = __nccwpck_require__(1185);
// EXTERNAL MODULE: ./lib/src/inputs/masks.js
var masks = __nccwpck_require__(3339);
// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __nccwpck_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __nccwpck_require__(1793);
// EXTERNAL MODULE: ./lib/src/output/clean-text.js
var clean_text = __nccwpck_require__(8303);
// EXTERNAL MODULE: ./lib/src/output/printer.js + 1 modules
var output_printer = __nccwpck_require__(5809);
// EXTERNAL MODULE: ./lib/src/output/say-line.js
var say_line = __nccwpck_require__(9032);
// EXTERNAL MODULE: ./lib/src/report/outputs.js
var outputs = __nccwpck_require__(2011);
// EXTERNAL MODULE: ./lib/src/report/result.js
var report_result = __nccwpck_require__(9356);
// EXTERNAL MODULE: ./lib/src/report/summary.js + 11 modules
var summary = __nccwpck_require__(9528);
// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __nccwpck_require__(9745);
;// CONCATENATED MODULE: ./lib/src/steps/main.js














const FLUSH_MS = 55_000;
// The contract's 6 s and 1 s, with room for a busy machine.
const LATEST_END_MS = { afterInt: 5750, afterOthers: 900 };
/** The main step: masks the secrets, reads the inputs, and runs what they ask for. */
async function main() {
    const startedAt = timers/* monotonicClock */.VF.now();
    (0,masks/* maskSecrets */.Q)();
    await (0,locale/* speakAsAsked */.$)(process.env);
    const { afterInt, afterOthers } = LATEST_END_MS;
    for (const name of endingSignals)
        process.on(name, () => (0,exit/* leave */.qG)(name === 'SIGINT' ? afterInt : afterOthers));
    const unwritten = (0,outputs/* writeOutputs */.Kn)((0,outputs/* makeOutputs */.dj)((0,report_result/* emptyResult */.$)('', '', (0,report_result/* unfinishedReason */.Mp)()), {}));
    try {
        const inputs = (0,inputs_inputs/* readInputs */.K)();
        // Loaded only now: a mistake in an input is reported sooner.
        const { run } = await Promise.all(/* import() */[__nccwpck_require__.e(171), __nccwpck_require__.e(471)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8471));
        await run(inputs, { startedAt, interrupted: interrupted, terminated: terminated, unwritten });
    }
    catch (error) {
        // Thrown before the first request: by the inputs, or by the log file when it is made.
        if (!(error instanceof errors/* InputError */.dz))
            throw error;
        await refuseInputs(error);
    }
}
async function refuseInputs(error) {
    const printer = (0,output_printer/* createPrinter */.F)(0);
    for (const text of error.warnings)
        printer.warning(text);
    for (const mistake of error.mistakes)
        printer.line((0,message/* message */.iU)('input.mistake', { mistake }));
    const reason = (0,message/* message */.iU)('result.wrong-input', { mistakes: error.mistakes });
    const result = (0,report_result/* emptyResult */.$)(nameOf('vendor'), nameOf('operation'), reason);
    const troubles = [
        (0,outputs/* writeOutputs */.Kn)((0,outputs/* makeOutputs */.dj)(result, {})),
        (0,summary/* writeSummary */.S)((0,summary/* makeSummary */.D)(result, {
            platform: '',
            digests: [],
            mistakes: error.mistakes.map(mistake => (0,clean_text/* oneLine */.TN)((0,say_line/* sayLine */.u)(mistake)))
        }))
    ];
    for (const trouble of troubles)
        if (trouble)
            printer.warning(trouble);
    printer.error(reason, (0,message/* message */.iU)('title.wrong-input'));
    await (0,exit/* exitWithVerdict */.Wr)(() => false, printer.flushed(), FLUSH_MS);
}
/** An input as it was given, for the report of a mistake. */
function nameOf(input) {
    return (process.env[`INPUT_${input.toUpperCase()}`] ?? '').trim();
}

;// CONCATENATED MODULE: ./lib/src/index.js







if (!isPostStep) {
    (0,exit/* guardProcess */.Vh)();
    main().catch(exit/* crash */.Oy);
}
else if ((0,saved_state/* hasState */.o9)() || (0,saved_posts/* hasSavedPosts */.Fk)()) {
    (0,exit/* guardPostStep */.yD)();
    Promise.all(/* import() */[__nccwpck_require__.e(171), __nccwpck_require__.e(561)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2942)).then(({ post }) => post()).catch(exit/* crashPostStep */.us);
}

