import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'

// The page is there as HTML: it is painted before the scripts set to work. Nothing is painted of a page in the background.
if (document.hidden) hydrate()
else requestAnimationFrame(() => setTimeout(hydrate))

function hydrate(): void {
  startTransition(() => {
    hydrateRoot(document, <HydratedRouter />)
  })
}
