// Rules read forms too, so that the reading stands in the domain; pages have it here.
export { formFile, formText, formTexts, formVersion } from '#src/domain/form-text.ts'
