import * as z from 'zod/mini'
import {outcomes} from '../model/outcome.js'

const phases = [
  'absent',
  'queued',
  'running',
  'paused',
  'success',
  'failure',
  'cancelled',
  'skipped',
  'unknown'
] as const
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
  startedAt: time,
  finishedAt: time,
  duration: seconds
})
export type PartResult = z.infer<typeof PartResult>

const TargetResult = z.object({
  kind: z.enum(['deploy order', 'change order', 'pipeline run', 'build']),
  id: z.string(),
  label: z.string(),
  matchedBy: z.string().check(z.describe('given, commit, latest or run')),
  outcome,
  decided: z.boolean().check(z.describe('false for a target that fail-fast abandoned; it decides nothing')),
  allowed: z.boolean(),
  status: z.string(),
  reason: z.string(),
  url: z.string(),
  position: z.nullable(z.object({kind: z.enum(['batch', 'stage']), at: z.number(), of: z.number()})),
  startedAt: time,
  finishedAt: time,
  duration: seconds,
  polls: z.number(),
  parts: z.array(PartResult),
  partsLeftOut: z.number().check(z.describe('parts that did not fit into 64 KiB')),
  failedPart: z.nullable(PartResult)
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
  targets: z.array(TargetResult)
})
export type Result = z.infer<typeof Result>
