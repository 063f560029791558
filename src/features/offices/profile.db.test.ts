import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { openTestDatabase } from '#test/database.ts'
import { refusalOf } from '#test/edited-plan.ts'
import { testContext } from '#test/working-plan.ts'
import { openOfficeSettings, saveOfficeWords } from './profile.commands.ts'
import { NO_PROFILE } from './profile.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})

const words = (version: number, permanentSecretaryTitle: string) => ({
  version,
  permanentSecretaryTitle,
  executiveTitle: '',
  budgetInstrument: '',
  developmentCommittee: '',
  supportCommittee: '',
})

test.each([OFFICE_CODE, OTHER_OFFICE_CODE])('the second of two who saved the words of %s is told', async (code) => {
  const { profile } = await openOfficeSettings(context, code)
  const seen = profile?.version ?? NO_PROFILE
  await saveOfficeWords(context, code, words(seen, 'ปลัดของคนแรก'))
  expect((await refusalOf(saveOfficeWords(context, code, words(seen, 'ปลัดของคนที่สอง')))).code).toBe('conflict')
  expect((await openOfficeSettings(context, code)).profile).toMatchObject({ permanentSecretaryTitle: 'ปลัดของคนแรก' })
})
