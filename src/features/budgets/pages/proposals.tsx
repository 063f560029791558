import { data, redirect } from 'react-router'
import { formatBaht } from '#src/domain/money.ts'
import { may } from '#src/domain/permissions.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/proposals.ts'
import { acceptProposal, openProposals, refuseProposal, type ProposalView } from '../budget-proposals.commands.ts'
import { budgetLabels, proposalLabels } from '../budgets.labels.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { addressOf, refusalOf, targetOf, textOf, versionOf } from './budget-page.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const [app, target] = [contextOf(context), targetOf(params)]
  const { proposals, isPlanEditable } = await openProposals(app, target)
  return {
    ...target,
    waiting: proposals
      .filter(({ status }) => status === 'waiting')
      .map((one) => ({ ...one, editId: crypto.randomUUID(), newProjectId: crypto.randomUUID() })),
    decided: proposals.filter(({ status }) => status !== 'waiting'),
    isPlanEditable,
    mayDecide: may(app.actor, 'project.arrange', target.officeCode),
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const [app, target, form] = [contextOf(context), targetOf(params), await request.formData()]
  const choice = {
    id: textOf(form, 'id'),
    version: versionOf(form),
    editId: textOf(form, 'editId'),
    projectId: textOf(form, 'projectId'),
  }
  try {
    if (textOf(form, 'intent') === 'accept') await acceptProposal(app, target, choice)
    else await refuseProposal(app, target, choice)
    return redirect(`${addressOf(target)}/proposals?saved`)
  } catch (error) {
    return data(refusalOf(error, form), { status: 422 })
  }
}

export default function Proposals({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(proposalLabels)
  const common = useLabels(budgetLabels)
  return (
    <Page title={t.title} lead={t.lead}>
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current="proposals" />
      {refused && <Notice tone="error" title={refused.message} />}
      {page.isSaved && !refused && <Notice tone="success" title={common.saved} />}
      {page.isPlanEditable === false && page.waiting.length > 0 && <Notice tone="warning" title={t.locked} />}
      {page.isPlanEditable === null && <Notice tone="info" title={common.noPlan} />}
      {page.waiting.length === 0 && <p>{t.none}</p>}
      <ul className="budget-proposals">
        {page.waiting.map((proposal) => (
          <li className="budget-proposal" key={proposal.id}>
            <Words proposal={proposal} />
            {page.mayDecide && <DecideForm proposal={proposal} mayAccept={page.isPlanEditable === true} />}
          </li>
        ))}
      </ul>
      {page.decided.length > 0 && (
        <details>
          <summary>{t.decided}</summary>
          <ul className="budget-proposals">
            {page.decided.map((proposal) => (
              <li className="budget-proposal" key={proposal.id}>
                <Words proposal={proposal} />
                <p>
                  {fillLabel(proposal.status === 'accepted' ? t.accepted : t.refused, {
                    by: proposal.decidedBy ?? '–',
                  })}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Page>
  )
}

function Words({ proposal }: { proposal: ProposalView }) {
  const t = useLabels(proposalLabels)
  const [from, to] = [formatBaht(proposal.fromSatang), formatBaht(proposal.toSatang)]
  const isGone = proposal.projectId !== null && proposal.projectName === null
  return (
    <>
      <h3>{proposal.projectName ?? proposal.line.name}</h3>
      <p>
        {isGone
          ? t.gone
          : proposal.projectId === null
            ? fillLabel(t.create, { to })
            : fillLabel(t.change, { from, to })}
      </p>
      <p className="quiet">{fillLabel(t.by, { instrument: proposal.instrument.title })}</p>
    </>
  )
}

function DecideForm({
  proposal,
  mayAccept,
}: {
  proposal: Route.ComponentProps['loaderData']['waiting'][number]
  mayAccept: boolean
}) {
  const t = useLabels(proposalLabels)
  return (
    <form method="post">
      <input type="hidden" name="id" value={proposal.id} />
      <input type="hidden" name="version" value={proposal.version} />
      <input type="hidden" name="editId" value={proposal.editId} />
      <input type="hidden" name="projectId" value={proposal.newProjectId} />
      <p className="form-actions">
        {mayAccept && (
          <Button name="intent" value="accept">
            {t.accept}
          </Button>
        )}
        <Button name="intent" value="refuse" tone="secondary">
          {t.refuse}
        </Button>
      </p>
    </form>
  )
}
