import { encode } from 'uqr'

/** Where the announced plan stands on the Internet, with its QR code ready to be drawn by any writer. */
export type PublicAddress = {
  /** 'https://…/p/5100101/2570' */
  address: string
  /** Rows of the code from the top, '1' = dark, without the quiet zone around it. */
  modules: string[]
  /** What is printed above the address. */
  caption: string
}

/** Light modules that must be left around a code for it to be read. */
export const QUIET_ZONE = 4

/** The QR code of an address, with the error correction (M, 15 %) that print needs. */
export function publicAddressOf(address: string): PublicAddress {
  const { data } = encode(address, { ecc: 'M', border: 0 })
  const modules = data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''))
  return { address, modules, caption: 'สแกนเพื่อดูแผนฉบับประกาศ' }
}

/** The dark modules as one SVG path, in units of a module, the quiet zone included: its picture is `qrSize` wide and high. */
export const qrPath = (modules: readonly string[]): string =>
  modules
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index + QUIET_ZONE} ${y + QUIET_ZONE}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('')

/** Width and height of the whole picture in modules. */
export const qrSize = (modules: readonly string[]): number => modules.length + 2 * QUIET_ZONE

/** The code as an SVG picture: vector in print. */
export function qrSvg(modules: readonly string[]): string {
  const size = qrSize(modules)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${qrPath(modules)}" fill="#000"/></svg>`
  )
}
