import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { notePublished } from '#src/db/published-revision.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { isFiscalYear, type FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, signatureOf } from '#src/domain/permissions.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { lockPlan } from '#src/features/plans/plans.queries.ts'
import { tamperingOf, type Tampering } from './frozen-plan.commands.ts'
import { decidePosting, postingDuties, type Posting, type PostingDuties } from './publications.ts'
import {
  findPublication,
  loadFrozenDocument,
  loadFrozenFiles,
  savePosting,
  type Publication,
} from './publications.queries.ts'
import type { PostingInput } from './publications.schema.ts'

/** What the page of the posting shows. `tampering`: what of the frozen copy is no longer as announced. */
export type PostingView = {
  office: Office
  publication: Publication
  duties: PostingDuties
  tampering: Tampering
  mayRecord: boolean
}

/** The announced plan with its duties of posting, checked against its fingerprints. @throws AppError 'not_found' before the announcement */
export async function openPosting(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<PostingView> {
  authorise(context.actor, 'plan.read', officeCode)
  const office = await officeOf(context, officeCode, fiscalYear)
  const { publication, ...kept } = await readOrg(context.db, office.id, async (tx) => {
    const found = await findPublication(tx, office.id, fiscalYear)
    if (!found) throw notAnnounced()
    const document = await loadFrozenDocument(tx, office.id, fiscalYear, found.edition)
    return { publication: found, document, files: await loadFrozenFiles(tx, office.id, fiscalYear, found.edition) }
  })
  return {
    office,
    publication,
    duties: postingDuties(publication.announcedOn, publication),
    // Reckoning the fingerprints of a book and its files is work: the transaction is over by then.
    tampering: tamperingOf(context, officeCode, { ...kept, sha256: publication.sha256 }),
    mayRecord: may(context.actor, 'posting.record', officeCode),
  }
}

/**
 * Records from when to when the announced plan is posted; the public page shows it.
 * @throws AppError 'invalid' with every shortcoming at once; 'not_found' before the announcement
 * @law ระเบียบฯ ข้อ 26 (2)
 */
export async function recordPosting(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  input: PostingInput,
): Promise<Posting> {
  authorise(context.actor, 'posting.record', officeCode)
  const office = await officeOf(context, officeCode, fiscalYear)
  const now = context.now()
  const recorded = await inOrg(context.db, office.id, async (tx) => {
    const plan = await lockPlan(tx, office.id, fiscalYear)
    const publication = plan && (await findPublication(tx, office.id, fiscalYear))
    if (!publication) throw notAnnounced()
    const { posting, problems } = decidePosting(input, publication.announcedOn, dateInThailand(now))
    if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกการปิดประกาศไม่ได้', problems)
    await savePosting(tx, office.id, plan, posting, now)
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'posting.record',
      subjectType: 'plan',
      subjectId: plan.id,
      detail: {
        before: { postedOn: publication.postedOn, postedUntil: publication.postedUntil },
        after: { postedOn: posting.postedOn, postedUntil: posting.postedUntil },
      },
    })
    return posting
  })
  notePublished(context.db)
  return recorded
}

async function officeOf(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<Office> {
  const office = isFiscalYear(fiscalYear) ? await findOffice(context, officeCode) : null
  if (!office) throw notAnnounced()
  return office
}

const notAnnounced = (): AppError => new AppError('not_found', 'แผนของหน่วยงานและปีงบประมาณนี้ยังไม่ได้ประกาศใช้')
