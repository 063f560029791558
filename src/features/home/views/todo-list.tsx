import { formatBaht, formatCount } from '#src/domain/money.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { officeLabels, todoLabels } from '../home.labels.ts'
import type { Todo } from '../todos.ts'

/** What this person has to do today, each with a link to where it is done. `year`: of the plan that the page is about. */
export function TodoList({ todos, office, year }: { todos: readonly Todo[]; office: string; year: number | null }) {
  const t = useLabels(todoLabels)
  if (todos.length === 0) return <p className="quiet">{t.nothing}</p>
  return (
    <ul className="todo-list">
      {todos.map((todo) => (
        <li key={`${todo.kind} ${todo.place} ${todo.kind === 'move' ? todo.verb.th : ''}`}>
          <a href={todo.place.startsWith('#') ? todo.place : `${office}${todo.place}`}>
            <TodoText todo={todo} />
          </a>
          <OtherYear place={todo.place} year={year} />
          {todo.kind === 'move' && todo.blockedBy.length > 0 && (
            <p className="todo-blocked">
              <span aria-hidden="true">! </span>
              {fillLabel(t.notYet, { why: todo.blockedBy.join(' · ') })}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The year of a plan that is not the one of which the page tells. */
function OtherYear({ place, year }: { place: string; year: number | null }) {
  const t = useLabels(officeLabels)
  const other = /^\/(\d{4})/.exec(place)?.[1]
  if (other === undefined || other === String(year)) return null
  return <span className="quiet"> {fillLabel(t.planTitle, { year: other })}</span>
}

function TodoText({ todo }: { todo: Todo }) {
  const t = useLabels(todoLabels)
  const language = useLanguage()
  switch (todo.kind) {
    case 'move':
      return todo.verb[language]
    case 'remarks':
    case 'imports':
    case 'duplicates':
    case 'inbox':
    case 'talks':
      return fillLabel(t[todo.kind], { count: formatCount(todo.count) })
    case 'unanswered':
      return unansweredText(t, todo.count, todo.daysLeft)
    case 'off-budget':
      return todo.differenceSatang === 0
        ? t.offBudgetZero
        : fillLabel(t.offBudget, { amount: formatBaht(Math.abs(todo.differenceSatang)) })
    case 'answer':
      return fillLabel(t.answer, { division: todo.division })
    case 'own-projects':
      return fillLabel(t.ownProjects, { divisions: todo.divisions.join(' '), count: formatCount(todo.count) })
    case 'budget':
    case 'fill':
    case 'posting':
    case 'begin':
    case 'search':
    case 'ask':
    default:
      return t[todo.kind]
  }
}

function unansweredText(t: Record<keyof typeof todoLabels, string>, asked: number, daysLeft: number): string {
  const text = daysLeft < 0 ? t.unansweredLate : daysLeft === 0 ? t.unansweredToday : t.unanswered
  return fillLabel(text, { count: formatCount(asked), days: formatCount(Math.abs(daysLeft)) })
}
