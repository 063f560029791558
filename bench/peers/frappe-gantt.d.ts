declare module 'frappe-gantt' {
  export default class Gantt {
    constructor(wrapper: string, tasks: readonly object[], options?: object)
  }
}
declare module '*.css'
