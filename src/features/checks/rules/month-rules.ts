import { ALL_MONTHS, barsOf, hasMonth, monthsOf } from '#src/domain/month-set.ts'
import { budgetOf } from '#src/domain/project.ts'
import { at, LAW, type FoundInPlan, type PlanRule, type ProjectRule } from '../rule.ts'
import { isOutdoorWorks, isWorks } from '../work-types.ts'

const JUNE = 9
const AUGUST = 11
const SEPTEMBER = 12
/** Works of this size go through procurement that takes longer than a month. */
const LONG_PROCUREMENT_SATANG = 50_000_000
/** Below this number of projects shares say nothing. */
const ENOUGH_PROJECTS = 20

/** Rules about the bars of a project. */
export const MONTH_RULES: readonly ProjectRule[] = [
  {
    id: 'months-missing',
    severity: 'blocking',
    law: LAW.form,
    title: { th: 'ไม่มีเดือนที่ดำเนินการ', en: 'No month' },
    reason: {
      th: 'แบบ ผด.02 ต้องแสดงช่วงเวลาดำเนินการของทุกรายการ',
      en: 'Form ผด.02 shows when each project is carried out.',
    },
    find: ({ months }) =>
      (months & ALL_MONTHS) === 0
        ? at('months', 'ยังไม่ได้เลือกเดือนที่ดำเนินการ กรุณาเลือกอย่างน้อยหนึ่งเดือน', 'Choose at least one month.')
        : null,
  },
  {
    id: 'months-works-late-start',
    severity: 'advice',
    law: null,
    title: { th: 'งานก่อสร้างเริ่มปลายปีงบประมาณ', en: 'Works that start at the end of the year' },
    reason: {
      th: 'เริ่ม ส.ค.–ก.ย. มักก่อหนี้ไม่ทัน ต้องกันเงิน',
      en: 'Started in August or September, the money can hardly be committed in time.',
    },
    find: (project) =>
      isWorks(project) && (monthsOf(project.months)[0] ?? 0) >= AUGUST
        ? at(
            'months',
            'งานก่อสร้างเริ่มเดือนสิงหาคมหรือกันยายน อาจก่อหนี้ไม่ทันสิ้นปีงบประมาณ ควรเลื่อนให้เร็วขึ้น',
            'Works start in August or September: consider starting earlier.',
          )
        : null,
  },
  {
    id: 'months-works-in-rain',
    severity: 'advice',
    law: null,
    title: { th: 'งานกลางแจ้งอยู่ในฤดูฝนทั้งหมด', en: 'Outdoor works in the rainy season only' },
    reason: {
      th: 'งานถนน คอนกรีต และขุดลอกช่วงฝนชุกมักล่าช้า',
      en: 'Roads, concrete and dredging are delayed by rain.',
    },
    find: (project) => {
      const months = monthsOf(project.months)
      const isLate = (months[0] ?? 0) >= AUGUST
      return isOutdoorWorks(project) && months.length > 0 && !isLate && months.every((month) => month >= JUNE)
        ? at(
            'months',
            'งานกลางแจ้งอยู่ในช่วง มิ.ย.–ก.ย. ทั้งหมด ควรเผื่อช่วงก่อนฤดูฝน',
            'The works lie in June–September only: allow for drier months.',
          )
        : null
    },
  },
  {
    id: 'months-works-too-short',
    severity: 'advice',
    law: null,
    title: { th: 'งานก่อสร้างใช้เวลาเดือนเดียว', en: 'Works in a single month' },
    reason: {
      th: 'จัดซื้อจัดจ้าง ลงนาม ก่อสร้าง และตรวจรับ ใช้เวลานานกว่านั้น',
      en: 'Procurement, building and inspection take longer.',
    },
    find: (project) =>
      isWorks(project) &&
      monthsOf(project.months).length === 1 &&
      (budgetOf({ funds: [...project.funds] }) ?? 0) > LONG_PROCUREMENT_SATANG
        ? at(
            'months',
            'งานเกินห้าแสนบาทมีเพียงหนึ่งเดือน ควรรวมเวลาจัดจ้างและตรวจรับ',
            'Over 500,000 baht in one month: include procurement and inspection.',
          )
        : null,
  },
  {
    id: 'months-works-whole-year',
    severity: 'advice',
    law: null,
    title: { th: 'งานก่อสร้างลงเวลาทั้งปี', en: 'Works over the whole year' },
    reason: {
      th: 'แถบทั้งปีไม่บอกประชาชนว่าจะทำเมื่อใด',
      en: 'A bar over the whole year tells nobody when it will be done.',
    },
    find: (project) =>
      project.kind === 'project' && isWorks(project) && project.months === ALL_MONTHS
        ? at(
            'months',
            'งานก่อสร้างลงไว้ครบสิบสองเดือน ควรระบุช่วงที่จะทำจริง',
            'Works over all twelve months: give the months in which they really happen.',
          )
        : null,
  },
  {
    id: 'months-no-budget-whole-year',
    severity: 'advice',
    law: null,
    title: { th: 'ไม่ใช้งบประมาณและลงเวลาทั้งปี', en: 'No budget, over the whole year' },
    reason: {
      th: 'มักเป็นงานประจำ ไม่ใช่โครงการ',
      en: 'Mostly a routine duty and no project.',
    },
    find: ({ kind, noBudgetReason, months }) =>
      kind === 'project' && noBudgetReason === 'no-budget-used' && months === ALL_MONTHS
        ? at(
            'kind',
            'ไม่ใช้งบประมาณและทำทั้งปี ถ้าเป็นงานประจำควรเปลี่ยนประเภทเป็นกิจกรรมประจำ',
            'Without budget and all year: if it is a routine duty, make it a routine activity.',
          )
        : null,
  },
  {
    id: 'months-only-september',
    severity: 'advice',
    law: null,
    title: { th: 'ดำเนินการเดือนกันยายนเดือนเดียว', en: 'September only' },
    reason: { th: 'เดือนสุดท้ายของปีงบประมาณเบิกจ่ายไม่ทัน', en: 'Money is hardly paid in the last month of the year.' },
    find: (project) =>
      project.months === 1 << (SEPTEMBER - 1) && !isWorks(project) && project.noBudgetReason === null
        ? at(
            'months',
            'ดำเนินการเฉพาะเดือนกันยายน อาจเบิกจ่ายไม่ทันสิ้นปีงบประมาณ',
            'September only: payment may come too late in the year.',
          )
        : null,
  },
  {
    id: 'months-works-in-pieces',
    severity: 'advice',
    law: null,
    title: { th: 'งานก่อสร้างเว้นช่วง', en: 'Works in pieces' },
    reason: { th: 'อาจเลือกเดือนพลาด', en: 'A month may have been left out by mistake.' },
    find: (project) =>
      isWorks(project) && barsOf(project.months & ALL_MONTHS).length > 1
        ? at(
            'months',
            'ช่วงเวลาของงานก่อสร้างขาดตอน กรุณาตรวจว่าเลือกเดือนครบแล้ว',
            'The bar has a gap: check that no month is missing.',
          )
        : null,
  },
]

const wholePlan = (th: string, en: string): FoundInPlan[] => [{ projectId: null, field: null, message: { th, en } }]

/** Rules about the bars of the whole plan. */
export const PLAN_MONTH_RULES: readonly PlanRule[] = [
  {
    id: 'plan-all-in-september',
    severity: 'advice',
    law: null,
    title: { th: 'หลายโครงการกองอยู่เดือนกันยายน', en: 'Too much in September' },
    reason: {
      th: 'เจ้าหน้าที่และการเบิกจ่ายปลายปีรับไม่ไหว',
      en: 'Neither staff nor payments can cope at the end of the year.',
    },
    findInPlan: ({ projects }) => {
      const late = projects.filter(({ months }) => (monthsOf(months)[0] ?? 0) === SEPTEMBER)
      return projects.length >= ENOUGH_PROJECTS && late.length * 4 >= projects.length
        ? wholePlan(
            `มี ${late.length} จาก ${projects.length} โครงการที่เริ่มเดือนกันยายน ควรกระจายให้เร็วขึ้น`,
            `${late.length} of ${projects.length} projects start in September: spread them.`,
          )
        : []
    },
  },
  {
    id: 'plan-all-same-months',
    severity: 'advice',
    law: null,
    title: { th: 'เกือบทุกโครงการลงเวลาทั้งปี', en: 'Nearly all over the whole year' },
    reason: {
      th: 'แผนการดำเนินงานมีไว้บอกว่าอะไรทำเมื่อใด',
      en: 'The plan is there to say what is done when.',
    },
    findInPlan: ({ projects }) => {
      const whole = projects.filter(({ months }) => months === ALL_MONTHS)
      return projects.length >= ENOUGH_PROJECTS && whole.length * 5 >= projects.length * 4
        ? wholePlan(
            `มี ${whole.length} จาก ${projects.length} โครงการที่ลงครบสิบสองเดือน ควรระบุช่วงจริงของแต่ละโครงการ`,
            `${whole.length} of ${projects.length} projects run all twelve months: give their real months.`,
          )
        : []
    },
  },
  {
    id: 'plan-nothing-first-half',
    severity: 'advice',
    law: null,
    title: { th: 'ไม่มีโครงการเริ่มในครึ่งปีแรก', en: 'Nothing starts in the first half' },
    reason: { th: 'อาจเลื่อนแถบเดือนผิดไปทั้งแผน', en: 'All bars may have been shifted by mistake.' },
    findInPlan: ({ projects }) =>
      projects.length >= ENOUGH_PROJECTS &&
      projects.every(({ months }) => months !== 0 && ![1, 2, 3, 4, 5, 6].some((month) => hasMonth(months, month)))
        ? wholePlan(
            'ไม่มีโครงการใดดำเนินการในเดือน ต.ค.–มี.ค. กรุณาตรวจว่าแถบเดือนไม่เลื่อน',
            'No project runs in October–March: check that the bars were not shifted.',
          )
        : [],
  },
]
