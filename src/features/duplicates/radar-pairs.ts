/** A key that more works have is looked at only where they stand beside each other. */
const COMMON = 200
/** Of those, so many before and after. */
const BESIDE = 20

/** Which works share keys with a work, those of the rarest keys first. */
export type CandidateFinder = {
  /** At most `limit` places of the list that `accepts`, each once, the place itself never. */
  candidatesOf: (at: number, limit: number, accepts: (other: number) => boolean) => number[]
}

/**
 * Files works by their keys, in memory.
 * @param keys of each work; works that stand beside each other should be alike (sorted by office and name), for keys that nearly all have
 */
export function fileByKeys(keys: readonly (readonly number[])[]): CandidateFinder {
  const filed = new Map<number, number[]>()
  keys.forEach((some, at) => {
    for (const key of some) {
      const places = filed.get(key)
      if (places) places.push(at)
      else filed.set(key, [at])
    }
  })
  // The question in which a work was last met: cheaper than a set for each.
  const metIn = new Int32Array(keys.length)
  let question = 0
  return {
    candidatesOf: (at, limit, accepts) => {
      const found: number[] = []
      question++
      metIn[at] = question
      const lists = (keys[at] ?? []).map((key) => filed.get(key) ?? []).toSorted((a, b) => a.length - b.length)
      for (const places of lists)
        for (const other of places.length > COMMON ? beside(places, at) : places) {
          if (metIn[other] === question) continue
          metIn[other] = question
          if (!accepts(other)) continue
          found.push(other)
          if (found.length === limit) return found
        }
      return found
    },
  }
}

/** The places that stand nearest to a place of a sorted list, which need not be in it. */
function beside(places: readonly number[], at: number): number[] {
  let [from, to] = [0, places.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((places[middle] ?? 0) < at) from = middle + 1
    else to = middle
  }
  return places.slice(Math.max(0, from - BESIDE), from + BESIDE + 1)
}
