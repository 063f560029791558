import { formatThaiDate } from '#src/domain/thai-date.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Answer, AnswerFile } from '../answers.ts'
import { CHANNEL_LABELS, inboxLabels } from '../inbox.labels.ts'

/** Every sending of one who was asked: when, how, by whom, and its files. `address`: of the page of this sender in the inbox. */
export function AnswerList({ answers, files, address }: AnswerListProps) {
  const t = useLabels(inboxLabels)
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t.answersTitle}</h2>
      {answers.length === 0 && <p className="quiet">{t.noAnswers}</p>}
      <ol className="answer-list">
        {answers.map((answer) => (
          <li key={answer.id}>
            <AnswerLine answer={answer} />
            {answer.message !== null && <p className="answer-message">{answer.message}</p>}
            <ul>
              {files
                .filter(({ answerId }) => answerId === answer.id)
                .map(({ id, fileName, kind }) => (
                  <li key={id}>
                    <a href={`${address}/files/${id}`}>{fileName}</a> {kind === 'scan' && <span>({t.scan})</span>}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}

type AnswerListProps = { answers: readonly Answer[]; files: readonly AnswerFile[]; address: string }

function AnswerLine({ answer }: { answer: Answer }) {
  const t = useLabels(inboxLabels)
  const channels = useLabels(CHANNEL_LABELS)
  const language = useLanguage()
  const { sender, letter } = answer
  const parts = [
    `${formatInstant(answer.at, language)} ${channels[answer.channel]}`,
    fillLabel(t.receivedOn, { day: formatThaiDate(answer.receivedOn) }),
    [sender.name, sender.position].filter((part) => part !== null).join(' '),
    sender.phone === null ? '' : fillLabel(t.phone, { phone: sender.phone }),
    letter.number === null ? '' : fillLabel(t.byLetter, { number: letter.number }),
    letter.date === null ? '' : fillLabel(t.dated, { day: formatThaiDate(letter.date) }),
    answer.nothingToReport ? t.nothing : '',
  ]
  return (
    <p>
      <strong>{fillLabel(t.seq, { n: answer.seq })}</strong> {parts.filter((part) => part !== '').join(' · ')}
    </p>
  )
}
