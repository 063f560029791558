import {
  FLOW_TITLE,
  BACKGROUND,
  benefitsText,
  PREFACE,
  PROCEDURE,
  purposeText,
  type LawText,
} from '#src/domain/law/book-texts.ts'
import {
  announcementDateLine,
  announcementParagraphs,
  announcementSubject,
  signatoryLine,
} from '#src/domain/law/announcement-texts.ts'
import { lawContext, type LawContext } from '#src/domain/law/law-context.ts'
import { actorName, PLAN_STEPS, PROCEDURE_LAW } from '#src/domain/law/procedure.ts'
import type { BookOptions, LevelLabel, PlanForBook, PlanOffice, PlanProject } from '#src/domain/plan.ts'
import { withDigits } from '#src/domain/thai-text.ts'
import { detailTable, type DetailForm } from './detail-table.ts'
import { groupProjects, type StrategyGroup } from './group-projects.ts'
import type { Announcement, PartOne, PartTwo, PlanDocument, Preface, TextBlock } from './plan-document.ts'
import { publicAddressOf } from './qr-code.ts'
import { summaryTable, type SummarySource } from './summary-table.ts'

type Say = (text: string) => string

/**
 * The whole plan book as data: texts from the law library in the words of the office's type and of the regulation's version, and the
 * forms ผด.01, ผด.02 and ผด.02/1 computed from the projects. Printed totals of an office's file play no part. Pure.
 */
export function buildPlanDocument(plan: PlanForBook, options: BookOptions): PlanDocument {
  const say: Say = (text) => withDigits(text, options.digits)
  const context = lawContext(plan)
  const title = say(`แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${context.year}`)
  const preparedBy = plan.preparedBy?.trim() ? say(plan.preparedBy) : null
  return {
    digits: options.digits,
    fiscalYear: plan.fiscalYear,
    officeName: say(context.office),
    title,
    cover: { title, officeName: say(context.office), placeLine: say(placeLine(plan.office)), preparedBy },
    ...(plan.publicAddress === undefined ? {} : { publicAddress: publicAddressOf(plan.publicAddress) }),
    announcement: announcement(plan, context, say),
    preface: preface(context, preparedBy, say),
    partOne: partOne(context, say),
    partTwo: partTwo(plan, options, say),
  }
}

/** "อำเภอ… จังหวัด…"; the province alone for an อบจ., which has the whole of it. */
export function placeLine({ type, amphoe, province }: Pick<PlanOffice, 'type' | 'amphoe' | 'province'>): string {
  const parts = [
    amphoe && type !== 'pao' ? `อำเภอ${amphoe.replace(/^อำเภอ/, '')}` : '',
    province ? `จังหวัด${province.replace(/^จังหวัด/, '')}` : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function announcement(plan: PlanForBook, context: LawContext, say: Say): Announcement {
  const { number, isoDate, signatoryName, signatoryPosition } = plan.announcement
  return {
    heading: say(`ประกาศ${context.office}`),
    subject: say(announcementSubject(context)),
    paragraphs: announcementParagraphs(context).map(say),
    dateLine: say(announcementDateLine(isoDate)),
    numberLine: number?.trim() ? say(`ที่ ${number}`) : null,
    signatoryName: say(signatoryLine(signatoryName)),
    signatoryPosition: say(signatoryPosition ?? context.executive),
  }
}

const preface = (context: LawContext, preparedBy: string | null, say: Say): Preface => ({
  heading: PREFACE.heading,
  paragraphs: PREFACE.paragraphs(context).map(say),
  signature: [...(preparedBy === null ? [] : [preparedBy]), say(context.office)],
})

function partOne(context: LawContext, say: Say): PartOne {
  const { version } = context.regulation
  const flow: TextBlock = {
    kind: 'flow',
    flow: {
      title: FLOW_TITLE,
      steps: PLAN_STEPS.map(({ actor, act }) => ({ actor: say(actorName(actor, context)), act: say(act(context)) })),
      clause: say(PROCEDURE_LAW.clause),
    },
  }
  const sections: [string, LawText, TextBlock[]][] = [
    ['background', BACKGROUND, []],
    ['purpose', purposeText(version), []],
    ['procedure', PROCEDURE, [flow]],
    ['benefits', benefitsText(version), []],
  ]
  return {
    heading: say('ส่วนที่ 1'),
    title: 'บทนำ',
    sections: sections.map(([id, text, after], index) => ({
      id,
      heading: say(`${index + 1}. ${text.heading}`),
      blocks: [...blocksOf(text, context, say), ...after],
    })),
  }
}

const blocksOf = (text: LawText, context: LawContext, say: Say): TextBlock[] => [
  ...text.paragraphs(context).map((paragraph): TextBlock => ({ kind: 'paragraph', text: say(paragraph) })),
  ...text.items(context).map((item, index): TextBlock => ({
    kind: 'item',
    number: say(`${index + 1}.`),
    text: say(item),
  })),
]

const EQUIPMENT_GROUP = 'ครุภัณฑ์ (แบบ ผด.02/1)'
const isEquipment = ({ kind }: PlanProject): boolean => kind === 'equipment'

function partTwo(plan: PlanForBook, options: BookOptions, say: Say): PartTwo {
  const projects = groupProjects(plan.projects.filter((project) => !isEquipment(project)))
  const equipment = groupProjects(plan.projects.filter(isEquipment))
  const tables = (form: DetailForm, groups: StrategyGroup[]) =>
    groups.flatMap((group) =>
      group.programmes.map((programme) =>
        detailTable(
          {
            form,
            // Said only beside named ones: a reader, or an import of this book, would take the heading above for this table's too.
            strategyHeading:
              strategyHeading(group, plan.levelLabel) ?? (groups.length > 1 ? withoutStrategy(plan.levelLabel) : null),
            programmeHeading: programme.programme ?? 'ไม่ระบุแผนงาน',
            projects: programme.projects,
            fiscalYear: plan.fiscalYear,
          },
          options,
        ),
      ),
    )
  return {
    heading: say('ส่วนที่ 2'),
    title: 'บัญชีโครงการ/กิจกรรม/งบประมาณ',
    summary: summaryTable(
      [...projects.map((group) => summarySource(group, plan.levelLabel)), ...equipmentSource(equipment)],
      plan.levelLabel,
      say,
    ),
    tables: tables('projects', projects),
    equipment: tables('equipment', equipment),
  }
}

/** "ยุทธศาสตร์ที่ 1 ด้าน…"; null when the projects name none. */
function strategyHeading({ no, name }: StrategyGroup, label: LevelLabel): string | null {
  if (no === null && name === null) return null
  if (no !== null) return [`${label}ที่ ${no}`, name ?? ''].join(' ').trim()
  return name?.startsWith(label) ? name : `${label} ${name}`
}

const withoutStrategy = (label: LevelLabel): string => `ไม่ระบุ${label}`

const summarySource = (group: StrategyGroup, label: LevelLabel): SummarySource => ({
  heading: strategyHeading(group, label) ?? withoutStrategy(label),
  lines: group.programmes.map(({ programme, projects }) => ({ label: programme ?? 'ไม่ระบุแผนงาน', projects })),
})

/** Equipment is summed by programme alone, in one group after the strategies. */
function equipmentSource(groups: StrategyGroup[]): SummarySource[] {
  const all = groups.flatMap(({ programmes }) => programmes.flatMap(({ projects }) => projects))
  const [group] = groupProjects(all.map((item) => ({ ...item, strategy: null, strategyNo: null })))
  if (group === undefined) return []
  return [{ ...summarySource(group, 'ยุทธศาสตร์'), heading: EQUIPMENT_GROUP }]
}
