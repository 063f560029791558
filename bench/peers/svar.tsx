import { createRoot } from 'react-dom/client'
import { Gantt } from '@svar-ui/react-gantt'
import '@svar-ui/react-gantt/all.css'
import { fetchTasks, type Task } from './tasks.ts'

const scales = [
  { unit: 'year', step: 1, format: '%Y' },
  { unit: 'month', step: 1, format: '%M' },
]
const itemOf = ({ id, name, start, end }: Task) => ({
  id: Number(id),
  text: name,
  start: new Date(start),
  end: new Date(end),
  type: 'task',
})
const chart = document.querySelector('#chart')
if (chart)
  void fetchTasks().then((tasks) => createRoot(chart).render(<Gantt tasks={tasks.map(itemOf)} scales={scales} />))
