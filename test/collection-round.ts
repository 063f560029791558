import { randomUUID } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { addAgencies, openAgencies } from '#src/features/agencies/agencies.commands.ts'
import { createRound } from '#src/features/collections/round-changes.commands.ts'
import { openRound, openRounds } from '#src/features/collections/rounds.commands.ts'
import type { BoardRow } from '#src/features/collections/board.ts'
import { openOfficeSettings, saveDivisions } from '#src/features/offices/profile.commands.ts'
import { OFFICE_CODE } from './actors.ts'
import { freshPlan } from './plan-at-step.ts'

/** An open round of a fresh plan of the first office that asks some divisions and agencies, made up where they are not there yet. */
export async function openTestRound(
  context: Context,
  { divisions = ['กองช่าง'], agencies = ['แขวงทางหลวงตัวอย่าง'], dueOn = '31 ธันวาคม 2569' } = {},
): Promise<{ year: number; planId: string; roundId: string; requests: Map<string, BoardRow> }> {
  const { fiscalYear: year, id: planId } = await freshPlan(context, 1)
  const { divisions: known } = await openOfficeSettings(context, OFFICE_CODE)
  const missing = divisions.filter((name) => !known.some((one) => one.name === name))
  const lines = [...known, ...missing.map((name) => ({ id: null, name, isActive: true }))]
  if (missing.length > 0) await saveDivisions(context, OFFICE_CODE, lines)
  if (agencies.length > 0) await addAgencies(context, OFFICE_CODE, agencies.join('\n'))
  const { askable } = await openRounds(context, OFFICE_CODE, year)
  const roundId = await createRound(context, OFFICE_CODE, year, {
    id: randomUUID(),
    title: `รวบรวมโครงการ ${year}`,
    dueOn,
    divisionIds: askable.divisions.filter(({ name }) => divisions.includes(name)).map(({ id }) => id),
    agencyIds: askable.agencies.filter(({ name }) => agencies.includes(name)).map(({ id }) => id),
    version: 0,
  })
  const { rows } = await openRound(context, OFFICE_CODE, year, roundId)
  return { year, planId, roundId, requests: new Map(rows.map((row) => [row.name, row])) }
}

/** Id of an agency of the first office by its name. */
export async function agencyIdOf(context: Context, name: string): Promise<string> {
  const agency = (await openAgencies(context, OFFICE_CODE)).agencies.find((one) => one.name === name)
  if (!agency) throw new Error(`no agency “${name}”`)
  return agency.id
}
