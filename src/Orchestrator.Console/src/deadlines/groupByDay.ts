import type { DueItem } from '../api/types';

export interface DayGroup {
  date: string;
  items: DueItem[];
}

/** Items by the day they are due, earliest day first; within a day hard dates come before others. */
export function groupByDay(items: readonly DueItem[]): DayGroup[] {
  const groups = new Map<string, DueItem[]>();
  for (const item of items) {
    const date = item.dueDate ?? item.opens?.slice(0, 10);
    if (date) groups.set(date, [...(groups.get(date) ?? []), item]);
  }
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([date, grouped]) => ({ date, items: grouped.toSorted((a, b) => Number(b.hard) - Number(a.hard)) }));
}
