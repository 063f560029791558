import { compareWorks } from '#src/features/works/verdict.ts'
import { reasonText } from '#src/features/works/reasons.ts'
import { readWork } from '#src/features/works/work.ts'
import { AppError } from '#src/domain/errors.ts'
import { decodeText } from '#src/intake/readers/csv-encoding.ts'
import { optionsOf, refusing } from './arguments.ts'
import { pairsOf, type Pair } from './duplicate-pairs.ts'
import { bytesOf } from './office-file.ts'
import { print } from './output.ts'
import { USAGES } from './usages.ts'

/** What `damnoen duplicates --json` prints of each pair. `score` 0–1, at least 0.5 exactly when 'same'; `reasons` are Thai sentences. */
export type PairAnswer = { pair_id: string; label: 'same' | 'different'; score: number; reasons: string[] }

/**
 * `damnoen duplicates PAIRS.tsv [--json]`: whether the two projects of each row are the same work, and why. Needs no database. Exit status 0;
 * 2 when the file is refused or no file is named.
 */
export const duplicatesCommand = (args: readonly string[]): Promise<void> =>
  refusing(async () => {
    const { values, positionals } = optionsOf(USAGES.duplicates, {
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new AppError('invalid', USAGES.duplicates.trim())
    const pairs = pairsOf(decodeText(await bytesOf(file)))
    const answers = pairs.map(answerOf)
    await print(values.json ? `${JSON.stringify(answers)}\n` : tableOf(pairs, answers))
  })

function answerOf({ id, a, b }: Pair): PairAnswer {
  const { label, score, reasons, against } = compareWorks(readWork(a), readWork(b))
  // What differs between two records of one work is worth knowing too: the amounts, the years.
  const said = label === 'same' ? [...reasons, ...against] : against
  return {
    pair_id: id,
    label,
    score: Math.round(score * 1000) / 1000,
    reasons: said.map((reason) => reasonText(reason, 'th')),
  }
}

function tableOf(pairs: readonly Pair[], answers: readonly PairAnswer[]): string {
  const lines = answers.map(({ pair_id, label, score, reasons }, index) => {
    const pair = pairs[index]
    const verdict = label === 'same' ? 'งานเดียวกัน' : 'คนละงาน'
    return `${pair_id}  ${verdict} ${score.toFixed(2)}\n  ก. ${pair?.a.name ?? ''}\n  ข. ${pair?.b.name ?? ''}\n  ${reasons.join(' · ')}\n`
  })
  const same = answers.filter(({ label }) => label === 'same').length
  return `${lines.join('\n')}\nทั้งหมด ${answers.length} คู่ งานเดียวกัน ${same} คู่ คนละงาน ${answers.length - same} คู่\n`
}
