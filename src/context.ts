import type { Database } from '#src/db/open.ts'
import type { Actor } from '#src/domain/permissions.ts'

/** A letter by e-mail, in plain text. `to`: one address. */
export type MailMessage = { to: string; subject: string; text: string }

/** Sends mail. `send` ends when the mail server has taken it, or throws AppError 'unavailable' saying why it has not. */
export type Mailer = { send: (message: MailMessage) => Promise<void> }

/** All that a command receives besides its own arguments: where, who and when. */
export type Context = {
  db: Database
  actor: Actor
  now: () => Date
  /** Origin under which the public reaches this installation ('https://plan.example.go.th'); missing or null: it has no address of its own. */
  siteUrl?: string | null
  /** Key by which links for people without an account are signed; missing where no such link can be made or opened. */
  linkKey?: string
  /** Address of a MapLibre style for the background of maps; missing or null: maps have a plain background. */
  mapStyle?: string | null
  /** Missing where no mail server is set: then nothing is sent by mail. */
  mail?: Mailer
}
