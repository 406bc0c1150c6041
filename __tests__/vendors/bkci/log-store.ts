import type {Part} from '../../../src/model/part.js'
import type {PartLog} from '../../../src/model/part-log.js'
import type {ApiRequest} from '../../../src/vendors/bkci/client.js'
import {readRunLog} from '../../../src/vendors/bkci/run-log.js'
import {english} from '../../support/english.js'
import {BUILD, fakeClient, PIPELINE, signal} from './support.js'

/** A line as the platform has stored it. */
export interface StoredLine {
  no: number
  time: number
  message: string
}

const MOST_PAGES = 1000

/**
 * The log store of BK-CI with the lines of one task, as LogServiceESImpl.kt answers: of the lines with a number from
 * `start` on the first ones by time and then by number, and whether there are more.
 */
export function createLogStore(pageLines = 10_000) {
  const stored: StoredLine[] = []
  let finished: boolean | undefined
  return {
    stored,
    finish() {
      finished = true
    },
    answer({query}: Pick<ApiRequest, 'query'>) {
      const matching = stored
        .filter(({no}) => no >= Number(query?.start ?? 0))
        .sort((a, b) => a.time - b.time || a.no - b.no)
      return {
        buildId: BUILD,
        finished: finished ?? false,
        hasMore: matching.length > pageLines,
        status: 0,
        logs: matching
          .slice(0, pageLines)
          .map(({no, time, message}) => ({lineNo: no, timestamp: time, message, tag: 'e-1', executeCount: 1}))
      }
    }
  }
}

/** Reads the log of a task on as the action does; `end` says that the task has ended. */
export function createLogReader(store: {answer(request: ApiRequest): unknown}) {
  const {client, asked} = fakeClient({logInit: store.answer, logAfter: store.answer})
  const lines: string[] = []
  const lost = new Set<string>()
  let phase: Part['phase'] = 'running'
  let cursor: unknown
  return {
    asked,
    lines,
    lost,
    end() {
      phase = 'success'
    },
    /** One read, with all of its pages; answers its lines. */
    async readOn(): Promise<string[]> {
      const part: Part = {id: 'e-1', kind: 'task', name: 'deploy', phase, status: '', hasLog: true}
      const from = lines.length
      for (let page = 0, more = true; more; page++) {
        if (page > MOST_PAGES) throw new Error('the log never comes to its end')
        const ids = {pipelineId: PIPELINE, buildId: BUILD, ended: phase !== 'running'}
        const log: PartLog = await readRunLog(client, part, ids, {signal}, cursor)
        lines.push(...log.text.split('\n').slice(0, -1).map(untimed))
        if (log.lost) lost.add(english(log.lost))
        cursor = log.cursor
        more = log.more === true
      }
      return lines.slice(from)
    }
  }
}

/** A line without the time that stands before it. */
function untimed(line: string): string {
  return line.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z /, '')
}
