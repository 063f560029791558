import { Form } from 'react-router'
import { Button } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { apiKeyLabels } from '../api-keys.labels.ts'
import type { ApiKey } from '../api-keys.ts'

type Row = ApiKey & { isAlive: boolean }

/** A person's keys, those that have ended too. */
export function KeyTable({ keys }: { keys: readonly Row[] }) {
  const t = useLabels(apiKeyLabels)
  const language = useLanguage()
  const instant = (at: Date | null, otherwise: string) => (at === null ? otherwise : formatInstant(at, language))
  return (
    <DataTable
      caption={t.listTitle}
      hideCaption
      nameColumn="name"
      rows={keys}
      keyOf={({ id }) => id}
      columns={[
        { key: 'name', label: t.name, cell: ({ name }) => name },
        { key: 'prefix', label: t.prefix, cell: ({ prefix }) => <code>{prefix}…</code> },
        { key: 'scopes', label: t.scopes, cell: ({ scopes }) => scopes.join(', ') },
        { key: 'expires', label: t.expires, cell: ({ expiresAt }) => instant(expiresAt, '–') },
        { key: 'used', label: t.lastUsed, cell: ({ lastUsedAt }) => instant(lastUsedAt, t.never) },
        { key: 'state', label: t.state, cell: (row) => <KeyState row={row} /> },
      ]}
    />
  )
}

function KeyState({ row: { id, name, isAlive, revokedAt } }: { row: Row }) {
  const t = useLabels(apiKeyLabels)
  if (!isAlive) return revokedAt === null ? t.expired : t.wasRevoked
  return (
    <Form method="post">
      {t.alive}{' '}
      <Button tone="danger" name="revoke" value={id}>
        {t.revoke} <span className="visually-hidden">{name}</span>
      </Button>
    </Form>
  )
}
