/** Indices whose own size is remembered; further down the default holds. */
const MAX_SIZED = 70_000

/** Widths of columns or heights of rows in EMU (1/914400 inch), to turn lengths into cell units and back. */
export class Axis {
  readonly #sizes: number[] = []
  #starts: number[] | undefined
  #default: number
  #scale = 1

  constructor(defaultEmu: number) {
    this.#default = defaultEmu
  }

  /** Size of every index without its own. */
  setDefault(emu: number): void {
    this.#default = emu
    this.#starts = undefined
  }

  /** Own size of the indices `first`–`last` (included). */
  set(first: number, last: number, emu: number): void {
    for (let i = this.#sizes.length; i < Math.min(first, MAX_SIZED); i++) this.#sizes[i] = Number.NaN
    for (let i = first; i <= Math.min(last, MAX_SIZED - 1); i++) this.#sizes[i] = emu
    this.#starts = undefined
  }

  /** Stretches all sizes, once the layout of the program that drew is known. */
  setScale(scale: number): void {
    this.#scale = scale
    this.#starts = undefined
  }

  /** Size of one index. */
  size(index: number): number {
    const own = this.#sizes[index]
    return (own === undefined || Number.isNaN(own) ? this.#default : own) * this.#scale
  }

  #prefix(): number[] {
    if (this.#starts) return this.#starts
    const starts = [0]
    for (let i = 0; i < this.#sizes.length; i++) starts.push((starts[i] ?? 0) + this.size(i))
    this.#starts = starts
    return starts
  }

  /** Distance of the index's near edge from the sheet's edge. */
  start(index: number): number {
    const starts = this.#prefix()
    const last = starts.length - 1
    return (starts[Math.min(index, last)] ?? 0) + Math.max(0, index - last) * this.#default * this.#scale
  }

  /** Index and offset → cell units; the offset is clamped to its cell, because programs disagree on sizes. */
  units(index: number, offset: number): number {
    const size = this.size(index)
    return index + (size > 0 ? Math.min(1, Math.max(0, offset / size)) : 0)
  }

  /** Index and offset → distance from the sheet's edge, the offset clamped alike. */
  distance(index: number, offset: number): number {
    return this.start(index) + Math.min(this.size(index), Math.max(0, offset))
  }

  /** Distance from the sheet's edge → cell units. */
  unitsAt(distance: number): number {
    if (!(distance > 0)) return 0
    const starts = this.#prefix()
    const last = starts.length - 1
    const end = starts[last] ?? 0
    if (distance >= end) return last + (this.#default > 0 ? (distance - end) / (this.#default * this.#scale) : 0)
    let low = 0
    let high = last
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= distance) low = middle
      else high = middle
    }
    return this.units(low, distance - (starts[low] ?? 0))
  }
}
