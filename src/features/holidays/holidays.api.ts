import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { addHoliday, openHolidays, removeHoliday, restoreHoliday } from './holidays.commands.ts'
import { HOLIDAY_KINDS } from './holidays.ts'

const officeCode = z.string().max(20)
const dayParams = z.object({ officeCode, date: z.iso.date() })

const answer = z.object({
  items: z.array(
    z
      .object({
        date: z.iso.date(),
        name: z.string(),
        kind: z.enum(HOLIDAY_KINDS),
        source: z.string().nullable().describe('null: จากความจำ หรือหน่วยงานเพิ่มเอง · from memory, or the office’s own'),
        isRemoved: z.boolean().describe('นำออกแล้ว ไม่นับ · Taken out: does not count'),
      })
      .meta({ id: 'Holiday' }),
  ),
})

async function listed(context: Context, code: string): Promise<z.input<typeof answer>> {
  return { items: (await openHolidays(context, code)).holidays }
}

const path = '/offices/:officeCode/holidays'

/** The REST door to the days off of an office. Every change answers the whole list. */
export const holidaysApi = [
  apiRoute({
    method: 'GET',
    path,
    operationId: 'listHolidays',
    summary: { th: 'วันหยุดที่หน่วยงานใช้', en: 'Lists the days off of an office.' },
    params: z.object({ officeCode }),
    answer,
    handle: (context, { params }) => listed(context, params.officeCode),
  }),
  apiRoute({
    method: 'PUT',
    path: `${path}/:date`,
    operationId: 'putHoliday',
    summary: { th: 'เพิ่มวันหยุด หรือเปลี่ยนชื่อ', en: 'Adds a day off, or names it anew.' },
    params: dayParams,
    body: z.strictObject({ name: z.string().max(1_000) }),
    answer,
    handle: async (context, { params, body }) => {
      await addHoliday(context, params.officeCode, { date: params.date, name: body.name })
      return listed(context, params.officeCode)
    },
  }),
  apiRoute({
    method: 'DELETE',
    path: `${path}/:date`,
    operationId: 'removeHoliday',
    summary: { th: 'นำวันหยุดออก', en: 'Takes a day off out.' },
    params: dayParams,
    answer,
    handle: async (context, { params }) => {
      await removeHoliday(context, params.officeCode, params.date)
      return listed(context, params.officeCode)
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/:date/restore`,
    operationId: 'restoreHoliday',
    summary: { th: 'นำวันหยุดที่นำออกกลับมา', en: 'Puts back a day off that was taken out.' },
    params: dayParams,
    answer,
    handle: async (context, { params }) => {
      await restoreHoliday(context, params.officeCode, params.date)
      return listed(context, params.officeCode)
    },
  }),
]
