import type { Context } from '#src/context.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { MAX_TEXT, TOO_LONG } from '#src/features/plans/project-limits.ts'
import { loadProjectsById } from '#src/features/projects/live-projects.queries.ts'
import {
  refuseEnded,
  refuseOutdated,
  sentItemOf,
  type AgencyView,
  type SentItem,
  type SentProject,
} from './agency-answers.ts'
import { answerFrom, keepAnswer } from './agency-keeping.queries.ts'
import { lockAgencyPlace, verifiedTarget, type AgencyPlace } from './agency-place.queries.ts'
import { fileLimitProblems, receivedFile } from './answer-files.ts'
import type { Answer } from './answers.ts'
import { hasAnswer, insertAnswerFile, listAnswerFiles, listAnswers, sha256Of } from './answers.queries.ts'
import { findDraft } from './drafts.queries.ts'
import { BLANK_ITEM, MAX_ITEMS, type CollectionItem, type ItemContent } from '#src/features/items/items.ts'
import { agencyTyped, readItem } from './item-form.ts'
import { insertItems, listItems, lockItem, saveContent } from '#src/features/items/items.queries.ts'
import type { TokenTarget } from './link-token.queries.ts'
import { noteFollowed } from './links.queries.ts'
import { markOpened } from './rounds.queries.ts'
import { senderOf, type TypedSender } from './sender-form.ts'

/** Work on what a link gives access to, in the office that signed it. */
const inLink = <T>(
  context: Context,
  target: TokenTarget,
  work: (tx: Tx, place: AgencyPlace) => Promise<T>,
): Promise<T> =>
  inOrg(context.db, target.orgId, async (tx) => work(tx, await lockAgencyPlace(tx, target, context.now())))

/**
 * The page of a link: who asks, and what was sent.
 * @param isSeen a person looks at it, no program that makes a preview of the address
 * @throws AppError 'not_found' for a link that was not made here
 */
export async function openAgency(context: Context, token: string, isSeen = true): Promise<AgencyView> {
  const target = verifiedTarget(context.linkKey, token)
  return inLink(context, target, async (tx, { asked, request, link, now }) => {
    const isShown = asked.standing === 'live' || asked.standing === 'closed'
    if (isShown && isSeen) {
      await noteFollowed(tx, link.id, now)
      await markOpened(tx, request.id, now)
    }
    // Whoever has an ended link in hand is told whom to ask, not what was sent.
    const answers = isShown ? await listAnswers(tx, request.id) : []
    const items = isShown ? await listItems(tx, request.id) : []
    const files = isShown ? await listAnswerFiles(tx, request.id) : []
    const taken = await loadProjectsById(
      tx,
      target.orgId,
      items.flatMap(({ projectId }) => projectId ?? []),
    )
    const projects = new Map(taken.map(({ project }) => [project.id, project]))
    const draft = isShown ? await findDraft(tx, request.id) : null
    return {
      ...asked,
      items: items.map((item) => sentItemOf(item, lastSent(answers, item), projects.get(item.projectId ?? ''))),
      files: files.filter(({ kind }) => kind === 'attachment').map(({ id, fileName }) => ({ id, fileName })),
      nothingToReport: isShown && request.nothingToReport,
      sender: senderOf(answers.filter(({ channel }) => channel === 'link-form' || channel === 'link-excel')),
      waitingFile: draft && { fileName: draft.fileName, count: draft.rows.length },
    }
  })
}

const lastSent = (answers: readonly Answer[], item: CollectionItem): ItemContent | undefined =>
  answers.find(({ id }) => id === item.answerId)?.sent.projects.find(({ id }) => id === item.id)

/** A project that was sent by a link, to be corrected. @throws AppError 'not_found', also for one that was sent by another */
export async function openSentItem(
  context: Context,
  token: string,
  itemId: string,
): Promise<{ view: AgencyView; item: SentItem }> {
  const view = await openAgency(context, token, false)
  const item = view.items.find(({ id }) => id === itemId)
  if (!item) throw noItem()
  return { view, item }
}

const noItem = (): AppError => new AppError('not_found', 'ไม่พบโครงการนี้ในลิงก์ของท่าน กรุณากลับไปหน้าแรกของลิงก์')

/**
 * Takes a project that an agency sends, or corrects. The same form sent twice counts once.
 * @throws AppError 'not_found' for a forged link; 'forbidden' for an ended one; 'invalid' with every problem; 'conflict' when it was
 * changed or decided meanwhile, with what stands there now
 */
export async function sendProject(context: Context, token: string, sent: SentProject): Promise<void> {
  const target = verifiedTarget(context.linkKey, token)
  const { itemId, version, typed } = sent
  if (!isUuid(itemId) || !Number.isInteger(version) || version < 0) throw brokenForm()
  await inLink(context, target, async (tx, place) => {
    refuseEnded(place.asked.standing)
    const standing = await lockItem(tx, itemId)
    // An id of somebody else's item was not made by our form.
    if (standing && standing.requestId !== place.request.id) throw brokenForm()
    if (!standing && version > 0) throw noItem()
    const before = standing ?? { ...BLANK_ITEM, departments: [place.request.name] }
    const { content, problems } = readItem(agencyTyped(typed, before), before)
    const answer = answerFrom(place, 'link-form', sent.sender, problems, ['project', itemId, version, content])
    answer.sent.projects.push({ ...content, id: itemId })
    if (await hasAnswer(tx, place.request.id, answer.clientId)) return
    if (standing) refuseOutdated(standing, version)
    await keepAnswer(tx, place, answer)
    if (standing) await saveContent(tx, standing, content, { at: place.now, answerId: answer.id })
    else await insertItems(tx, answer, [{ ...content, id: itemId, position: await nextPosition(tx, place) }])
  })
}

async function nextPosition(tx: Tx, { request }: AgencyPlace): Promise<number> {
  const items = await listItems(tx, request.id)
  if (items.length >= MAX_ITEMS) throw new AppError('too_large', `ลิงก์นี้รับได้ไม่เกิน ${MAX_ITEMS} โครงการ กรุณาติดต่อเจ้าหน้าที่`)
  return (items.at(-1)?.position ?? 0) + 1
}

/** Takes word that an agency has no project this year. @throws AppError as `sendProject`; 'invalid' while projects that it sent stand */
export async function sendNothing(
  context: Context,
  token: string,
  { sender, nonce }: { sender: TypedSender; nonce: string },
): Promise<void> {
  const target = verifiedTarget(context.linkKey, token)
  await inLink(context, target, async (tx, place) => {
    refuseEnded(place.asked.standing)
    const standing = (await listItems(tx, place.request.id)).some(({ status }) => status !== 'declined')
    const problems: Problem[] = standing
      ? [
          {
            field: 'nothing',
            rule: 'has-projects',
            message: 'มีโครงการที่ส่งไว้แล้ว จึงแจ้งว่าไม่มีโครงการไม่ได้ ถ้าโครงการที่ส่งไว้ผิด กรุณาแก้ไขโครงการนั้น หรือแจ้งเจ้าหน้าที่',
          },
        ]
      : []
    const answer = answerFrom(place, 'link-form', sender, problems, ['nothing', nonce])
    answer.nothingToReport = true
    if (!(await hasAnswer(tx, place.request.id, answer.clientId))) await keepAnswer(tx, place, answer)
  })
}

/** Takes a file that an agency sends, with a few words. @throws AppError as `sendProject`; 'invalid' for a file that may not come */
export async function sendFile(
  context: Context,
  token: string,
  sent: { file: { name: string; bytes: Uint8Array } | null; message: string; sender: TypedSender },
): Promise<void> {
  const target = verifiedTarget(context.linkKey, token)
  const { file, problems: fileProblems } = sent.file ? receivedFile(sent.file, 'attachment') : NO_FILE
  const message = normaliseThai(sent.message) || null
  const tooLong: Problem[] = [{ field: 'message', rule: 'text-too-long', message: TOO_LONG }]
  await inLink(context, target, async (tx, place) => {
    refuseEnded(place.asked.standing)
    const standing = await listAnswerFiles(tx, place.request.id)
    const problems = [
      ...fileProblems,
      ...(file ? fileLimitProblems(standing, file) : []),
      ...((message ?? '').length > MAX_TEXT ? tooLong : []),
    ]
    const mark = file && [file.fileName, sha256Of(file.bytes)]
    const answer = answerFrom(place, 'link-form', sent.sender, problems, ['file', mark, message])
    if (!file || (await hasAnswer(tx, place.request.id, answer.clientId))) return
    answer.message = message
    answer.sent.file = file.fileName
    await keepAnswer(tx, place, answer)
    await insertAnswerFile(tx, { ...file, id: uuidV7(place.now), answerId: answer.id, kind: 'attachment' })
  })
}

const NO_FILE = {
  file: null,
  problems: [{ field: 'file', rule: 'file-missing', message: 'กรุณาเลือกไฟล์' }],
}
