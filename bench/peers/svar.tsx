import { createRoot } from 'react-dom/client'
import { Gantt } from '@svar-ui/react-gantt'
import '@svar-ui/react-gantt/all.css'
import { tasks } from './tasks.ts'

const scales = [
  { unit: 'year', step: 1, format: '%Y' },
  { unit: 'month', step: 1, format: '%M' },
]
const items = tasks().map(({ id, name, start, end }) => ({
  id: Number(id),
  text: name,
  start: new Date(start),
  end: new Date(end),
  type: 'task',
}))
const chart = document.querySelector('#chart')
if (chart) createRoot(chart).render(<Gantt tasks={items} scales={scales} />)
