import { foldThai } from '#src/domain/thai-text.ts'
import { at, LAW, quoted, type ProjectRule } from '../rule.ts'

/** Shortest name that says what is done and where, in letters without the word โครงการ. */
const SHORT_NAME = 8
/** Longest name that still fits its column of form ผด.02. */
const LONG_NAME = 250

const PLACEHOLDER =
  /(?:^|\s)(?:x{3,}|test(?:ing)?|ทดสอบระบบ|ทดลองพิมพ์|asdf\w*|n\/a|tba)(?:\s|$)|^(?:โครงการ)?(?:ทดสอบ|ตัวอย่าง)\d*$|\?{3,}|_{4,}|\.{5,}|…{2,}|x{4,}/i
const CATEGORY =
  /^(?:โครงการ)?(?:ก่อสร้าง|ปรับปรุง|ซ่อมแซม|ซ่อมสร้าง|จัดซื้อ|จัดจ้าง|จ้างเหมา|อุดหนุน|ฝึกอบรม|อบรม|ส่งเสริม|สนับสนุน|พัฒนา|จัดงาน|กิจกรรม|ถนน|ครุภัณฑ์|คอนกรีตเสริมเหล็ก|อาคาร|รางระบายน้ำ|ท่อระบายน้ำ|และ|ประเพณี|ทั่วไป|ต่างๆ|อื่นๆ|คุณภาพชีวิต|ประชาชน)+$/
const CANCELLED = /ยกเลิก(?!สัญญา|การใช้|สาย|ท่อ)|ตัดออก|ชะลอ(?:โครงการ|ไว้|ออกไป)|ไม่ดำเนินการ/
/** "COVID-19", "3Rs": written with Arabic digits everywhere. */
const LATIN_CODE = /[A-Za-z][A-Za-z0-9.\-/]*\d+|\d+[A-Za-z]+/g
const NUMBERED = /^\s*(?:\(?[\d๐-๙]{1,3}[.)]|[\d๐-๙]{1,3}\s+(?=โครงการ))/
const ABBREVIATIONS: readonly [RegExp, string][] = [
  [/ค\.?ส\.?ล\.?/, 'คอนกรีตเสริมเหล็ก'],
  [/(?:^|\s|บ้าน)ม\.\s?[\d๐-๙]/, 'หมู่ที่'],
  [/(?:^|\s)ซ\.\s?[ก-ฮเ-ไ\d๐-๙]/, 'ซอย'],
  [/(?:^|\s)ถ\.\s?[ก-ฮเ-ไ]/, 'ถนน'],
  [/ร\.ร\.|(?:^|\s)รร\./, 'โรงเรียน'],
  [/ศพด\.?/, 'ศูนย์พัฒนาเด็กเล็ก'],
]

/** Rules about the name of a project. */
export const NAME_RULES: readonly ProjectRule[] = [
  {
    id: 'name-missing',
    severity: 'blocking',
    law: LAW.form,
    title: { th: 'ไม่มีชื่อโครงการ', en: 'No name' },
    reason: {
      th: 'แบบ ผด.02 ต้องมีชื่อโครงการ/กิจกรรมทุกรายการ',
      en: 'Form ผด.02 names every project.',
    },
    find: ({ name }) =>
      name.trim() === '' ? at('name', 'กรุณาพิมพ์ชื่อโครงการ หรือลบรายการนี้', 'Type a name, or delete the row.') : null,
  },
  {
    id: 'name-too-short',
    severity: 'warning',
    law: null,
    title: { th: 'ชื่อโครงการสั้นเกินไป', en: 'Name too short' },
    reason: { th: 'ผู้อ่านต้องรู้ว่าทำอะไร ที่ไหน จากชื่อ', en: 'A reader must learn from the name what is done and where.' },
    find: ({ name }) => {
      const length = foldThai(name).replace(/^โครงการ/, '').length
      return length > 0 && length < SHORT_NAME
        ? at(
            'name',
            `ชื่อ ${quoted(name)} สั้นเกินไป กรุณาระบุว่าทำอะไร ที่ไหน`,
            `The name ${quoted(name)} is too short: say what is done, and where.`,
          )
        : null
    },
  },
  {
    id: 'name-too-long',
    severity: 'advice',
    law: null,
    title: { th: 'ชื่อโครงการยาวมาก', en: 'Very long name' },
    reason: {
      th: 'รายละเอียดมีช่องของตัวเองในแบบ ผด.02',
      en: 'Details have a column of their own in form ผด.02.',
    },
    find: ({ name }) =>
      name.length > LONG_NAME
        ? at(
            'name',
            `ชื่อยาว ${name.length} ตัวอักษร ควรย้ายขนาดและปริมาณงานไปช่องรายละเอียดของกิจกรรม`,
            `The name has ${name.length} characters: move sizes and quantities to the details of the activity.`,
          )
        : null,
  },
  {
    id: 'name-only-category',
    severity: 'warning',
    law: null,
    title: { th: 'ชื่อบอกแต่ประเภทงาน', en: 'Name says only the kind of work' },
    reason: {
      th: 'ชื่อที่ไม่บอกสายทางหรือสถานที่ แยกจากโครงการอื่นไม่ได้',
      en: 'Without a road or place it cannot be told from other projects.',
    },
    find: ({ name }) =>
      CATEGORY.test(foldThai(name).replace(/[\s.]/g, '').replace('ค.ส.ล.', ''))
        ? at(
            'name',
            `ชื่อ ${quoted(name)} บอกแต่ประเภทงาน กรุณาเติมสายทาง อาคาร หรือกลุ่มเป้าหมาย`,
            `The name ${quoted(name)} says only the kind of work: add the road, building or people.`,
          )
        : null,
  },
  {
    id: 'text-placeholder',
    severity: 'warning',
    law: null,
    title: { th: 'มีข้อความทดสอบหรือเว้นไว้เติม', en: 'Placeholder text' },
    reason: { th: 'ข้อความเว้นไว้เติมจะถูกพิมพ์ในเล่มประกาศ', en: 'It would be printed in the announced book.' },
    find: ({ name, activity, place }) => {
      for (const [field, text] of [
        ['name', name],
        ['activity', activity ?? ''],
        ['place', place ?? ''],
      ] as const)
        if (PLACEHOLDER.test(text.trim()))
          return at(
            field,
            `ข้อความ ${quoted(text)} ยังเป็นข้อความทดสอบหรือเว้นไว้เติม กรุณาพิมพ์ข้อความจริง`,
            `${quoted(text)} is a placeholder: type the real text.`,
          )
      return null
    },
  },
  {
    id: 'name-mixed-digits',
    severity: 'advice',
    law: null,
    title: { th: 'ใช้เลขไทยปนเลขอารบิกในชื่อเดียวกัน', en: 'Thai and Arabic digits in one name' },
    reason: { th: 'ค้นหาและเทียบชื่อได้ยาก', en: 'Hard to find and to compare.' },
    find: ({ name }) =>
      /[๐-๙]/.test(name) && /\d/.test(name.replace(LATIN_CODE, ''))
        ? at(
            'name',
            `ชื่อ ${quoted(name)} มีทั้งเลขไทยและเลขอารบิก ควรใช้แบบเดียวกัน`,
            `${quoted(name)} has both kinds of digits: use one.`,
          )
        : null,
  },
  {
    id: 'name-numbered',
    severity: 'advice',
    law: null,
    title: { th: 'พิมพ์ลำดับไว้ในชื่อ', en: 'Number typed in the name' },
    reason: { th: 'เล่มแผนใส่ลำดับให้เองทุกครั้ง', en: 'The book numbers the projects itself.' },
    find: ({ name }) =>
      NUMBERED.test(name)
        ? at(
            'name',
            'ชื่อขึ้นต้นด้วยลำดับที่ ควรลบออก ระบบใส่ลำดับให้เอง',
            'The name begins with a number: remove it, numbering is automatic.',
          )
        : null,
  },
  {
    id: 'name-cut-off',
    severity: 'advice',
    law: null,
    title: { th: 'ชื่ออาจพิมพ์ไม่จบ', en: 'Name may be cut off' },
    reason: { th: 'วงเล็บหรือเครื่องหมายคำพูดเปิดไว้แต่ไม่ปิด', en: 'A bracket or quotation mark is left open.' },
    find: ({ name }) =>
      name.split('(').length !== name.split(')').length || /[“"][^”"]*$/.test(name.replace(/[“"][^”"]*[”"]/g, ''))
        ? at(
            'name',
            `ชื่อ ${quoted(name)} มีวงเล็บหรือเครื่องหมายคำพูดไม่ครบคู่ กรุณาตรวจว่าพิมพ์จบแล้ว`,
            `${quoted(name)} has an unpaired bracket or quotation mark: check that it is complete.`,
          )
        : null,
  },
  {
    id: 'name-abbreviated',
    severity: 'advice',
    law: null,
    title: { th: 'ชื่อมีคำย่อ', en: 'Abbreviation in the name' },
    reason: {
      th: 'ประชาชนอ่านประกาศได้เข้าใจ และค้นหาพบไม่ว่าจะพิมพ์แบบใด',
      en: 'So that the public understands the name and finds it.',
    },
    find: ({ name }) => {
      const found = ABBREVIATIONS.find(([abbreviation]) => abbreviation.test(name))
      return found
        ? at('name', `ชื่อมีคำย่อของ “${found[1]}” ควรเขียนเต็ม`, `The name abbreviates “${found[1]}”: write it in full.`)
        : null
    },
  },
  {
    id: 'project-cancelled',
    severity: 'warning',
    law: null,
    title: { th: 'มีคำว่ายกเลิก', en: 'Marked as cancelled' },
    reason: {
      th: 'แผนการดำเนินงานแสดงเฉพาะที่ดำเนินการจริงในปีนั้น',
      en: 'The plan shows only what is really carried out in the year.',
    },
    find: ({ name, note }) =>
      CANCELLED.test(name) || CANCELLED.test(note ?? '')
        ? at(
            CANCELLED.test(name) ? 'name' : 'note',
            'มีข้อความว่ายกเลิกหรือไม่ดำเนินการ ถ้าไม่ทำแล้วกรุณาลบรายการนี้ออกจากแผน',
            'It is said to be cancelled: delete it from the plan if it is.',
          )
        : null,
  },
]
