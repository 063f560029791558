import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSetUpCode } from './set-up-code.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'damnoen-code-'))
const file = path.join(folder, 'set-up-code')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an empty installation has a code, anew at each start, readable by its owner only', () => {
  writeFileSync(file, 'เก่า', { mode: 0o666 })
  const [first, second] = [openSetUpCode(folder, { isSetUp: false }), openSetUpCode(folder, { isSetUp: false })]
  expect(second?.text).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(second?.text).not.toBe(first?.text)
  expect(readFileSync(file, 'utf8')).toBe(`${second?.text}\n`)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('the code is known however it is typed, and nothing else is', () => {
  const code = openSetUpCode(folder, { isSetUp: false })
  const text = code?.text ?? ''
  const typed = [text, ` ${text.toLowerCase().replace('-', ' ')} `, text.replaceAll('0', 'o').replaceAll('1', 'l')]
  expect(typed.map((each) => code?.matches(each))).toEqual([true, true, true])
  const wrong = ['', '-', text.slice(1), `${text}A`, text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`]
  expect(wrong.map((each) => code?.matches(each))).toEqual(wrong.map(() => false))
})

test('a code that is used up opens nothing and leaves no file; an installation that is set up has none', () => {
  const code = openSetUpCode(folder, { isSetUp: false })
  code?.forget()
  expect([code?.matches(code.text), existsSync(file)]).toEqual([false, false])
  writeFileSync(file, 'เก่า')
  expect([openSetUpCode(folder, { isSetUp: true }), existsSync(file)]).toEqual([null, false])
})
