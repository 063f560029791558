import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'

/** In what way somebody was told that they are asked. */
export const SENT_WAYS = ['letter', 'email', 'hand', 'line', 'system'] as const
export type SentHow = (typeof SENT_WAYS)[number]

/** A collection round of a plan. `dueOn`: ISO date until which answers are asked for. `closedAt` null: still open. */
export type Round = {
  id: string
  planId: string
  fiscalYear: FiscalYear
  title: string
  dueOn: string
  openedAt: Date
  closedAt: Date | null
  version: number
}

/**
 * One who is asked in a round: a division of the office (`divisionId`) or an outside agency (`agencyId`). `name`: as it was when the round
 * asked it. `answeredAt`: of the latest answer.
 */
export type CollectionRequest = {
  id: string
  divisionId: string | null
  agencyId: string | null
  name: string
  sentAt: Date | null
  sentHow: SentHow | null
  firstOpenedAt: Date | null
  answeredAt: Date | null
  nothingToReport: boolean
  lastRemindedAt: Date | null
  reminderCount: number
  version: number
  round: Round
}

/** What the outgoing letter of a round says; null: not filled in yet. `date`: ISO date. `body`: paragraphs, one a line. */
export type RoundLetter = {
  number: string | null
  date: string | null
  body: string | null
  signatoryName: string | null
  signatoryPosition: string | null
  contactLine: string | null
}

/** A round with its letter. */
export type RoundDetail = Round & { letter: RoundLetter }

/** How many are asked, and how many of them have answered. */
export type RoundCounts = { asked: number; answered: number }

/** A round that is not there, or not of this plan. */
export const noRound = (): AppError => new AppError('not_found', 'ไม่พบรอบรวบรวมนี้')
