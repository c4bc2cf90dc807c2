import type { Plan, Timeline } from '../api/types';

/** A plan as a time line: as long as its own items, without today's line. */
export function timelineOfPlan(plan: Plan): Timeline {
  const days = plan.items.flatMap((item) => [item.opens?.slice(0, 10), item.dueDate]).filter((day): day is string => Boolean(day)).toSorted();
  return { from: days[0] ?? `${plan.year}-01-01`, to: days.at(-1) ?? `${plan.year}-12-31`, today: '1970-01-01', items: plan.items };
}
