import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { canonicalJson } from '#src/db/audit.ts'
import { authorise } from '#src/domain/permissions.ts'
import type { PlanView } from '#src/features/plans/plans.ts'
import { renderDocx } from '#src/render/docx/render-docx.ts'
import { renderPdf } from '#src/render/pdf/render-pdf.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { renderXlsx } from '#src/render/xlsx/render-xlsx.ts'
import { announcedBook } from './announced-book.ts'
import { PUBLISHED_FORMATS, type Announcement, type PublishedFormat } from './publications.ts'
import type { FrozenFile, FrozenPlan } from './publications.queries.ts'
import { publishedCsv, publishedJson, type PublishedData } from './published-data.ts'
import { publishedProjectsOf } from './published-projects.ts'

const FIRST_EDITION = 1

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/**
 * Makes everything of an edition that will be kept: the document of the book with its fingerprint, and its files in every format, written
 * by the worker threads. Nothing is stored.
 * @param publicAddress null: the installation has none, so the cover prints no QR code
 * @throws AppError 'unavailable' when a file could not be written
 */
export async function freezePlan(
  context: Context,
  officeCode: string,
  view: PlanView,
  announcement: Announcement,
  publicAddress: string | null,
): Promise<FrozenPlan> {
  authorise(context.actor, 'step.announce', officeCode)
  const { office, plan } = view
  const document = announcedBook(view, announcement, publicAddress)
  // Composing a large book, hashing and listing it are work each: others are answered between them.
  await nextTurn()
  const documentJson = canonicalJson(document)
  const documentSha256 = sha256(documentJson)
  await nextTurn()
  const projects = publishedProjectsOf(document, view.projects)
  const facts = { office, fiscalYear: plan.fiscalYear, edition: FIRST_EDITION, announcement, documentSha256 }
  return {
    planId: plan.id,
    fiscalYear: plan.fiscalYear,
    edition: FIRST_EDITION,
    announcement,
    document,
    documentJson,
    sha256: documentSha256,
    projects,
    files: await frozenFiles(document, { ...facts, publicAddress, projects }),
  }
}

async function frozenFiles(document: PlanDocument, data: PublishedData): Promise<FrozenFile[]> {
  const write: Readonly<Record<PublishedFormat, () => Promise<Uint8Array> | Uint8Array>> = {
    pdf: () => renderPdf(document),
    docx: () => renderDocx(document),
    xlsx: () => renderXlsx(document),
    csv: () => Buffer.from(publishedCsv(data.projects)),
    json: () => Buffer.from(publishedJson(data)),
  }
  const files: FrozenFile[] = []
  for (const format of PUBLISHED_FORMATS) {
    const bytes = await write[format]()
    const fileName = `แผนการดำเนินงาน ${data.fiscalYear} ${data.office.name}.${format}`
    files.push({ format, fileName, sha256: sha256(bytes), bytes })
    await nextTurn()
  }
  return files
}

/** Fingerprint of a document as the database gives it back, to be compared with the one that was kept. */
const fingerprintOf = (document: unknown): string => sha256(canonicalJson(document))

/** What of an edition is no longer as it was announced: the document, or files. Empty = everything is. */
export type Tampering = ('document' | PublishedFormat)[]

/** Compares an edition with the fingerprints that were kept with it. */
export function tamperingOf(
  context: Context,
  officeCode: string,
  kept: {
    sha256: string
    document: unknown
    files: readonly { format: PublishedFormat; sha256: string; bytes: Uint8Array }[]
  },
): Tampering {
  authorise(context.actor, 'plan.read', officeCode)
  const files = kept.files.filter((file) => sha256(file.bytes) !== file.sha256).map(({ format }) => format)
  return fingerprintOf(kept.document) === kept.sha256 ? files : ['document', ...files]
}
