import { describe, expect, it } from 'vitest';
import type { Plan } from '../api/types';
import { timelineOfPlan } from './timelineOfPlan';

describe('a plan as a time line', () => {
  it('reaches from its first opening to its last due day', () => {
    const plan = { year: 2024, items: [{ opens: '2024-10-08T00:00:00+08:00', dueDate: '2024-11-01' }, { opens: null, dueDate: '2024-09-25' }] } as Plan;
    expect(timelineOfPlan(plan)).toMatchObject({ from: '2024-09-25', to: '2024-11-01' });
  });

  it('is the notice’s year when nothing has a date yet', () => {
    expect(timelineOfPlan({ year: 2024, items: [] } as unknown as Plan)).toMatchObject({ from: '2024-01-01', to: '2024-12-31' });
  });
});
