import type { Context } from '#src/context.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { cleanFileName } from '#src/features/intakes/file-name.ts'
import { readOrRefuse, type UploadedFile } from '#src/features/intakes/uploaded-file.ts'
import { runGrid } from '#src/intake/run-intake.ts'
import { renderTableBook } from '#src/render/xlsx/render-xlsx.ts'
import { openAgency } from './agency-answers.commands.ts'
import { refuseEnded, type AgencyView } from './agency-answers.ts'
import { answerFrom, keepAnswer } from './agency-keeping.queries.ts'
import { idFrom, lockAgencyPlace, verifiedTarget, type AgencyPlace } from './agency-place.queries.ts'
import { fileLimitProblems } from './answer-files.ts'
import { hasAnswer, insertAnswerFile, listAnswerFiles, listAnswers } from './answers.queries.ts'
import { dropDraft, findDraft, loadDraftBytes, saveDraft, type Draft } from './drafts.queries.ts'
import { isOpenToSender, MAX_ITEMS } from '#src/features/items/items.ts'
import { insertItems, listItems, lockItem, ownersOf, saveContent } from '#src/features/items/items.queries.ts'
import type { TokenTarget } from './link-token.queries.ts'
import type { TypedSender } from './sender-form.ts'
import { readTemplate } from './template-reading.ts'
import { decideRows, type StandingItem } from './template-rows.ts'
import { readRowId, templateBook, type ReadRow, type TemplateMark } from './template.ts'

/** Largest template that is taken back, in bytes; one with 300 full rows has some hundred thousand. */
const MAX_TEMPLATE_BYTES = 5 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const inLink = <T>(
  context: Context,
  target: TokenTarget,
  work: (tx: Tx, place: AgencyPlace) => Promise<T>,
): Promise<T> =>
  inOrg(context.db, target.orgId, async (tx) => {
    const place = await lockAgencyPlace(tx, target, context.now())
    refuseEnded(place.asked.standing)
    return work(tx, place)
  })

/** The page of the template, with the file that waits for a yes. @throws AppError 'not_found' for a forged link */
export async function openAgencyExcel(
  context: Context,
  token: string,
): Promise<{ view: AgencyView; draft: Draft | null }> {
  const target = verifiedTarget(context.linkKey, token)
  const view = await openAgency(context, token, false)
  if (view.standing !== 'live') return { view, draft: null }
  return { view, draft: await inLink(context, target, (tx, { request }) => findDraft(tx, request.id)) }
}

/**
 * The template of an agency as an .xlsx file: what it sent and may still correct, and empty rows, each with an id of its own.
 * @throws AppError 'not_found' for a forged link, 'forbidden' for an ended one
 */
export async function makeTemplate(context: Context, token: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  const target = verifiedTarget(context.linkKey, token)
  const { own, items, dueOn } = await inLink(context, target, async (tx, place) => ({
    own: markFor(place),
    items: (await listItems(tx, place.request.id)).filter(isOpenToSender),
    dueOn: place.asked.dueOn,
  }))
  const book = templateBook({ ...own, dueOnText: formatThaiDate(dueOn) }, items, () => crypto.randomUUID())
  return {
    fileName: cleanFileName(`แบบแจ้งโครงการ ปี ${own.fiscalYear} ${own.agencyName}.xlsx`),
    bytes: await renderTableBook(book),
  }
}

const markFor = ({ request, asked }: AgencyPlace): TemplateMark => ({
  requestId: request.id,
  fiscalYear: asked.fiscalYear,
  agencyName: asked.agencyName,
  officeName: asked.officeName,
})

/**
 * Reads a template that came back, in a thread with limits, and keeps what was read until its sender says yes; nothing is sent yet.
 * @throws AppError 'not_found', 'forbidden' as `makeTemplate`; 'invalid' or 'too_large' with the reason when nothing of it can be taken
 */
export async function uploadTemplate(context: Context, token: string, file: UploadedFile | null): Promise<void> {
  const target = verifiedTarget(context.linkKey, token)
  if (!file || file.bytes.length === 0) throw new AppError('invalid', 'กรุณาเลือกไฟล์แบบฟอร์มที่กรอกแล้ว')
  if (file.bytes.length > MAX_TEMPLATE_BYTES) throw new AppError('too_large', 'ไฟล์แบบฟอร์มต้องมีขนาดไม่เกิน 5 เมกะไบต์')
  // A reader of files works only for those whose link is good.
  const own = await inLink(context, target, async (_tx, place) => markFor(place))
  const read = readTemplate(await alone(own.requestId, () => readOrRefuse(runGrid(file.bytes, file.name))), own)
  if (read.refusal !== null) throw new AppError('invalid', read.refusal)
  await inLink(context, target, async (tx, { request, now }) => {
    const standing = await standingItems(tx, request.id)
    const ids = read.rows.map(({ id }) => readRowId(id).id).filter(isUuid)
    const owners = await ownersOf(tx, ids)
    const { rows, problems } = decideRows(read, {
      requestId: request.id,
      agencyName: request.name,
      standing,
      idFrom,
      isForeign: (id) => (owners.get(id) ?? request.id) !== request.id,
    })
    if (rows.length + problems.length === 0)
      throw new AppError('invalid', 'ไม่มีโครงการในไฟล์นี้ กรุณากรอกตั้งแต่แถวใต้แถวตัวอย่าง แล้วส่งใหม่')
    const general = read.notices.map((message) => ({ field: 'file', rule: 'columns-moved', message, row: null }))
    const draft = { id: uuidV7(now), requestId: request.id, at: now, fileName: cleanFileName(file.name) }
    await saveDraft(tx, { ...draft, rows, problems: [...general, ...problems] }, file.bytes)
  })
}

/** Those whose file is being read now. */
const reading = new Set<string>()

/** Reads one file at a time of each who is asked: the readers of files are few, and serve every office. @throws AppError 'unavailable' */
async function alone<T>(requestId: string, read: () => Promise<T>): Promise<T> {
  if (reading.has(requestId))
    throw new AppError('unavailable', 'ระบบกำลังอ่านไฟล์ก่อนหน้าของลิงก์นี้ กรุณารอสักครู่ แล้วเปิดหน้านี้ใหม่เพื่อดูผลก่อนส่งอีกไฟล์')
  reading.add(requestId)
  try {
    return await read()
  } finally {
    reading.delete(requestId)
  }
}

async function standingItems(tx: Tx, requestId: string): Promise<StandingItem[]> {
  const answers = await listAnswers(tx, requestId)
  const sent = new Map(answers.flatMap(({ id, sent: { projects } }) => projects.map((one) => [`${id} ${one.id}`, one])))
  return (await listItems(tx, requestId)).map((item) => ({
    ...item,
    asSent: sent.get(`${item.answerId} ${item.id}`) ?? null,
  }))
}

/**
 * Sends the rows that were looked at. The same yes given twice counts once.
 * @returns how many rows of the file were not taken, for their faults
 * @throws AppError 'not_found', 'forbidden' as `makeTemplate`; 'invalid' for what is missing of the sender; 'conflict' when a project was
 * changed or decided since the file was read: then the file is to be read again
 */
export async function confirmTemplate(
  context: Context,
  token: string,
  { draftId, sender }: { draftId: string; sender: TypedSender },
): Promise<number> {
  const target = verifiedTarget(context.linkKey, token)
  return inLink(context, target, async (tx, place) => {
    const { request, now } = place
    const answer = { ...answerFrom(place, 'link-excel', sender, [], []), clientId: idFrom('template', draftId) }
    if (await hasAnswer(tx, request.id, answer.clientId)) return 0
    const draft = await findDraft(tx, request.id)
    const bytes = await loadDraftBytes(tx, request.id)
    if (draft?.id !== draftId || !bytes)
      throw new AppError('conflict', 'ไฟล์ที่รอยืนยันถูกแทนด้วยไฟล์อื่น หรือถูกยกเลิกไปแล้ว กรุณาตรวจรายการล่าสุดก่อนยืนยัน')
    const rows = draft.rows.filter(({ state }) => state !== 'same')
    if (rows.length === 0) throw new AppError('invalid', 'ไม่มีโครงการที่ต้องส่งในไฟล์นี้ ทุกแถวเหมือนที่ส่งไว้แล้ว')
    answer.sent.projects.push(...rows.map(({ id, content }) => ({ ...content, id })))
    await keepAnswer(tx, place, answer)
    await keepRows(tx, place, rows, answer)
    const file = { fileName: draft.fileName, mediaType: XLSX, bytes }
    // A template too many is not kept as a file; what it says is.
    if (fileLimitProblems(await listAnswerFiles(tx, request.id), file).length === 0)
      await insertAnswerFile(tx, { ...file, id: uuidV7(now), answerId: answer.id, kind: 'template' })
    await dropDraft(tx, request.id)
    const taken = new Set(draft.rows.map(({ row }) => row))
    return new Set(draft.problems.flatMap(({ row }) => (row === null || taken.has(row) ? [] : [row]))).size
  })
}

async function keepRows(
  tx: Tx,
  { request, now }: AgencyPlace,
  rows: readonly ReadRow[],
  answer: { id: string; requestId: string; at: Date; receivedOn: string },
): Promise<void> {
  const standing = await listItems(tx, request.id)
  const fresh = rows.filter(({ state }) => state === 'new')
  if (standing.length + fresh.length > MAX_ITEMS)
    throw new AppError('too_large', `ลิงก์นี้รับได้ไม่เกิน ${MAX_ITEMS} โครงการ กรุณาติดต่อเจ้าหน้าที่`)
  for (const row of rows) {
    const item = await lockItem(tx, row.id)
    const isAsRead = (item?.version ?? 0) === row.version && (!item || isOpenToSender(item))
    if (!isAsRead)
      throw new AppError(
        'conflict',
        `โครงการแถว ${row.row} ถูกแก้ไขหรือพิจารณาหลังจากอ่านไฟล์ กรุณาส่งไฟล์เดิมอีกครั้งเพื่อเปรียบเทียบใหม่`,
      )
    if (item) await saveContent(tx, item, row.content, { at: now, answerId: answer.id })
  }
  const last = standing.at(-1)?.position ?? 0
  await insertItems(
    tx,
    answer,
    fresh.map(({ id, content }, index) => ({ ...content, id, position: last + index + 1 })),
  )
}

/** Forgets the file that waits. @throws AppError 'not_found', 'forbidden' as `makeTemplate` */
export async function discardTemplate(context: Context, token: string): Promise<void> {
  const target = verifiedTarget(context.linkKey, token)
  await inLink(context, target, (tx, { request }) => dropDraft(tx, request.id))
}
