import { useId } from 'react'
import { Button } from './components/button.tsx'
import { Page } from './components/page.tsx'
import { errorLabels, useLabels } from './labels.ts'
import type { KeptForm } from './refusal.ts'

/** Shown in place of what a form leads to when the session had ended: nothing typed is lost, whatever form it was. */
export function SendAgain({ form: { address, isMultipart, fields, files } }: { form: KeptForm }) {
  const t = useLabels(errorLabels)
  const id = useId()
  return (
    <Page title={t.signedOut} lead={t.signedOutText}>
      <p>
        {/* Another tab, so that this one keeps the form. */}
        <a className="button button-primary" href="/sign-in" target="_blank" rel="noopener">
          {t.signInNewTab}
        </a>
      </p>
      <form method="post" action={address} encType={isMultipart ? 'multipart/form-data' : undefined}>
        {fields.map(({ name, value }, index) => (
          // A form may have many fields of one name; their order is all that tells them apart.
          // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        {files.map((name) => (
          <p key={name}>
            <label htmlFor={`${id}${name}`}>{t.fileAgain}</label>{' '}
            <input id={`${id}${name}`} type="file" name={name} required />
          </p>
        ))}
        <Button tone="secondary">{t.sendAgain}</Button>
      </form>
    </Page>
  )
}
