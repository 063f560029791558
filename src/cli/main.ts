import { forgiveClosedPipes, print, say } from './output.ts'
import { USAGES } from './usages.ts'

type Verb = { summary: string; run: (args: string[]) => Promise<void> }

/** The verbs of `bin/damnoen`. Each is loaded only when it is asked for, so that one does not wait for the libraries of another. */
const VERBS: Record<keyof typeof USAGES, Verb> = {
  serve: {
    summary: 'เปิดระบบในเบราว์เซอร์ · run the web application (npm start)',
    run: async () => (await import('./serve.ts')).serveCommand(),
  },
  import: {
    summary: 'อ่านไฟล์แผนการดำเนินงาน แสดงสิ่งที่เข้าใจ · show what is understood of an office file (FILE [--json])',
    run: async (args) => (await import('./import.ts')).importCommand(args),
  },
  book: {
    summary:
      'จัดทำเล่มแผนจากไฟล์ · make the plan book from an office file (FILE --office CODE|NAME --year 2570 --out DIR)',
    run: async (args) => (await import('./book.ts')).bookCommand(args),
  },
  duplicates: {
    summary: 'บอกว่าโครงการแต่ละคู่เป็นงานเดียวกันหรือไม่ · say which pairs of projects are the same work (PAIRS.tsv [--json])',
    run: async (args) => (await import('./duplicates.ts')).duplicatesCommand(args),
  },
  radar: {
    summary: 'เทียบโครงการของทุกหน่วยงานในระบบ · compare the works of all offices ([--resume] [--json])',
    run: async (args) => (await import('./radar.ts')).radarCommand(args),
  },
  'add-office': {
    summary: 'เพิ่มหน่วยงานและผู้ดูแลคนแรก · add an office (--code CODE --admin USERNAME --name NAME)',
    run: async (args) => (await import('./add-office.ts')).addOfficeCommand(args),
  },
  'password-link': {
    summary: 'ออกลิงก์ตั้งรหัสผ่านใหม่ · make a password link (USERNAME --code CODE)',
    run: async (args) => (await import('./add-office.ts')).passwordLinkCommand(args),
  },
  demo: {
    summary: 'เปิดระบบพร้อมข้อมูลสมมุติ · run it with made-up data, for trying ([--reset])',
    run: async (args) => (await import('./demo.ts')).demoCommand(args),
  },
}

const HELP = new Set(['--help', '-h'])

async function main([word = '', ...args]: readonly string[]): Promise<void> {
  const wantsHelp = word === 'help' || HELP.has(word) || args.some((arg) => HELP.has(arg))
  const name = word === 'help' ? args[0] : word
  if (isVerb(name)) return wantsHelp ? print(USAGES[name]) : VERBS[name].run(args)
  if (wantsHelp || word === '') return print(overview())
  say(`ไม่รู้จักคำสั่ง "${word}"\n\n${overview()}`)
  process.exitCode = 2
}

const isVerb = (name: string | undefined): name is keyof typeof USAGES =>
  name !== undefined && Object.hasOwn(VERBS, name)

function overview(): string {
  const list = Object.entries(VERBS).map(([word, { summary }]) => `  ${word.padEnd(14)} ${summary}`)
  return `damnoen VERB …\n\n${list.join('\n')}\n\nรายละเอียด · more: damnoen VERB --help\n`
}

forgiveClosedPipes()
try {
  await main(process.argv.slice(2))
} catch (error) {
  // A fault of ours: the place in the program helps those who mend it, not those who use it.
  say(`เกิดข้อผิดพลาดที่ไม่คาดคิด · Unexpected error: ${error instanceof Error ? error.message : String(error)}`)
  if (process.env.DAMNOEN_LOG === 'debug') console.error(error)
  else say('ตั้ง DAMNOEN_LOG=debug แล้วลองอีกครั้ง เพื่อดูรายละเอียดสำหรับผู้พัฒนา')
  process.exitCode = 1
}
