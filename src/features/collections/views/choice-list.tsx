import { formatBaht } from '#src/domain/money.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { tickOf, type Choice } from '../division-answers.ts'
import { CHOICE_LABELS, divisionAnswerLabels } from '../division-answers.labels.ts'
import type { ItemSource } from '#src/features/items/items.ts'

/** A list to choose from, part by part; what is in the plan already is shown and cannot be ticked. */
export function ChoiceList({
  source,
  choices,
  ticked,
}: {
  source: ItemSource
  choices: readonly Choice[]
  ticked: ReadonlySet<string>
}) {
  const t = useLabels(divisionAnswerLabels)
  const language = useLanguage()
  const { title, lead, empty } = CHOICE_LABELS[source]
  const groups = [...Map.groupBy(choices, ({ heading }) => heading ?? t.noPlace)]
  if (choices.length === 0) return <p className="quiet">{empty[language]}</p>
  return (
    <fieldset className="tick-list choice-list">
      <legend>{title[language]}</legend>
      <p className="hint">{lead[language]}</p>
      {groups.map(([heading, group]) => (
        <div key={heading}>
          <p className="choice-heading">{heading}</p>
          <ul>
            {group.map((choice) => (
              <ChoiceLine key={choice.id} choice={choice} isTicked={ticked.has(tickOf(choice))} />
            ))}
          </ul>
        </div>
      ))}
    </fieldset>
  )
}

function ChoiceLine({ choice, isTicked }: { choice: Choice; isTicked: boolean }) {
  const t = useLabels(divisionAnswerLabels)
  const { content, takenBy } = choice
  const amount = content.funds.reduce((sum, { amountSatang }) => sum + (amountSatang ?? 0), 0)
  const isTaken = takenBy !== null
  return (
    <li>
      <label>
        <input
          type="checkbox"
          name="choice"
          value={tickOf(choice)}
          defaultChecked={isTaken || isTicked}
          disabled={isTaken}
        />
        <span>
          {content.name}
          {amount > 0 && <span className="quiet"> {fillLabel(t.budget, { amount: formatBaht(amount) })}</span>}
          {isTaken && <span className="choice-taken"> ✓ {t.taken}</span>}
        </span>
      </label>
    </li>
  )
}
