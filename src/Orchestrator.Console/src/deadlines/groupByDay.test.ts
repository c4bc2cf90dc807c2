import { describe, expect, it } from 'vitest';
import type { DueItem } from '../api/types';
import { groupByDay } from './groupByDay';

const due = (id: string, dueDate: string | null, hard = true): DueItem => ({ id, dueDate, hard, opens: null }) as DueItem;

describe('the list of the next working days', () => {
  it('has one heading for each day, earliest first', () => {
    const groups = groupByDay([due('b', '2024-11-01'), due('a', '2024-10-29'), due('c', '2024-11-01')]);
    expect(groups.map((group) => [group.date, group.items.map((item) => item.id)])).toEqual([['2024-10-29', ['a']], ['2024-11-01', ['b', 'c']]]);
  });

  it('puts hard dates before suggested ones', () => {
    expect(groupByDay([due('suggested', '2024-11-01', false), due('hard', '2024-11-01')])[0]!.items[0]!.id).toBe('hard');
  });

  it('leaves out what has no date', () => {
    expect(groupByDay([due('none', null)])).toEqual([]);
  });
});
