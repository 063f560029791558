import { appendAudit } from '#src/db/audit.ts'
import { withSystem, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { OwnWords } from '#src/domain/office-types.ts'
import type { OfficeRole } from '#src/domain/permissions.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { defaultDivisions } from '#src/features/offices/default-divisions.ts'
import { insertOffice, type Office } from '#src/features/offices/offices.queries.ts'
import { insertProfile, saveDivision } from '#src/features/offices/profile.queries.ts'
import { wordsInUse } from '#src/features/offices/profile.ts'
import { findAccount, hasAnyAccount, insertAccount, joinOffice, lockSetUp } from './accounts.queries.ts'
import { insertHolding, insertPosition } from './positions.queries.ts'

/** The first administrator; `passwordHash` null: chooses a password by a link. */
export type FirstAdministrator = {
  name: string
  positionTitle: string
  username: string
  roles: readonly OfficeRole[]
  passwordHash: string | null
}

/** All that an office begins with. `onlyIfEmpty`: nobody may be able to sign in to this installation yet. */
export type Beginning = {
  office: Office
  words: OwnWords
  administrator: FirstAdministrator
  actorName: string
  onlyIfEmpty: boolean
}

/**
 * Begins an office in its own transaction: account, profile, divisions, positions.
 * @returns the id of the administrator's account
 * @throws AppError 'conflict' when the office or the installation has been set up, 'invalid' when the username is taken
 */
export async function beginOffice(tx: Tx, beginning: Beginning, now: Date): Promise<string> {
  const { office, words, administrator, actorName } = beginning
  const userId = uuidV7(now)
  await withSystem(tx, () => beginAccount(tx, userId, beginning, now))
  if (!(await insertProfile(tx, office.id, words, now)))
    throw new AppError('conflict', 'หน่วยงานนี้ตั้งค่าไว้แล้ว กรุณาลงชื่อเข้าใช้')
  for (const [index, name] of defaultDivisions(office.type).entries())
    await saveDivision(tx, office.id, { id: uuidV7(now), name, sortOrder: index + 1, isActive: true })
  const positionId = await beginPositions(tx, beginning, now)
  await insertHolding(tx, office.id, {
    id: uuidV7(now),
    positionId,
    userId,
    personName: administrator.name,
    fromDate: dateInThailand(now),
    toDate: null,
    isActing: false,
    orderNumber: null,
  })
  await appendAudit(tx, {
    at: now,
    actor: actorName,
    action: 'office.set-up',
    subjectType: 'office',
    subjectId: office.dlaCode,
    detail: { words, administrator: { username: administrator.username, name: administrator.name } },
  })
  return userId
}

async function beginAccount(tx: Tx, userId: string, beginning: Beginning, now: Date): Promise<void> {
  const { office, administrator, onlyIfEmpty } = beginning
  await lockSetUp(tx)
  if (onlyIfEmpty && (await hasAnyAccount(tx))) throw new AppError('conflict', 'มีผู้ตั้งค่าระบบนี้ไปแล้ว กรุณาลงชื่อเข้าใช้')
  if (await findAccount(tx, { username: administrator.username }))
    throw new AppError('invalid', 'ชื่อผู้ใช้นี้มีผู้ใช้แล้ว', [
      { field: 'username', rule: 'username-taken', message: 'ชื่อผู้ใช้นี้มีผู้ใช้แล้ว กรุณาเลือกชื่ออื่น' },
    ])
  await insertOffice(tx, office)
  await insertAccount(tx, { id: userId, ...administrator }, now)
  await joinOffice(tx, userId, office.id)
}

/** The administrator's position, and those that every office has and the steps of ข้อ 26 need. Returns the id of the first. */
async function beginPositions(tx: Tx, { office, words, administrator }: Beginning, now: Date): Promise<string> {
  const inUse = wordsInUse(office, words)
  const first = uuidV7(now)
  const positions: readonly { id: string; title: string; roles: readonly OfficeRole[] }[] = [
    { id: first, title: administrator.positionTitle, roles: administrator.roles },
    { id: uuidV7(now), title: inUse.executiveTitle, roles: ['executive'] },
    { id: uuidV7(now), title: inUse.permanentSecretaryTitle, roles: ['permanent-secretary'] },
    { id: uuidV7(now), title: `เลขานุการ${inUse.developmentCommittee}`, roles: ['development-committee'] },
  ]
  for (const position of positions)
    await insertPosition(tx, office.id, { ...position, divisionId: null, isActive: true })
  return first
}
