import type {WordTable} from '../words.js'

/**
 * Words of a Flow host deploy order.
 * Documented: Running, Waiting (暂停), Cancelled, Success.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder
 * The others were never documented for an order; clients of this API guard for them.
 */
export const deployOrderWords = {
  Running: 'running',
  Waiting: 'paused',
  Success: 'success',
  Cancelled: 'cancelled',

  Canceled: 'cancelled',
  Failed: 'failure',
  Fail: 'failure',
  Timeout: 'failure',
  Init: 'queued',
  Queued: 'queued'
} as const satisfies WordTable

/**
 * Words of one machine of a deploy order.
 * Documented: Success 成功, Pending 待部署, Running 部署中, Cancelled 取消, Queued 部署等待中, Failed 失败, Skipped 已跳过.
 * Same page. The others are synonyms seen in clients.
 */
export const machineWords = {
  Pending: 'queued',
  Queued: 'queued',
  Running: 'running',
  Success: 'success',
  Failed: 'failure',
  Cancelled: 'cancelled',
  Skipped: 'skipped',

  Init: 'queued',
  Fail: 'failure',
  Timeout: 'failure',
  Canceled: 'cancelled'
} as const satisfies WordTable
