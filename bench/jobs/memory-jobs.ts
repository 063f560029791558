/** What memory is measured for; `all` is a server's day: import, then every file of the book, in one process. */
export const MEMORY_JOBS = ['import', 'pdf', 'docx', 'xlsx', 'all'] as const
export type MemoryJob = (typeof MEMORY_JOBS)[number]

export type MemoryAnswer = { peakMb: number }
