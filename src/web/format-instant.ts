import type { Language } from './language.ts'

const FORMATS: Record<Language, Intl.DateTimeFormat> = {
  th: new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Bangkok',
  }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Bangkok' }),
}

/** A moment as people in Thailand read it: "22 พ.ย. 2569 19:30". */
export const formatInstant = (instant: Date | string, language: Language): string =>
  FORMATS[language].format(new Date(instant))

const DAYS: Record<Language, Intl.DateTimeFormat> = {
  th: new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', { dateStyle: 'medium', timeZone: 'Asia/Bangkok' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'Asia/Bangkok' }),
}

/** The day of a moment, as people in Thailand read it: "22 พ.ย. 2569". */
export const formatDay = (instant: Date | string, language: Language): string =>
  DAYS[language].format(new Date(instant))
