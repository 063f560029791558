import { NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { formatBaht } from '#src/domain/money.ts'
import { budgetOf, type ProjectContent } from '#src/domain/project.ts'
import { FONT, SIZE } from '#src/render/xlsx/looks.ts'
import { writeWorkbook, type CellContent } from '#src/render/xlsx/workbook.ts'
import { DEMO_OFFICE, DEMO_YEAR } from './demo-office.ts'
import { drawArrows } from './drawn-arrows.ts'
import { EQUIPMENT_FORM, officeSheet, PROJECT_FORM, type Writing } from './office-sheet.ts'

/** Names of the two files that the demonstration puts beside its data. */
export const TIDY_FILE = `แผนดำเนินงาน ${DEMO_YEAR} (ตัวอย่าง).xlsx`
/** The file with what the program is to find fault with. */
export const MESSY_FILE = `แผนดำเนินงาน ${DEMO_YEAR} (ตัวอย่างที่ต้องตรวจ).xlsx`

const FACTS = { title: `แผนการดำเนินงาน ${DEMO_YEAR}`, creator: DEMO_OFFICE.name, fontName: FONT, fontSize: SIZE }

const isEquipment = ({ kind }: ProjectContent): boolean => kind === 'equipment'

/** The municipality's own plan file, without a fault: months shaded, form ผด.02/1 on a sheet of its own. */
export async function tidyFile(projects: readonly ProjectContent[]): Promise<Uint8Array> {
  const writing: Writing = {
    rowStyle: (project) => ({ budget: plainBudget(project), marks: 'shaded' }),
    programme: (name) => name,
    totalError: 0,
  }
  const [plan, equipment] = sheetsOf(projects, writing)
  return writeWorkbook([plan.sheet, equipment.sheet], FACTS)
}

/**
 * The same plan as it looks after many hands: arrows drawn over the months of every other project, amounts in Thai numerals and words, a
 * misspelt programme, a project that stands there twice, an amount left out, and a grand total that is 100,000 baht short.
 */
export async function messyFile(projects: readonly ProjectContent[]): Promise<Uint8Array> {
  const [first, ...rest] = projects
  const again = rest.find(({ strategyNo, kind }) => strategyNo === first?.strategyNo && kind === 'project')
  const repeated = first && again ? [first, again, again, ...rest.filter((project) => project !== again)] : projects
  const writing: Writing = {
    rowStyle: (project, index) => ({
      budget: messyBudget(project, index),
      marks: index % 2 === 0 ? 'drawn' : 'shaded',
    }),
    programme: (name) => name.replace('ความเข้มแข็งของชุมชน', 'ความเข้มแข็งและชุมชน'),
    totalError: -100_000_00,
  }
  const [plan, equipment] = sheetsOf(repeated, writing)
  const workbook = await writeWorkbook([plan.sheet, equipment.sheet], FACTS)
  return drawArrows(workbook, [plan.bars, equipment.bars])
}

const sheetsOf = (projects: readonly ProjectContent[], writing: Writing) =>
  [
    officeSheet(
      'ผด.02',
      PROJECT_FORM,
      projects.filter((project) => !isEquipment(project)),
      writing,
    ),
    officeSheet('ผด.02-1', EQUIPMENT_FORM, projects.filter(isEquipment), { ...writing, totalError: 0 }),
  ] as const

function plainBudget(project: ProjectContent): CellContent {
  const amount = budgetOf(project)
  if (amount === null) return { text: NO_BUDGET_LABELS[project.noBudgetReason ?? 'dash'].th }
  return { number: amount / 100 }
}

function messyBudget(project: ProjectContent, index: number): CellContent {
  const amount = budgetOf(project)
  if (amount === null) return plainBudget(project)
  if (index === 12) return null
  if (index % 5 === 1) return { text: `${formatBaht(amount, 'thai')} บาท` }
  if (index % 5 === 3) return { text: `${formatBaht(amount)}.-` }
  return plainBudget(project)
}
