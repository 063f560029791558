import { bookmarked, paragraph, run } from './paragraphs.ts'

/** 1 for parts, 2 for sections, 3 below. */
export type HeadingLevel = 1 | 2 | 3
/** A heading; `bookmark`: where the contents lead. */
export type OutlineEntry = { level: HeadingLevel; text: string; bookmark: string }

/** Collects the headings of a book in order while they are written, so that the contents can list and link them. */
export type Outline = {
  entries: OutlineEntry[]
  /** A paragraph in Word's own heading style of this level. */
  heading: (level: HeadingLevel, text: string, startsPage?: boolean) => string
}

/** The outline of a book of which nothing is written yet. */
export function createOutline(): Outline {
  const entries: OutlineEntry[] = []
  return {
    entries,
    heading: (level, text, startsPage = false) => {
      const line = text.replace(/\s+/g, ' ').trim()
      const bookmark = `_Toc${String(100_000 + entries.length)}`
      entries.push({ level, text: line, bookmark })
      const more = startsPage ? '<w:pageBreakBefore/>' : ''
      return paragraph(`Heading${level}`, bookmarked(entries.length, bookmark, run(line)), more)
    },
  }
}
