import { z } from 'zod'
import { OFFICE_ROLES } from '#src/domain/permissions.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { addHolding } from './holdings.commands.ts'
import { openPeople, savePosition } from './people.commands.ts'
import { newHoldingInput, positionInput } from './people.schema.ts'

const params = z.object({
  officeCode: z
    .string()
    .regex(/^\d{7}$/)
    .describe('DLA code of the office'),
})

const positionSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    divisionId: z.uuid().nullable(),
    division: z.string().nullable().describe('Name of the division; null = the whole office'),
    roles: z.array(z.enum(OFFICE_ROLES)),
    isActive: z.boolean(),
    version: z.int().min(1),
  })
  .meta({ id: 'Position' })

const holdingSchema = z
  .object({
    id: z.uuid(),
    positionId: z.uuid(),
    userId: z.string(),
    personName: z.string(),
    fromDate: z.iso.date(),
    toDate: z.iso.date().nullable().describe('Last day; null = still there'),
    isActing: z.boolean(),
    orderNumber: z.string().nullable().describe('Number of the order by which the person acts'),
  })
  .meta({ id: 'Holding' })

/** The REST door to positions and who holds them. */
export const peopleApi = [
  apiRoute({
    method: 'GET',
    path: '/offices/:officeCode/people',
    operationId: 'listPeople',
    summary: {
      th: 'ตำแหน่งของหน่วยงาน และผู้ดำรงตำแหน่งทั้งปัจจุบันและอดีต',
      en: 'The positions of an office, and who holds and held them.',
    },
    params,
    answer: z.object({ positions: z.array(positionSchema), holdings: z.array(holdingSchema) }),
    handle: async (context, { params: { officeCode } }) => {
      const { positions, holdings } = await openPeople(context, officeCode)
      return { positions: positions.map((position) => ({ ...position, roles: [...position.roles] })), holdings }
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/offices/:officeCode/positions',
    operationId: 'addPosition',
    summary: { th: 'เพิ่มตำแหน่ง', en: 'Adds a position.' },
    params,
    body: positionInput.omit({ id: true, version: true }),
    answer: z.object({ id: z.uuid() }),
    status: 201,
    handle: async (context, { params: { officeCode }, body }) => ({
      id: await savePosition(context, officeCode, { ...body, id: null, version: 1 }),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: '/offices/:officeCode/holdings',
    operationId: 'addHolding',
    summary: {
      th: 'ให้บุคคลดำรงตำแหน่ง บุคคลใหม่ได้โทเคนสำหรับตั้งรหัสผ่าน',
      en: 'Puts a person into a position; a new person gets a token to choose a password.',
    },
    params,
    body: newHoldingInput,
    answer: z.object({
      passwordToken: z
        .string()
        .nullable()
        .describe('For a new person: the address /password/TOKEN works once, for 7 days'),
    }),
    status: 201,
    handle: async (context, { params: { officeCode }, body }) => ({
      passwordToken: (await addHolding(context, officeCode, body))?.token ?? null,
    }),
  }),
]
