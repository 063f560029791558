import { expect, test } from 'vitest'
import { gridOf } from '#test/grid-fixture.ts'
import { levelLabelOf } from './level-label.ts'

test.each<[string, (string | null)[][], string | null]>([
  ['ยุทธศาสตร์ in headings', [['ยุทธศาสตร์ที่ 1 ด้านสังคม'], ['1', 'โครงการ ก']], 'ยุทธศาสตร์'],
  ['ประเด็นการพัฒนา in headings', [['ประเด็นการพัฒนาที่ ๑ เมืองน่าอยู่'], ['1', 'โครงการ ก']], 'ประเด็นการพัฒนา'],
  ['numbered headings', [['1. ประเด็นการพัฒนา ด้านสังคม']], 'ประเด็นการพัฒนา'],
  ['in the middle of a row it is no heading', [['1', 'ยุทธศาสตร์ชาติ']], null],
  [
    'the one that stands more often',
    [['ประเด็นการพัฒนาที่ 1 ก'], ['ประเด็นการพัฒนาที่ 2 ข'], ['ยุทธศาสตร์จังหวัด']],
    'ประเด็นการพัฒนา',
  ],
  ['none', [['แผนงานการศึกษา']], null],
])('%s', (_name, rows, label) => {
  expect(levelLabelOf(gridOf([{ rows }]))).toBe(label)
})
