import type { Context } from '#src/context.ts'
import { DEFAULT_BOOK_OPTIONS } from '#src/domain/plan.ts'
import { acceptIntake } from '#src/features/intakes/intake-acceptance.commands.ts'
import { uploadIntake } from '#src/features/intakes/intakes.commands.ts'
import { registerUnlistedOffice } from '#src/features/offices/offices.commands.ts'
import { configurePlan, listPlansOf, openPlan } from '#src/features/plans/plans.commands.ts'
import { DEMO_BOOK, DEMO_OFFICE, DEMO_YEAR } from './demo-office.ts'
import { TIDY_FILE } from './office-files.ts'

/**
 * Fills a database with the fictitious municipality and its plan, by the commands that people use: its file is uploaded, accepted, and
 * the book set. What is there already stays as it is, so that it may be called again.
 */
export async function seedDemo(context: Context, planFile: Uint8Array): Promise<void> {
  await registerUnlistedOffice(context, DEMO_OFFICE)
  const plans = await listPlansOf(context, DEMO_OFFICE.dlaCode)
  if (!plans.some((plan) => plan.fiscalYear === DEMO_YEAR)) {
    const { dlaCode: officeCode } = DEMO_OFFICE
    const intakeId = await uploadIntake(context, officeCode, { name: TIDY_FILE, bytes: planFile })
    await acceptIntake(context, { officeCode, intakeId }, { fiscalYear: DEMO_YEAR, gone: 'keep' })
  }
  await setBook(context)
}

/** Unless someone has set the book already. */
async function setBook(context: Context): Promise<void> {
  const { plan } = await openPlan(context, DEMO_OFFICE.dlaCode, DEMO_YEAR)
  if (plan.version > 1) return
  const { regulation, levelLabel, version } = plan
  const { digits, order, optionalColumns } = DEFAULT_BOOK_OPTIONS
  await configurePlan(
    context,
    { officeCode: DEMO_OFFICE.dlaCode, fiscalYear: DEMO_YEAR },
    {
      ...DEMO_BOOK,
      regulation,
      levelLabel,
      version,
      digits,
      rowOrder: order,
      optionalColumns: [...optionalColumns],
    },
  )
}
