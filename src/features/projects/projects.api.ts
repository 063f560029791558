import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { AppError } from '#src/domain/errors.ts'
import { PLAN_STATUSES } from '#src/domain/plan-status.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { refuseOtherAuthor } from './project-rights.ts'
import { changesSince, listLiveProjects, openProject, projectHistory } from './project-views.commands.ts'
import { editProjects, undoEdit } from './projects.commands.ts'
import type { Edit, LiveProject } from './projects.ts'
import { editRequest, liveProject, projectFieldsInput, undoRequest } from './projects.schema.ts'

const planParams = z.object({
  officeCode: z
    .string()
    .regex(/^\d{7}$/, 'รหัสหน่วยงานมี 7 หลัก')
    .describe('DLA code, 7 digits'),
  fiscalYear: z.coerce.number().int().describe('Buddhist era'),
})
const projectParams = planParams.extend({ projectId: z.uuid().toLowerCase() })

const changed = {
  changeCount: z.int().describe('Of the plan; ask for the changes since the last one that you know'),
  projects: z.array(liveProject).describe('As they stand now'),
  deleted: z.array(z.string()),
}
const editAnswer = z.object(changed).meta({ id: 'EditAnswer' })

const path = '/offices/:officeCode/plans/:fiscalYear'

/** One edit of one project, with an id of its own. @returns the project as it stands then */
async function editOne(
  context: Context,
  { officeCode, fiscalYear }: z.output<typeof planParams>,
  edit: Extract<Edit, { type: 'set' | 'delete' }>,
): Promise<{ changeCount: number; project: LiveProject | null }> {
  const { changeCount, projects } = await editProjects(context, officeCode, fiscalYear, {
    editId: randomUUID(),
    edits: [edit],
  })
  return { changeCount, project: projects.find(({ id }) => id === edit.projectId) ?? null }
}

/** The REST door to the projects of a living plan. */
export const projectsApi = [
  apiRoute({
    method: 'GET',
    path: `${path}/projects`,
    operationId: 'listProjects',
    summary: {
      th: 'รายการโครงการของแผนตามลำดับ ทีละส่วน',
      en: 'Lists the projects of a plan in its order, part by part.',
    },
    params: planParams,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(1_000).default(500),
      cursor: z.string().max(60).optional().describe('nextCursor of the part before'),
    }),
    answer: z.object({
      changeCount: changed.changeCount,
      status: z.enum(PLAN_STATUSES).describe('The step of the procedure that is to be done now'),
      items: z.array(liveProject),
      nextCursor: z.string().nullable().describe('Null: there are no more'),
    }),
    handle: (context, { params, query }) =>
      listLiveProjects(context, params.officeCode, params.fiscalYear, {
        limit: query.limit,
        cursor: query.cursor ?? null,
      }),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/edits`,
    operationId: 'editProjects',
    action: 'project.edit',
    summary: {
      th: 'เพิ่ม แก้ไข ย้าย และลบโครงการพร้อมกัน สำเร็จทั้งชุดหรือไม่ทำเลย และทำเพียงครั้งเดียวต่อ editId',
      en: 'Adds, changes, moves and deletes projects together: all or nothing, and once for each editId.',
    },
    params: planParams,
    body: editRequest,
    answer: editAnswer,
    handle: (context, { params, body: { as, ...edit } }) => {
      refuseOtherAuthor(context, as)
      return editProjects(context, params.officeCode, params.fiscalYear, edit)
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/undo`,
    operationId: 'undoEdit',
    action: 'project.edit',
    summary: {
      th: 'ยกเลิกการแก้ไขทั้งชุด หากยังไม่มีใครแก้โครงการในชุดนั้นต่อ การยกเลิกซ้ำคือทำใหม่',
      en: 'Takes back an edit as a whole, unless one of its projects was changed since; undoing an undo does it again.',
    },
    params: planParams,
    body: undoRequest,
    answer: editAnswer,
    handle: (context, { params, body: { as, ...undo } }) => {
      refuseOtherAuthor(context, as)
      return undoEdit(context, params.officeCode, params.fiscalYear, undo)
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/changes`,
    operationId: 'listChanges',
    summary: {
      th: 'บอกสิ่งที่เปลี่ยนในแผน นับจากครั้งที่ทราบล่าสุด',
      en: 'Tells what changed in a plan since a count of changes.',
    },
    params: planParams,
    query: z.object({ since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
    answer: z.object({
      ...changed,
      reload: z.boolean().describe('More changed than can be told one by one: load the whole list again'),
    }),
    handle: (context, { params, query }) => changesSince(context, params.officeCode, params.fiscalYear, query.since),
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/projects/:projectId`,
    operationId: 'openProject',
    summary: {
      th: 'ดูโครงการหนึ่งโครงการ',
      en: 'Shows one project.',
    },
    params: projectParams,
    answer: liveProject,
    versionOf: ({ version }) => version,
    handle: async (context, { params }) =>
      (await openProject(context, params.officeCode, params.fiscalYear, params.projectId)).project,
  }),
  apiRoute({
    method: 'PATCH',
    path: `${path}/projects/:projectId`,
    operationId: 'changeProject',
    action: 'project.edit',
    summary: {
      th: 'แก้ไขบางช่องของโครงการ',
      en: 'Changes some fields of one project.',
    },
    params: projectParams,
    body: projectFieldsInput,
    needsVersion: true,
    answer: liveProject,
    versionOf: ({ version }) => version,
    handle: async (context, { params, body, version }) => {
      const { projectId } = params
      const { project } = await editOne(context, params, { type: 'set', projectId, version, fields: body })
      if (!project) throw new AppError('not_found', 'ไม่พบโครงการนี้ในแผน อาจถูกลบไปแล้ว')
      return project
    },
  }),
  apiRoute({
    method: 'DELETE',
    path: `${path}/projects/:projectId`,
    operationId: 'deleteProject',
    action: 'project.edit',
    summary: {
      th: 'ลบโครงการ',
      en: 'Deletes one project; the deletion can be undone.',
    },
    params: projectParams,
    needsVersion: true,
    answer: z.object({ changeCount: changed.changeCount }),
    handle: (context, { params, version }) =>
      editOne(context, params, { type: 'delete', projectId: params.projectId, version }),
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/projects/:projectId/history`,
    operationId: 'listProjectHistory',
    summary: {
      th: 'ประวัติการแก้ไขโครงการ',
      en: 'Tells who changed what of a project, the latest first; also of one that was deleted.',
    },
    params: projectParams,
    answer: z.object({
      entries: z.array(
        z.object({
          editId: z.string(),
          at: z.iso.datetime(),
          actor: z.string().describe('Name and position of the time'),
          action: z.enum(['created', 'edited', 'moved', 'deleted', 'restored', 'undone']),
          changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
          isUndone: z.boolean(),
        }),
      ),
    }),
    handle: async (context, { params }) => {
      const entries = await projectHistory(context, params.officeCode, params.fiscalYear, params.projectId)
      return { entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })) }
    },
  }),
]
