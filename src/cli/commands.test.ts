import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readGrid } from '#src/intake/read-file.ts'
import { recognise } from '#src/intake/recognise.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { demoProjects } from './demo/demo-projects.ts'
import { messyFile } from './demo/office-files.ts'
import type { ImportAnswer } from './import-answer.ts'

let folder: string
let planFile: string
let damagedFile: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'damnoen-cli-'))
  planFile = path.join(folder, 'แผน 2570.xlsx')
  damagedFile = path.join(folder, 'เสีย.xlsx')
  const bytes = await messyFile(demoProjects())
  await writeFile(planFile, bytes)
  await writeFile(damagedFile, bytes.subarray(0, 5000))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Ended = { status: number | null; stdout: string; stderr: string }

/** Runs the program as the launcher does. `closed`: nobody reads its answer. */
function damnoen(args: readonly string[], { closed = false } = {}): Promise<Ended> {
  const main = path.join(PROJECT_ROOT, 'src/cli/main.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    cwd: folder,
    env: { ...process.env, DAMNOEN_LOG: '', DAMNOEN_DEMO_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  if (closed) child.stdout.destroy()
  else child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()))
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, ...said })))
}

const STACK = /^\s+at /m
const THAI = /[ก-๙]{4}/

describe('help', () => {
  it.each([['--help'], ['-h'], ['help'], []])('lists the verbs on stdout for "%s"', async (...args) => {
    const { status, stdout, stderr } = await damnoen(args)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const verb of ['serve', 'import', 'book', 'add-office', 'password-link', 'demo'])
      expect(stdout).toMatch(new RegExp(`^ {2}${verb} `, 'm'))
  })

  it.each(['serve', 'import', 'book', 'add-office', 'password-link', 'demo'])(
    'explains %s without doing it',
    async (verb) => {
      const { status, stdout, stderr } = await damnoen([verb, '--help'])
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).toMatch(new RegExp(`^damnoen ${verb}`))
      expect(stdout).toMatch(THAI)
      expect((await damnoen(['help', verb])).stdout).toBe(stdout)
    },
  )
})

describe('what cannot be done', () => {
  it.each([
    ['an unknown verb', ['impord'], 'ไม่รู้จักคำสั่ง "impord"'],
    ['no file', ['import'], 'damnoen import FILE'],
    ['two files', ['import', 'a.xlsx', 'b.xlsx'], 'damnoen import FILE'],
    ['an unknown option', ['import', 'a.xlsx', '--jsom'], 'ตัวเลือก "--jsom" ใช้ไม่ได้'],
    ['a book without its office', ['book', 'a.xlsx', '--year', '2570'], '--office CODE|NAME'],
    ['a year of the common era', ['book', 'a.xlsx', '--office', '5810401', '--year', '2027'], '"2027" ต้องเป็นปีพุทธศักราช'],
    ['an unknown office', ['book', 'a.xlsx', '--office', 'ทต.ไม่มีจริง', '--year', '2570'], 'ไม่พบ "ทต.ไม่มีจริง"'],
    ['an unknown format', ['book', 'a', '--office', '3200408', '--year', '2570', '--formats', 'odt'], '"odt" ใช้ไม่ได้'],
    ['a missing file', ['book', 'ไม่มี.xlsx', '--office', '3200408', '--year', '๒๕๗๐'], 'ไม่พบไฟล์ "ไม่มี.xlsx"'],
    ['an office without its administrator', ['add-office', '--code', '5810401'], '--admin USERNAME'],
    ['a folder of someone else for the demonstration', ['demo'], 'มีข้อมูลอื่นอยู่'],
  ])('is said in Thai on stderr, with status 2: %s', async (_what, args, words) => {
    const { status, stdout, stderr } = await damnoen(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).toMatch(THAI)
    expect(stderr).not.toMatch(STACK)
  })

  it('lists every office of a name with amphoe and province', async () => {
    const { status, stderr } = await damnoen(['book', planFile, '--office', 'ทต.โนนสะอาด จ.ขอนแก่น', '--year', '2570'])
    expect(status).toBe(2)
    expect(stderr).toContain('5400513 เทศบาลตำบลโนนสะอาด อำเภอชุมแพ จังหวัดขอนแก่น')
    expect(stderr).toContain('5400408 เทศบาลตำบลโนนสะอาด อำเภอหนองเรือ จังหวัดขอนแก่น')
  })

  it('says how many more offices there are where there are many', async () => {
    const { stderr } = await damnoen(['book', planFile, '--office', 'อบต.หนองบัว', '--year', '2570'])
    expect(stderr.match(/^ {2}\d{7} .*อำเภอ.* จังหวัด.*$/gm)).toHaveLength(20)
    expect(stderr).toMatch(/และอีก \d+ แห่ง/)
  })
})

describe('import', () => {
  it('prints a summary for people: sums, projects and what to check', async () => {
    const { status, stdout, stderr } = await damnoen(['import', planFile])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('หน่วยงาน: เทศบาลตำบลดำเนินตัวอย่าง')
    expect(stdout).toContain('พบ 80 โครงการ')
    expect(stdout).toMatch(/ชีต ผด\.02 แถว \d+: แถวนี้ซ้ำกับแถวก่อนหน้า/)
  })

  it('prints nothing but one JSON object with --json', async () => {
    const { status, stdout, stderr } = await damnoen(['import', planFile, '--json'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'import', fiscalYearBE: 2570, lao: 'เทศบาลตำบลดำเนินตัวอย่าง' })
  })

  it('prints a refusal as JSON too, with status 2', async () => {
    for (const file of [damagedFile, path.join(folder, 'ไม่มี.xlsx'), folder]) {
      const { status, stdout, stderr } = await damnoen(['import', file, '--json'])
      expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
      const answer = JSON.parse(stdout) as ImportAnswer
      expect(answer).toMatchObject({ outcome: 'refuse', items: [] })
      expect(answer.error).toMatch(THAI)
    }
  })

  it('ends quietly when nobody reads its answer', async () => {
    expect(await damnoen(['import', planFile, '--json'], { closed: true })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
  })
})

describe('book', () => {
  it('writes the files that were asked for and prints their paths', async () => {
    const out = path.join(folder, 'ผล', 'เล่ม')
    const given = [
      '--office',
      '3200408',
      '--year',
      '2570',
      '--out',
      out,
      '--formats',
      'xlsx,docx,xlsx',
      '--digits',
      'arabic',
    ]
    const { status, stdout, stderr } = await damnoen(['book', planFile, ...given])
    const names = ['plan-3200408-2570.xlsx', 'plan-3200408-2570.docx']
    expect({ status, stdout }).toEqual({ status: 0, stdout: names.map((name) => `${path.join(out, name)}\n`).join('') })
    expect((await readdir(out)).toSorted()).toEqual(names.toSorted())
    expect(stderr).toContain('มี 80 โครงการ')
    expect(stderr).toMatch(/^จัดทำ xlsx แล้ว \(\d/m)
    // No line that moves: it is not a terminal.
    expect(stderr).not.toContain('\r')
    const again = recognise(readGrid(await readFile(path.join(out, names[0] ?? '')), 'x.xlsx'))
    expect(again.items).toHaveLength(80)
  })

  it('says where it may not write', async () => {
    const given = ['--office', '3200408', '--year', '2570', '--formats', 'docx', '--out', path.join(planFile, 'ผล')]
    const { status, stderr } = await damnoen(['book', planFile, ...given])
    expect(status).toBe(2)
    expect(stderr).toMatch(/บันทึก ".*" ไม่ได้ \(ENOTDIR\)/)
    expect(stderr).not.toMatch(STACK)
  })

  it('refuses a damaged file in words', async () => {
    const { status, stdout, stderr } = await damnoen(['book', damagedFile, '--office', '3200408', '--year', '2570'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('ไฟล์นี้เสียหาย')
    expect(stderr).not.toMatch(STACK)
  })
})
