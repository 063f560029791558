import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { sarabunFiles } from './sarabun.ts'

/** Typst with the book's template and fonts loaded. Compiling is synchronous and takes up to many seconds: call it in a worker only. */
export type TypstEngine = {
  /** `native`: the platform's binary, PDF/A-2a. `wasm`: runs everywhere, slower, tagged PDF 1.7 (its API takes no PDF standard). */
  readonly kind: 'native' | 'wasm'
  /**
   * Compiles the book, or what else there is a template for.
   * @param data of the template, as JSON
   * @param createdAt written into the PDF as its date (native only: the WASM build writes none)
   */
  compile(data: string, createdAt: Date, template?: TemplateName): Uint8Array
  /** Lets go of what was kept from earlier books: all of it, or all but the last book's, which makes printing that again quick. */
  evict(keepLast: boolean): void
}

const TEMPLATE_FOLDER = path.join(PROJECT_ROOT, 'src/render/pdf')
const TEMPLATE_FILES = ['book.typ', 'letter.typ', 'report.typ', 'look.typ', 'parts.typ', 'flow.typ', 'forms.typ']

/** What there is a template for: it reads the data `<name>.json`. */
export type TemplateName = 'book' | 'letter' | 'report'
const BINARIES = [
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-musl',
]

/** What is used of the native module, whose own type declarations are not published apart from its wrapper. */
type NativeCompiler = {
  mapShadow(file: string, content: Buffer): void
  pdf(
    source: { mainFilePath: string },
    options: { pdfStandard: string; pdfTags: boolean; creationTimestamp: number },
  ): Buffer
  evictCache(maxAge: number): void
}
type NativeModule = {
  NodeCompiler: { create(options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): NativeCompiler }
}

/** @param preferred `wasm` leaves the binary aside */
export async function openTypst(preferred = process.env['DAMNOEN_TYPST']): Promise<TypstEngine> {
  const native = preferred === 'wasm' ? null : loadNative()
  return native === null ? openWasm() : openNative(native)
}

function loadNative(): NativeModule | null {
  const require = createRequire(import.meta.url)
  for (const name of BINARIES) {
    try {
      return require(name) as NativeModule
    } catch {
      // Not this platform's, or not installed: the next one, and at last the WASM build.
    }
  }
  return null
}

function openNative({ NodeCompiler }: NativeModule): TypstEngine {
  const compiler = NodeCompiler.create({ workspace: TEMPLATE_FOLDER, fontArgs: [{ fontBlobs: sarabunFiles() }] })
  return {
    kind: 'native',
    compile(data, createdAt, template = 'book') {
      compiler.mapShadow(path.join(TEMPLATE_FOLDER, `${template}.json`), Buffer.from(data))
      try {
        return compiler.pdf(
          { mainFilePath: path.join(TEMPLATE_FOLDER, `${template}.typ`) },
          { pdfStandard: 'a-2a', pdfTags: true, creationTimestamp: Math.floor(createdAt.getTime() / 1000) },
        )
      } catch (error) {
        throw new Error(`Typst refused the book: ${diagnosticsOf(error)}`, { cause: error })
      }
    },
    evict: (keepLast) => compiler.evictCache(keepLast ? 2 : 0),
  }
}

const diagnosticsOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'shortDiagnostics' in error
    ? JSON.stringify(error.shortDiagnostics)
    : String(error)

async function openWasm(): Promise<TypstEngine> {
  const wasm = await import('@myriaddreamin/typst-ts-web-compiler')
  const binary = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
  wasm.initSync({ module: readFileSync(binary) })
  const fonts = new wasm.TypstFontResolverBuilder()
  for (const file of sarabunFiles()) fonts.add_raw_font(file)
  const builder = new wasm.TypstCompilerBuilder()
  builder.set_dummy_access_model()
  const compiler = await builder.build()
  compiler.set_fonts(await fonts.build())
  for (const file of TEMPLATE_FILES)
    compiler.add_source(`/${file}`, readFileSync(path.join(TEMPLATE_FOLDER, file), 'utf8'))
  const PDF = 'pdf'
  const SHORT_DIAGNOSTICS = 2
  return {
    kind: 'wasm',
    compile(data, _createdAt, template = 'book') {
      compiler.map_shadow(`/${template}.json`, Buffer.from(data))
      const answer = compiler.compile(`/${template}.typ`, undefined, PDF, SHORT_DIAGNOSTICS) as {
        result?: Uint8Array
        diagnostics?: unknown
      }
      if (answer.result === undefined) throw new Error(`Typst refused the book: ${JSON.stringify(answer.diagnostics)}`)
      return answer.result
    },
    evict: () => compiler.reset(),
  }
}
