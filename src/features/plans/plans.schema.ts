import { z } from 'zod'
import { LEVEL_LABELS, OPTIONAL_COLUMNS, ROW_ORDERS } from '#src/domain/plan.ts'

const line = z.string().max(300).default('')

/** The settings of a plan and its book, as the form or the API sends them; dates as typed. */
export const planSettingsInput = z.object({
  version: z.coerce.number().pipe(
    z
      .int32()
      .min(1)
      .max(2 ** 31 - 2),
  ),
  regulation: z.enum(['2559', '2561']),
  levelLabel: z.enum(LEVEL_LABELS),
  preparedBy: line,
  announcementNumber: line,
  announcementDate: line,
  signatoryName: line,
  signatoryPosition: line,
  digits: z.enum(['thai', 'arabic']),
  rowOrder: z.enum(ROW_ORDERS),
  optionalColumns: z.array(z.enum(OPTIONAL_COLUMNS)).max(OPTIONAL_COLUMNS.length).default([]),
})
export type PlanSettingsInput = z.output<typeof planSettingsInput>
