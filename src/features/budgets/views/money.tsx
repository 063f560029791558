import { formatBaht, type Satang } from '#src/domain/money.ts'

/** An amount that should be 0: said by sign and words, not by colour alone. */
export function MustBeZero({ satang }: { satang: Satang }) {
  return (
    <span className={satang === 0 ? 'budget-zero' : 'budget-off'}>{satang === 0 ? '✓ 0' : formatBaht(satang)}</span>
  )
}
