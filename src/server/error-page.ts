const STYLE = `body{margin:0;background:#f6f5f1;color:#1f2430;font:1.125rem/1.7 Sarabun,"TH Sarabun New","Noto Sans Thai",Tahoma,sans-serif}
main{max-width:40rem;margin:4rem auto;padding:0 1rem}h1{font-size:1.75rem;line-height:1.5}a{color:#1b4d7a}small{color:#565c6b}`

/**
 * A page for what goes wrong outside the pages themselves: too large a file, a foreign site, a fault. Self-contained, so that it can be
 * shown when nothing else works. `message` is a Thai sentence, `reference` finds the request in the log.
 */
export function errorPage(status: number, message: string, reference: string): string {
  return `<!DOCTYPE html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(headingOf(status))} – ดำเนิน</title><style>${STYLE}</style></head>
<body><main><h1>${escape(headingOf(status))}</h1><p>${escape(message)}</p>
<p><a href="/">กลับหน้าแรก</a></p><p><small>รหัสอ้างอิง ${escape(reference)}</small></p></main></body></html>
`
}

/** Lets the page above carry its style, and nothing else. */
export const ERROR_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

function headingOf(status: number): string {
  if (status === 403) return 'ไม่อนุญาตให้ทำรายการนี้'
  if (status === 404) return 'ไม่พบหน้าที่ต้องการ'
  if (status === 413) return 'ไฟล์ใหญ่เกินไป'
  if (status === 429) return 'กรุณารอสักครู่'
  if (status === 503) return 'ระบบยังไม่พร้อม'
  return status < 500 ? 'คำขอไม่ถูกต้อง' : 'ระบบขัดข้อง'
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark)
