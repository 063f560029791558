import { describe, expect, test } from 'vitest'
import { OFFICE_ROLES, type Actor, type OfficeRole } from '#src/domain/permissions.ts'
import { PLAN_STATUSES } from '#src/domain/plan-status.ts'
import { movesFor } from '#src/features/steps/progress.ts'
import { todosFor, type TodoFacts } from './todos.ts'

const CODE = '9900101'
const actorOf = (...roles: OfficeRole[]): Actor => ({
  userId: 'u',
  name: 'ผู้ทดสอบ',
  memberships: [{ officeCode: CODE, roles, divisions: ['กองช่าง'], positionTitle: null, actingOrder: null }],
  scopes: null,
})

const facts = (actor: Actor, over: Partial<TodoFacts> = {}, blockingCount = 0): TodoFacts => {
  const status = over.status ?? 'draft'
  const projectCount = over.projectCount ?? 12
  return {
    fiscalYear: 2570,
    status,
    projectCount,
    openRemarks: 0,
    budgetAnnouncedOn: '2026-09-20',
    postedOn: null,
    moves: movesFor(actor, CODE, status, { today: '2026-10-01', projectCount, blockingCount }),
    divisions: ['กองช่าง'],
    ownProjects: 3,
    ...over,
  }
}

const kindsOf = (actor: Actor, over: Partial<TodoFacts> = {}) =>
  todosFor(actor, CODE, facts(actor, over), 0).map((todo) => todo.kind)

describe('what is to be done today', () => {
  test('an office without a plan begins one, if it may', () => {
    expect(todosFor(actorOf('planning-officer'), CODE, null, 2)).toEqual([
      { kind: 'begin', place: '#begin-title' },
      { kind: 'imports', place: '#imports-title', count: 2 },
    ])
    expect(todosFor(actorOf('executive'), CODE, null, 2)).toEqual([])
  })

  test('a division that is asked answers first; who only looks is not told', () => {
    const awaited = [{ requestId: 'q', division: 'กองช่าง' }]
    const officer = actorOf('division-officer')
    expect(todosFor(officer, CODE, facts(officer, { awaited }), 0)[0]).toEqual({
      kind: 'answer',
      place: '/2570/collect/answer/q',
      division: 'กองช่าง',
    })
    expect(kindsOf(actorOf('auditor'), { awaited })).toEqual([])
  })

  test('what came in waits for who decides on it, while the plan takes projects', () => {
    const planner = actorOf('planning-officer')
    expect(todosFor(planner, CODE, facts(planner, { waitingAnswers: 2 }), 0)[0]).toEqual({
      kind: 'inbox',
      place: '/2570/collect/inbox',
      count: 2,
    })
    expect(kindsOf(planner, { waitingAnswers: 0 })).not.toContain('inbox')
    expect(kindsOf(planner, { waitingAnswers: 2, status: 'approve' })).not.toContain('inbox')
    expect(kindsOf(actorOf('division-officer', 'auditor'), { waitingAnswers: 2 })).not.toContain('inbox')
  })

  test('who has not answered, and money that is off, wait for the planner while the plan takes projects', () => {
    const planner = actorOf('planning-officer')
    const unsettled = {
      unanswered: { roundId: 'r', count: 3, daysLeft: -2 },
      offBudget: { differenceSatang: -32_000_000 },
    }
    expect(todosFor(planner, CODE, facts(planner, unsettled), 0)).toEqual(
      expect.arrayContaining([
        { kind: 'unanswered', place: '/2570/collect/r/missing', count: 3, daysLeft: -2 },
        { kind: 'off-budget', place: '/2570/budget/tie-out', differenceSatang: -32_000_000 },
      ]),
    )
    const told = (actor: Actor, over: Partial<TodoFacts>) =>
      kindsOf(actor, over).filter((kind) => kind === 'unanswered' || kind === 'off-budget')
    expect(told(planner, { ...unsettled, status: 'consider' })).toEqual([])
    expect(told(actorOf('division-officer', 'executive', 'auditor'), unsettled)).toEqual([])
    expect(told(planner, { unanswered: { roundId: 'r', count: 0, daysLeft: 5 }, offBudget: null })).toEqual([])
  })

  test('a division fills in its own projects while the plan is open, and nothing afterwards', () => {
    const officer = actorOf('division-officer')
    expect(todosFor(officer, CODE, facts(officer), 0)).toEqual([
      { kind: 'own-projects', place: '/2570/table', divisions: ['กองช่าง'], count: 3 },
    ])
    for (const status of PLAN_STATUSES.slice(2)) expect(kindsOf(officer, { status })).toEqual([])
  })

  test('a plan of an earlier year counts where somebody waits, and not where its draft was left', () => {
    const mayor = actorOf('executive')
    const earlier = (status: TodoFacts['status']) => facts(mayor, { status, fiscalYear: 2569 })
    expect(todosFor(mayor, CODE, facts(mayor), 0, [earlier('approve')])).toMatchObject([
      { kind: 'move', place: '/2569/progress' },
    ])
    const planner = actorOf('planning-officer')
    const left = facts(planner, { fiscalYear: 2569, budgetAnnouncedOn: null })
    expect(todosFor(planner, CODE, facts(planner), 0, [left])).toEqual(todosFor(planner, CODE, facts(planner), 0))
    const returned = { ...left, openRemarks: 2 }
    expect(todosFor(planner, CODE, facts(planner), 0, [returned])).toContainEqual({
      kind: 'remarks',
      place: '/2569/progress',
      count: 2,
    })
  })

  test('what stands in the way is said, and leads to the checks', () => {
    const planner = actorOf('planning-officer')
    const [todo] = todosFor(planner, CODE, facts(planner, {}, 4), 0)
    expect(todo).toMatchObject({ kind: 'move', place: '/2570/checks', blockedBy: [expect.stringContaining('4 ข้อ')] })
    const [free] = todosFor(planner, CODE, facts(planner), 0)
    expect(free).toMatchObject({ kind: 'move', place: '/2570/progress', blockedBy: [] })
  })

  test('remarks after a return come first, and an empty plan is filled', () => {
    const planner = actorOf('planning-officer')
    expect(kindsOf(planner, { openRemarks: 2 })[0]).toBe('remarks')
    expect(kindsOf(planner, { status: 'collect', projectCount: 0 })).toContain('fill')
  })

  test('a plan in which nobody has looked for duplicates says so, where there is something to compare', () => {
    const planner = actorOf('planning-officer')
    expect(kindsOf(planner, { isSearched: false })).toContain('search')
    expect(kindsOf(planner, { isSearched: true })).not.toContain('search')
    expect(kindsOf(planner, { isSearched: false, projectCount: 1 })).not.toContain('search')
    expect(kindsOf(planner, { isSearched: false, status: 'announced' })).not.toContain('search')
    expect(kindsOf(actorOf('executive'), { isSearched: false })).not.toContain('search')
  })

  test('who plans opens a round while the plan collects, until somebody has been asked', () => {
    const planner = actorOf('planning-officer')
    expect(todosFor(planner, CODE, facts(planner, { status: 'collect', isAsked: false }), 0)).toContainEqual({
      kind: 'ask',
      place: '/2570/collect',
    })
    expect(kindsOf(planner, { status: 'collect', isAsked: true })).not.toContain('ask')
    expect(kindsOf(planner, { status: 'draft', isAsked: false })).not.toContain('ask')
    expect(kindsOf(actorOf('division-officer'), { status: 'collect', isAsked: false })).not.toContain('ask')
  })

  test('the day of the budget and the posting are asked for as long as they are missing', () => {
    const planner = actorOf('planning-officer')
    expect(kindsOf(planner, { budgetAnnouncedOn: null })).toContain('budget')
    expect(kindsOf(planner, { status: 'announced' })).toEqual(['posting'])
    expect(kindsOf(planner, { status: 'announced', postedOn: '2026-10-10' })).toEqual([])
  })

  test.each([
    ['consider', 'development-committee', '/2570/progress'],
    ['propose', 'development-committee', '/2570/progress'],
    ['approve', 'executive', '/2570/progress'],
    ['announce', 'executive', '/2570/announce'],
  ] as const)('at “%s” it is the turn of %s', (status, role, place) => {
    for (const one of OFFICE_ROLES) {
      const moves = todosFor(actorOf(one), CODE, facts(actorOf(one), { status }), 0).filter(
        ({ kind }) => kind === 'move',
      )
      expect(moves.map((todo) => todo.place)).toEqual(one === role ? [place] : [])
    }
  })
})
