import { readFileSync } from 'node:fs'
import path from 'node:path'
import { create, type Font } from 'fontkit'
import { PROJECT_ROOT } from '#src/project-root.ts'

/** Folder and file of each face of Sarabun (SIL Open Font Licence), as the package lays them out. */
const FACES = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic']

/** The four TrueType files that the book is set with. */
export const sarabunFiles = (): Buffer[] =>
  FACES.map((face) => {
    const folder = path.join(PROJECT_ROOT, 'node_modules/@expo-google-fonts/sarabun', face)
    return readFileSync(path.join(folder, `Sarabun_${face}.ttf`))
  })

let faces: Font[] | undefined

/** The same four faces, parsed once; regular first. */
export function sarabunFaces(): Font[] {
  faces ??= sarabunFiles().map(parseFont)
  return faces
}

/** Parses one TrueType file. @throws when the bytes are a collection of fonts */
export function parseFont(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes))
  if (!('getGlyph' in font)) throw new TypeError('a font collection where one font was expected')
  return font
}
