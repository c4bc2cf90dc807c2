import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../api/types';
import { joinWindows } from './joinWindows';

const clause = (id: string) => ({ id, quote: null });
const opening = { id: 'opens', kind: 'opening', lane: 'apply', title: '申报窗口', cycleCode: 'TJ', opens: '2024-10-08T00:00:00+08:00', due: null, clauses: [clause('TJ24-4.2-b')] } as unknown as TimelineItem;
const end = { id: 'closes', kind: 'statutory', lane: 'apply', title: '申报窗口', cycleCode: 'TJ', opens: null, due: '2024-11-02T00:00:00+08:00', clauses: [clause('TJ24-4.2-i')] } as unknown as TimelineItem;

describe('a window', () => {
  it('is one bar from its opening to its end, under both clauses', () => {
    const [window, ...others] = joinWindows([opening, end]);
    expect(others).toEqual([]);
    expect(window).toMatchObject({ id: 'closes', opens: opening.opens, due: end.due });
    expect(window!.clauses.map((each) => each.id)).toEqual(['TJ24-4.2-b', 'TJ24-4.2-i']);
  });

  it('is not made of things with different names, lanes or cycles', () => {
    for (const other of [{ title: '评审' }, { lane: 'review' as const }, { cycleCode: 'YC' }]) expect(joinWindows([opening, { ...end, ...other }])).toHaveLength(2);
  });

  it('leaves an opening without an end alone', () => {
    expect(joinWindows([opening])).toEqual([opening]);
  });
});
