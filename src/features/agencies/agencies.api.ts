import { z } from 'zod'
import { apiRoute } from '#src/server/api-route.ts'
import { addAgencies, openAgencies, openAgency, saveAgency } from './agencies.commands.ts'
import { agencyInput, agencyListInput } from './agencies.schema.ts'
import { AGENCY_KINDS, type OwnAgency } from './agencies.ts'

const office = z.object({
  officeCode: z.string().max(20).describe('รหัสหน่วยงาน 7 หลัก · DLA code, 7 digits'),
})
const oneAgency = office.extend({ agencyId: z.uuid().toLowerCase() })

const text = z.string().nullable()
const agencySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(AGENCY_KINDS),
    amphoe: text,
    province: text,
    latitude: z.number().nullable().describe('องศา · Degrees'),
    longitude: z.number().nullable().describe('องศา · Degrees'),
    version: z.int().min(1).describe('ของข้อมูลที่ทุกหน่วยงานเห็น · Of what every office sees'),
    addressee: text,
    address: text,
    email: text,
    phone: text,
    note: text,
    isActive: z.boolean().describe('ยังถามอยู่หรือไม่ · Whether the office still asks it'),
    contactVersion: z.int().min(0).describe('ของข้อมูลติดต่อ 0: ยังไม่อยู่ในรายชื่อ · Of the contact; 0: not in the list yet'),
  })
  .meta({ id: 'Agency' })

function agencyJson({ contact, ...agency }: OwnAgency) {
  const { version: contactVersion, ...known } = contact
  return { ...agency, ...known, contactVersion }
}

/** The REST door to the outside agencies that an office asks. */
export const agenciesApi = [
  apiRoute({
    method: 'GET',
    path: '/offices/:officeCode/agencies',
    operationId: 'listAgencies',
    action: 'agency.read',
    summary: {
      th: 'หน่วยงานอื่นในพื้นที่ที่อยู่ในรายชื่อของหน่วยงาน',
      en: 'The outside agencies in the list of an office.',
    },
    params: office,
    answer: z.object({ agencies: z.array(agencySchema) }),
    handle: async (context, { params }) => ({
      agencies: (await openAgencies(context, params.officeCode)).agencies.map(agencyJson),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: '/offices/:officeCode/agencies',
    operationId: 'addAgencies',
    action: 'agency.manage',
    summary: {
      th: 'เพิ่มหน่วยงานเข้ารายชื่อ บรรทัดละหนึ่งหน่วยงาน ที่มีอยู่แล้วไม่เพิ่มซ้ำ',
      en: 'Puts agencies into the list, one a line; those that stand in it are left as they are.',
    },
    params: office,
    body: agencyListInput,
    status: 201,
    answer: z.object({ added: z.int().min(0), known: z.int().min(0), agencies: z.array(agencySchema) }),
    handle: async (context, { params: { officeCode }, body }) => {
      const counts = await addAgencies(context, officeCode, body.lines)
      return { ...counts, agencies: (await openAgencies(context, officeCode)).agencies.map(agencyJson) }
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/offices/:officeCode/agencies/:agencyId',
    operationId: 'openAgency',
    action: 'agency.read',
    summary: { th: 'หน่วยงานหนึ่งกับข้อมูลติดต่อ', en: 'One agency with what the office knows of its people.' },
    params: oneAgency,
    answer: agencySchema,
    handle: async (context, { params }) =>
      agencyJson((await openAgency(context, params.officeCode, params.agencyId)).agency),
  }),
  apiRoute({
    method: 'PUT',
    path: '/offices/:officeCode/agencies/:agencyId',
    operationId: 'saveAgency',
    action: 'agency.manage',
    summary: {
      th: 'แก้ไขหน่วยงาน ชื่อ ที่ตั้ง และพิกัดแก้ได้เฉพาะหน่วยงานที่เพิ่มไว้และยังไม่มีผู้อื่นใช้ร่วม',
      en: 'Changes an agency; its name and place only by the office that entered it, as long as no other has it.',
    },
    params: oneAgency,
    body: agencyInput,
    answer: agencySchema,
    handle: async (context, { params: { officeCode, agencyId }, body }) => {
      await saveAgency(context, officeCode, agencyId, body)
      return agencyJson((await openAgency(context, officeCode, agencyId)).agency)
    },
  }),
]
