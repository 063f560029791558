import { z } from 'zod'
import { OFFICE_TYPES } from '#src/domain/office-types.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { officeWith, searchAllOffices } from './offices.commands.ts'
import { officeRegister } from './offices.register.ts'

const MAX_OFFICES = 50

// Read while the program starts: later it would keep everybody waiting for some 60 ms.
officeRegister()

const officeSchema = z
  .object({
    dlaCode: z.string().describe('Code of the Department of Local Administration, 7 digits'),
    name: z.string(),
    type: z.enum(OFFICE_TYPES),
    amphoe: z.string().nullable(),
    province: z.string(),
  })
  .meta({ id: 'Office' })

/** The REST door to the register of local governments: public reference data, no permission is asked. */
export const officesApi = [
  apiRoute({
    method: 'GET',
    path: '/offices',
    operationId: 'findOffices',
    isPublic: true,
    summary: {
      th: 'ค้นหาองค์กรปกครองส่วนท้องถิ่นจากชื่อ อำเภอ จังหวัด หรือรหัส ใกล้เคียงที่สุดก่อน',
      en: 'Finds local governments by words of their name, amphoe, province or code; best first.',
    },
    query: z.object({
      q: z.string().trim().min(1).max(200).describe('For example "ทต.แม่สาย" or "อบต. อ.เมือง จ.ตาก"'),
      limit: z.coerce.number().int().min(1).max(MAX_OFFICES).default(20),
    }),
    answer: z.object({ offices: z.array(officeSchema), count: z.int().min(0).describe('How many there are in all') }),
    handle: (context, { query }) => searchAllOffices(context, query.q, query.limit),
  }),
  apiRoute({
    method: 'GET',
    path: '/offices/:officeCode',
    operationId: 'openOffice',
    isPublic: true,
    summary: { th: 'หน่วยงานหนึ่งที่ใช้ระบบนี้', en: 'Shows one office that uses this installation.' },
    params: z.object({ officeCode: z.string().max(20) }),
    answer: officeSchema,
    handle: async (context, { params }) => {
      const office = await officeWith(context, params.officeCode)
      return { ...office, province: office.province ?? '' }
    },
  }),
]
