import { describe, expect, it } from 'vitest'
import { aProject } from '#test/plan-for-book.ts'
import { mainDepartment } from './summary-table.ts'

describe('the unit mainly responsible for a line of ผด.01', () => {
  it.each<[string[][], string]>([
    [[], '-'],
    [[[]], '-'],
    [[['กองช่าง'], ['กองช่าง']], 'กองช่าง'],
    [[['กองคลัง'], ['กองช่าง'], ['กองช่าง']], 'กองช่าง / กองคลัง'],
    [[['กองช่าง', 'กองคลัง'], ['สำนักปลัด']], 'หลายหน่วยงาน'],
    [[['กองช่าง'], ['กองช่าง'], ['กองช่าง'], ['กองคลัง'], ['สำนักปลัด']], 'กองช่าง'],
    [[['กองช่าง'], ['กองช่าง'], ['กองคลัง'], ['สำนักปลัด']], 'หลายหน่วยงาน'],
    [[['สำนักปลัด งานป้องกันฯ'], ['สำนักปลัด งานเทศกิจ'], ['สำนักปลัด']], 'สำนักปลัด'],
    [[['สำนักปลัด งานป้องกันฯ', 'สำนักปลัด งานเทศกิจ'], ['กองช่าง'], ['กองช่าง']], 'กองช่าง / สำนักปลัด'],
  ])('%j is %s', (departments, expected) => {
    expect(mainDepartment(departments.map((departments) => aProject({ departments })))).toBe(expected)
  })
})
