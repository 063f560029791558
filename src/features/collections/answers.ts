import type { ItemContent } from '#src/features/items/items.ts'

/** By which way an answer came. */
export const ANSWER_CHANNELS = ['link-form', 'link-excel', 'paper', 'division'] as const
export type AnswerChannel = (typeof ANSWER_CHANNELS)[number]

/** Who sent it, as the sender says. */
export type Sender = { name: string | null; position: string | null; phone: string | null }

/** The letter by which an agency tells what it will do. `date`: ISO date. */
export type AgencyLetter = { number: string | null; date: string | null }

/** One sending: what came, and when. `receivedOn`: ISO date of the day on which the office was told. */
export type Answer = {
  id: string
  requestId: string
  seq: number
  at: Date
  channel: AnswerChannel
  sender: Sender
  nothingToReport: boolean
  message: string | null
  letter: AgencyLetter
  receivedOn: string
  recordedBy: string
  /** As it was sent, for display only: `projects` by their ids. */
  sent: SentImage
}

/** What was sent, kept as it came. */
export type SentImage = { projects: (ItemContent & { id: string })[]; file?: string }

/** An answer that is about to be kept. `clientId`: made by the sender's form from what it says, so that what is sent twice counts once. */
export type NewAnswer = Omit<Answer, 'seq'> & { clientId: string }

/** Most sendings of one who is asked. */
export const MAX_ANSWERS = 400

/** A file that came with an answer; its bytes are loaded apart. */
export type AnswerFile = {
  id: string
  answerId: string
  kind: 'attachment' | 'scan' | 'template'
  fileName: string
  mediaType: string
  byteCount: number
}

/** Nothing known of who sent something. */
export const NO_SENDER: Sender = { name: null, position: null, phone: null }
