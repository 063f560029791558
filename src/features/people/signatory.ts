/** Who may sign today: holds the position of the executive, or acts in it. */
export type Signatory = {
  name: string
  /** Title of the executive's position. */
  executiveTitle: string
  /** Title of the person's own position, when acting. */
  ownTitle: string | null
  isActing: boolean
  actingOrder: string | null
}

/**
 * The position under the name of who signs. Who acts signs with the own position first: "ปลัดเทศบาล รักษาราชการแทนนายกเทศมนตรี…".
 */
export function signatoryPositionOf(signatory: Pick<Signatory, 'executiveTitle' | 'ownTitle' | 'isActing'>): string {
  if (!signatory.isActing) return signatory.executiveTitle
  return `${signatory.ownTitle ?? ''} รักษาราชการแทน${signatory.executiveTitle}`.trim()
}
