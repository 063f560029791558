import { wordsOfType, type OfficeType, type OwnWords } from '#src/domain/office-types.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'

/** The words of an office by their keys, in the order of the form. */
export const WORD_KEYS = [
  'executiveTitle',
  'permanentSecretaryTitle',
  'budgetInstrument',
  'developmentCommittee',
  'supportCommittee',
] as const satisfies readonly (keyof OwnWords)[]

/** In place of the version of a profile: the office had none when the form was opened. */
export const NO_PROFILE = 0

/** What was typed as the words of an office; those that are empty or as its type's become null, so that they follow the law when it changes. */
export function ownWordsOf(
  office: { name: string; type: OfficeType },
  typed: { [Word in keyof OwnWords]: string },
): OwnWords {
  const usual = wordsOfType(office)
  const own = (key: keyof OwnWords): string | null => {
    const word = normaliseThai(typed[key])
    return word === '' || word === usual[key] ? null : word
  }
  return {
    executiveTitle: own('executiveTitle'),
    permanentSecretaryTitle: own('permanentSecretaryTitle'),
    budgetInstrument: own('budgetInstrument'),
    developmentCommittee: own('developmentCommittee'),
    supportCommittee: own('supportCommittee'),
  }
}

/** The words of an office, all filled in. */
export function wordsInUse(
  office: { name: string; type: OfficeType },
  own: OwnWords | null,
): { [Word in keyof OwnWords]: string } {
  const usual = wordsOfType(office)
  if (own === null) return usual
  return {
    executiveTitle: own.executiveTitle ?? usual.executiveTitle,
    permanentSecretaryTitle: own.permanentSecretaryTitle ?? usual.permanentSecretaryTitle,
    budgetInstrument: own.budgetInstrument ?? usual.budgetInstrument,
    developmentCommittee: own.developmentCommittee ?? usual.developmentCommittee,
    supportCommittee: own.supportCommittee ?? usual.supportCommittee,
  }
}
