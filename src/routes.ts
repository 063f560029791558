import { index, route, type RouteConfig } from '@react-router/dev/routes'

/** Every page, by its address. Pages of a feature stand in its folder. */
export default [
  route('set-up', 'features/people/pages/set-up.tsx'),
  route('sign-in', 'features/people/pages/sign-in.tsx'),
  route('sign-out', 'features/people/pages/sign-out.ts'),
  index('features/home/pages/start.tsx'),
  route('offices/:officeCode', 'features/home/pages/office.tsx'),
  route('offices/:officeCode/imports', 'features/intakes/pages/upload.tsx'),
  route('offices/:officeCode/imports/:intakeId', 'features/intakes/pages/intake.tsx'),
  route('offices/:officeCode/imports/:intakeId/columns', 'features/intakes/pages/columns.tsx'),
  route('offices/:officeCode/:fiscalYear', 'features/plans/pages/plan.tsx'),
  route('offices/:officeCode/:fiscalYear/imports', 'features/intakes/pages/plan-intakes.tsx'),
  route('offices/:officeCode/:fiscalYear/book', 'features/plans/pages/book.tsx'),
  route('offices/:officeCode/:fiscalYear/book-settings', 'features/plans/pages/book-settings.tsx'),
  route('offices/:officeCode/:fiscalYear/book-file/:format', 'features/plans/pages/book-file.ts'),
  route('offices/:officeCode/:fiscalYear/checks', 'features/checks/pages/checks.tsx'),
  route('offices/:officeCode/:fiscalYear/progress', 'features/steps/pages/progress.tsx'),
  route('offices/:officeCode/:fiscalYear/progress/review', 'features/steps/pages/review.tsx'),
  route('offices/:officeCode/:fiscalYear/progress/files/:fileId', 'features/steps/pages/progress-file.ts'),
] satisfies RouteConfig
