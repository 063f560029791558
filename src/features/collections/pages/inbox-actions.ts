import { AppError, brokenForm } from '#src/domain/errors.ts'
import type { Context } from '#src/context.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { formText, formTexts } from '#src/web/form-text.ts'
import { acceptItems, decideItems, joinItem } from '../inbox.commands.ts'
import type { InboxVerb, ItemTarget } from '../inbox.ts'

const VERBS: readonly InboxVerb[] = ['return', 'decline', 'reopen']

/** "<id>.<version>" of a form. @throws AppError 'invalid' for anything else */
function markOf(text: string): { id: string; version: number } {
  const [id = '', version = ''] = text.split('.')
  if (!isUuid(id) || !/^\d{1,9}$/.test(version)) throw brokenForm()
  return { id: id.toLowerCase(), version: Number(version) }
}

const targetsOf = (form: FormData): ItemTarget[] =>
  formTexts(form, 'item').map((text) => {
    const { id, version } = markOf(text)
    return { itemId: id, version }
  })

/** Does what a form of the inbox asks. @returns what was done, as the page says it afterwards. @throws AppError as the commands */
export async function actOnInbox(
  context: Context,
  officeCode: string,
  fiscalYear: number,
  form: FormData,
): Promise<string> {
  const what = formText(form, 'do')
  const targets = targetsOf(form)
  if (what === 'accept') await acceptItems(context, officeCode, fiscalYear, targets)
  else if (what === 'join') {
    const [target] = targets
    if (!target) throw brokenForm()
    await joinItem(context, officeCode, fiscalYear, target, markOf(formText(form, 'project')))
  } else {
    const verb = VERBS.find((one) => one === what)
    if (!verb) throw new AppError('invalid', 'ไม่รู้จักคำสั่งนี้ กรุณาเปิดหน้านี้ใหม่')
    await decideItems(context, officeCode, fiscalYear, targets, { verb, remark: formText(form, 'remark') })
  }
  return what
}
