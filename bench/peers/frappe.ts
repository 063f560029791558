import Gantt from 'frappe-gantt'
import 'frappe-gantt/dist/frappe-gantt.css'
import { tasks } from './tasks.ts'

// It draws by being made.
export const chart = new Gantt('#chart', tasks(), { view_mode: 'Month', readonly: false })
