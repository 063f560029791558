import type { ButtonHTMLAttributes, ReactNode } from 'react'

/** 'primary' for the one thing a page is for; 'danger' for what takes something away. */
export type ButtonTone = 'primary' | 'secondary' | 'danger'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { tone?: ButtonTone }

/** Submits the form it stands in, unless `type` says otherwise. */
export function Button({ tone = 'primary', type = 'submit', className = '', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type === 'reset' ? 'reset' : type === 'button' ? 'button' : 'submit'}
      className={`button button-${tone} ${className}`.trim()}
    />
  )
}

/** A link that looks like a button: goes somewhere, changes nothing. `download` makes the browser keep what it leads to. */
export function ButtonLink({
  href,
  tone = 'secondary',
  download,
  children,
}: {
  href: string
  tone?: ButtonTone
  download?: boolean
  children: ReactNode
}) {
  return (
    <a className={`button button-${tone}`} href={href} download={download}>
      {children}
    </a>
  )
}
