import { foldThai } from '#src/domain/thai-text.ts'
import { at, LAW, type ProjectRule } from '../rule.ts'
import { isEquipment, isEvent, isRoadWorks, isWorks } from '../work-types.ts'

const DIMENSION = /กว้าง|ยาว|หนา|พื้นที่|ตร\.?\s?ม|ตารางเมตร|เมตร|กิโลเมตร|กม\.|ม\.|จำนวน/
const BUILDING = /ก่อสร้าง|ซ่อมสร้าง|ขุดลอก|ลาดยาง|วางท่อ/

const isBlank = (text: string | null): boolean => text === null || /^[\s.\-–—]*$/.test(text)

/** Rules about activity, target and kind. */
export const ACTIVITY_RULES: readonly ProjectRule[] = [
  {
    id: 'activity-missing',
    severity: 'warning',
    law: LAW.form,
    title: { th: 'ไม่มีรายละเอียดของกิจกรรม', en: 'No details of the activity' },
    reason: {
      th: 'แบบ ผด.02 มีช่องรายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ',
      en: 'Form ผด.02 has a column for the details.',
    },
    find: ({ activity }) =>
      isBlank(activity) ? at('activity', 'กรุณากรอกรายละเอียดของกิจกรรม', 'Enter the details of the activity.') : null,
  },
  {
    id: 'activity-repeats-name',
    severity: 'warning',
    law: null,
    title: { th: 'รายละเอียดซ้ำกับชื่อ', en: 'Details repeat the name' },
    reason: { th: 'รายละเอียดต้องบอกมากกว่าชื่อ', en: 'The details must say more than the name.' },
    find: ({ name, activity }) =>
      !isBlank(activity) && foldThai(activity ?? '').replace(/^โครงการ/, '') === foldThai(name).replace(/^โครงการ/, '')
        ? at(
            'activity',
            'รายละเอียดเหมือนชื่อโครงการ กรุณาบอกขนาด จำนวน หรือกลุ่มเป้าหมาย',
            'The details repeat the name: give size, number or people reached.',
          )
        : null,
  },
  {
    id: 'works-dimensions-missing',
    severity: 'warning',
    law: null,
    title: { th: 'งานถนนหรือระบายน้ำไม่มีขนาด', en: 'Road or drain without its dimensions' },
    reason: {
      th: 'ขนาดเป็นหลักในการเทียบงบประมาณและตรวจรับ',
      en: 'Dimensions are what budget and inspection are measured by.',
    },
    find: (project) => {
      const text = `${project.name} ${project.activity ?? ''} ${project.target ?? ''}`
      return isRoadWorks(project) && BUILDING.test(project.name) && !isBlank(project.activity) && !DIMENSION.test(text)
        ? at('activity', 'กรุณาเติมความกว้าง ยาว หนา หรือพื้นที่ของงาน', 'Add width, length, thickness or area of the works.')
        : null
    },
  },
  {
    id: 'target-missing',
    severity: 'advice',
    law: null,
    title: { th: 'ไม่มีเป้าหมายหรือจำนวน', en: 'No target or quantity' },
    reason: {
      th: 'สิ้นปีต้องประเมินผลเทียบกับเป้าหมาย',
      en: 'At the end of the year results are measured against it.',
    },
    find: ({ kind, activity, target, name }) =>
      kind === 'project' && isBlank(target) && !isBlank(activity) && !/[\d๐-๙]/.test(`${activity ?? ''}${name}`)
        ? at(
            'target',
            'ไม่มีจำนวนหรือเป้าหมายทั้งในรายละเอียดและช่องเป้าหมาย ควรเติม เช่น จำนวนผู้เข้าร่วม',
            'Neither details nor target give a quantity: add one, such as the number of people.',
          )
        : null,
  },
  {
    id: 'equipment-as-project',
    severity: 'warning',
    law: LAW.equipmentForm,
    title: { th: 'ครุภัณฑ์อยู่ในบัญชีโครงการ (ผด.02)', en: 'Equipment in the list of projects' },
    reason: {
      th: 'ครุภัณฑ์ที่ไม่ได้จัดทำเป็นโครงการแสดงในแบบ ผด.02/1',
      en: 'Equipment bought on its own belongs to form ผด.02/1.',
    },
    find: (project) =>
      (project.kind === 'project' || project.kind === 'activity') && isEquipment(project)
        ? at(
            'kind',
            'เป็นการจัดซื้อครุภัณฑ์ กรุณาเปลี่ยนประเภทเป็นครุภัณฑ์ (ผด.02/1)',
            'It buys equipment: change its kind to equipment (ผด.02/1).',
          )
        : null,
  },
  {
    id: 'project-as-equipment',
    severity: 'warning',
    law: LAW.equipmentForm,
    title: { th: 'โครงการอยู่ในบัญชีครุภัณฑ์ (ผด.02/1)', en: 'Project in the list of equipment' },
    reason: { th: 'แบบ ผด.02/1 มีไว้สำหรับครุภัณฑ์เท่านั้น', en: 'Form ผด.02/1 is for equipment only.' },
    find: (project) =>
      project.kind === 'equipment' && (isWorks(project) || isEvent(project)) && !isEquipment(project)
        ? at(
            'kind',
            'เป็นงานก่อสร้างหรือกิจกรรม กรุณาเปลี่ยนประเภทเป็นโครงการ (ผด.02)',
            'It is works or an event: change its kind to project (ผด.02).',
          )
        : null,
  },
  {
    id: 'works-as-routine',
    severity: 'advice',
    law: null,
    title: { th: 'งานก่อสร้างจัดเป็นกิจกรรมประจำ', en: 'Works counted as a routine activity' },
    reason: { th: 'งานก่อสร้างเป็นโครงการพัฒนา', en: 'Works are development projects.' },
    find: (project) =>
      project.kind === 'activity' && BUILDING.test(project.name) && isWorks(project)
        ? at('kind', 'เป็นงานก่อสร้าง ควรเปลี่ยนประเภทเป็นโครงการ', 'It builds something: make it a project.')
        : null,
  },
]
