import { randomUUID } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { STRANGER } from '#src/domain/permissions.ts'
import { sendProject } from '#src/features/collections/agency-answers.commands.ts'
import { typedOf, type TypedItem } from '#src/features/collections/item-form.ts'
import { linkFor } from '#src/features/collections/links.commands.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { OFFICE_CODE } from './actors.ts'
import { askAgency, type AskedAgency } from './asked-agency.ts'

/** Who sends in tests of the inbox. */
export const SENDER = {
  senderName: 'ผู้ส่ง ตัวอย่าง',
  senderPosition: '',
  senderPhone: '',
  letterNumber: 'คค 0613/123',
  letterDate: '5 ตุลาคม 2569',
}

/** What is sent in tests of the inbox, under other names. */
export const ROAD: TypedItem = {
  ...typedOf(BLANK_ITEM),
  name: 'ก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านตัวอย่าง',
  activity: 'กว้าง 5 เมตร ยาว 400 เมตร',
  place: 'หมู่ที่ 3 บ้านตัวอย่าง',
  funds: [{ source: 'งบประมาณของหน่วยงาน', amount: '2,500,000' }],
  months: [4, 5],
}

/** An agency that has sent projects, by the token of its link. */
export type FilledInbox = AskedAgency & { token: string; ids: string[] }

/** An agency that has sent projects of these names by its link. `fiscalYear`: of a plan that is there, else one is made. */
export async function fillInbox(
  context: Context,
  names: readonly string[],
  asked: { fiscalYear?: number } = {},
): Promise<FilledInbox> {
  const agency = await askAgency(context, asked)
  const { path } = await linkFor(context, OFFICE_CODE, agency.requestId)
  const token = path.slice('/a/'.length)
  const ids = names.map(() => randomUUID())
  for (const [index, name] of names.entries())
    await sendProject({ ...context, actor: STRANGER }, token, {
      itemId: ids[index] ?? '',
      version: 0,
      typed: { ...ROAD, name },
      sender: SENDER,
    })
  return { ...agency, token, ids }
}
