/** A project as both Gantt libraries take it. */
export type Task = { id: string; name: string; start: string; end: string; progress: number }

const START_YEAR = 2026

/** Made-up projects from the server of the page, as ours come from its server: as many as the address asks for (?rows=300). */
export const fetchTasks = async (): Promise<Task[]> =>
  (await (await fetch(`/tasks${location.search}`)).json()) as Task[]

/** So many made-up projects, each with a bar of one to six months. */
export function tasksOf(count: number): Task[] {
  return Array.from({ length: count }, (_, index) => {
    const first = (index * 5) % 7
    const start = new Date(Date.UTC(START_YEAR, 9 + first, 1))
    const end = new Date(Date.UTC(START_YEAR, 10 + first + (index % 6), 0))
    return {
      id: String(index + 1),
      name: `ก่อสร้างถนนคอนกรีตเสริมเหล็กสายที่ ${index + 1} หมู่ที่ ${(index % 12) + 1}`,
      start: start.toISOString().slice(0, 10),
      end: end.toISOString().slice(0, 10),
      progress: 0,
    }
  })
}
