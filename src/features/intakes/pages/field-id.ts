/** Id of an input in the form of a row; problems and links from elsewhere on the page lead to it. */
export const fieldId = (itemId: string, field: string): string =>
  `${(field === 'funds' ? 'funds.0.amount' : field).replaceAll('.', '-')}-${itemId}`
