import { Suspense, use, type ReactNode } from 'react'

/**
 * Renders its content in a turn of the event loop of its own, so that a long page does not keep other requests waiting. The page itself is
 * sent whole. For pages without scripts.
 */
export function InTurn({ children }: { children: () => ReactNode }) {
  const turn = new Promise<void>((resolve) => setTimeout(resolve))
  return (
    <Suspense>
      <Turn turn={turn}>{children}</Turn>
    </Suspense>
  )
}

function Turn({ turn, children }: { turn: Promise<void>; children: () => ReactNode }) {
  use(turn)
  return children()
}
