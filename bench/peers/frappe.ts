import Gantt from 'frappe-gantt'
// The package does not export its style sheet by this name.
import '../../node_modules/frappe-gantt/dist/frappe-gantt.css'
import { fetchTasks } from './tasks.ts'

void fetchTasks().then((tasks) => {
  // It draws by being made.
  Object.assign(window, { chart: new Gantt('#chart', tasks, { view_mode: 'Month', readonly: false }) })
})
