import { Button } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { useLabels } from '#src/web/labels.ts'
import { linkLabels } from '../inbox.labels.ts'

/** Offers links to the agencies that have none which works; nothing where each has one. */
export function MissingLinks({ names }: { names: readonly string[] }) {
  const t = useLabels(linkLabels)
  if (names.length === 0) return null
  return (
    <Notice tone="warning" title={t.missing}>
      <p>{names.join(' · ')}</p>
      <form method="post">
        <Button tone="secondary" name="do" value="links">
          {t.makeMissing}
        </Button>
      </form>
    </Notice>
  )
}
