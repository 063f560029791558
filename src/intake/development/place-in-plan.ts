import { matchProgramme, programmeOfSheetName } from '#src/domain/programmes.ts'
import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { readHeadings, readStrategyCell } from '../recogniser/headings.ts'
import { oneLine } from '../recogniser/sheet-view.ts'
import type { DevelopmentWarning } from '../recognised-development.ts'

/** What headings, columns and the sheet's name say of where rows stand in the plan. */
export type PlaceInPlan = {
  strategyNo: number | null
  strategy: string | null
  tacticNo: string | null
  tactic: string | null
  programme: string | null
  programmeRaw: string | null
}

/** Before any heading of the plan has been read. */
export const NOWHERE: PlaceInPlan = {
  strategyNo: null,
  strategy: null,
  tacticNo: null,
  tactic: null,
  programme: null,
  programmeRaw: null,
}

const TACTIC = /^(?:กลยุทธ์|แนวทางการพัฒนา|แนวทาง)\s*(?:ที่)?\s*(\d{1,2}(?:\.\d{1,2})*)?\s*[:.)\-–]*\s*(.*)$/s
const NUMBERED = /^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)[.)]?\s+(\S.*)$/s

/** A tactic in words: "กลยุทธ์ที่ 1.2 ส่งเสริม…", "1.2 ส่งเสริม…"; null for other words. */
export function readTactic(text: string): { tacticNo: string | null; tactic: string } | null {
  const plain = oneLine(normaliseThai(text))
  const arabic = toArabicDigits(plain)
  const match = TACTIC.exec(arabic) ?? NUMBERED.exec(arabic)
  const tail = match?.[2] ?? ''
  // Digits were replaced one for one, so the tail is as long in the text as typed.
  return match && tail !== '' ? { tacticNo: match[1] ?? null, tactic: plain.slice(plain.length - tail.length) } : null
}

/** The words of a programme, with what to point out about them. */
export function readProgrammeWords(
  text: string,
  where: DevelopmentWarning['where'],
): { place: Pick<PlaceInPlan, 'programme' | 'programmeRaw'>; warnings: DevelopmentWarning[] } {
  const raw = oneLine(normaliseThai(text)).replace(/\s*\((?:ต่อ|cont\.?)\)\s*$/i, '')
  const match = matchProgramme(raw) ?? matchProgramme(`แผนงาน${raw}`)
  if (!match)
    return {
      place: { programme: null, programmeRaw: raw },
      warnings: [{ code: 'programme-unknown', where, found: raw }],
    }
  const isExact = match.exact || `แผนงาน${raw}` === match.programme
  const place = { programme: match.programme, programmeRaw: null }
  const taken = match.programme
  return { place, warnings: isExact ? [] : [{ code: 'programme-spelling', where, found: raw, taken }] }
}

/** "ยุทธ1.1แผนงานสาธารณสุข": strategy 1, tactic 1.1, programme. */
export function placeOfSheetName(name: string): PlaceInPlan {
  const number = /^(?:ยุทธ(?:ศาสตร์|ฯ)?|ย\.?|กลยุทธ์|ประเด็น)(?:ที่)?\s*(\d{1,2})(?:\.(\d{1,2}))?/.exec(toArabicDigits(name))
  return {
    ...NOWHERE,
    strategyNo: number?.[1] ? Number(number[1]) : null,
    tacticNo: number?.[2] ? `${number[1]}.${number[2]}` : null,
    programme: name === '' ? null : programmeOfSheetName(name),
  }
}

/** What a heading changes; null when the words are none. A new strategy ends tactic and programme, a new tactic the programme. */
export function placeOfHeading(
  text: string,
  where: DevelopmentWarning['where'],
): { change: Partial<PlaceInPlan>; warnings: DevelopmentWarning[] } | null {
  let change: Partial<PlaceInPlan> = {}
  const warnings: DevelopmentWarning[] = []
  let isHeading = false
  for (const line of linesOf(text)) {
    const tactic = readTactic(line)
    const headings = readHeadings(line)
    const strategy = headings.find(({ kind }) => kind === 'strategy')
    const programme = headings.find(({ kind }) => kind === 'programme')
    if (strategy?.kind === 'strategy') change = { ...NOWHERE, strategyNo: strategy.no, strategy: strategy.text }
    else if (tactic && !programme) change = { ...change, programme: null, programmeRaw: null, ...tactic }
    if (programme?.kind === 'programme') {
      const read = readProgrammeWords(programme.raw, where)
      change = { ...change, ...read.place }
      warnings.push(...read.warnings)
    }
    isHeading ||= strategy !== undefined || programme !== undefined || tactic !== null
    isHeading ||= headings.some(({ kind }) => kind === 'aside')
  }
  return isHeading ? { change, warnings } : null
}

/** One cell may hold a strategy and, on its next lines, tactic and programme; lines that are no heading go on with the one before. */
function linesOf(text: string): string[] {
  const lines: string[] = []
  for (const line of normaliseThai(text).split('\n')) {
    const isNew = readHeadings(line).length > 0 || readTactic(line) !== null
    if (isNew || lines.length === 0) lines.push(line)
    else lines[lines.length - 1] += ` ${line}`
  }
  return lines
}

/** A strategy as a cell gives it. */
export function placeOfStrategyCell(text: string): Partial<PlaceInPlan> {
  const { no, text: name } = readStrategyCell(text)
  return { strategyNo: no, strategy: name }
}
