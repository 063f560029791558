import { expect, test } from 'vitest'
import { readOrg } from '#src/db/scope.ts'
import { verifyAudit } from '#src/db/audit.ts'
import { LOCAL_OPERATOR, STRANGER } from '#src/domain/permissions.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import { openOfficeSettings } from '#src/features/offices/profile.commands.ts'
import { openTestDatabase } from '#test/database.ts'
import { isSetUp } from './actors.commands.ts'
import { openPeople } from './people.commands.ts'
import { setUpInput } from './people.schema.ts'
import { setUpOffice } from './set-up.commands.ts'

const db = await openTestDatabase()
const now = () => new Date('2026-11-22T03:00:00Z')
const stranger = { db, now, actor: STRANGER }
const operator = { db, now, actor: LOCAL_OPERATOR }

const inputFor = (officeCode: string, username: string, words: object = {}) =>
  setUpInput.parse({
    officeCode,
    words,
    administrator: {
      name: 'เจ้าหน้าที่ตัวอย่าง',
      positionTitle: 'นักวิเคราะห์นโยบายและแผน',
      username,
      roles: ['administrator', 'planning-officer'],
      password: 'แม่น้ำ-สาย-ยาว',
      repeated: 'แม่น้ำ-สาย-ยาว',
    },
  })

test('a stranger who does not know the code sets up nothing', async () => {
  const far = setUpOffice(stranger, inputFor('9900101', 'far'), { knowsCode: false })
  await expect(far).rejects.toMatchObject({ code: 'unauthenticated' })
  const wrong = setUpInput.parse({ ...inputFor('9900101', 'x'), officeCode: '0000000' })
  await expect(setUpOffice(stranger, wrong, { knowsCode: true })).rejects.toMatchObject({ code: 'invalid' })
  expect(await isSetUp({ db })).toBe(false)
})

test('of two who set up an empty installation at once only one wins, and of the other nothing stays', async () => {
  const tries = await Promise.allSettled([
    setUpOffice(stranger, inputFor('9900101', 'first', { budgetInstrument: 'เทศบัญญัติงบประมาณ' }), { knowsCode: true }),
    setUpOffice(stranger, inputFor('5810401', 'second'), { knowsCode: true }),
  ])
  const lost = tries.filter((each) => each.status === 'rejected')
  expect(lost).toHaveLength(1)
  expect(lost[0]?.reason).toMatchObject({ code: 'conflict' })
  const loser = tries[0]?.status === 'rejected' ? '9900101' : '5810401'
  const winner = loser === '9900101' ? '5810401' : '9900101'
  expect(await isSetUp({ db })).toBe(true)
  // The fictitious office is in every test database; one of the register is there only when it was set up.
  expect((await findOffice(operator, '5810401')) === null).toBe(loser === '5810401')
  const { positions, holdings, divisions } = await openPeople(operator, winner)
  expect(positions[0]).toMatchObject({ roles: ['administrator', 'planning-officer'] })
  expect(holdings).toHaveLength(1)
  expect(divisions.map(({ name }) => name)).toContain('กองช่าง')
})

test('the operator adds a second office; its words that are not those of its type are kept', async () => {
  const words = { executiveTitle: 'นายก อบต. ทดลองดี', budgetInstrument: 'ข้อบัญญัติ', supportCommittee: '' }
  await setUpOffice(operator, inputFor('9900102', 'second.office', words))
  const { profile, office } = await openOfficeSettings(operator, '9900102')
  expect(profile).toMatchObject({ executiveTitle: 'นายก อบต. ทดลองดี', budgetInstrument: null, supportCommittee: null })
  expect(await readOrg(db, office.id, verifyAudit)).toEqual({ entryCount: 1, brokenAt: null })
  await expect(setUpOffice(operator, inputFor('9900102', 'third'))).rejects.toMatchObject({ code: 'conflict' })
  const taken = setUpOffice(operator, inputFor('5810401', 'second.office'))
  await expect(taken).rejects.toMatchObject({ code: expect.stringMatching(/invalid|conflict/) as unknown })
})
