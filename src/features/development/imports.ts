import { AppError, type Problem } from '#src/domain/errors.ts'
import type { RecognisedDevelopment } from '#src/intake/recognised-development.ts'
import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import type { EditionName } from './development.ts'
import { editionText } from './development.ts'
import type { MergeChoice, MergeProposal } from './merging.ts'

/** What a person says of a file that is taken in: for which plan it is, and what becomes of its rows where that is asked. */
export type AcceptInput = {
  firstYear: string
  lastYear: string
  title: string
  levelLabel: string
  /** By the row's place in the file, from 0. */
  choices: ReadonlyMap<number, MergeChoice>
  /** Of the plan that the proposals were made for; 0 for none. */
  planVersion: number
}

/** The development plan that a file is of: its years, Buddhist era, its title, and its word for level 1. */
export type PlanSpan = { firstYear: number; lastYear: number; title: string; levelLabel: 'ยุทธศาสตร์' | 'ประเด็นการพัฒนา' }

/** The plan that is meant, as typed; @throws AppError never, but returns every problem */
export function spanFromInput(input: AcceptInput): { span: PlanSpan; problems: Problem[] } {
  const problems: Problem[] = []
  const yearOf = (field: 'firstYear' | 'lastYear'): number => {
    const year = Number(toArabicDigits(normaliseThai(input[field])))
    if (!(Number.isInteger(year) && year >= 2540 && year <= 2660))
      problems.push({ field, rule: 'year', message: 'กรุณาพิมพ์ปี พ.ศ. เช่น 2566' })
    return year
  }
  const [firstYear, lastYear] = [yearOf('firstYear'), yearOf('lastYear')]
  if (problems.length === 0 && (lastYear < firstYear || lastYear - firstYear > 9))
    problems.push({ field: 'lastYear', rule: 'span', message: 'ปีสุดท้ายต้องไม่ก่อนปีแรก และแผนยาวได้ไม่เกิน 10 ปี' })
  const title = normaliseThai(input.title).slice(0, 300) || `แผนพัฒนาท้องถิ่น (พ.ศ. ${firstYear}–${lastYear})`
  const levelLabel = input.levelLabel === 'ประเด็นการพัฒนา' ? 'ประเด็นการพัฒนา' : 'ยุทธศาสตร์'
  return { span: { firstYear, lastYear, title, levelLabel }, problems }
}

/** The choices for all rows: those made by a person, else those proposed. @throws AppError 'invalid' for a project chosen twice or not offered */
export function settledChoices(
  proposals: readonly MergeProposal[],
  chosen: ReadonlyMap<number, MergeChoice>,
): MergeChoice[] {
  const used = new Set<string>()
  return proposals.map((proposal, index) => {
    const choice = chosen.get(index) ?? proposal.choice
    if (!('projectId' in choice)) return choice
    if (!proposal.candidates.some(({ id }) => id === choice.projectId))
      throw new AppError('invalid', 'มีแถวที่เลือกโครงการเดิมซึ่งไม่อยู่ในรายการ กรุณาเปิดหน้านี้ใหม่')
    if (used.has(choice.projectId))
      throw new AppError('invalid', 'มีโครงการเดิมที่ถูกเลือกให้สองแถวของไฟล์ กรุณาเลือกใหม่ให้แถวละโครงการ')
    used.add(choice.projectId)
    return choice
  })
}

/** Editions that the rows of a file name, each once, the file's own first. @param own of rows that name none */
export function editionsIn({ items }: RecognisedDevelopment, own: EditionName): EditionName[] {
  const found = new Map([[editionText(own), own]])
  for (const { edition } of items) {
    if (edition !== null && edition.kind !== 'original' && !found.has(editionText(edition)))
      found.set(editionText(edition), edition)
  }
  return [...found.values()]
}

/** The edition of a row of a file. */
export const editionOfRow = (row: RecognisedDevelopment['items'][number], own: EditionName): string =>
  editionText(row.edition === null || row.edition.kind === 'original' ? own : row.edition)
