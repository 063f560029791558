import { formatInstant } from '#src/web/format-instant.ts'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { coordinationLabels } from '../coordination.labels.ts'
import type { Message } from '../coordination.ts'

/** What was said, oldest first; who said it is told in words, not by its side alone. `own`: what the reader's own side is called. */
export function MessageList({ messages, own }: { messages: readonly Message[]; own?: string }) {
  const t = useLabels(coordinationLabels)
  const language = useLanguage()
  return (
    <ol className="talk">
      {messages.map(({ id, at, author, text, isOwn, from }) => (
        <li key={id} className={isOwn ? 'talk-message talk-own' : 'talk-message'} id={`message-${id}`}>
          <p className="talk-who">
            <strong>{isOwn ? (own ?? t.own) : from}</strong> <span className="quiet">{author}</span>
          </p>
          <p className="talk-text">{text}</p>
          <p className="quiet">{formatInstant(at, language)}</p>
        </li>
      ))}
    </ol>
  )
}
