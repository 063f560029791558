import type { PlanRule, ProjectRule, Rule } from '../rule.ts'
import { ACTIVITY_RULES } from './activity-rules.ts'
import { AMOUNT_RULES, PLAN_AMOUNT_RULES } from './amount-rules.ts'
import { BUDGET_RULES } from './budget-rules.ts'
import { DEPARTMENT_RULES } from './department-rules.ts'
import { DEVELOPMENT_RULES } from './development-rules.ts'
import { DIG_ONCE_RULES } from './dig-once-rules.ts'
import { DUPLICATE_RULES } from './duplicate-rules.ts'
import { EVENT_RULES } from './event-rules.ts'
import { FUND_RULES } from './fund-rules.ts'
import { MONTH_RULES, PLAN_MONTH_RULES } from './month-rules.ts'
import { NAME_RULES } from './name-rules.ts'
import { PLACE_RULES } from './place-rules.ts'
import { REPEAT_RULES } from './repeat-rules.ts'
import { PLAN_STRATEGY_RULES, STRATEGY_RULES } from './strategy-rules.ts'
import { TOTAL_RULES } from './total-rules.ts'
import { YEAR_RULES } from './year-rules.ts'

/** Rules that look at one project at a time, in the order of the form's fields. */
export const PROJECT_RULES: readonly ProjectRule[] = [
  ...NAME_RULES,
  ...YEAR_RULES,
  ...ACTIVITY_RULES,
  ...FUND_RULES,
  ...AMOUNT_RULES,
  ...PLACE_RULES,
  ...DEPARTMENT_RULES,
  ...MONTH_RULES,
  ...EVENT_RULES,
  ...STRATEGY_RULES,
]

/** Rules that look at the plan as a whole. */
export const PLAN_RULES: readonly PlanRule[] = [
  ...TOTAL_RULES,
  ...BUDGET_RULES,
  ...DEVELOPMENT_RULES,
  ...PLAN_STRATEGY_RULES,
  ...REPEAT_RULES,
  ...DUPLICATE_RULES,
  ...DIG_ONCE_RULES,
  ...PLAN_AMOUNT_RULES,
  ...PLAN_MONTH_RULES,
]

/** All checks, those of the whole plan first. */
export const RULES: readonly Rule[] = [...PLAN_RULES, ...PROJECT_RULES]
