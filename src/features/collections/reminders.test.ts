import { expect, test } from 'vitest'
import { composeReminder, type ReminderFacts } from './reminders.ts'

const facts: ReminderFacts = {
  officeName: 'เทศบาลตำบลตัวอย่าง',
  round: {
    fiscalYear: 2570,
    dueOn: '2026-12-15',
    letter: {
      number: 'ทต 52001/123',
      date: '2026-11-30',
      body: null,
      signatoryName: null,
      signatoryPosition: null,
      contactLine: 'งานวิเคราะห์นโยบายและแผน\nโทร. 0 2000 0000',
    },
  },
  addressee: 'ผู้อำนวยการแขวงทางหลวงตัวอย่าง',
  isDivision: false,
  isAsked: true,
  url: 'https://plan.example.go.th/a/x',
  today: '2026-12-10',
}

test('before the due date an agency is reminded of the letter, with its link', () => {
  expect(composeReminder(facts)).toEqual({
    subject: 'ขอความอนุเคราะห์แจ้งโครงการ ปีงบประมาณ พ.ศ. 2570',
    text: [
      'เรียน ผู้อำนวยการแขวงทางหลวงตัวอย่าง',
      '',
      'ตามที่เทศบาลตำบลตัวอย่างได้มีหนังสือ ที่ ทต 52001/123 ลงวันที่ 30 พฤศจิกายน 2569 ขอความร่วมมือแจ้งแผนงานและโครงการที่จะดำเนินการในพื้นที่ ประจำปีงบประมาณ พ.ศ. 2570 ภายในวันที่ 15 ธันวาคม 2569 นั้น ขณะนี้ยังไม่ได้รับแจ้ง จึงขอความอนุเคราะห์แจ้งข้อมูล หากไม่มีโครงการ ขอได้โปรดแจ้งให้ทราบด้วย',
      '',
      'แจ้งได้ที่ (ไม่ต้องมีบัญชีผู้ใช้)',
      'https://plan.example.go.th/a/x',
      '',
      'หากได้แจ้งแล้ว ขออภัยและขอขอบคุณ',
      '',
      'งานวิเคราะห์นโยบายและแผน',
      'โทร. 0 2000 0000',
      'เทศบาลตำบลตัวอย่าง',
    ].join('\n'),
  })
})

test('after it, the text says that the day has passed; a division is spoken to without a letter', () => {
  const late = composeReminder({ ...facts, isDivision: true, addressee: 'กองช่าง', url: null, today: '2026-12-16' })
  expect(late.text).toContain('ซึ่งครบกำหนดเมื่อวันที่ 15 ธันวาคม 2569')
  expect(late.text).toContain('ได้ขอให้แจ้งแผนงานและโครงการ ประจำปีงบประมาณ')
  expect(late.text).not.toMatch(/หนังสือ|http/)
})

test('whose letter has not gone out is asked, not reminded of it', () => {
  const { text } = composeReminder({ ...facts, isAsked: false })
  expect(text).toContain('ด้วยเทศบาลตำบลตัวอย่างกำลังรวบรวมแผนงานและโครงการที่จะดำเนินการในพื้นที่')
  expect(text).not.toMatch(/ตามที่|หนังสือ/)
})
