import { useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import { offsetsOf, scrollToShow, windowAt, type RowWindow } from '#src/features/projects/table/row-window.ts'
import type { ViewRow } from '#src/features/projects/table/view-model.ts'
import { heightOf, ROW_HEIGHTS } from './grid-row.tsx'

const OVERSCAN = 6
/** The drawn part moves by so many rows at once. */
const STEP = 4
/** Rows that the server draws, and what is drawn before anything has been measured: as many as a high screen shows. */
export const HEAD_ROWS = 20

/** Which rows are drawn, as the box is scrolled; and how to bring one into sight. */
export function useRowWindow(rows: readonly ViewRow[], box: RefObject<HTMLDivElement | null>) {
  const offsets = useMemo(() => offsetsOf(rows, heightOf), [rows])
  const [drawn, setDrawn] = useState<RowWindow>({ first: 0, end: HEAD_ROWS })
  const measure = (): void => {
    const seen = seenPart(box.current)
    if (!seen) return
    const next = windowAt(offsets, { ...seen, overscan: OVERSCAN, step: STEP })
    setDrawn((now) => (now.first === next.first && now.end === next.end ? now : next))
  }
  // What is seen is known only once it has been laid out.
  // oxlint-disable-next-line react/set-state-in-effect -- as the comment above says
  useLayoutEffect(measure)
  // Only new offsets make another `measure`; the box is the same for as long as the table is there.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- as the comment above says
  useEffect(() => {
    const element = box.current
    if (!element) return
    let frame = 0
    const onScroll = (): void => {
      // Once for each frame, however often the box tells of it.
      frame ||= requestAnimationFrame(() => {
        frame = 0
        measure()
      })
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('scroll', onScroll)
      sizes.disconnect()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- as the comment above says
  }, [offsets])
  const end = Math.min(drawn.end, rows.length)
  const first = Math.min(drawn.first, end)
  return {
    drawn: { first, end },
    above: offsets[first] ?? 0,
    below: (offsets[rows.length] ?? 0) - (offsets[end] ?? 0),
    offsets,
    show: (row: number) => {
      const seen = seenPart(box.current)
      const top = seen && scrollToShow(offsets, row, seen)
      if (box.current && top !== null) box.current.scrollTo({ top })
      measure()
    },
  }
}

/** The part of the rows that is not under the fixed head and foot. */
function seenPart(box: HTMLElement | null): { top: number; height: number } | null {
  if (!box || box.clientHeight === 0) return null
  const head = box.querySelector('thead')?.offsetHeight ?? 0
  const foot = box.querySelector('tfoot')?.offsetHeight ?? 0
  return { top: box.scrollTop, height: Math.max(1, box.clientHeight - head - foot) }
}

/** Rows that one screen shows, for Page Up and Page Down. */
export const pageOf = (box: HTMLElement | null): number =>
  Math.max(1, Math.floor((seenPart(box)?.height ?? 0) / ROW_HEIGHTS.project) - 1)

/** Scrolls sideways until a cell is not under the fixed columns, nor beyond the right edge. */
export function showSideways(box: HTMLElement, cell: HTMLElement): void {
  const fixed = [...box.querySelectorAll<HTMLElement>('thead .plan-no, thead .plan-name')]
  if (fixed.some((column) => column.classList[0] === cell.classList[0]) || cell.matches('th[colspan]')) return
  const edge = fixed.reduce((sum, column) => sum + column.offsetWidth, 0)
  const left = cell.offsetLeft - edge
  const right = cell.offsetLeft + cell.offsetWidth - box.clientWidth
  if (box.scrollLeft > left) box.scrollTo({ left })
  else if (box.scrollLeft < right) box.scrollTo({ left: right })
}
