import type {WholeExchange} from '../http/exchange.js'
import {type Message, message} from '../messages/message.js'
import {codeOf} from '../model/errors.js'
import {openEmptied, writeAll} from '../output/command-file.js'
import {isMarker} from '../util/marker.js'
import {NOTE, RECORDING, type RecordedExchange, type RecordingHead} from './format.js'
import {createRedactor, type Redactor} from './redactor.js'

const KIB = 1024
const MIB = 1024 * KIB
/** What a recording may have: an issue takes 25 MB. */
const MOST_MIB = 20
/** Characters of one body that are kept: to redact them may hold no poll. Those of a log cost most, and say least. */
const LONGEST_BODY = 512 * KIB
const LONGEST_LOG = 128 * KIB
/** What an answer's headers say that anything depends on. */
const HEADERS =
  /^(?:date|content-type|location|retry-after|www-authenticate|x-total-pages|x-next-page|x-request-id|x-acs-request-id|x-devops-rid|x-bkapi-(?:request-id|error-code|error-message)|x-iam-trace-id)$/
const ANY_MARKER = /await-deploy [0-9.]{3,50}[0-9a-f]{8}/

/** Writes every exchange to a file. It decides nothing, whatever goes wrong in it. */
export interface Recorder {
  take(exchange: WholeExchange): void
  /** What went wrong, if anything, from when on nothing was written. */
  trouble(): Message | undefined
}

export interface RecorderDeps {
  /** Ms from the start of the step. */
  elapsedMs: () => number
  /** Texts that are blanked wherever one is a whole value. */
  values: readonly string[]
}

/** What the step says of itself. */
export type OwnHead = Omit<RecordingHead, 'recording' | 'note'>

/**
 * A recorder into a file that is emptied first. Each write is done when it returns, so that what was seen is on disk however
 * the process ends.
 */
export function openRecorder(path: string, head: OwnHead, deps: RecorderDeps): Recorder {
  let trouble: Message | undefined
  let file: number | undefined
  let room = MOST_MIB * MIB
  const redactor = createRedactor(new Set(deps.values))

  const write = (makeLine: () => unknown) => {
    if (trouble !== undefined) return
    try {
      const bytes = Buffer.from(`${JSON.stringify(makeLine())}\n`)
      if (bytes.length > room) {
        trouble = message('file.recording-full', {mib: MOST_MIB})
        return
      }
      file ??= openEmptied(path)
      writeAll(file, bytes)
      room -= bytes.length
    } catch (error) {
      trouble = message('file.recording', {code: codeOf(error)})
    }
  }

  write(() => redactedHead(head, redactor))
  return {
    take: exchange => write(() => recorded(exchange, Math.round(deps.elapsedMs()), redactor)),
    trouble: () => trouble
  }
}

function redactedHead(head: OwnHead, {text}: Redactor): RecordingHead {
  return {
    recording: RECORDING,
    note: NOTE,
    ...head,
    endpoint: text(head.endpoint),
    inputs: mapped(head.inputs, text)
  }
}

function recorded(exchange: WholeExchange, at: number, redactor: Redactor): RecordedExchange {
  const {request, url, status = 0, headers = {}, text = '', failed} = exchange
  const {kind, method} = request
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    HEADERS.test(name) && value !== undefined ? [[name, String(value)]] : []
  )
  const longest = kind === 'log' ? LONGEST_LOG : LONGEST_BODY
  const isCut = exchange.cut === true || text.length > longest
  const marker = markerIn(request.body ?? '') ?? markerIn(decodeURIComponent(url.search.replaceAll('+', ' ')))
  return {
    at,
    kind,
    method,
    path: redactor.text(url.pathname + url.search),
    status,
    headers: mapped(Object.fromEntries(kept), redactor.text),
    body: redactor.body(text.slice(0, longest), kind === 'log' ? url.pathname : undefined, isCut),
    ...(isCut && {cut: true}),
    // A fault of the network may carry anything in its code.
    ...(failed !== undefined && {failed: redactor.text(failed)}),
    ...(marker !== undefined && {marker})
  }
}

function mapped(texts: Readonly<Record<string, string>>, change: (text: string) => string) {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]))
}

function markerIn(text: string): string | undefined {
  const found = ANY_MARKER.exec(text)?.[0]
  return isMarker(found) ? found : undefined
}
