import type { ReactNode } from 'react'
import { componentLabels, useLabels } from '../labels.ts'

/**
 * Opens the `MenuPanel` of the same id. Seen on phones only: elsewhere the panel stands open on the page. Neither needs a script, and a
 * browser that knows no popovers shows the panel in its place and no button.
 */
export function MenuButton({ id, children }: { id: string; children: ReactNode }) {
  return (
    <button type="button" className="menu-button" popoverTarget={id}>
      {children}
    </button>
  )
}

/** What a `MenuButton` opens: rises from the lower edge of a phone, and is plain content of the page on wider screens. */
export function MenuPanel({ id, children }: { id: string; children: ReactNode }) {
  const t = useLabels(componentLabels)
  return (
    <div id={id} className="menu-panel" popover="auto">
      {children}
      <button type="button" className="menu-close" popoverTarget={id} popoverTargetAction="hide">
        {t.closeMenu}
      </button>
    </div>
  )
}

/** A page that a `PageMenu` leads to. */
export type MenuLink = { key: string; href: string; label: string; isCurrent: boolean }

/**
 * Leads between pages that belong together: a row of links, on phones one button that names the page that is open.
 * @param label what the pages have in common, for those who hear the page
 * @param more what the button says besides the open page
 */
export function PageMenu({
  id,
  className,
  label,
  more,
  links,
}: {
  id: string
  className: string
  label: string
  more: string
  links: readonly MenuLink[]
}) {
  const current = links.find(({ isCurrent }) => isCurrent)
  return (
    <nav className={className} aria-label={label}>
      <MenuButton id={id}>
        {current && <strong>{current.label}</strong>} <span>{more}</span>
      </MenuButton>
      <MenuPanel id={id}>
        <ul>
          {links.map(({ key, href, label: name, isCurrent }) => (
            <li key={key}>
              <a href={href} aria-current={isCurrent ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </MenuPanel>
    </nav>
  )
}
