import type { FiscalYear } from './fiscal-year.ts'
import type { RegulationVersion } from './law/regulation.ts'
import type { OfficeType, OwnWords } from './office-types.ts'
import type { ProjectContent } from './project.ts'
import type { Digits } from './thai-text.ts'

/** The words with which level 1 of a plan is named; new development plans say ประเด็นการพัฒนา. */
export const LEVEL_LABELS = ['ยุทธศาสตร์', 'ประเด็นการพัฒนา'] as const
export type LevelLabel = (typeof LEVEL_LABELS)[number]

/** The office whose plan it is. Its name stands here in full and once: every text of the book takes it from here. */
export type PlanOffice = { name: string; type: OfficeType; amphoe: string | null; province: string | null }

/**
 * What is known of the announcement. A missing date or name is printed as a dotted blank to be filled in by hand, a missing number not
 * at all, and a missing position as the title of the office's executive.
 */
export type PlanAnnouncement = {
  number: string | null
  isoDate: string | null
  signatoryName: string | null
  signatoryPosition: string | null
}

/** A project of a plan; `id` null when it is not stored (a book made straight from a file). */
export type PlanProject = ProjectContent & { id: string | null }

/** One operation plan, as the builder of the book needs it. */
export type PlanForBook = {
  office: PlanOffice
  fiscalYear: FiscalYear
  regulation: RegulationVersion
  levelLabel: LevelLabel
  /** Words of this office that are not those of its type. */
  words?: OwnWords
  /** หน่วยงานที่จัดทำ, on the cover. */
  preparedBy: string | null
  announcement: PlanAnnouncement
  /** Where the public reads the plan once it is announced: the cover prints it with its QR code. */
  publicAddress?: string
  projects: readonly PlanProject[]
}

/** file = as the projects are given · name = Thai alphabet · budget = largest first · department = by the first unit named. */
export const ROW_ORDERS = ['file', 'name', 'budget', 'department'] as const
export type RowOrder = (typeof ROW_ORDERS)[number]

/** Columns of form ผด.02 that an office may add. */
export const OPTIONAL_COLUMNS = ['target', 'fund', 'note'] as const
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number]

/** How a book is set, apart from what it says. */
export type BookOptions = { digits: Digits; order: RowOrder; optionalColumns: readonly OptionalColumn[] }

/** How a book is set unless the office says otherwise. */
export const DEFAULT_BOOK_OPTIONS: BookOptions = { digits: 'thai', order: 'file', optionalColumns: [] }

/** An announcement of which nothing is known yet. */
export const BLANK_ANNOUNCEMENT: PlanAnnouncement = {
  number: null,
  isoDate: null,
  signatoryName: null,
  signatoryPosition: null,
}
