import type { OfficeType } from '#src/domain/office-types.ts'

const AUDIT = 'หน่วยตรวจสอบภายใน'
const MUNICIPALITY = [
  'สำนักปลัดเทศบาล',
  'กองคลัง',
  'กองช่าง',
  'กองสาธารณสุขและสิ่งแวดล้อม',
  'กองยุทธศาสตร์และงบประมาณ',
  'กองการศึกษา',
  'กองสวัสดิการสังคม',
  AUDIT,
]

const DIVISIONS: Readonly<Record<OfficeType, readonly string[]>> = {
  pao: [
    'สำนักปลัดองค์การบริหารส่วนจังหวัด',
    'สำนักงานเลขานุการองค์การบริหารส่วนจังหวัด',
    'กองยุทธศาสตร์และงบประมาณ',
    'กองคลัง',
    'สำนักช่าง',
    'กองสาธารณสุข',
    'สำนักการศึกษา ศาสนาและวัฒนธรรม',
    'กองพัสดุและทรัพย์สิน',
    'กองการเจ้าหน้าที่',
    AUDIT,
  ],
  'city-municipality': MUNICIPALITY,
  'town-municipality': MUNICIPALITY,
  'subdistrict-municipality': MUNICIPALITY,
  sao: ['สำนักปลัด', 'กองคลัง', 'กองช่าง', 'กองสาธารณสุขและสิ่งแวดล้อม', 'กองการศึกษา ศาสนาและวัฒนธรรม', 'กองสวัสดิการสังคม', AUDIT],
  pattaya: [
    'สำนักปลัดเมืองพัทยา',
    'กองยุทธศาสตร์และงบประมาณ',
    'กองคลัง',
    'สำนักช่าง',
    'สำนักสาธารณสุข',
    'สำนักการศึกษา',
    'สำนักพัฒนาสังคม',
    AUDIT,
  ],
}

/** The divisions that such an office usually has, to begin with; every office changes them to its own. */
export const defaultDivisions = (type: OfficeType): readonly string[] => DIVISIONS[type]
