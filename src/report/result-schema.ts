import * as z from 'zod/mini'
import {outcomes} from '../model/outcome.js'
import {phases} from '../model/phase.js'
import {causeCodes} from '../wait/policy.js'

const time = z.string().check(z.describe('ISO 8601 UTC, or empty when unknown'))
const seconds = z.nullable(z.number()).check(z.describe('seconds on the platform, null when unknown'))
const outcome = z.enum(outcomes)

const PartResult = z.object({
  kind: z.enum(['machine', 'environment', 'stage', 'job', 'step', 'task']),
  id: z.string(),
  parent: z.string().check(z.describe('id of the parent part, or empty')),
  name: z.string(),
  batch: z.nullable(z.number()),
  phase: z.enum(phases),
  status: z.string().check(z.describe("the vendor's own word")),
  message: z.string(),
  waits: z
    .optional(z.boolean())
    .check(z.describe('true where it waits for a person, whatever its own status says')),
  allowedToFail: z
    .optional(z.boolean())
    .check(z.describe('true where it failed and is not why the whole failed')),
  startedAt: time,
  finishedAt: time,
  duration: seconds
})
export type PartResult = z.infer<typeof PartResult>

const FailedPart = z.extend(PartResult, {
  path: z
    .string()
    .check(z.describe('the part with those that it is a piece of: stage Deploy › job prod › step rollout')),
  sn: z.optional(z.string()).check(z.describe('serial number of a machine')),
  ip: z.optional(z.string()),
  host: z.optional(z.string())
})
export type FailedPart = z.infer<typeof FailedPart>

/** Why it ended. */
const Cause = z.object({
  code: z.enum(causeCodes),
  httpStatus: z.nullable(z.number()),
  vendorCode: z.string().check(z.describe("the platform's own error code, or empty")),
  requestId: z.string().check(z.describe('under which the platform knows the request that failed, or empty')),
  limit: z.string().check(z.describe('name of the input that ended it, or empty'))
})
export type CauseResult = z.infer<typeof Cause>

const TargetResult = z.object({
  kind: z.enum(['deploy order', 'change order', 'pipeline run', 'build']),
  id: z.string(),
  label: z.string(),
  ids: z.record(z.string(), z.string()).check(z.describe('what names it, by the names of the inputs')),
  matchedBy: z.string().check(z.describe('given, commit, latest, started or run')),
  outcome,
  decided: z.boolean().check(z.describe('false for a target that fail-fast abandoned; it decides nothing')),
  allowed: z.boolean(),
  status: z.string(),
  reason: z.string(),
  cause: Cause,
  next: z.string().check(z.describe('what a person does next, or empty')),
  url: z.string(),
  actionUrl: z.string().check(z.describe('where a person must act, or empty')),
  position: z.nullable(z.object({kind: z.enum(['batch', 'stage']), at: z.number(), of: z.number()})),
  startedAt: time,
  finishedAt: time,
  duration: seconds,
  polls: z.number(),
  parts: z.array(PartResult),
  partsLeftOut: z.number().check(z.describe('parts that did not fit into 64 KiB')),
  failedParts: z.array(FailedPart).check(z.describe('what made it fail, or holds it, at most 10'))
})
export type TargetResult = z.infer<typeof TargetResult>

/** The `result` output. `schema/result.schema.json` is made from this. */
export const Result = z.object({
  schema: z.literal(1),
  vendor: z.string(),
  operation: z.string(),
  outcome,
  green: z.boolean().check(z.describe('whether every target had an allowed outcome')),
  status: z.string(),
  reason: z.string(),
  url: z.string(),
  matchedBy: z.string(),
  startedAt: time,
  finishedAt: time,
  duration: seconds,
  polls: z.number(),
  targets: z.array(TargetResult),
  targetsLeftOut: z.number().check(z.describe('targets that did not fit into 64 KiB'))
})
export type Result = z.infer<typeof Result>
