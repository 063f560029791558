import { villagesIn } from '#src/domain/villages.ts'
import { at, quoted, type ProjectRule } from '../rule.ts'
import { isOutdoorWorks, isWorks } from '../work-types.ts'

/** No tambon in the country has more villages. */
const MOST_VILLAGES = 40
const VAGUE =
  /^(?:ใน|ภายใน|ทั่ว)?(?:พื้นที่|เขต|เขตพื้นที่)*(?:รับผิดชอบ|ของ)*(?:เทศบาล(?:นคร|เมือง|ตำบล)?\S*|อบต\.?\S*|องค์การบริหารส่วน(?:ตำบล|จังหวัด)\S*|อบจ\.?\S*|ตำบล\S*|เมืองพัทยา)?$|ทุกหมู่บ้าน|ทั้งตำบล|ตามที่กำหนด|ตามความเหมาะสม/
const SEVERAL = /หลาย(?:หมู่|ชุมชน|แห่ง|สาย|พื้นที่)/

/** The villages that a text names; most texts name none. */
const villagesNamed = (text: string | null): number[] =>
  text !== null && /หมู่|ม\.?\s?[\d๐-๙]/.test(text) ? villagesIn(text) : []
const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((number) => b.includes(number))
const list = (numbers: readonly number[]): string => numbers.join(', ')

/** Rules about the place and villages of a project. */
export const PLACE_RULES: readonly ProjectRule[] = [
  {
    id: 'place-missing',
    severity: 'warning',
    law: null,
    title: { th: 'ไม่ระบุสถานที่ดำเนินการ', en: 'No place' },
    reason: { th: 'แบบ ผด.02 มีช่องสถานที่ดำเนินการ', en: 'Form ผด.02 has a column for the place.' },
    find: ({ kind, place, villages }) =>
      (kind === 'project' || kind === 'outside-agency') && (place ?? '').trim() === '' && villages.length === 0
        ? at('place', 'ยังไม่ระบุสถานที่ กรุณากรอกสถานที่หรือหมู่ที่', 'Give the place or the village.')
        : null,
  },
  {
    id: 'place-vague',
    severity: 'warning',
    law: null,
    title: { th: 'สถานที่กว้างเกินไปสำหรับงานก่อสร้าง', en: 'Place too vague for works' },
    reason: {
      th: 'งานก่อสร้างต้องชี้สายทางหรือหมู่ที่ได้ ประชาชนและผู้ตรวจสอบจึงตรวจได้',
      en: 'Works must be found on the ground, by the public and by auditors.',
    },
    find: (project, { officeType }) => {
      const place = (project.place ?? '').replace(/\s/g, '')
      // For a province's office a tambon is a place.
      const isTambon = officeType === 'pao' && place.includes('ตำบล')
      const isVague = place !== '' && !isTambon && (VAGUE.test(place) || SEVERAL.test(place))
      return isVague && isWorks(project) && project.villages.length === 0 && villagesNamed(project.name).length === 0
        ? at(
            'place',
            `สถานที่ ${quoted(project.place ?? '')} กว้างเกินไป กรุณาระบุสายทาง ซอย หรือหมู่ที่`,
            `${quoted(project.place ?? '')} is too vague: give the road, lane or village.`,
          )
        : null
    },
  },
  {
    id: 'place-several-villages',
    severity: 'advice',
    law: null,
    title: { th: 'เขียนว่า “หลายหมู่” โดยไม่บอกหมู่', en: '“Several villages” without their numbers' },
    reason: { th: 'ประชาชนค้นหาโครงการของหมู่ตนไม่พบ', en: 'People cannot find the projects of their village.' },
    find: (project) =>
      SEVERAL.test(project.place ?? '') && project.villages.length === 0 && !isWorks(project)
        ? at(
            'villages',
            `สถานที่ ${quoted(project.place ?? '')} ไม่บอกว่าหมู่ใด กรุณาเลือกหมู่ที่`,
            `${quoted(project.place ?? '')}: say which villages.`,
          )
        : null,
  },
  {
    id: 'villages-out-of-range',
    severity: 'warning',
    law: null,
    title: { th: 'หมู่ที่ผิดปกติ', en: 'Village number out of range' },
    reason: { th: 'มักพิมพ์เลขบ้านหรือระยะทางแทนหมู่ที่', en: 'Mostly a house number or a distance.' },
    find: ({ villages }) => {
      const wrong = villages.find((village) => !Number.isInteger(village) || village < 1 || village > MOST_VILLAGES)
      return wrong === undefined
        ? null
        : at('villages', `หมู่ที่ ${wrong} ไม่น่าจะมี กรุณาตรวจ`, `There is hardly a village number ${wrong}: check.`)
    },
  },
  {
    id: 'villages-differ-from-place',
    severity: 'warning',
    law: null,
    title: { th: 'หมู่ที่ไม่ตรงกับสถานที่', en: 'Villages differ from the place' },
    reason: { th: 'สองช่องต้องบอกหมู่เดียวกัน', en: 'The two fields must agree.' },
    find: ({ place, villages }) => {
      const named = villages.length === 0 ? [] : villagesNamed(place)
      return named.length > 0 && !sameNumbers(named, villages)
        ? at(
            'villages',
            `สถานที่เขียนหมู่ที่ ${list(named)} แต่เลือกหมู่ที่ ${list(villages)} กรุณาแก้ให้ตรงกัน`,
            `The place says village ${list(named)}, chosen are ${list(villages)}: make them agree.`,
          )
        : null
    },
  },
  {
    id: 'villages-missing',
    severity: 'advice',
    law: null,
    title: { th: 'สถานที่บอกหมู่ แต่ยังไม่เลือกหมู่ที่', en: 'Village named but not chosen' },
    reason: {
      th: 'หน้าเผยแพร่กรองตามหมู่ที่จากช่องนี้',
      en: 'The public page filters by village with this field.',
    },
    find: ({ place, villages }) => {
      const named = villages.length > 0 ? [] : villagesNamed(place)
      return named.length > 0
        ? at('villages', `กรุณาเลือกหมู่ที่ ${list(named)} ตามสถานที่`, `Choose village ${list(named)}, as the place says.`)
        : null
    },
  },
  {
    id: 'place-differs-from-name',
    severity: 'warning',
    law: null,
    title: { th: 'หมู่ที่ในชื่อไม่ตรงกับสถานที่', en: 'Village in the name differs from the place' },
    reason: { th: 'มักเกิดจากคัดลอกแถว', en: 'Mostly a copied row.' },
    find: ({ name, place }) => {
      const inName = villagesNamed(name)
      const inPlace = inName.length === 0 ? [] : villagesNamed(place)
      const meet = inName.some((village) => inPlace.includes(village))
      return inName.length > 0 && inPlace.length > 0 && !meet
        ? at(
            'place',
            `ชื่อเขียนหมู่ที่ ${list(inName)} แต่สถานที่เขียนหมู่ที่ ${list(inPlace)} กรุณาแก้ให้ตรงกัน`,
            `The name says village ${list(inName)}, the place ${list(inPlace)}: make them agree.`,
          )
        : null
    },
  },
  {
    id: 'works-place-not-located',
    severity: 'advice',
    law: null,
    title: { th: 'งานกลางแจ้งไม่บอกหมู่หรือสายทาง', en: 'Outdoor works without village or road' },
    reason: {
      th: 'ใช้ทำแผนที่และตรวจว่างานซ้ำกันหรือไม่',
      en: 'Needed for the map and to find works done twice.',
    },
    find: (project) => {
      const text = `${project.name} ${project.place ?? ''}`
      return isOutdoorWorks(project) &&
        project.villages.length === 0 &&
        (project.place ?? '') !== '' &&
        !/หมู่|ม\.|ซอย|ซ\.|สาย|ถนน\S{3,}|ชุมชน|บ้าน|คลอง|ห้วย|วัด|โรงเรียน/.test(text)
        ? at('place', 'กรุณาเติมหมู่ที่ ซอย หรือสายทางของงาน', 'Add the village, lane or road of the works.')
        : null
    },
  },
]
