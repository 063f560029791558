import { data } from 'react-router'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/agency.ts'
import { openAgency } from '../agency-answers.commands.ts'
import { listAgencyTalks } from '../agency-talks.commands.ts'
import { agencyLabels } from '../agency.labels.ts'
import type { AgencyView } from '../agency-answers.ts'
import { AgencyEnded, AgencyPage, AskedFacts } from '../views/agency-head.tsx'
import { SentList } from '../views/sent-list.tsx'
import { TalkList } from '../views/talk-list.tsx'
import { isPreview } from './agency-form.ts'

const DONE = { project: 'okProject', file: 'okFile', nothing: 'okNothing', excel: 'okExcel' } as const

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const view = await openAgency(app, params.token, !isPreview(request))
  const talks = await listAgencyTalks(app, params.token)
  const search = new URL(request.url).searchParams
  const sent = search.get('sent')
  const left = /^[1-9]\d{0,3}$/.exec(search.get('left') ?? '')?.[0] ?? null
  const done = sent !== null && Object.hasOwn(DONE, sent) ? DONE[sent as keyof typeof DONE] : null
  const isGone = view.standing === 'expired' || view.standing === 'revoked'
  return data({ view, talks, done, left, token: params.token }, { status: isGone ? 410 : 200 })
}

export default function Agency({ loaderData }: Route.ComponentProps) {
  const t = useLabels(agencyLabels)
  const { view, talks, done, left, token } = loaderData
  if (view.standing === 'expired' || view.standing === 'revoked') return <AgencyEnded asked={view} />
  const isLive = view.standing === 'live'
  // A file alone, or projects that were not taken, say nothing of it.
  const mayHaveNothing = !view.nothingToReport && view.items.every(({ status }) => status === 'declined')
  const { fiscalYear: year, officeName: office, agencyName: agency } = view
  return (
    <AgencyPage title={fillLabel(t.title, { year })} lead={fillLabel(t.lead, { office, agency })}>
      {done !== null && isLive && <Notice tone="success" title={t[done]} />}
      {done === 'okExcel' && left !== null && isLive && (
        <Notice tone="warning" title={fillLabel(t.leftTitle, { count: left })}>
          <p>{t.leftText}</p>
        </Notice>
      )}
      {!isLive && (
        <Notice tone="info" title={t.closedTitle}>
          <p>{t.closedText}</p>
        </Notice>
      )}
      <AskedFacts asked={view} />
      {talks.length > 0 && <TalkList talks={talks} token={token} />}
      <Standing view={view} token={token} isLive={isLive} />
      {isLive && <Ways token={token} hasSent={view.items.length > 0} mayHaveNothing={mayHaveNothing} />}
      {isLive && <p className="quiet">{fillLabel(t.noAccount, { day: formatThaiDate(view.lastDay) })}</p>}
    </AgencyPage>
  )
}

function Standing({ view, token, isLive }: { view: AgencyView; token: string; isLive: boolean }) {
  const t = useLabels(agencyLabels)
  const { items, files, nothingToReport, waitingFile } = view
  return (
    <>
      {waitingFile !== null && isLive && (
        <Notice tone="warning" title={t.waitingFile}>
          <p>{fillLabel(t.waitingFileText, { file: waitingFile.fileName, count: waitingFile.count })}</p>
          <p>
            <a href={`/a/${token}/excel`}>{t.toFile}</a>
          </p>
        </Notice>
      )}
      {nothingToReport && (
        <Notice tone="success" title={t.nothingSaid}>
          <p>{t.nothingSaidText}</p>
        </Notice>
      )}
      {items.length > 0 && (
        <section aria-labelledby="sent">
          <h2 id="sent">
            {t.sentTitle} <span className="quiet">{fillLabel(t.sentCount, { count: items.length })}</span>
          </h2>
          <SentList items={items} token={token} isLive={isLive} />
        </section>
      )}
      {files.length > 0 && (
        <section aria-labelledby="files">
          <h2 id="files">{t.filesTitle}</h2>
          <ul>
            {files.map(({ id, fileName }) => (
              <li key={id}>{fileName}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Ways({ token, hasSent, mayHaveNothing }: { token: string; hasSent: boolean; mayHaveNothing: boolean }) {
  const t = useLabels(agencyLabels)
  const at = `/a/${token}`
  return (
    <nav className="agency-ways" aria-label={t.add}>
      <ButtonLink tone="primary" href={`${at}/projects/new`}>
        {hasSent ? t.addMore : t.add}
      </ButtonLink>
      <ButtonLink href={`${at}/excel`}>{t.byExcel}</ButtonLink>
      <ButtonLink href={`${at}/file`}>{t.byFile}</ButtonLink>
      {mayHaveNothing && <ButtonLink href={`${at}/nothing`}>{t.nothing}</ButtonLink>}
      <a href={`${at}/help`}>{t.help}</a>
    </nav>
  )
}
