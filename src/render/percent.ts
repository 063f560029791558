import { withDigits, type Digits } from '#src/domain/thai-text.ts'

/** "12.34" of 1234 hundredths of a percent, as form ผด.01 prints it. */
export const formatPercent = (hundredths: number, digits: Digits): string =>
  withDigits((hundredths / 100).toFixed(2), digits)
