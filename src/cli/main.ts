/** The verbs of `bin/damnoen`. Each is loaded only when it is asked for, so that one does not wait for the libraries of another. */
const VERBS: Record<string, { summary: string; run: (args: string[]) => Promise<void> }> = {
  serve: {
    summary: 'เปิดระบบในเบราว์เซอร์ · run the web application (npm start)',
    run: async () => (await import('./serve.ts')).serveCommand(),
  },
  import: {
    summary: 'อ่านแฟ้มแผนการดำเนินงาน แสดงสิ่งที่เข้าใจ · show what is understood of an office file (FILE [--json])',
    run: async (args) => (await import('./import.ts')).importCommand(args),
  },
  book: {
    summary:
      'จัดทำเล่มแผนจากแฟ้ม · make the plan book from an office file (FILE --office CODE|NAME --year 2570 --out DIR)',
    run: async (args) => (await import('./book.ts')).bookCommand(args),
  },
}

const [name = '', ...args] = process.argv.slice(2)
const verb = VERBS[name]
if (verb) {
  await verb.run(args)
} else {
  const list = Object.entries(VERBS).map(([word, { summary }]) => `  ${word.padEnd(10)} ${summary}`)
  process.stderr.write(`damnoen VERB …\n\n${list.join('\n')}\n`)
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
}
