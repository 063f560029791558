import { Fragment, Suspense, use, type ReactNode } from 'react'

/** Resolves once whatever else waits has had its turn of the event loop. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else setTimeout(resolve)
  })

/**
 * Renders a long list part by part, each in a turn of the event loop of its own, so that it does not keep other requests waiting. The page
 * is sent whole all the same. For pages without scripts.
 */
export function InTurns<Part>({
  parts,
  keyOf,
  children,
}: {
  parts: readonly Part[]
  keyOf: (part: Part) => string | number
  children: (part: Part) => ReactNode
}) {
  const [first, ...others] = parts
  if (others.length === 0) return first === undefined ? null : <Fragment key={keyOf(first)}>{children(first)}</Fragment>
  const turns = oneAfterTheOther(parts.length)
  return parts.map((part, index) => (
    <Suspense key={keyOf(part)}>
      <Turn turn={turns[index] ?? Promise.resolve()} render={() => children(part)} />
    </Suspense>
  ))
}

/** So many turns, each beginning after the one before. */
function oneAfterTheOther(count: number): Promise<void>[] {
  const turns: Promise<void>[] = []
  for (let index = 0; index < count; index++) turns.push((turns.at(-1) ?? Promise.resolve()).then(nextTurn))
  return turns
}

function Turn({ turn, render }: { turn: Promise<void>; render: () => ReactNode }) {
  use(turn)
  return render()
}
