/** What is used of fontkit 2, which publishes no types of its own. */
declare module 'fontkit' {
  export type Glyph = {
    readonly id: number
    readonly name: string
    readonly advanceWidth: number
    readonly path: { toSVG(): string }
  }
  export type Font = {
    readonly unitsPerEm: number
    readonly numGlyphs: number
    readonly characterSet: number[]
    getGlyph(id: number): Glyph
    glyphForCodePoint(codePoint: number): Glyph
    hasGlyphForCodePoint(codePoint: number): boolean
  }
  export type FontCollection = { readonly fonts: Font[] }
  export function create(bytes: Buffer): Font | FontCollection
}
