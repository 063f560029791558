import { index, type RouteConfig } from '@react-router/dev/routes'

/** Every page, by its address. Pages of a feature stand in its folder: '../features/plans/pages/plan.tsx'. */
export default [index('pages/home.tsx')] satisfies RouteConfig
