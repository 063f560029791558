import { matchFundSource } from '#src/domain/fund-sources.ts'
import { formatBaht } from '#src/domain/money.ts'
import { budgetOf } from '#src/domain/project.ts'
import { foldThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { at, LAW, quoted, type ProjectRule } from '../rule.ts'

const sourceKey = (source: string): string => matchFundSource(source)?.id ?? foldThai(source)
const AMOUNT_WORDS = /(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)\S{0,40}บาท|\d[\d,]{2,}(?:\.\d+)?\s*บาท|\d{1,3}(?:,\d{3})+/

/** Rules about the fund rows of a project. */
export const FUND_RULES: readonly ProjectRule[] = [
  {
    id: 'budget-missing',
    severity: 'blocking',
    law: LAW.form,
    title: { th: 'ไม่มีงบประมาณและไม่บอกเหตุผล', en: 'No budget and no reason' },
    reason: {
      th: 'แบบ ผด.02 ต้องแสดงงบประมาณ หรือบอกว่าไม่ใช้งบประมาณ',
      en: 'Form ผด.02 shows the budget, or says that none is used.',
    },
    find: ({ funds, noBudgetReason }) =>
      funds.every(({ amountSatang }) => amountSatang === null) && noBudgetReason === null
        ? at(
            'funds',
            'ยังไม่มีจำนวนเงิน กรุณากรอกงบประมาณ หรือเลือก “ไม่ใช้งบประมาณ”',
            'There is no amount: enter the budget, or choose “uses no budget”.',
          )
        : null,
  },
  {
    id: 'budget-dash',
    severity: 'advice',
    law: null,
    title: { th: 'งบประมาณเป็นขีด (-)', en: 'Budget is a dash' },
    reason: { th: 'ขีดอ่านได้ทั้งไม่ใช้งบและยังไม่รู้', en: 'A dash can mean “none” or “not known yet”.' },
    find: ({ funds, noBudgetReason }) =>
      noBudgetReason === 'dash' && budgetOf({ funds: [...funds] }) === null
        ? at(
            'funds',
            'งบประมาณเป็นขีด กรุณากรอกจำนวนเงิน หรือเลือก “ไม่ใช้งบประมาณ” ให้ชัดเจน',
            'The budget is a dash: enter an amount, or say that no budget is used.',
          )
        : null,
  },
  {
    id: 'budget-zero',
    severity: 'warning',
    law: null,
    title: { th: 'จำนวนเงินเป็นศูนย์', en: 'Amount is zero' },
    reason: { th: 'ศูนย์บาทไม่ใช่งบประมาณ', en: 'Zero baht is no budget.' },
    find: ({ funds }) =>
      funds.some(({ amountSatang }) => amountSatang === 0)
        ? at(
            'funds',
            'มีจำนวนเงิน 0 บาท กรุณาแก้จำนวนเงิน หรือลบแหล่งเงินนี้แล้วเลือก “ไม่ใช้งบประมาณ”',
            'An amount is 0 baht: correct it, or remove the row and say that no budget is used.',
          )
        : null,
  },
  {
    id: 'budget-negative',
    severity: 'warning',
    law: null,
    title: { th: 'จำนวนเงินติดลบ', en: 'Negative amount' },
    reason: { th: 'ยอดรวมของเล่มจะผิด', en: 'The sums of the book would be wrong.' },
    find: ({ funds }) => {
      const wrong = funds.find(({ amountSatang }) => (amountSatang ?? 0) < 0)
      return wrong
        ? at(
            'funds',
            `จำนวนเงิน ${formatBaht(wrong.amountSatang ?? 0)} บาทติดลบ กรุณาแก้`,
            `The amount ${formatBaht(wrong.amountSatang ?? 0)} baht is negative: correct it.`,
          )
        : null
    },
  },
  {
    id: 'fund-source-missing',
    severity: 'warning',
    law: null,
    title: { th: 'ไม่ระบุแหล่งงบประมาณ', en: 'Source of funds missing' },
    reason: {
      th: 'เทียบยอดกับงบประมาณรายจ่ายไม่ได้',
      en: 'The plan cannot be tied out against the budget.',
    },
    find: ({ funds }) =>
      funds.some(({ source, amountSatang }) => amountSatang !== null && (source ?? '').trim() === '')
        ? at(
            'funds',
            'มีจำนวนเงินที่ไม่บอกแหล่ง กรุณาเลือกแหล่งงบประมาณ เช่น เทศบัญญัติ หรือเงินสะสม',
            'An amount has no source: choose one.',
          )
        : null,
  },
  {
    id: 'fund-amount-missing',
    severity: 'warning',
    law: null,
    title: { th: 'มีแหล่งเงินแต่ไม่มีจำนวนเงิน', en: 'Source without an amount' },
    reason: {
      th: 'ผลรวมแยกตามแหล่งจะไม่เท่ากับงบประมาณของโครงการ',
      en: 'The sums by source would not equal the budget.',
    },
    find: ({ funds }) => {
      const bare = funds.find(({ amountSatang }) => amountSatang === null)
      return bare && funds.some(({ amountSatang }) => amountSatang !== null)
        ? at(
            'funds',
            `แหล่ง ${quoted(bare.source ?? '-')} ไม่มีจำนวนเงิน ยอดแยกตามแหล่งจึงไม่ครบ กรุณากรอก`,
            `The source ${quoted(bare.source ?? '-')} has no amount: enter it.`,
          )
        : null
    },
  },
  {
    id: 'fund-repeated',
    severity: 'warning',
    law: null,
    title: { th: 'แหล่งงบประมาณซ้ำ', en: 'Same source twice' },
    reason: { th: 'อาจนับเงินซ้ำ', en: 'The money may be counted twice.' },
    find: ({ funds }) => {
      const keys = funds.flatMap(({ source }) => (source === null ? [] : [sourceKey(source)]))
      const again = keys.findIndex((key, index) => keys.indexOf(key) !== index)
      return again === -1
        ? null
        : at(
            'funds',
            'มีแหล่งงบประมาณเดียวกันสองแถว กรุณารวมเป็นแถวเดียวหรือลบแถวที่ซ้ำ',
            'One source stands in two rows: join them or delete one.',
          )
    },
  },
  {
    id: 'fund-amount-in-text',
    severity: 'warning',
    law: null,
    title: { th: 'พิมพ์จำนวนเงินไว้ในชื่อแหล่ง', en: 'Amount written in the source' },
    reason: { th: 'เงินที่เขียนเป็นข้อความไม่ถูกรวมยอด', en: 'Money written as words is not summed.' },
    find: ({ funds }) => {
      const wrong = funds.find(({ source }) => source !== null && AMOUNT_WORDS.test(toArabicDigits(source)))
      return wrong
        ? at(
            'funds',
            `ชื่อแหล่ง ${quoted(wrong.source ?? '')} มีจำนวนเงินปนอยู่ กรุณาย้ายไปช่องจำนวนเงิน`,
            `${quoted(wrong.source ?? '')} has an amount in it: move it to the amount.`,
          )
        : null
    },
  },
  {
    id: 'budget-and-no-budget',
    severity: 'warning',
    law: null,
    title: { th: 'บอกว่าไม่ใช้งบแต่มีจำนวนเงิน', en: 'Says no budget but has amounts' },
    reason: { th: 'สองข้อความขัดกัน', en: 'The two contradict each other.' },
    find: ({ funds, noBudgetReason }) =>
      noBudgetReason === 'no-budget-used' && (budgetOf({ funds: [...funds] }) ?? 0) !== 0
        ? at(
            'funds',
            'เลือก “ไม่ใช้งบประมาณ” แต่มีจำนวนเงิน กรุณาเลือกอย่างใดอย่างหนึ่ง',
            'It is said to use no budget, but has an amount: choose one.',
          )
        : null,
  },
  {
    id: 'fund-of-other-office-type',
    severity: 'warning',
    law: null,
    title: { th: 'ชื่อแหล่งเงินไม่ตรงกับประเภทหน่วยงาน', en: 'Instrument of another type of office' },
    reason: {
      th: 'เทศบาลตราเทศบัญญัติ ส่วน อบต. อบจ. และเมืองพัทยาตราข้อบัญญัติ',
      en: 'Municipalities enact เทศบัญญัติ, the others ข้อบัญญัติ.',
    },
    find: ({ funds, kind }, { officeType }) => {
      if (officeType === undefined || kind === 'outside-agency') return null
      const foreign = officeType.includes('municipality') ? 'local-ordinance' : 'municipal-ordinance'
      const wrong = funds.find(({ source }) => source !== null && matchFundSource(source)?.id === foreign)
      const own = foreign === 'local-ordinance' ? 'เทศบัญญัติ' : 'ข้อบัญญัติ'
      return wrong
        ? at(
            'funds',
            `แหล่ง ${quoted(wrong.source ?? '')} ไม่ใช่ของหน่วยงานประเภทนี้ ควรเป็น “${own}”`,
            `${quoted(wrong.source ?? '')} is not this office’s instrument: it should be “${own}”.`,
          )
        : null
    },
  },
]
