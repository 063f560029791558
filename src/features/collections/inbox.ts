import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { partOf } from '#src/domain/list-part.ts'
import type { Match } from '#src/features/duplicates/radar.ts'
import type { AnswerFile, Answer } from './answers.ts'
import type { CollectionItem, ItemContent } from '#src/features/items/items.ts'
import type { CollectionRequest } from './rounds.ts'

/** One who sent something, with how much of it waits. */
export type InboxSender = Pick<CollectionRequest, 'id' | 'name' | 'agencyId' | 'nothingToReport' | 'answeredAt'> & {
  roundId: string
  roundTitle: string
  itemCount: number
  waitingCount: number
  fileCount: number
}

/** A work that an item may be the same as. `version`: of a project of this plan, to which the item can be joined; else null. */
export type LikelyTwin = Match & { version: number | null }

/** An item as the officer decides about it. */
export type InboxItem = CollectionItem & {
  /** As its sender sent it last; null when that is what stands. */
  asSent: ItemContent | null
  /** It was accepted, but its project has left the plan since. */
  isGone: boolean
  /** Name of the project it was joined to; null when it is a project of its own, or none. */
  joinedTo: string | null
  twins: LikelyTwin[]
}

/** What one who was asked has sent, and a part of the items: those that wait first, else in the order in which they came. */
export type InboxRequest = {
  request: CollectionRequest
  fiscalYear: FiscalYear
  answers: Answer[]
  files: AnswerFile[]
  items: InboxItem[]
  part: number
  parts: number
  itemCount: number
  waitingCount: number
  /** The plan takes projects now. */
  isOpen: boolean
  mayDecide: boolean
}

/** Items of one part; each that waits is compared with what is known, which costs some milliseconds. */
export const ITEMS_OF_PART = 25

/** A part of the items of one sender, those that wait first. `asked`: from 1; past the last it is the last. */
export function itemsOfPart(items: readonly CollectionItem[], asked: number) {
  const ordered = items.toSorted((a, b) => Number(b.status === 'waiting') - Number(a.status === 'waiting'))
  const { rows, part, parts } = partOf(ordered, asked, ITEMS_OF_PART)
  return {
    items: rows,
    part,
    parts,
    itemCount: items.length,
    waitingCount: items.filter(({ status }) => status === 'waiting').length,
  }
}

/** The likeliest project of this plan with which an item that waits can be compared and joined, or null. */
export const joinableTwin = ({ status, twins }: Pick<InboxItem, 'status' | 'twins'>): LikelyTwin | null =>
  status === 'waiting' ? (twins.find(({ version }) => version !== null) ?? null) : null

/** Items of a part that may be accepted at once: they wait, and are like no other work. (One of the development plan is where they stand.) */
export const unlikeOthers = (items: readonly InboxItem[]): InboxItem[] =>
  items.filter(({ status, twins }) => status === 'waiting' && twins.every(({ source }) => source === 'development'))

/** Which item is meant, as it was on the screen. */
export type ItemTarget = { itemId: string; version: number }

/** What is done with items that are not taken into the plan, or are taken back. */
export type InboxVerb = 'return' | 'decline' | 'reopen'

/** Longest remark or reason, in characters. */
export const MAX_REMARK = 2_000

/** For items that are not there. */
export const noItem = (): AppError => new AppError('not_found', 'ไม่พบรายการนี้ในกล่องรับ อาจอยู่ในรอบหรือปีอื่น')

/**
 * Whether an item stands as an officer saw it, so that it may be decided about.
 * @param verb 'reopen' takes back a decision; the others need one that waits or was returned
 * @throws AppError 'conflict'
 */
export function refuseDecided(item: CollectionItem, version: number, verb: InboxVerb | 'accept' | 'correct'): void {
  const isOpen = item.status === 'waiting' || item.status === 'returned'
  if (item.version === version && isOpen === (verb !== 'reopen')) return
  throw new AppError('conflict', `รายการ “${item.name}” ถูกแก้ไขหรือพิจารณาไปแล้วหลังจากท่านเปิดหน้านี้ กรุณาดูรายการล่าสุดก่อน`)
}
