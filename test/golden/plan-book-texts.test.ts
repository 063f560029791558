import { describe, expect, it } from 'vitest'
import { REGULATION_VERSIONS } from '#src/domain/law/regulation.ts'
import { DEFAULT_BOOK_OPTIONS, type PlanOffice } from '#src/domain/plan.ts'
import { buildPlanDocument } from '#src/render/build-plan-document.ts'
import type { PlanDocument, TextBlock } from '#src/render/plan-document.ts'
import { formatBaht } from '#src/domain/money.ts'
import { formatPercent } from '#src/render/percent.ts'
import { aPlan, aProject } from '../plan-for-book.ts'

const OFFICES: readonly PlanOffice[] = [
  { name: 'เทศบาลตำบลดำเนินตัวอย่าง', type: 'subdistrict-municipality', amphoe: 'เมืองตัวอย่าง', province: 'ตัวอย่าง' },
  { name: 'องค์การบริหารส่วนตำบลดำเนินตัวอย่าง', type: 'sao', amphoe: 'ตัวอย่าง', province: 'ตัวอย่าง' },
  { name: 'องค์การบริหารส่วนจังหวัดตัวอย่าง', type: 'pao', amphoe: 'เมืองตัวอย่าง', province: 'ตัวอย่าง' },
]

const PROJECTS = [
  aProject({ departments: ['กองช่าง'], months: 0b111 }),
  aProject({ name: 'ซ่อมแซมถนนลูกรัง', funds: [{ source: null, amountSatang: 25_050_25 }] }),
  aProject({
    name: 'ค่ายวิชาการเยาวชน',
    strategyNo: 2,
    strategy: 'ด้านการศึกษา',
    programme: 'แผนงานการศึกษา',
    funds: [],
    noBudgetReason: 'no-budget-used',
    departments: ['กองการศึกษา', 'สำนักปลัด'],
    months: 0b100000000001,
  }),
  aProject({
    name: 'เครื่องคอมพิวเตอร์ จำนวน 2 เครื่อง',
    kind: 'equipment',
    programme: 'แผนงานบริหารงานทั่วไป',
    funds: [
      { source: 'เทศบัญญัติ', amountSatang: 4_000_000 },
      { source: 'เงินสะสม', amountSatang: 400_000 },
    ],
    departments: ['สำนักปลัด'],
  }),
]

describe.each(REGULATION_VERSIONS)('the book in the words of %s', (regulation) => {
  it.each(OFFICES)('of $type says what it always said', async (office) => {
    const plan = aPlan({
      office,
      regulation,
      fiscalYear: regulation === '2559' ? 2561 : 2570,
      preparedBy: 'กองยุทธศาสตร์และงบประมาณ',
      announcement: {
        number: null,
        isoDate: regulation === '2559' ? null : '2026-10-05',
        signatoryName: null,
        signatoryPosition: null,
      },
      projects: PROJECTS,
    })
    const text = asText(buildPlanDocument(plan, DEFAULT_BOOK_OPTIONS))
    await expect(text).toMatchFileSnapshot(`plan-book-${regulation}-${office.type}.txt`)
  })
})

/** A plain reading of the document, for people who compare two versions of it. */
function asText(document: PlanDocument): string {
  const { cover, announcement, preface, partOne, partTwo } = document
  return [
    [cover.title, cover.officeName, cover.placeLine, cover.preparedBy ?? ''],
    [announcement.heading, announcement.numberLine ?? '(ไม่มีเลขที่)', announcement.subject, ...announcement.paragraphs],
    [announcement.dateLine, announcement.signatoryName, announcement.signatoryPosition],
    [preface.heading, ...preface.paragraphs, ...preface.signature],
    [`${partOne.heading} ${partOne.title}`],
    ...partOne.sections.map(({ heading, blocks }) => [heading, ...blocks.flatMap(blockLines)]),
    [`${partTwo.heading} ${partTwo.title}`],
    summaryLines(document),
    ...[...partTwo.tables, ...partTwo.equipment].map((table) => tableLines(document, table)),
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat('\n')
}

function blockLines(block: TextBlock): string[] {
  if (block.kind === 'paragraph') return [block.text]
  if (block.kind === 'item') return [`${block.number} ${block.text}`]
  return [block.flow.title, ...block.flow.steps.map(({ actor, act }) => `  [${actor}] ${act}`), block.flow.clause]
}

function summaryLines({ partTwo: { summary }, digits }: PlanDocument): string[] {
  const line = (l: (typeof summary)['total']): string =>
    [
      l.label,
      l.projectCount,
      formatPercent(l.projectPercent, digits),
      formatBaht(l.budgetSatang, digits),
      formatPercent(l.budgetPercent, digits),
      l.department,
    ].join(' | ')
  return [
    `${summary.title} (${summary.formMark})`,
    summary.columns.join(' | '),
    ...summary.groups.flatMap(({ heading, lines, subtotal }) => [heading, ...lines.map(line), line(subtotal)]),
    line(summary.total),
  ]
}

function tableLines({ digits }: PlanDocument, table: PlanDocument['partTwo']['tables'][number]): string[] {
  return [
    `${table.title} (${table.formMark})`,
    table.strategyHeading ?? '',
    table.programmeHeading,
    [...table.columns.map(({ label }) => label), ...table.yearLabels].join(' | '),
    ...table.rows.map((row) =>
      [
        row.number,
        row.name,
        row.activity,
        row.budgetSatang === null ? row.noBudgetText : formatBaht(row.budgetSatang, digits),
        row.fundLines.join(' + '),
        row.departments.join(', '),
        row.months.toString(2),
      ].join(' | '),
    ),
    `${table.total.label} ${table.total.projectCount} | ${formatBaht(table.total.budgetSatang, digits)}`,
  ]
}
