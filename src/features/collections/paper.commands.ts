import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { UnreadableFile } from '#src/intake/grid.ts'
import { runIntake } from '#src/intake/run-intake.ts'
import { idFrom } from './agency-place.queries.ts'
import { fileLimitProblems, MAX_ANSWER_FILE_BYTES, receivedFile, type ReceivedFile } from './answer-files.ts'
import type { Answer, NewAnswer } from './answers.ts'
import {
  findAnswer,
  hasAnswer,
  insertAnswer,
  insertAnswerFile,
  listAnswerFiles,
  listAnswers,
  sha256Of,
} from './answers.queries.ts'
import { noItem } from './inbox.ts'
import { BLANK_ITEM, MAX_ITEMS, type ItemContent, type NewItem } from '#src/features/items/items.ts'
import { readItem, type TypedItem } from './item-form.ts'
import { insertItems, listItems, ownersOf } from '#src/features/items/items.queries.ts'
import { itemFromFile, readPaper, type TypedPaper } from './paper.ts'
import type { CollectionRequest } from './rounds.ts'
import { loadRequest, lockRequest, markAnswered } from './rounds.queries.ts'

/** Where something that came on paper belongs. */
export type PaperTarget = { officeCode: string; fiscalYear: FiscalYear; requestId: string }
type SentFile = { name: string; bytes: Uint8Array }

/** Who is asked, and what came from there before, for the forms of what comes on paper. @throws AppError 'not_found' */
export async function openPaper(
  context: Context,
  target: PaperTarget,
): Promise<{ office: Office; request: CollectionRequest; answers: Answer[]; today: string }> {
  authorise(context.actor, 'collection.decide', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  return readOrg(context.db, office.id, async (tx) => ({
    office,
    request: ownRequest(isUuid(target.requestId) ? await loadRequest(tx, target.requestId) : null, target),
    answers: await listAnswers(tx, target.requestId),
    today: dateInThailand(context.now()),
  }))
}

function ownRequest(request: CollectionRequest | null, { fiscalYear }: PaperTarget): CollectionRequest {
  if (request?.round.fiscalYear !== fiscalYear) throw noItem()
  return request
}

/**
 * Registers what came by letter or phone: its letter, the day on which the office was told, a scan, and the projects of a file.
 * What is sent twice counts once.
 * @param files `scan`: PDF or picture; `sheet`: a table in the form of the operation plan, whose rows come into the inbox
 * @returns id of the answer, to which projects can be added
 * @throws AppError 'not_found'; 'invalid' with every shortcoming; 'too_large'
 */
export async function recordPaper(
  context: Context,
  target: PaperTarget,
  typed: TypedPaper,
  files: { scan: SentFile | null; sheet: SentFile | null },
): Promise<string> {
  authorise(context.actor, 'collection.decide', target.officeCode)
  if (!isUuid(typed.nonce) || !isUuid(target.requestId)) throw brokenForm()
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const now = context.now()
  const { paper, problems } = readPaper(typed, dateInThailand(now))
  const scan = files.scan ? receivedFile(files.scan, 'scan') : null
  const rows = await rowsOf(files.sheet)
  const nothing: Problem[] =
    typed.isNothing && rows.items.length > 0
      ? [
          {
            field: 'isNothing',
            rule: 'has-projects',
            message: 'เลือกว่าไม่มีโครงการ แต่แนบไฟล์โครงการมาด้วย กรุณาเลือกอย่างเดียว',
          },
        ]
      : []
  const wrong = [...problems, ...(scan?.problems ?? []), ...rows.problems, ...nothing]
  if (wrong.length > 0) throw new AppError('invalid', 'ยังบันทึกไม่ได้ กรุณาแก้ไขข้อที่บอกไว้', wrong)
  return inOrg(context.db, office.id, async (tx) => {
    const request = ownRequest(await lockRequest(tx, target.requestId), target)
    const { nonce, isNothing } = typed
    const marks = [files.scan, files.sheet].map((file) => file && sha256Of(file.bytes))
    const answer: NewAnswer = {
      ...paper,
      id: idFrom('paper', request.id, nonce, paper, isNothing, marks),
      requestId: request.id,
      clientId: idFrom('paper', request.id, nonce, paper, isNothing, marks),
      at: now,
      channel: 'paper',
      nothingToReport: isNothing,
      recordedBy: signatureOf(context.actor, target.officeCode),
      sent: { projects: [] },
    }
    if (await hasAnswer(tx, request.id, answer.clientId)) return answer.id
    const contents = rows.items.map((row) => itemFromFile(row, request.name, request.agencyId !== null))
    const items = await placed(tx, request, contents, (index) => idFrom('paper-row', answer.id, index))
    answer.sent.projects.push(...items)
    await keep(tx, context, target, answer, scan?.file ?? null)
    await insertItems(tx, answer, items)
    return answer.id
  })
}

/** The rows of a file in the form of the operation plan. */
async function rowsOf(
  sheet: SentFile | null,
): Promise<{ items: Parameters<typeof itemFromFile>[0][]; problems: Problem[] }> {
  if (!sheet) return { items: [], problems: [] }
  const refuse = (message: string) => ({ items: [], problems: [{ field: 'sheet', rule: 'file-unread', message }] })
  if (sheet.bytes.length > MAX_ANSWER_FILE_BYTES) return refuse('ไฟล์โครงการต้องมีขนาดไม่เกิน 10 เมกะไบต์')
  try {
    const { items } = await runIntake(sheet.bytes, sheet.name)
    if (items.length === 0) return refuse('ไม่พบตารางโครงการในไฟล์ที่เลือก กรุณาพิมพ์โครงการทีละโครงการ หรือแนบเป็นสแกน')
    return { items, problems: [] }
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(error.message)
    throw error
  }
}

async function placed(
  tx: Tx,
  request: CollectionRequest,
  contents: readonly ItemContent[],
  newId: (index: number) => string,
): Promise<NewItem[]> {
  const standing = await listItems(tx, request.id)
  if (standing.length + contents.length > MAX_ITEMS)
    throw new AppError('too_large', `หน่วยงานหนึ่งส่งได้ไม่เกิน ${MAX_ITEMS} โครงการในรอบเดียว กรุณานำเข้าเป็นไฟล์ของแผนแทน`)
  const last = standing.at(-1)?.position ?? 0
  return contents.map((content, index) => ({ ...content, id: newId(index), position: last + index + 1 }))
}

async function keep(
  tx: Tx,
  context: Context,
  target: PaperTarget,
  answer: NewAnswer,
  scan: ReceivedFile | null,
): Promise<void> {
  const tooMany = scan ? fileLimitProblems(await listAnswerFiles(tx, answer.requestId), scan) : []
  if (tooMany.length > 0) throw new AppError('invalid', 'ยังบันทึกไม่ได้ กรุณาแก้ไขข้อที่บอกไว้', tooMany)
  const seq = await insertAnswer(tx, answer)
  if (scan) await insertAnswerFile(tx, { ...scan, id: uuidV7(answer.at), answerId: answer.id, kind: 'scan' })
  await markAnswered(tx, answer.requestId, { at: answer.at, nothingToReport: answer.nothingToReport })
  await appendAudit(tx, {
    at: answer.at,
    actor: signatureOf(context.actor, target.officeCode),
    action: 'collection.decide',
    subjectType: 'collection-request',
    subjectId: answer.requestId,
    detail: { verb: 'register-paper', seq, receivedOn: answer.receivedOn, projects: answer.sent.projects.length },
  })
}

/**
 * Adds a project that stands in a registered letter, typed by the officer. The same form sent twice adds one.
 * @param added `itemId`: made with the form
 * @throws AppError 'not_found'; 'invalid' with every shortcoming
 */
export async function addPaperItem(
  context: Context,
  target: PaperTarget,
  added: { answerId: string; itemId: string; typed: TypedItem },
): Promise<void> {
  authorise(context.actor, 'collection.decide', target.officeCode)
  const { answerId, itemId, typed } = added
  if (!isUuid(answerId) || !isUuid(itemId) || !isUuid(target.requestId)) throw brokenForm()
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  await inOrg(context.db, office.id, async (tx) => {
    const request = ownRequest(await lockRequest(tx, target.requestId), target)
    const answer = await findAnswer(tx, request.id, answerId)
    if (answer?.channel !== 'paper') throw noItem()
    const isOutside = request.agencyId !== null
    const before: ItemContent = {
      ...BLANK_ITEM,
      kind: isOutside ? 'outside-agency' : 'project',
      departments: [request.name],
    }
    const { content, problems } = readItem(typed, before)
    if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกไม่ได้ กรุณาแก้ไขข้อที่บอกไว้', problems)
    if ((await ownersOf(tx, [itemId])).size > 0) return
    const now = context.now()
    await insertItems(tx, { ...answer, at: now }, await placed(tx, request, [content], () => itemId))
    await markAnswered(tx, request.id, { at: answer.at, nothingToReport: false })
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, target.officeCode),
      action: 'collection.decide',
      subjectType: 'collection-item',
      subjectId: itemId,
      detail: { verb: 'type-from-paper', answer: answerId, name: content.name },
    })
  })
}
