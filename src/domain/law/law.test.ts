import { describe, expect, it } from 'vitest'
import { OFFICE_TYPES, officeWords, type OfficeType } from '../office-types.ts'
import {
  announcementDateLine,
  announcementParagraphs,
  announcementSubject,
  signatoryLine,
} from './announcement-texts.ts'
import { BACKGROUND, benefitsText, PREFACE, PROCEDURE, purposeText } from './book-texts.ts'
import { DEADLINES, lastDayOf } from './deadlines.ts'
import { lawContext, type LawContext } from './law-context.ts'
import { actorName, PLAN_STEPS } from './procedure.ts'
import { REGULATION_VERSIONS, regulationForYear, regulationOf } from './regulation.ts'

const CONTEXTS = REGULATION_VERSIONS.flatMap((regulation) =>
  OFFICE_TYPES.map((type) =>
    lawContext({
      office: { name: `${officeWords(type).prefix}${type === 'pattaya' ? '' : 'ดำเนินตัวอย่าง'}`, type },
      fiscalYear: 2571,
      regulation,
      levelLabel: 'ประเด็นการพัฒนา',
    }),
  ),
)

const everyText = (c: LawContext): string[] => [
  ...[PREFACE, BACKGROUND, purposeText(c.regulation.version), PROCEDURE, benefitsText(c.regulation.version)].flatMap(
    (text) => [...text.paragraphs(c), ...text.items(c)],
  ),
  announcementSubject(c),
  ...announcementParagraphs(c),
  ...PLAN_STEPS.flatMap(({ actor, act }) => [actorName(actor, c), act(c)]),
]

const wordsOf = (type: OfficeType): string[] => {
  const { prefix, executive, council, budgetInstrument } = officeWords(type)
  return [prefix, executive.text, council.text, budgetInstrument.text]
}

describe.each(CONTEXTS)('the texts of $regulation.version for $officeType', (context) => {
  const texts = everyText(context)

  it('name one fiscal year and no other', () => {
    const years = texts.flatMap((text) => text.match(/25[67]\d/g) ?? [])
    const cited: string[] = context.regulation.citation.match(/25\d\d/g) ?? []
    expect(new Set(years.filter((year) => !cited.includes(year)))).toEqual(new Set(['2570', '2571']))
  })

  it('name this office and no word of another type', () => {
    const all = texts.join('\n')
    const own = wordsOf(context.officeType)
    const foreign = OFFICE_TYPES.flatMap(wordsOf).filter((word) => !own.some((ownWord) => ownWord.includes(word)))
    expect(foreign.filter((word) => all.includes(word))).toEqual([])
    expect(all).toContain(context.office)
    expect(all).toContain(context.executive)
  })

  it('are whole sentences without holes', () => {
    for (const text of texts) {
      expect(text.trim()).toBe(text)
      expect(text).not.toMatch(/undefined|null|\$\{|NaN| {2}/)
    }
  })

  it('state the facts of the regulation', () => {
    const all = texts.join('\n')
    expect(all).toContain('ข้อ 26')
    expect(all).toContain('ภายใน 15 วันนับแต่วันที่ประกาศ')
    expect(all).toContain('อย่างน้อย 30 วัน')
    expect(all.includes('(ข้อ 27)')).toBe(context.regulation.version === '2561')
    expect(all.includes('คณะกรรมการพัฒนาท้องถิ่น')).toBe(context.regulation.version === '2561')
    expect(all).not.toMatch(/สภา(?!ท้องถิ่น)/)
  })
})

describe('the steps of ข้อ 26', () => {
  it('are seven, from collecting to announcing, each actor in one stretch', () => {
    expect(PLAN_STEPS.map(({ id }) => id)).toEqual([
      'collect',
      'draft',
      'submit-draft',
      'consider',
      'propose',
      'approve',
      'announce',
    ])
    const stretches = PLAN_STEPS.filter(({ actor }, index) => actor !== PLAN_STEPS[index - 1]?.actor)
    expect(stretches.map(({ actor }) => actor)).toEqual(['support-committee', 'development-committee', 'executive'])
  })
})

describe('deadlines', () => {
  it('do not count the first day and do not move for holidays', () => {
    expect(lastDayOf('finish-plan', '2024-09-16')).toBe('2024-10-16')
    expect(lastDayOf('post-plan', '2026-10-01')).toBe('2026-10-16')
    expect(lastDayOf('keep-posted', '2026-12-02')).toBe('2027-01-01')
    for (const { law, days } of Object.values(DEADLINES)) {
      expect(law.clause).not.toBe('')
      expect(Number.isInteger(days)).toBe(true)
    }
  })
})

describe('versions of the regulation', () => {
  it('are chosen by the plan year', () => {
    expect([2560, 2561, 2562, 2570].map(regulationForYear)).toEqual(['2559', '2559', '2561', '2561'])
    expect(regulationOf('2559').developmentPlan).toBe('แผนพัฒนาสี่ปี')
    expect(regulationOf('2561').amendments).toHaveLength(2)
  })
})

describe('the announcement', () => {
  it('has dotted blanks for what is not known', () => {
    expect(announcementDateLine('2026-10-01')).toBe('ประกาศ ณ วันที่ 1 เดือน ตุลาคม พ.ศ. 2569')
    expect(announcementDateLine(null)).toMatch(/^ประกาศ ณ วันที่ \.+ เดือน \.+ พ\.ศ\. \.+$/)
    expect(signatoryLine(null)).toMatch(/^\(\.+\)$/)
    expect(signatoryLine('นายตัวอย่าง สมมุติ')).toBe('(นายตัวอย่าง สมมุติ)')
  })
})
