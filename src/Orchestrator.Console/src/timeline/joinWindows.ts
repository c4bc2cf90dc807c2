import type { TimelineItem } from '../api/types';

/** A window is told as two items of one name, its opening and its end: drawn as one bar, under the clauses of both. */
export function joinWindows(items: readonly TimelineItem[]): TimelineItem[] {
  const joined = new Set<TimelineItem>();
  const windows = items.map((end) => {
    if (end.kind === 'opening' || end.opens !== null) return end;
    const opening = items.find((item) => item.kind === 'opening' && item.lane === end.lane && item.title === end.title && item.cycleCode === end.cycleCode);
    if (!opening?.opens || !end.due || opening.opens >= end.due) return end;
    joined.add(opening);
    return { ...end, opens: opening.opens, clauses: [...opening.clauses, ...end.clauses.filter((clause) => !opening.clauses.some((other) => other.id === clause.id))] };
  });
  return windows.filter((item) => !joined.has(item));
}
