declare module 'frappe-gantt' {
  const Gantt: new (wrapper: string, tasks: readonly object[], options?: object) => object
  export default Gantt
}
declare module '*.css'
