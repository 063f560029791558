import { formatBaht } from '#src/domain/money.ts'
import { budgetOf } from '#src/domain/project.ts'
import { quoted, type DevelopmentFacts, type FoundInPlan, type PlanRule, type ProjectToCheck } from '../rule.ts'

/** Projects of the operation plan are those of the development plan; it is changed first (แก้ไข ข้อ 21, เพิ่มเติม ข้อ 22). */
const LAW = 'ระเบียบฯ ข้อ 21 และข้อ 22'

/** What stands at a project's place; null: nobody has said where it stands. */
type Place = DevelopmentFacts['places'][string] | null

/** A rule about the place of each project of the office; other agencies’ projects stand in their own plans. */
const ruleOf = (
  rule: Omit<PlanRule, 'severity' | 'law' | 'findInPlan'>,
  find: (place: Place, project: ProjectToCheck, title: string) => FoundInPlan['message'] | null,
  field: 'name' | 'funds' = 'name',
): PlanRule => ({
  ...rule,
  severity: 'warning',
  law: LAW,
  findInPlan: ({ projects, development }) =>
    development === undefined
      ? []
      : projects.flatMap((project): FoundInPlan[] => {
          if (project.kind === 'outside-agency') return []
          const message = find(development.places[project.id] ?? null, project, development.title)
          return message ? [{ projectId: project.id, field, message }] : []
        }),
})

/** Rules about where projects stand in the development plan. None of them blocks. */
export const DEVELOPMENT_RULES: readonly PlanRule[] = [
  ruleOf(
    {
      id: 'not-in-development-plan',
      title: { th: 'ยังไม่ระบุที่มาในแผนพัฒนาท้องถิ่น', en: 'Not placed in the development plan' },
      reason: {
        th: 'แผนการดำเนินงานแยกมาจากแผนพัฒนาท้องถิ่น โครงการจึงต้องอยู่ในแผนพัฒนาก่อน',
        en: 'The operation plan is split off from the development plan: what is in it stands there first.',
      },
    },
    (place, _project, title) =>
      place === null
        ? {
            th: `ยังไม่ได้ระบุว่าอยู่ที่ใดใน${quoted(title)} เลือกจากโครงการที่ใกล้เคียงในหน้า “แผนพัฒนา” หรือบอกเหตุผลที่ไม่อยู่ในแผน`,
            en: `Say where it stands in ${quoted(title)}: choose a near match on the page “Development plan”, or give the reason why it is not in it.`,
          }
        : null,
  ),
  ruleOf(
    {
      id: 'above-development-plan',
      title: { th: 'วงเงินเกินแผนพัฒนาท้องถิ่น', en: 'Above its amount in the development plan' },
      reason: {
        th: 'วงเงินที่สูงกว่าแผนพัฒนาควรแก้ไขแผนพัฒนาก่อนดำเนินการ',
        en: 'The development plan is corrected before more is spent than it says.',
      },
    },
    (place, { funds }) => {
      if (place === null || place.kind !== 'planned') return null
      const above = (budgetOf({ funds: [...funds] }) ?? 0) - place.satang
      return above > 0
        ? {
            th: `งบประมาณเกินวงเงินในแผนพัฒนาท้องถิ่น (${formatBaht(place.satang)} บาท) อยู่ ${formatBaht(above)} บาท`,
            en: `${formatBaht(above)} baht above its amount in the development plan (${formatBaht(place.satang)}).`,
          }
        : null
    },
    'funds',
  ),
  ruleOf(
    {
      id: 'development-plan-other-year',
      title: { th: 'แผนพัฒนาท้องถิ่นตั้งงบไว้ปีอื่น', en: 'Planned for another year' },
      reason: {
        th: 'ปีที่ดำเนินการควรตรงกับปีที่แผนพัฒนาตั้งงบไว้',
        en: 'The year should be one in which the development plan has money.',
      },
    },
    (place) =>
      place?.kind === 'other-year'
        ? {
            th: `แผนพัฒนาท้องถิ่นไม่ได้ตั้งงบปีนี้ ตั้งไว้ปี ${place.years.join(', ') || '–'}`,
            en: `The development plan has no money for it this year, but in ${place.years.join(', ') || '–'}.`,
          }
        : null,
  ),
  ruleOf(
    {
      id: 'development-plan-cancelled',
      title: { th: 'แผนพัฒนาท้องถิ่นยกเลิกโครงการแล้ว', en: 'Taken out of the development plan' },
      reason: {
        th: 'ฉบับหลังของแผนพัฒนายกเลิกโครงการที่อ้างไว้',
        en: 'A later edition of the development plan took the project out.',
      },
    },
    (place) =>
      place?.kind === 'cancelled'
        ? {
            th: 'โครงการที่อ้างไว้ถูกยกเลิกในแผนพัฒนาท้องถิ่นแล้ว เลือกที่มาใหม่ หรือเพิ่มเติมแผนพัฒนา',
            en: 'The project it stands for was taken out: choose another, or add to the development plan.',
          }
        : null,
  ),
]
