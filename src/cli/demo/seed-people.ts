import type { Context } from '#src/context.ts'
import { isSetUp } from '#src/features/people/actors.commands.ts'
import { addHolding } from '#src/features/people/holdings.commands.ts'
import { choosePassword } from '#src/features/people/passwords.commands.ts'
import { openPeople, savePosition } from '#src/features/people/people.commands.ts'
import { newHoldingInput, positionInput, setUpInput } from '#src/features/people/people.schema.ts'
import { setUpOffice } from '#src/features/people/set-up.commands.ts'
import { DEMO_OFFICE } from './demo-office.ts'
import { DEMO_PLANNER, DEMO_POSITIONS, type DemoPosition } from './demo-people.ts'

const CODE = DEMO_OFFICE.dlaCode

/** Sets up the demonstration's office and gives everyone the same password, by the commands that people use. Done once. */
export async function seedDemoPeople(context: Context, password: string): Promise<void> {
  if (await isSetUp(context)) return
  const typed = { password, repeated: password }
  const { name, title: positionTitle, username, roles } = DEMO_PLANNER
  const administrator = { name, positionTitle, username, roles, ...typed }
  await setUpOffice(context, setUpInput.parse({ officeCode: CODE, words: {}, administrator }))
  for (const position of DEMO_POSITIONS) await seat(context, position, typed)
}

async function seat(
  context: Context,
  { username, title, name, roles, division }: DemoPosition,
  typed: { password: string; repeated: string },
): Promise<void> {
  const { positions, divisions } = await openPeople(context, CODE)
  const divisionId = divisions.find((each) => each.name === division)?.id ?? null
  const positionId =
    positions.find((position) => position.title === title)?.id ??
    (await savePosition(context, CODE, positionInput.parse({ title, roles, divisionId })))
  const link = await addHolding(context, CODE, newHoldingInput.parse({ positionId, name, username }))
  if (link) await choosePassword(context, link.token, typed)
}
