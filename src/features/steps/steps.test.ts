import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTIONS, OFFICE_ROLES, rolesFor } from '#src/domain/permissions.ts'
import { PLAN_STATUSES, type PlanStatus } from '#src/domain/plan-status.ts'
import { CLAUSE_26 } from '#test/clause-26.ts'
import { decideStep, type StepFacts, type StepInput } from './steps.ts'
import { STEP_ACTIONS, TRANSITIONS, transitionOf, transitionsFrom, type StepAction } from './transitions.ts'

const INPUT: StepInput = { remark: 'ขอให้แก้ไข', resolutionNumber: '1/2569', resolutionDate: '20 พ.ย. 2569' }
const FACTS: StepFacts = { today: '2026-11-22', projectCount: 3, blockingCount: 0 }
const rulesOf = (...args: Parameters<typeof decideStep>): string[] =>
  decideStep(...args).problems.map(({ rule }) => rule)

describe('the transition table', () => {
  test('has one row an action, as the flow chart has it', () => {
    expect(TRANSITIONS.map(({ action }) => action)).toEqual([...STEP_ACTIONS])
    for (const { action, from, to, permission } of TRANSITIONS) {
      const roles = rolesFor(permission).filter((role) => role !== 'operator')
      expect({ action, from, to, roles: new Set(roles) }).toEqual({
        action,
        ...CLAUSE_26[action],
        roles: new Set(CLAUSE_26[action].roles),
      })
    }
  })

  test('and the table of permissions name the same actions', () => {
    const permitted = ACTIONS.filter((action) => action.startsWith('step.'))
    expect(TRANSITIONS.map(({ permission }): string => permission).toSorted()).toEqual([...permitted].toSorted())
  })

  test('leads through the seven boxes in order, and out of each but the last', () => {
    const forward = TRANSITIONS.filter(({ isReturn }) => !isReturn).map(({ from, to }) => [from, to])
    expect(forward).toEqual(PLAN_STATUSES.slice(0, -1).map((status, index) => [status, PLAN_STATUSES[index + 1]]))
    expect(transitionsFrom('announced')).toEqual([])
  })

  test('states the clause of every row, and asks a remark of each return by others', () => {
    expect(TRANSITIONS.filter(({ law }) => !/^ระเบียบฯ ข้อ 26 \([12]\)$/.test(law))).toEqual([])
    expect(TRANSITIONS.filter(({ needsRemark }) => needsRemark).map(({ action }) => action)).toEqual([
      'return-by-committee',
      'return-by-executive',
    ])
  })
})

describe('every state × action', () => {
  const pairs = PLAN_STATUSES.flatMap((status) => STEP_ACTIONS.map((action) => [status, action] as const))
  test.each(pairs)('%s: %s', (status, action) => {
    const { step, problems } = decideStep(status, action, INPUT, FACTS)
    const isHere = CLAUSE_26[action].from === status
    expect(problems.map(({ rule }) => rule)).toEqual(isHere ? [] : ['not-at-this-step'])
    expect(step?.transition.to ?? null).toBe(isHere ? CLAUSE_26[action].to : null)
  })
})

describe('what a step needs', () => {
  test('is told all at once', () => {
    const nothing: StepInput = { remark: ' ', resolutionNumber: '', resolutionDate: '' }
    expect(rulesOf('draft', 'endorse', nothing, FACTS)).toEqual([
      'not-at-this-step',
      'resolution-number-missing',
      'resolution-date-missing',
    ])
    const empty = { ...FACTS, projectCount: 0, blockingCount: 2 }
    expect(rulesOf('draft', 'finish-draft', nothing, empty)).toEqual(['has-projects'])
    const faulty = { ...FACTS, blockingCount: 2 }
    expect(rulesOf('collect', 'finish-draft', nothing, faulty)).toEqual(['not-at-this-step', 'no-blocking-findings'])
    expect(rulesOf('consider', 'return-by-committee', nothing, FACTS)).toEqual(['remark-missing'])
    expect(rulesOf('approve', 'return-by-executive', nothing, FACTS)).toEqual(['remark-missing'])
  })

  test.each([
    ['22 พฤศจิกายน 2569', []],
    ['๒๐/๑๑/๒๕๖๙', []],
    ['23 พ.ย. 2569', ['resolution-in-future']],
    // The meeting was before the draft was submitted here: an office may record the submission late.
    ['1 ต.ค. 2569', []],
    ['31 ก.พ. 2569', ['date-unreadable']],
    ['เมื่อวาน', ['date-unreadable']],
  ])('a resolution of %s: %j', (resolutionDate, rules) => {
    expect(rulesOf('consider', 'endorse', { ...INPUT, resolutionDate }, FACTS)).toEqual(rules)
  })

  test('too long texts are refused', () => {
    const long = { ...INPUT, remark: 'ก'.repeat(4001), resolutionNumber: '1'.repeat(101) }
    expect(rulesOf('consider', 'endorse', long, FACTS)).toEqual(['too-long', 'too-long'])
  })

  test('is kept normalised; a resolution only where one belongs', () => {
    expect(decideStep('consider', 'endorse', { ...INPUT, remark: ' เเก้ไข ' }, FACTS).step).toMatchObject({
      remark: 'แก้ไข',
      resolutionNumber: '1/2569',
      resolutionDate: '2026-11-20',
    })
    expect(decideStep('propose', 'propose', { ...INPUT, remark: '' }, FACTS).step).toMatchObject({
      remark: null,
      resolutionNumber: null,
      resolutionDate: null,
    })
  })
})

test('whatever is tried, the steps that were taken explain where the plan is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEP_ACTIONS), { maxLength: 60 }), (tried) => {
      let status: PlanStatus = 'collect'
      const taken: StepAction[] = []
      for (const action of tried) {
        const { step } = decideStep(status, action, INPUT, FACTS)
        if (!step) continue
        taken.push(action)
        status = step.transition.to
      }
      // Told again from the record alone, by the independent table.
      let told: PlanStatus = 'collect'
      for (const action of taken) {
        expect(CLAUSE_26[action].from).toBe(told)
        told = CLAUSE_26[action].to
      }
      expect(status).toBe(told)
      // An announced plan has passed a submission, an endorsement and an approval since its last return.
      const last = taken.findLastIndex((action) => transitionOf(action).isReturn)
      const needed = told === 'announced' ? ['submit-draft', 'endorse', 'propose', 'approve'] : []
      expect(taken.slice(last + 1)).toEqual(expect.arrayContaining(needed))
    }),
  )
})

test('no role but those of the flow chart moves a plan', () => {
  const acting = new Set(TRANSITIONS.flatMap(({ permission }) => rolesFor(permission)))
  expect(OFFICE_ROLES.filter((role) => acting.has(role))).toEqual([
    'planning-officer',
    'support-committee',
    'development-committee',
    'executive',
  ])
})
