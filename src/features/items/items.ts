import type { ProjectContent } from '#src/domain/project.ts'

/** waiting: in the inbox · returned: with a remark, its sender may correct it · accepted: in the plan · declined: not taken. */
export const ITEM_STATUSES = ['waiting', 'returned', 'accepted', 'declined'] as const
export type ItemStatus = (typeof ITEM_STATUSES)[number]

/** What an item was chosen from, when it was not typed. */
export type ItemSource = 'last-year' | 'development' | 'budget'

/** What one item says of a project; the same fields as a project of the plan has. `villages`: หมู่ที่, smallest first. */
export type ItemContent = Omit<ProjectContent, 'no' | 'noBudgetReason' | 'programmeRaw'> & { villages: number[] }

/** A project that somebody who was asked has sent, as it stands. `projectId`: what it became, or was joined to, in the plan. */
export type CollectionItem = ItemContent & {
  id: string
  requestId: string
  /** The sending in which it came, or was last corrected by its sender. */
  answerId: string
  position: number
  status: ItemStatus
  fromSource: ItemSource | null
  fromId: string | null
  /** What the office says of it: why it was returned or declined. */
  remark: string | null
  decidedAt: Date | null
  decidedBy: string | null
  projectId: string | null
  version: number
  updatedAt: Date
}

/** An item as it is sent: not decided yet. */
export type NewItem = ItemContent & {
  id: string
  position: number
  fromSource?: ItemSource | null
  fromId?: string | null
}

/** Most items of one who is asked; the largest agency seen in the field sent some forty. */
export const MAX_ITEMS = 300

/** Nothing said of a project but its kind. */
export const BLANK_ITEM: ItemContent = {
  kind: 'outside-agency',
  name: '',
  activity: null,
  target: null,
  funds: [],
  place: null,
  villages: [],
  departments: [],
  months: 0,
  strategyNo: null,
  strategy: null,
  tactic: null,
  programme: null,
  note: null,
}

/** The fields of a project that an item holds. */
export const contentOf = (item: ItemContent): ItemContent => ({
  kind: item.kind,
  name: item.name,
  activity: item.activity,
  target: item.target,
  funds: item.funds,
  place: item.place,
  villages: item.villages,
  departments: item.departments,
  months: item.months,
  strategyNo: item.strategyNo,
  strategy: item.strategy,
  tactic: item.tactic,
  programme: item.programme,
  note: item.note,
})

/** Whether its sender may still correct it: until the office has taken or declined it. */
export const isOpenToSender = ({ status }: Pick<CollectionItem, 'status'>): boolean =>
  status === 'waiting' || status === 'returned'

/**
 * An item as a work of the plan that it may become or be joined to: with its sender among those who carry it out, and the letter by which it
 * was told of. `payer`: the outside body that pays for it; null: the office itself. `agencyId`: whom to ask about it.
 */
export type SentWork = {
  id: string
  version: number
  status: ItemStatus
  agencyId: string | null
  payer: string | null
  fields: ItemContent & { agencyLetter: string | null }
}
