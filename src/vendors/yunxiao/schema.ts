import * as z from 'zod/mini'

// Only the fields that are read. Real bodies have nulls everywhere, so every field may be null or absent; a field
// that only decorates may also be of any type, and then counts as absent.
const text = z.catch(z.nullish(z.string()), undefined)
/** An id or a time: integers in some answers, strings of digits in others. */
const number = z.catch(z.nullish(z.union([z.number(), z.string()])), undefined)

/** One machine. `status` is read by the word table, whatever its type. */
const Machine = z.object({
  machineSn: number,
  ip: text,
  hostName: text,
  status: z.optional(z.unknown()),
  clientStatus: text,
  batchNum: number,
  createTime: number,
  updateTime: number
})
export type Machine = z.infer<typeof Machine>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder */
export const DeployOrder = z.object({
  deployOrderId: z.optional(z.unknown()),
  status: z.optional(z.unknown()),
  currentBatch: number,
  totalBatch: number,
  exceptionCode: number,
  createTime: number,
  updateTime: number,
  // The list decides, so a wrong type in it makes the whole answer a bad one.
  deployMachineInfo: z.nullish(z.object({deployMachines: z.nullish(z.array(z.nullable(Machine)))}))
})
export type DeployOrder = z.infer<typeof DeployOrder>

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeploymachinelog */
export const MachineLog = z.object({
  deployLog: z.nullish(z.string()),
  deployBeginTime: number,
  deployEndTime: number
})

/** An error body: three shapes are in use, with every field optional. */
export const ErrorBody = z.object({
  errorCode: number,
  code: number,
  errorMessage: text,
  errorDescription: text,
  message: text,
  requestId: text,
  traceId: text,
  success: z.optional(z.unknown())
})
