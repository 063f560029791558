import Gantt from 'frappe-gantt'
// The package does not export its style sheet by this name.
import '../../node_modules/frappe-gantt/dist/frappe-gantt.css'
import { tasks } from './tasks.ts'

// It draws by being made.
export const chart = new Gantt('#chart', tasks(), { view_mode: 'Month', readonly: false })
