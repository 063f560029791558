import { planCsv, type PlanRow } from '#test/fixtures/plan-csv.ts'

/** A row of a draft or plan, as far as these tests look at it: "satang|note". */
export type Row = { satang: number; note: string; isExcluded: boolean }
export type Rows = Record<string, Row>
/** Position of a file in the list of what was taken in: the plan as it stood before can be had back while it is the last one. */
export type Taken = { file: string; isUndone: boolean; before: Rows }
export type Plan = { projects: Rows; taken: Taken[]; preparedBy: string }

/** All that one office has in the program. Nobody else works in it. */
export type Office = {
  drafts: Record<string, Rows>
  plans: Record<string, Plan>
  /** What the audit log must tell, in its order. */
  log: string[]
}

export const emptyOffice = (): Office => ({ drafts: {}, plans: {}, log: [] })

/** What a person does in the browser; the server answers each with a redirect once it is kept. */
export type Deed =
  | { do: 'upload'; file: string; rows: Record<string, number> }
  | { do: 'edit'; file: string; name: string; satang: number; note: string }
  | { do: 'leave-out'; file: string; name: string; isExcluded: boolean }
  | { do: 'accept'; file: string; year: string; gone: 'keep' | 'remove' }
  | { do: 'undo'; file: string; year: string }
  | { do: 'discard'; file: string }
  | { do: 'configure'; year: string; preparedBy: string }

const YEARS = ['2570', '2571']
const BAHT = 100

/** The file that a person would upload. */
export const fileOf = (rows: Record<string, number>): Uint8Array<ArrayBuffer> =>
  planCsv(Object.entries(rows).map(([name, satang]): PlanRow => planRow(name, satang)))

const planRow = (name: string, satang: number): PlanRow => ({
  name,
  activity: `กิจกรรมของ${name}`,
  budget: (satang / BAHT).toLocaleString('en'),
})

/** The office after a deed: what the database must hold once it was acknowledged. */
export function after(office: Office, deed: Deed): Office {
  const next = structuredClone(office)
  const { drafts, log } = next
  switch (deed.do) {
    case 'upload':
      drafts[deed.file] = mapValues(deed.rows, (satang) => ({ satang, note: '', isExcluded: false }))
      log.push(`intake.upload ${deed.file}`)
      return next
    case 'edit':
      Object.assign(rowOf(next, deed), { satang: deed.satang, note: deed.note })
      log.push(`intake.edit ${deed.file}`)
      return next
    case 'leave-out':
      rowOf(next, deed).isExcluded = deed.isExcluded
      log.push(`intake.edit ${deed.file}`)
      return next
    case 'discard':
      delete drafts[deed.file]
      log.push(`intake.discard ${deed.file}`)
      return next
    case 'accept':
      accept(next, deed)
      return next
    case 'undo': {
      const plan = planOf(next, deed.year)
      const last = plan.taken.findLast(({ isUndone }) => !isUndone)
      if (last?.file !== deed.file) throw new Error(`${deed.file} is not the last file`)
      plan.projects = last.before
      last.isUndone = true
      log.push(`intake.undo ${deed.file}`)
      return next
    }
    case 'configure':
    default:
      planOf(next, deed.year).preparedBy = deed.preparedBy
      log.push(`plan.configure ${deed.year}`)
      return next
  }
}

function accept({ drafts, plans, log }: Office, { file, year, gone }: Extract<Deed, { do: 'accept' }>): void {
  const plan = (plans[year] ??= { projects: {}, taken: [], preparedBy: '' })
  const incoming = Object.fromEntries(Object.entries(drafts[file] ?? {}).filter(([, { isExcluded }]) => !isExcluded))
  plan.taken.push({ file, isUndone: false, before: plan.projects })
  plan.projects = gone === 'remove' ? incoming : { ...plan.projects, ...incoming }
  delete drafts[file]
  log.push(`intake.accept ${file}`)
}

function rowOf({ drafts }: Office, { file, name }: { file: string; name: string }): Row {
  const row = drafts[file]?.[name]
  if (!row) throw new Error(`no row ${name} in ${file}`)
  return row
}

function planOf({ plans }: Office, year: string): Plan {
  const plan = plans[year]
  if (!plan) throw new Error(`no plan of ${year}`)
  return plan
}

const mapValues = <From, To>(from: Record<string, From>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]))

const below = (limit: number): number => Math.floor(Math.random() * limit)
const oneOf = <T>(list: readonly T[]): T | undefined => list[below(list.length)]
const chance = (share: number): boolean => Math.random() < share
const amount = (): number => (1 + below(5_000)) * 100 * BAHT

/** Most projects of a plan, so that the database stays small. */
const MANY = 150

/**
 * Something that a person could do next.
 * @param file name for a new file, never used before
 */
export function nextDeed(office: Office, file: string): Deed {
  const [draft, rows] = oneOf(Object.entries(office.drafts)) ?? []
  if (draft === undefined || rows === undefined || (Object.keys(office.drafts).length < 3 && chance(0.35)))
    return upload(office, file)
  const luck = Math.random()
  if (luck < 0.06) return { do: 'discard', file: draft }
  const [year, plan] = oneOf(Object.entries(office.plans)) ?? []
  if (year !== undefined && plan !== undefined) {
    const last = plan.taken.findLast(({ isUndone }) => !isUndone)
    if (luck < 0.2 && last) return { do: 'undo', file: last.file, year }
    if (luck < 0.26) return { do: 'configure', year, preparedBy: `งานแผน ${file}` }
  }
  if (luck < 0.6) return change(draft, rows)
  const into = oneOf(YEARS) ?? '2570'
  if (Object.values(rows).every(({ isExcluded }) => isExcluded)) return { do: 'discard', file: draft }
  const isFull = Object.keys(office.plans[into]?.projects ?? {}).length > MANY
  return { do: 'accept', file: draft, year: into, gone: isFull || chance(0.2) ? 'remove' : 'keep' }
}

/** A new file, or a later state of what the plan holds: some amounts changed, some projects gone, some new. */
function upload(office: Office, file: string): Deed {
  const plan = oneOf(Object.values(office.plans))
  const known = plan && chance(0.5) ? Object.entries(plan.projects).filter(() => chance(0.6)) : []
  const kept = known.map(([name, { satang }]) => [name, chance(0.3) ? amount() : satang] as const)
  const added = Array.from(
    { length: 1 + below(25) },
    (_value, index) => [`โครงการ ${file} ที่ ${index + 1}`, amount()] as const,
  )
  return { do: 'upload', file, rows: Object.fromEntries([...kept.slice(0, 60), ...added]) }
}

function change(file: string, rows: Rows): Deed {
  const [name, row] = oneOf(Object.entries(rows)) ?? []
  if (name === undefined || row === undefined) return { do: 'discard', file }
  if (chance(0.3)) return { do: 'leave-out', file, name, isExcluded: !row.isExcluded }
  return { do: 'edit', file, name, satang: amount(), note: `แก้ไขครั้งที่ ${below(1e6)}` }
}
