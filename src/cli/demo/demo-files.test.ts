import { expect, it } from 'vitest'
import { monthsOf } from '#src/domain/month-set.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import { budgetOf, type ProjectContent } from '#src/domain/project.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { readGrid } from '#src/intake/read-file.ts'
import { recognise } from '#src/intake/recognise.ts'
import { DEMO_OFFICE, DEMO_STRATEGIES } from './demo-office.ts'
import { demoProjects } from './demo-projects.ts'
import { messyFile, tidyFile } from './office-files.ts'

const projects = demoProjects()
const contentOf = ({ ref: _ref, no: _no, ...content }: ProjectContent & { ref?: unknown }) => content
const byName = (list: readonly ProjectContent[]) =>
  list
    .map(contentOf)
    .toSorted((a, b) => a.name.localeCompare(b.name) || (a.activity ?? '').localeCompare(b.activity ?? ''))

it('is a whole fiscal year of an office that does not exist', () => {
  expect(
    officeRegister().some(({ dlaCode, name }) => dlaCode === DEMO_OFFICE.dlaCode || name === DEMO_OFFICE.name),
  ).toBe(false)
  expect(new Set(projects.map(({ programme }) => programme))).toEqual(new Set(PROGRAMMES.map(({ name }) => name)))
  expect(new Set(projects.flatMap(({ strategyNo }) => strategyNo ?? []))).toEqual(new Set(DEMO_STRATEGIES.keys()))
  expect(new Set(projects.flatMap(({ months }) => monthsOf(months))).size).toBe(12)
  expect(projects.filter(({ funds }) => funds.length > 1).length).toBeGreaterThan(3)
  expect(projects.filter(({ months }) => months === 0)).toEqual([])
})

it('its own file is read back as exactly the plan, with nothing to check but the projects that use no budget', async () => {
  const { items, warnings, lao, fiscalYearBE } = recognise(readGrid(await tidyFile(projects), 'tidy.xlsx'))
  expect({ lao, fiscalYearBE }).toEqual({ lao: DEMO_OFFICE.name, fiscalYearBE: 2570 })
  expect(byName(items)).toEqual(byName(projects))
  expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(['budget-missing']))
  expect(warnings).toHaveLength(projects.filter((project) => budgetOf(project) === null).length)
})

it('the spoiled file still gives every project with its months, and each fault is found', async () => {
  const { items, warnings } = recognise(readGrid(await messyFile(projects), 'messy.xlsx'))
  const monthsByName = (list: readonly ProjectContent[]) => byName(list).map(({ name, months }) => ({ name, months }))
  expect(monthsByName(items)).toEqual(monthsByName(projects))
  const codes = new Set(warnings.map(({ code }) => code))
  expect(codes).toEqual(
    new Set(['budget-missing', 'programme-spelling', 'duplicate-row', 'total-mismatch', 'count-mismatch']),
  )
})
