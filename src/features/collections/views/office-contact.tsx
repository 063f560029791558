import { Fragment } from 'react'
import type { Asked } from '../agency-answers.ts'
import { withPhones } from '../phone-numbers.ts'

/** Whom to ask at the office, its telephone numbers ready to be dialled; where nobody is named, the office and where it is. */
export function OfficeContact({ asked: { officeName, officePlace, contactLine } }: { asked: Asked }) {
  return (
    <>
      {officeName}
      <br />
      {withPhones(contactLine ?? officePlace).map(({ text, tel }, at) =>
        // eslint-disable-next-line react/no-array-index-key -- pieces of one text never change places
        tel === null ? (
          <Fragment key={at}>{text}</Fragment>
        ) : (
          <a key={at} href={`tel:${tel}`}>
            {text}
          </a>
        ),
      )}
    </>
  )
}
