import { index, route, type RouteConfig } from '@react-router/dev/routes'

/** Every page, by its address. Pages of a feature stand in its folder. */
export default [
  index('web/pages/home.tsx'),
  route('imports', 'features/intakes/pages/upload.tsx'),
  route('imports/:intakeId', 'features/intakes/pages/intake.tsx'),
  route('imports/:intakeId/columns', 'features/intakes/pages/columns.tsx'),
] satisfies RouteConfig
