import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '#src/context.ts'
import type { ApiRoute } from './api-route.ts'
import { AppError } from '#src/domain/errors.ts'
import { refuseStranger } from '#src/domain/permissions.ts'
import { casesApi } from '#src/features/duplicates/cases.api.ts'
import { coordinationApi } from '#src/features/coordination/coordination.api.ts'
import { budgetImportsApi } from '#src/features/budgets/budget-imports.api.ts'
import { budgetsApi } from '#src/features/budgets/budgets.api.ts'
import { inboxApi } from '#src/features/collections/inbox.api.ts'
import { roundsApi } from '#src/features/collections/rounds.api.ts'
import { checksApi } from '#src/features/checks/checks.api.ts'
import { radarApi } from '#src/features/duplicates/radar.api.ts'
import { deadlinesApi } from '#src/features/deadlines/deadlines.api.ts'
import { agenciesApi } from '#src/features/agencies/agencies.api.ts'
import { developmentImportsApi } from '#src/features/development/development-imports.api.ts'
import { developmentApi } from '#src/features/development/development.api.ts'
import { holidaysApi } from '#src/features/holidays/holidays.api.ts'
import { officesApi } from '#src/features/offices/offices.api.ts'
import { plansApi } from '#src/features/plans/plans.api.ts'
import { peopleApi } from '#src/features/people/people.api.ts'
import { projectsApi } from '#src/features/projects/projects.api.ts'
import { publicationsApi } from '#src/features/publications/publications.api.ts'
import { sheetsApi } from '#src/features/sheets/sheets.api.ts'
import { stepsApi } from '#src/features/steps/steps.api.ts'
import type { Services } from './app.ts'
import { openApiOf } from './openapi.ts'
import { requestContext } from './request-context.ts'

/** Every REST route of the product, in the order of the published description. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...officesApi,
  ...plansApi,
  ...peopleApi,
  ...projectsApi,
  ...sheetsApi,
  ...radarApi,
  ...casesApi,
  ...coordinationApi,
  ...agenciesApi,
  ...developmentApi,
  ...developmentImportsApi,
  ...budgetsApi,
  ...budgetImportsApi,
  ...roundsApi,
  ...inboxApi,
  ...checksApi,
  ...deadlinesApi,
  ...holidaysApi,
  ...stepsApi,
  ...publicationsApi,
]

/** Mounts the routes under /api/v1, with their description. */
export function mountApi(app: FastifyInstance, services: Services, routes: readonly ApiRoute[]): void {
  for (const route of routes) {
    const contexts = new WeakMap<FastifyRequest, Context>()
    app.route({
      method: route.method,
      url: `/api/v1${route.path}`,
      // Before the body: a stranger's megabyte of wrong values takes seconds to be told of one by one.
      onRequest: async (request, reply) => {
        const context = await requestContext(services, request, reply)
        if (route.isPublic !== true) refuseStranger(context.actor)
        contexts.set(request, context)
      },
      handler: async (request, reply) => {
        const context = contexts.get(request) ?? (await requestContext(services, request, reply))
        const { answer, etag } = await route.run(context, request)
        if (etag !== null) {
          void reply.header('etag', etag)
          if (request.method === 'GET' && isKnown(request.headers['if-none-match'], etag))
            return reply.status(304).send()
        }
        return reply.status(route.status ?? 200).send(answer)
      },
    })
  }
  const description = openApiOf(routes)
  app.get('/api/v1/openapi.json', async () => description)
  app.all('/api/*', async () => {
    throw new AppError('not_found', 'ไม่มีบริการนี้ ดูรายการทั้งหมดที่ /api/docs')
  })
}

/** Whether the client has this version already. */
const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
