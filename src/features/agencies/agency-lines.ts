import type { Problem } from '#src/domain/errors.ts'
import { foldThai, normaliseThai } from '#src/domain/thai-text.ts'
import { guessKind, type AgencyContact, type AgencyKind } from './agencies.ts'

/** Lines of one pasted list. */
export const MAX_LINES = 300
const MAX_TEXT = 300

/** An agency as a line of a pasted list tells of it. */
export type AgencyLine = { name: string; kind: AgencyKind } & Pick<
  AgencyContact,
  'addressee' | 'address' | 'email' | 'phone'
>

// One address only: with a comma, say, a mail server would be given several.
const EMAIL = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\]+\.[^\s@,;:<>()[\]"\\]+$/
const PHONE = /^(?:โทร(?:ศัพท์)?\.?)?\s*[+(]?[0-9๐-๙][0-9๐-๙ ()\-–,ต่อ.]{6,60}$/
const ADDRESSEE = /^(?:เรียน\s*)?(?:ผู้|นาย|หัวหน้า|อธิบดี|ปลัด|สาธารณสุข|เกษตร|พัฒนาการ|ท้องถิ่น|ประธาน)/

/** Whether a text is an address of e-mail. */
export const isEmail = (text: string): boolean => text.length <= MAX_TEXT && EMAIL.test(text)

/**
 * Reads a pasted list: one agency a line, its name first; what follows after a tab, "|" or ";" is told apart by its looks: an e-mail
 * address, a telephone number, to whom letters go, an address. Numbers before the names of a list are dropped, as are lines that repeat.
 */
export function readAgencyLines(text: string): { lines: AgencyLine[]; problems: Problem[] } {
  // Tabs part the columns of a table that was copied; normalising would make them blanks.
  const typed = text.split(/\r\n?|\n/).flatMap((line, index) => {
    const cells = line.split(/[\t|;]/).map((cell) => normaliseThai(cell))
    const filled = cells.filter((cell) => cell !== '' && !/^[0-9๐-๙]+[.)]?$/.test(cell))
    return filled.length === 0 ? [] : [{ number: index + 1, cells: filled }]
  })
  const problems = typed.flatMap(({ number, cells }) => problemsOf(number, cells))
  if (typed.length > MAX_LINES)
    problems.push({ field: 'lines', rule: 'too-many', message: `เพิ่มได้ครั้งละไม่เกิน ${MAX_LINES} บรรทัด` })
  const seen = new Set<string>()
  const lines = typed
    .map(({ cells }) => lineOf(cells))
    .filter(({ name }) => {
      const key = foldThai(name)
      return !seen.has(key) && seen.add(key)
    })
  return { lines, problems }
}

function problemsOf(number: number, cells: readonly string[]): Problem[] {
  if (cells.some((cell) => cell.length > MAX_TEXT))
    return [{ field: 'lines', rule: 'text-too-long', message: `บรรทัดที่ ${number} ยาวเกิน ${MAX_TEXT} ตัวอักษร` }]
  if (nameOf(cells) === '' || isEmail(cells[0] ?? ''))
    return [{ field: 'lines', rule: 'name-missing', message: `บรรทัดที่ ${number} ไม่มีชื่อหน่วยงาน ให้พิมพ์ชื่อไว้ต้นบรรทัด` }]
  return []
}

const nameOf = ([first = '']: readonly string[]): string => first.replace(/^[0-9๐-๙]{1,3}[.)]\s*/, '')

function lineOf(cells: readonly string[]): AgencyLine {
  const name = nameOf(cells)
  const rest = cells.slice(1)
  const email = rest.find(isEmail) ?? null
  const phone = rest.find((cell) => PHONE.test(cell)) ?? null
  const addressee = rest.find((cell) => ADDRESSEE.test(cell)) ?? null
  const told = new Set([email, phone, addressee])
  return {
    name,
    kind: guessKind(name),
    email,
    phone: phone?.replace(/^โทร(?:ศัพท์)?\.?\s*/, '') ?? null,
    addressee: addressee?.replace(/^เรียน\s*/, '') ?? null,
    address: rest.filter((cell) => !told.has(cell)).join(' ') || null,
  }
}
