import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { documentsBench } from './documents.ts'
import { durabilityBench } from './durability.ts'
import { editorsBench } from './editors.ts'
import { importBench } from './import.ts'
import { loopBench } from './loop.ts'
import { machine } from './machine.ts'
import { memoryBench } from './memory.ts'
import { pagesBench } from './pages.ts'
import { pdfBench } from './pdf.ts'
import { planTableBench } from './plan-table.ts'
import { publicPageBench } from './public-page.ts'
import { radarBench } from './radar.ts'
import { asMarkdown, asText, type BenchOptions, type Result } from './report.ts'

/** npm run bench -- [TOPIC …] [--quick] [--write]. Without topics all but durability, which takes half an hour. */
const TOPICS: Readonly<Record<string, (options: BenchOptions) => Promise<Result[]>>> = {
  import: importBench,
  pdf: pdfBench,
  documents: documentsBench,
  memory: memoryBench,
  loop: loopBench,
  pages: pagesBench,
  'plan-table': planTableBench,
  editors: editorsBench,
  public: publicPageBench,
  radar: radarBench,
}

const args = process.argv.slice(2).filter((arg) => arg !== '--')
const chosen = args.filter((arg) => !arg.startsWith('--'))
const unknown = args.filter((arg) => !['--quick', '--write', 'durability', ...Object.keys(TOPICS)].includes(arg))
if (unknown.length > 0) {
  process.stderr.write(`npm run bench -- [${Object.keys(TOPICS).join('] [')}] [durability] [--quick] [--write]\n`)
  process.exit(2)
}
if (chosen.includes('durability')) process.exitCode = await durabilityBench(args.includes('--quick'))
else await speed()

async function speed(): Promise<void> {
  const options: BenchOptions = { share: args.includes('--quick') ? 0.3 : 1 }
  const results: Result[] = []
  for (const [name, run] of Object.entries(TOPICS)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const found = await run(options)
    process.stdout.write(`${asText(found)}\n\n`)
    results.push(...found)
  }
  const missed = results.filter(({ isMet }) => isMet === false)
  const judged = results.filter(({ isMet }) => isMet !== null)
  process.stdout.write(`${judged.length - missed.length} of ${judged.length} targets met on ${machine()}\n`)
  if (args.includes('--write')) await writeReport(results)
  if (missed.length > 0) process.exitCode = 1
}

/** All topics make the report anew; chosen ones replace their own tables, and say when and where they were taken. */
async function writeReport(results: readonly Result[]): Promise<void> {
  const file = path.join(PROJECT_ROOT, 'docs/benchmarks.md')
  const text = chosen.length > 0 ? withTables(await readFile(file, 'utf8'), results) : wholeReport(results)
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }))
}

const wholeReport = (results: readonly Result[]): string => `# Benchmarks

Written by \`npm run bench -- --write\`; \`npm run bench -- TOPIC\` repeats one part. All programs of a comparison run in one session on the
same made-up plans (300 and 3,000 projects, six strategies, Thai names and activities of usual length), in changing order; times are
medians. Machine: ${machine()}. Kill -9 and power cuts are tried by \`npm run bench -- durability\`.

${asMarkdown(results)}
`

function withTables(report: string, results: readonly Result[]): string {
  const sections = report.trimEnd().split(/\n(?=## )/)
  for (const [topic, lines] of Map.groupBy(results, (result) => result.topic)) {
    const [heading, ...table] = asMarkdown(lines).split('\n')
    const section = [heading, '', `Taken alone, on ${machine()}.`, ...table].join('\n')
    const at = sections.findIndex((one) => one.startsWith(`## ${topic}\n`))
    sections.splice(at === -1 ? sections.length : at, at === -1 ? 0 : 1, `${section}\n`)
  }
  return `${sections.join('\n')}\n`
}
