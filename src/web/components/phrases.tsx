import { Fragment } from 'react'

/** Stands between two phrases, where a line may be broken. Zero wide and invisible. */
export const PHRASE_END = '\u200b'

/**
 * Thai text whose lines break only where `PHRASE_END` stands, so that no word is torn: browsers know a few words only. Text without any
 * stays as it is.
 */
export function Phrases({ text }: { text: string }) {
  if (!text.includes(PHRASE_END)) return text
  return (
    <span className="phrases">
      {text.split(PHRASE_END).map((phrase, index) => (
        // Phrases have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {phrase}
        </Fragment>
      ))}
    </span>
  )
}
