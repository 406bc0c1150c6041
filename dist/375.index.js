export const id = 375;
export const ids = [375];
export const modules = {

/***/ 1820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ githubSettings),
/* harmony export */   o: () => (/* binding */ openGitHub)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4063);
/* harmony import */ var _http_slots_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7874);


/** For one request to GitHub. */
const REQUEST_TIMEOUT_MS = 10_000;
/** The settings that the runner gives to each step. */
function githubSettings(token, ca, env = process.env) {
    const { GITHUB_API_URL = '', GITHUB_REPOSITORY = '' } = env;
    return { token, ca, apiUrl: GITHUB_API_URL || 'https://api.github.com', repository: GITHUB_REPOSITORY };
}
/**
 * A client of GitHub's API. Octokit knows the routes and the errors; the requests go out as those to the platform do, by
 * the proxy of the environment, with the same certificates, a bounded body, one deadline, and to no other origin.
 */
async function openGitHub({ token, apiUrl, repository, ca }) {
    // Loaded only here: most workflows post nothing.
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(691)]).then(__webpack_require__.bind(__webpack_require__, 2413));
    const endpoint = new URL(apiUrl);
    const http = (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .createHttp */ .V)({ endpoint, ca, requestTimeoutMs: REQUEST_TIMEOUT_MS, slots: (0,_http_slots_js__WEBPACK_IMPORTED_MODULE_1__/* .createSlots */ .e)() });
    const silent = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
    const octokit = getOctokit(token, { baseUrl: apiUrl, log: silent, request: { fetch: fetchBy(http, endpoint) } });
    const [owner, repo] = repository.split('/');
    return async (route, parameters, signal) => (await octokit.request(route, { owner, repo, ...parameters, request: { signal } })).data;
}
/** `fetch` as Octokit calls it, made of our own client. */
function fetchBy(http, endpoint) {
    return async (address, options) => {
        const { method = 'GET', body, headers = {}, signal = new AbortController().signal } = options;
        const { pathname } = new URL(address);
        const below = pathname.slice(endpoint.pathname.replace(/\/$/, '').length);
        const { status, text, ...answer } = await http({
            method: method,
            path: below.split('/').slice(1).map(decodeURIComponent),
            headers,
            ...(body !== undefined && { body }),
            kind: 'status',
            signal
        });
        const known = Object.entries(answer.headers).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)]]);
        const hasBody = status !== 204 && status !== 304;
        return new Response(hasBody ? text : null, { status, headers: known });
    };
}


/***/ }),

/***/ 8390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ deployment),
/* harmony export */   y: () => (/* binding */ commitStatus)
/* harmony export */ });
/** A status of the commit. https://docs.github.com/en/rest/commits/statuses */
function commitStatus(api, context, sha) {
    return {
        what: 'commit status',
        permission: 'statuses: write',
        async post({ state, description, url }, signal) {
            const send = await api();
            await send('POST /repos/{owner}/{repo}/statuses/{sha}', { sha, context, state, description, ...(url && { target_url: url }) }, signal);
        }
    };
}
const deploymentStates = {
    pending: 'in_progress',
    success: 'success',
    failure: 'failure',
    error: 'error'
};
/**
 * A deployment and its statuses; the deployment is made by the first of them, once, unless one is given by its id.
 * https://docs.github.com/en/rest/deployments
 */
function deployment(api, { environment, environmentUrl, sha }, given) {
    let id = given;
    const make = async (signal) => {
        const send = await api();
        const made = await send('POST /repos/{owner}/{repo}/deployments', 
        // GitHub would merge the default branch into what is deployed, and wait for other checks of the commit: for ours, too.
        { ref: sha, environment, auto_merge: false, required_contexts: [], description: 'await-deploy' }, signal);
        const found = made?.id;
        if (!Number.isSafeInteger(found))
            throw new TypeError('GitHub answered without the id of a deployment');
        return found;
    };
    return {
        what: 'deployment',
        permission: 'deployments: write',
        id: () => id,
        async post({ state, description, url }, signal) {
            id ??= await make(signal);
            const send = await api();
            await send('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
                deployment_id: id,
                state: deploymentStates[state],
                description,
                ...(url && { log_url: url }),
                ...(environmentUrl !== undefined && { environment_url: environmentUrl })
            }, signal);
        }
    };
}


/***/ }),

/***/ 6369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ createPoster),
  P: () => (/* binding */ tryToPost)
});

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var model_errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/output/clean-text.js
var clean_text = __webpack_require__(8303);
;// CONCATENATED MODULE: ./lib/src/github/failure.js



const LONGEST_MESSAGE = 200;
/** Tells an error of Octokit: the permission to add, the limit that is used up, what the server lacks. */
function failureOf(error, posting) {
    const { status, cause, response } = (error ?? {});
    // Octokit calls every error of the connection a status of 500.
    const lost = cause instanceof model_errors/* RequestError */.GI ? cause : error instanceof model_errors/* RequestError */.GI ? error : undefined;
    if (lost)
        return { text: lost.text, passing: lost.failure.kind !== 'permanent' };
    if (typeof status !== 'number' || response === undefined)
        return { text: (0,model_errors/* describeError */.Uc)(error), passing: false };
    const { message: own, errors } = response.data ?? {};
    const words = [own, errors?.[0]?.message].filter(text => typeof text === 'string' && text !== '');
    const said = (0,clean_text/* oneLine */.TN)(words.join(': '), LONGEST_MESSAGE);
    const limit = rateLimitOf(status, response.headers ?? {}, said);
    if (limit !== undefined)
        return { text: limit, passing: false };
    return {
        text: (0,message/* message */.iU)('github.refused', { status, said, hint: hintOf(status, posting) }),
        passing: status >= 500 || status === 408 || status === 429
    };
}
// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
function rateLimitOf(status, headers, said) {
    if (status !== 403 && status !== 429)
        return undefined;
    const isUsedUp = String(headers['x-ratelimit-remaining']) === '0';
    const seconds = Number(headers['retry-after']);
    if (!isUsedUp && !(seconds > 0) && !/rate limit/i.test(said))
        return undefined;
    const resetMs = Number(headers['x-ratelimit-reset']) * 1000;
    return (0,message/* message */.iU)('github.rate-limit', {
        status,
        said,
        waitS: seconds > 0 ? seconds : undefined,
        freeAt: resetMs > 0 ? new Date(resetMs).toISOString().slice(11, 16) : undefined
    });
}
function hintOf(status, posting) {
    switch (status) {
        case 401:
            return (0,message/* message */.iU)('hint.github.token');
        case 403:
            return (0,message/* message */.iU)('hint.github.permission', posting);
        case 404:
            return (0,message/* message */.iU)('hint.github.not-found', posting);
        case 409:
            return (0,message/* message */.iU)('hint.github.conflict');
        case 422:
            return (0,message/* message */.iU)('hint.github.sha');
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/src/github/pace.js
/** After the first two, at most one pending update a minute is posted (contract 2). */
const AT_ONCE = 2;
const EVERY_MS = 60_000;
const nothingPosted = { count: 0, at: Number.NEGATIVE_INFINITY, last: undefined };
/** The pending update to post now: one that says something new, and not too soon after the last one. Made only then. */
function dueUpdate({ count, at, last }, make, now) {
    if (count >= AT_ONCE && now - at < EVERY_MS)
        return undefined;
    const update = make();
    const isNew = last === undefined || last.description !== update.description || last.url !== update.url;
    return isNew ? update : undefined;
}

;// CONCATENATED MODULE: ./lib/src/github/poster.js




const FINAL_TRIES = 3;
const BETWEEN_TRIES_MS = 1000;
/**
 * `onFailure` hears of the first update that could not be posted. A refusal that no try can change ends the pending updates;
 * the last update is tried all the same.
 */
function createPoster(channel, clock, onFailure) {
    const stopped = new AbortController();
    let posted = nothingPosted;
    let posting;
    let failed;
    const offer = (make) => {
        const isRefused = failed !== undefined && !failed.passing;
        if (posting || stopped.signal.aborted || isRefused)
            return;
        const update = dueUpdate(posted, make, clock.now());
        if (update === undefined)
            return;
        posted = { count: posted.count + 1, at: clock.now(), last: update };
        posting = channel
            .post(update, stopped.signal)
            .catch(error => {
            if (stopped.signal.aborted)
                return;
            const isFirst = failed === undefined;
            failed = failureOf(error, channel);
            if (isFirst)
                onFailure(failed);
        })
            .finally(() => {
            posting = undefined;
        });
    };
    const finish = async (update, signal) => {
        // GitHub shows what came last: a pending update that is on its way has to arrive before.
        await (0,timers/* abortable */.ZC)(Promise.resolve(posting), signal).catch(() => { });
        stopped.abort();
        return tryToPost(channel, update, { clock, signal, tries: FINAL_TRIES });
    };
    return { offer, finish };
}
/** Posts one update, with so many tries. Answers why it could not be posted. Never rejects. */
async function tryToPost(channel, update, { clock, signal, tries }) {
    for (let left = tries - 1;; left--) {
        try {
            await channel.post(update, signal);
            return undefined;
        }
        catch (error) {
            const failure = signal.aborted
                ? { text: (0,message/* message */.iU)('github.no-time'), passing: true }
                : failureOf(error, channel);
            if (!failure.passing || left <= 0 || signal.aborted)
                return failure;
            await clock.sleep(BETWEEN_TRIES_MS, signal).catch(() => { });
        }
    }
}


/***/ }),

/***/ 7375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGitHubReport: () => (/* binding */ openGitHubReport)
});

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/phase.js
var phase = __webpack_require__(2935);
// EXTERNAL MODULE: ./lib/src/report/progress-lines.js
var progress_lines = __webpack_require__(9484);
// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/src/github/api.js
var github_api = __webpack_require__(1820);
// EXTERNAL MODULE: ./lib/src/github/channels.js
var channels = __webpack_require__(8390);
// EXTERNAL MODULE: ./lib/src/github/poster.js + 2 modules
var poster = __webpack_require__(6369);
// EXTERNAL MODULE: ./lib/src/github/saved-posts.js
var saved_posts = __webpack_require__(4085);
// EXTERNAL MODULE: ./lib/src/output/clean-text.js
var clean_text = __webpack_require__(8303);
// EXTERNAL MODULE: ./lib/src/output/say-line.js
var say_line = __webpack_require__(9032);
;// CONCATENATED MODULE: ./lib/src/github/update.js



/** The longest description of a commit status and of a deployment status. */
const LONGEST_DESCRIPTION = 140;
/**
 * The state of an outcome (contract 2): what has not ended is pending, even where it is allowed; of the others those that
 * make the step green are a success.
 */
function stateOf(outcome, isGreen) {
    if (outcome === 'running' || outcome === 'paused')
        return 'pending';
    if (isGreen)
        return 'success';
    return outcome === 'failure' || outcome === 'cancelled' || outcome === 'skipped' ? 'failure' : 'error';
}
/** An update while the wait goes on. */
function pendingUpdate(text, url) {
    return { state: 'pending', description: shortened(text), url };
}
/** The last update: what the wait came to. `otherUrl` is for a result that has no link of its own. */
function finalUpdate({ outcome, green, reason, url }, otherUrl) {
    return {
        state: stateOf(outcome, green),
        description: shortened((0,message/* say */.cv)((0,message/* message */.iU)('github.final', { outcome, reason }), ready => ready)),
        url: url || otherUrl
    };
}
/** The update of a process that died without a verdict, for the `post` step. */
function unfinishedUpdate(url) {
    return { state: 'error', description: (0,say_line/* sayLine */.u)((0,message/* message */.iU)('github.unfinished')), url };
}
function shortened(text) {
    return (0,clean_text/* oneLine */.TN)(text, LONGEST_DESCRIPTION);
}
/** The page of this workflow run, for a target without a link. Empty where the runner names none. */
function workflowRunUrl(env) {
    const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = env;
    if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_RUN_ID)
        return '';
    const run = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
    return GITHUB_RUN_ATTEMPT ? `${run}/attempts/${GITHUB_RUN_ATTEMPT}` : run;
}

;// CONCATENATED MODULE: ./lib/src/github/report.js









/** Posts `pending` at once, and answers how to go on. */
function openGitHubReport(posts, ca, { printer, clock, targets }) {
    const api = once(() => (0,github_api/* openGitHub */.o)((0,github_api/* githubSettings */.N)(posts.token, ca)));
    const made = posts.environment === undefined ? undefined : (0,channels/* deployment */.k)(api, posts);
    const paced = channelsOf(posts, api, made).map(channel => {
        const warn = ({ text }) => printer.warning((0,message/* message */.iU)('github.unposted', { what: channel.what, why: text }));
        return { channel, poster: (0,poster/* createPoster */.y)(channel, clock, warn) };
    });
    const runUrl = workflowRunUrl(process.env);
    const snapshots = new Map();
    const offer = (make) => {
        for (const { poster } of paced)
            poster.offer(make);
    };
    const [first] = targets;
    const waiting = (0,message/* message */.iU)('github.waiting', { target: first?.label, others: targets.length - 1 });
    offer(() => pendingUpdate(printer.say(waiting), first?.url || runUrl));
    const keep = (update) => (0,saved_posts/* savePosts */.lT)(toSave(posts, update, made), posts.stateKey);
    // Should this process die without a verdict, the `post` step says so.
    const trouble = keep(unfinishedUpdate(first?.url || runUrl));
    if (trouble)
        printer.warning(trouble);
    return {
        onSnapshot(target, snapshot) {
            snapshots.set(target, snapshot);
            offer(() => pendingUpdate(printer.say(describeTargets(targets, snapshots, target, snapshot)), urlOf(target, snapshot, runUrl)));
        },
        async finish(result, ms) {
            const update = finalUpdate(result, runUrl);
            keep(update);
            const unposted = await finishAll(paced, update, ms);
            if (unposted.length === 0)
                (0,saved_posts/* savePosts */.lT)(undefined, posts.stateKey);
            else
                keep(update);
            return unposted;
        }
    };
}
function channelsOf({ commitStatus: context, sha }, api, made) {
    return [...(context === undefined ? [] : [(0,channels/* commitStatus */.y)(api, context, sha)]), ...(made ? [made] : [])];
}
async function finishAll(paced, update, ms) {
    const limit = (0,timers/* deadline */.nl)(ms, new AbortController().signal, () => new Error('too late'));
    const all = paced.map(async ({ channel, poster }) => {
        const failure = await poster.finish(update, limit.signal);
        return failure === undefined
            ? []
            : [
                (0,message/* message */.iU)('github.last-unposted', {
                    what: channel.what,
                    state: update.state,
                    isTriedAgain: true,
                    why: failure.text
                })
            ];
    });
    return (await Promise.all(all).finally(limit.release)).flat();
}
function toSave(posts, update, made) {
    const { sha, commitStatus: context, environment = '', environmentUrl } = posts;
    const id = made?.id();
    return {
        update,
        sha,
        commitStatus: context,
        ...(id !== undefined && { deployment: { id, environment, environmentUrl } })
    };
}
/** `2 of 5 ended; deploy order 1111: Running, batch 1 of 3`. */
function describeTargets(targets, snapshots, target, snapshot) {
    const ended = targets.filter(one => phase/* ENDED */.h.has(snapshots.get(one)?.phase ?? 'queued')).length;
    return (0,message/* message */.iU)('github.progress', {
        ended,
        all: targets.length,
        state: (0,progress_lines/* describeState */.Jw)(snapshot),
        target: snapshot.identity?.label ?? target.label
    });
}
function urlOf(target, { identity }, otherUrl) {
    return identity?.url || target.url || otherUrl;
}
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}


/***/ })

};
