import { formatBaht, type Satang } from '#src/domain/money.ts'

/**
 * An amount that should be 0: said by sign and words, not by colour alone.
 * @param isOff it is 0 only because what is wrong cancels out
 */
export function MustBeZero({ satang, isOff = false }: { satang: Satang; isOff?: boolean }) {
  const isWell = satang === 0 && !isOff
  return (
    <span className={isWell ? 'budget-zero' : 'budget-off'}>
      {isWell ? '✓ 0' : satang === 0 ? '! 0' : formatBaht(satang)}
    </span>
  )
}
