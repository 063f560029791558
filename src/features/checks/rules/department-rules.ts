import { splitDepartments, unitKind } from '#src/domain/departments.ts'
import { matchFundSource } from '#src/domain/fund-sources.ts'
import type { FundRow } from '#src/domain/project.ts'
import { unitKey } from '../plan-facts.ts'
import { at, LAW, quoted, type ProjectRule } from '../rule.ts'

const OWN_FUNDS = new Set([
  'municipal-ordinance',
  'local-ordinance',
  'supplementary-budget',
  'accumulated-fund',
  'transfer',
  'carry-over',
])
/** Part of the money is another agency's: its letter belongs to the office's own project. */
const isJoint = (funds: readonly FundRow[]): boolean =>
  funds.some(({ source }) => source !== null && matchFundSource(source)?.id === 'other-agency')

/** "ทุกกอง", "ทุกส่วนราชการ" stand for all of the office's divisions. */
const EVERYBODY = /^ทุก/

/** Rules about who is responsible. */
export const DEPARTMENT_RULES: readonly ProjectRule[] = [
  {
    id: 'department-missing',
    severity: 'blocking',
    law: LAW.form,
    title: { th: 'ไม่มีหน่วยงานรับผิดชอบ', en: 'No responsible department' },
    reason: {
      th: 'แบบ ผด.02 ต้องระบุหน่วยงานรับผิดชอบหลัก',
      en: 'Form ผด.02 names the responsible department.',
    },
    find: ({ departments }) =>
      departments.every((name) => name.trim() === '')
        ? at('departments', 'ยังไม่มีหน่วยงานรับผิดชอบ กรุณาเลือกกองหรือสำนัก', 'Choose the division that is responsible.')
        : null,
  },
  {
    id: 'department-unknown',
    severity: 'warning',
    law: null,
    title: { th: 'ไม่พบหน่วยงานในรายชื่อกอง/สำนัก', en: 'Department not among the divisions' },
    reason: {
      th: 'เจ้าหน้าที่ของกองเห็นและแก้ไขเฉพาะโครงการที่ชื่อกองตรงกัน',
      en: 'A division edits the projects that bear its name.',
    },
    find: ({ kind, departments }, { divisionKeys, officeName }) => {
      if (divisionKeys === null || kind === 'outside-agency') return null
      const unknown = departments.find(
        (name) =>
          name.trim() !== '' &&
          !EVERYBODY.test(name) &&
          !divisionKeys.has(unitKey(name)) &&
          unitKind(name, officeName) !== 'outside',
      )
      return unknown === undefined
        ? null
        : at(
            'departments',
            `${quoted(unknown)} ไม่อยู่ในรายชื่อกอง/สำนักของหน่วยงาน กรุณาเลือกจากรายการ หรือเพิ่มในหน้าตั้งค่า`,
            `${quoted(unknown)} is not one of the office’s divisions: choose from the list, or add it in the settings.`,
          )
    },
  },
  {
    id: 'departments-several',
    severity: 'advice',
    law: null,
    title: { th: 'หน่วยงานรับผิดชอบมากกว่าสามหน่วย', en: 'More than three departments' },
    reason: {
      th: 'หลายหน่วยรับผิดชอบมักไม่มีหน่วยหลัก',
      en: 'Where many are responsible, nobody leads.',
    },
    find: ({ departments }) =>
      departments.length > 3
        ? at(
            'departments',
            `มี ${departments.length} หน่วยงาน ควรเหลือหน่วยงานหลักและหน่วยสนับสนุนที่จำเป็น`,
            `${departments.length} departments: keep the leading one and those that are needed.`,
          )
        : null,
  },
  {
    id: 'departments-in-one',
    severity: 'warning',
    law: null,
    title: { th: 'พิมพ์หลายหน่วยงานรวมในชื่อเดียว', en: 'Several departments typed as one' },
    reason: {
      th: 'ตัวกรองและสิทธิ์แก้ไขของกองจะหาไม่พบ',
      en: 'Filters and the rights of divisions would not find them.',
    },
    find: ({ departments }) => {
      const joined = departments.find(
        (name) => /[/,;\n\s]|และ|กับ/.test(name.trim()) && splitDepartments(name).length > 1,
      )
      return joined === undefined
        ? null
        : at(
            'departments',
            `${quoted(joined)} มีหลายหน่วยงาน กรุณาแยกบรรทัดละหนึ่งหน่วย`,
            `${quoted(joined)} names several: put each on a line of its own.`,
          )
    },
  },
  {
    id: 'department-outside-in-own-project',
    severity: 'warning',
    law: LAW.collect,
    title: { th: 'หน่วยงานอื่นดำเนินการ แต่จัดเป็นโครงการของหน่วยงาน', en: 'An outside agency’s project counted as own' },
    reason: {
      th: 'โครงการของหน่วยงานอื่นแสดงแยก เพราะไม่ใช้งบของหน่วยงาน',
      en: 'Projects of others are shown apart: they do not use the office’s money.',
    },
    find: ({ kind, departments }, { officeName }) =>
      kind !== 'outside-agency' &&
      departments.length > 0 &&
      departments.every((name) => unitKind(name, officeName) === 'outside')
        ? at(
            'kind',
            `${quoted(departments[0] ?? '')} เป็นหน่วยงานภายนอก กรุณาเปลี่ยนประเภทเป็นโครงการของหน่วยงานอื่น`,
            `${quoted(departments[0] ?? '')} is outside the office: make it a project of another agency.`,
          )
        : null,
  },
  {
    id: 'agency-own-department',
    severity: 'warning',
    law: null,
    title: { th: 'โครงการของหน่วยงานอื่น แต่กองของเรารับผิดชอบ', en: 'Another agency’s project under an own division' },
    reason: { th: 'ประเภทหรือหน่วยงานอย่างใดอย่างหนึ่งผิด', en: 'Either the kind or the department is wrong.' },
    find: ({ kind, departments }, { officeName }) =>
      kind === 'outside-agency' &&
      departments.length > 0 &&
      departments.every((name) => unitKind(name, officeName) === 'own')
        ? at(
            'departments',
            'เป็นโครงการของหน่วยงานอื่น กรุณาระบุชื่อหน่วยงานที่ดำเนินการ',
            'It belongs to another agency: name that agency.',
          )
        : null,
  },
  {
    id: 'agency-letter-missing',
    severity: 'warning',
    law: LAW.finish,
    title: { th: 'โครงการของหน่วยงานอื่นไม่มีเลขที่หนังสือ', en: 'Agency project without its letter' },
    reason: {
      th: 'วันที่ได้รับแจ้งเริ่มนับสามสิบวันด้วย จึงต้องอ้างหนังสือได้',
      en: 'The notice starts the thirty days too, so its letter must be on record.',
    },
    find: ({ kind, agencyLetter }) =>
      kind === 'outside-agency' && (agencyLetter ?? '').trim() === ''
        ? at(
            'agencyLetter',
            'กรุณากรอกเลขที่และวันที่ของหนังสือที่หน่วยงานแจ้งโครงการ',
            'Enter number and date of the letter by which the agency told of it.',
          )
        : null,
  },
  {
    id: 'agency-letter-unneeded',
    severity: 'advice',
    law: null,
    title: { th: 'มีเลขที่หนังสือแจ้ง แต่ไม่ใช่โครงการของหน่วยงานอื่น', en: 'Letter but no agency project' },
    reason: { th: 'ประเภทอาจเลือกผิด', en: 'The kind may be wrong.' },
    find: ({ kind, agencyLetter, funds }) =>
      kind !== 'outside-agency' && (agencyLetter ?? '').trim() !== '' && !isJoint(funds)
        ? at(
            'kind',
            'มีเลขที่หนังสือแจ้งโครงการ กรุณาตรวจว่าเป็นโครงการของหน่วยงานอื่นหรือไม่',
            'It has an agency’s letter: is it a project of another agency?',
          )
        : null,
  },
  {
    id: 'agency-own-fund',
    severity: 'warning',
    law: null,
    title: { th: 'โครงการของหน่วยงานอื่นใช้งบของหน่วยงาน', en: 'Agency project with own money' },
    reason: {
      th: 'จะถูกนับรวมกับงบประมาณของหน่วยงาน ยอดจึงไม่ตรง',
      en: 'It would count against the office’s own budget.',
    },
    find: ({ kind, funds }) => {
      const own = funds.find(({ source }) => OWN_FUNDS.has(matchFundSource(source ?? '')?.id ?? ''))
      return kind === 'outside-agency' && own
        ? at(
            'funds',
            `แหล่ง ${quoted(own.source ?? '')} เป็นงบของหน่วยงานเรา กรุณาแก้แหล่งเงินหรือประเภทโครงการ`,
            `${quoted(own.source ?? '')} is the office’s own money: correct the source or the kind.`,
          )
        : null
    },
  },
]
