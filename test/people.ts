import { hashPassword } from 'better-auth/crypto'
import type { Database } from '#src/db/open.ts'
import { inOrg, withSystem, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { NO_OWN_WORDS } from '#src/domain/office-types.ts'
import type { OfficeRole } from '#src/domain/permissions.ts'
import { insertAccount, joinOffice } from '#src/features/people/accounts.queries.ts'
import { beginOffice } from '#src/features/people/begin-office.queries.ts'
import { insertHolding, insertPosition } from '#src/features/people/positions.queries.ts'
import { listDivisions } from '#src/features/offices/profile.queries.ts'
import { OFFICE } from './database-template.ts'

/** The people of the fictitious office, by what a test calls them; each signs in with this name and `PASSWORD`. */
export const PEOPLE = {
  planner: { title: 'นักวิเคราะห์นโยบายและแผน', roles: ['planning-officer', 'support-committee', 'administrator'] },
  division: { title: 'นายช่างโยธา', roles: ['division-officer'], division: 'กองช่าง' },
  support: { title: 'เลขานุการคณะกรรมการสนับสนุน', roles: ['support-committee'] },
  committee: { title: 'เลขานุการคณะกรรมการพัฒนา', roles: ['development-committee'] },
  executive: { title: 'นายกเทศมนตรี', roles: ['executive'] },
  secretary: { title: 'ปลัดเทศบาล', roles: ['permanent-secretary'] },
  admin: { title: 'ผู้ดูแลระบบ', roles: ['administrator'] },
  auditor: { title: 'ผู้ตรวจสอบ', roles: ['auditor'] },
} as const satisfies Record<string, { title: string; roles: readonly OfficeRole[]; division?: string }>
export type Person = keyof typeof PEOPLE

/** The password of everyone in tests. */
export const PASSWORD = 'ทดสอบ-ระบบ-2570'

const OFFICE_IN_FULL = {
  ...OFFICE,
  dlaCode: '9900101',
  type: 'subdistrict-municipality',
  amphoe: 'ดำเนิน',
  province: 'ตัวอย่าง',
} as const

/** Sets up the fictitious office of a test database, with one account for each of `PEOPLE`. */
export async function seedPeople(database: Database, now = new Date()): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD)
  const { planner, ...others } = PEOPLE
  await inOrg(database, OFFICE.id, async (tx) => {
    const administrator = { ...planner, name: nameOf('planner'), positionTitle: planner.title, username: 'planner' }
    const beginning = { office: OFFICE_IN_FULL, words: NO_OWN_WORDS, actorName: 'ผู้ทดสอบ', onlyIfEmpty: true }
    await beginOffice(tx, { ...beginning, administrator: { ...administrator, passwordHash } }, now)
    for (const [username, traits] of Object.entries(others))
      await seedPerson(tx, { username, passwordHash, ...traits }, now)
  })
}

const nameOf = (username: string): string => `ผู้ทดสอบ ${username}`

type Seed = { username: string; passwordHash: string; title: string; roles: readonly OfficeRole[]; division?: string }

async function seedPerson(tx: Tx, seed: Seed, now: Date): Promise<void> {
  const { username, passwordHash, title, roles, division } = seed
  const [userId, positionId] = [uuidV7(now), uuidV7(now)]
  await withSystem(tx, async () => {
    await insertAccount(tx, { id: userId, username, name: nameOf(username), passwordHash }, now)
    await joinOffice(tx, userId, OFFICE.id)
  })
  const divisions = await listDivisions(tx, OFFICE.id)
  const divisionId = divisions.find(({ name }) => name === division)?.id ?? null
  await insertPosition(tx, OFFICE.id, { id: positionId, title, roles, divisionId, isActive: true })
  await insertHolding(tx, OFFICE.id, {
    id: uuidV7(now),
    positionId,
    userId,
    personName: nameOf(username),
    fromDate: '2024-10-01',
    toDate: null,
    isActing: false,
    orderNumber: null,
  })
}
