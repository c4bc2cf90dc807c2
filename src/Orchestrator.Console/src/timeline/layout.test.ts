import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../api/types';
import { extentOf, layoutTimeline, shapeOf, textWidth, type Mark } from './layout';

function item(id: string, lane: TimelineItem['lane'], dueDate: string, more: Partial<TimelineItem> = {}): TimelineItem {
  return {
    id, lane, dueDate, due: null, opens: null, cycleCode: 'TJ-2024', title: id, action: id, actor: null, actorText: null, clauses: [],
    kind: 'statutory', effectiveDate: dueDate, weekday: null, workingDaysLeft: null, state: 'open', hard: true, provisional: false, count: 1, lateness: null, ...more,
  } as TimelineItem;
}

const year = [
  item('plan', 'plan', '2024-09-25'),
  item('opening', 'apply', '2024-10-08', { kind: 'opening', opens: '2024-10-08T00:00:00+08:00' }),
  item('window', 'apply', '2024-11-01', { opens: '2024-10-08T00:00:00+08:00' }),
  item('suggested', 'apply', '2024-10-16', { kind: 'internal', hard: false }),
  item('posted by', 'apply', '2024-10-21', { kind: 'internal', hard: false }),
  item('draw', 'review', '2024-12-09'),
  item('finished', 'review', '2024-12-31', { hard: false }),
];

const request = { items: year, from: '2024-09-20', to: '2025-01-10', today: '2024-10-21', width: 1100, minimumPixelsPerDay: 0, measure: () => 120 };

function extent(mark: Mark): { from: number; to: number } {
  return { from: Math.min(mark.x, mark.label?.x ?? mark.x), to: Math.max(mark.x + mark.width, mark.label ? mark.label.x + mark.label.width : 0) };
}

describe('the time line’s layout', () => {
  it('fits the whole cycle into the width there is', () => {
    const layout = layoutTimeline(request);
    expect(layout.width).toBeCloseTo(1100);
    for (const tick of [...layout.days, ...layout.months]) expect(tick.x + tick.width).toBeLessThanOrEqual(1100.001);
    for (const mark of layout.lanes.flatMap((lane) => lane.marks)) {
      expect(extent(mark).from).toBeGreaterThanOrEqual(0);
      expect(extent(mark).to).toBeLessThanOrEqual(1100.001);
    }
  });

  it('never lets marks or labels of one row touch', () => {
    for (const width of [320, 700, 1100, 2400])
      for (const lane of layoutTimeline({ ...request, width }).lanes)
        for (const a of lane.marks)
          for (const b of lane.marks)
            if (a !== b && a.row === b.row) expect(extent(a).to <= extent(b).from || extent(b).to <= extent(a).from).toBe(true);
  });

  it('keeps lanes in the order of the year and leaves empty ones out', () => {
    expect(layoutTimeline(request).lanes.map((lane) => lane.lane)).toEqual(['plan', 'apply', 'review']);
  });

  it('draws a window from its first to the end of its last day', () => {
    const layout = layoutTimeline(request);
    const bar = layout.lanes.flatMap((lane) => lane.marks).find((mark) => mark.item.id === 'window')!;
    expect(bar.shape).toBe('bar');
    expect(bar.width).toBeCloseTo(25 * layout.pixelsPerDay);
    expect(bar.x).toBeCloseTo(18 * layout.pixelsPerDay);
  });

  it('puts today’s line in the middle of today, and nowhere outside the range', () => {
    const layout = layoutTimeline(request);
    expect(layout.todayX).toBeCloseTo(31.5 * layout.pixelsPerDay);
    expect(layoutTimeline({ ...request, today: '2026-01-01' }).todayX).toBeNull();
  });

  it('widens a little so that today’s line is seen just before the cycle begins', () => {
    expect(layoutTimeline({ ...request, today: '2024-09-10' }).todayX).not.toBeNull();
    expect(layoutTimeline({ ...request, today: '2024-07-01' }).months[0]!.date).toBe('2024-09-20');
  });

  it('scrolls instead of shrinking below the zoom that was asked for', () => {
    expect(layoutTimeline({ ...request, minimumPixelsPerDay: 30 }).width).toBe(113 * 30);
  });

  it('names each month once and ticks Mondays when days are narrow', () => {
    const layout = layoutTimeline(request);
    expect(layout.months.map((month) => month.date)).toEqual(['2024-09-20', '2024-10-01', '2024-11-01', '2024-12-01', '2025-01-01']);
    expect(layout.days[0]!.date).toBe('2024-09-23');
    expect(layoutTimeline({ ...request, minimumPixelsPerDay: 30 }).days).toHaveLength(113);
  });

  it('widens to items that lie outside the range', () => {
    const layout = layoutTimeline({ ...request, items: [...year, item('late', 'result', '2025-02-01')] });
    expect(layout.months.at(-1)!.date).toBe('2025-02-01');
  });

  it('leaves out an item without any date', () => {
    const undated = item('open end', 'result', '2024-12-31', { dueDate: null });
    expect(extentOf(undated)).toBeNull();
    expect(layoutTimeline({ ...request, items: [...year, undated] }).lanes.at(-1)!.marks).toHaveLength(0);
  });
});

describe('shapes', () => {
  it('tells openings, windows and single days apart', () => {
    expect(year.map(shapeOf)).toEqual(['flag', 'open', 'bar', 'flag', 'flag', 'flag', 'flag']);
  });
});

describe('the estimate of a text’s width', () => {
  it('counts a Chinese character as a square', () => {
    expect(textWidth('公示', 12)).toBe(24);
    expect(textWidth('TJ24', 10)).toBe(24);
  });
});
