import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeTexts, sentTexts, shownTexts } from './form-conflict.ts'

const FIELDS = ['name', 'note'] as const

const sent = (fields: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('what each changed alone is kept; what both changed is shown', () => {
  const base = { name: 'เดิม', note: '', place: 'ก' }
  const typed = { name: 'ของฉัน', note: 'ฉันเพิ่ม', place: 'ก' }
  const saved = { name: 'ของเขา', note: '', place: 'ข' }
  expect(mergeTexts({ base, typed }, saved)).toEqual({
    texts: { name: 'ของฉัน', note: 'ฉันเพิ่ม', place: 'ข' },
    conflicts: [{ field: 'name', theirs: 'ของเขา', mine: 'ของฉัน' }],
  })
})

test('a field in which theirs is chosen is sent as what stood in the form', () => {
  const base = JSON.stringify({ name: 'ของเขา', note: 'หนึ่ง\nสอง', extra: 1 })
  const form = sent({ base, name: 'ของฉัน', note: 'หนึ่ง\r\nสอง', 'choose-name': 'theirs', 'choose-note': 'mine' })
  expect(sentTexts(form, FIELDS)).toEqual({
    base: { name: 'ของเขา', note: 'หนึ่ง\nสอง' },
    typed: { name: 'ของเขา', note: 'หนึ่ง\nสอง' },
  })
})

test('without a readable beginning every difference is shown', () => {
  const form = sent({ base: '[', name: 'ของฉัน', note: '' })
  expect(mergeTexts(sentTexts(form, FIELDS), { name: 'ของเขา', note: '' }).conflicts).toEqual([
    { field: 'name', theirs: 'ของเขา', mine: 'ของฉัน' },
  ])
})

const texts = fc.record({ name: fc.constantFrom('', 'ก', 'ข'), note: fc.constantFrom('', 'ก', 'ข') })

test('nothing typed is lost, and nothing saved is overwritten unseen', () => {
  fc.assert(
    fc.property(texts, texts, texts, (base, typed, saved) => {
      const merged = mergeTexts({ base, typed }, saved)
      for (const field of FIELDS) {
        const isTyped = typed[field] !== base[field]
        expect(merged.texts[field]).toBe(isTyped ? typed[field] : saved[field])
        const overwritten = merged.texts[field] !== saved[field] && saved[field] !== base[field]
        expect(merged.conflicts.some((one) => one.field === field)).toBe(overwritten)
      }
    }),
  )
})

test('a form comes back as typed while nobody saved in between, and on top of what is saved when someone did', () => {
  const saved = { texts: { name: 'ของเขา', note: 'เขาเพิ่ม' }, version: 3 }
  const refused = { typed: { name: 'ของฉัน', note: '' }, base: { name: 'เดิม', note: '' } }
  expect(shownTexts(saved, { ...refused, version: 3 })).toEqual({
    texts: refused.typed,
    base: refused.base,
    version: 3,
    conflicts: null,
  })
  expect(shownTexts(saved, { ...refused, version: 2 })).toEqual({
    texts: { name: 'ของฉัน', note: 'เขาเพิ่ม' },
    base: saved.texts,
    version: 3,
    conflicts: [{ field: 'name', theirs: 'ของเขา', mine: 'ของฉัน' }],
  })
})
