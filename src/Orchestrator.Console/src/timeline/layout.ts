import type { Lane, TimelineItem } from '../api/types';
import { dateOfDay, dayNumber } from '../common/format';

export const laneOrder: readonly Lane[] = ['plan', 'apply', 'review', 'publicity', 'result'];

export const rowHeight = 30;
const laneGap = 8;
const markSize = 18;
const labelGap = 6;
const itemGap = 10;
const daysAround = 31;

export type Shape = 'bar' | 'flag' | 'open';

export interface Mark {
  item: TimelineItem;
  shape: Shape;
  /** Left edge and width of the bar, or of the glyph, in pixels. */
  x: number;
  width: number;
  /** Where the label begins, and how wide it may be; null when labels are left out. */
  label: { x: number; width: number; inside: boolean } | null;
  row: number;
}

export interface LaneLayout {
  lane: Lane;
  top: number;
  height: number;
  marks: Mark[];
}

export interface Tick {
  date: string;
  x: number;
  width: number;
}

export interface TimelineLayout {
  width: number;
  height: number;
  pixelsPerDay: number;
  months: Tick[];
  days: Tick[];
  todayX: number | null;
  lanes: LaneLayout[];
}

export interface LayoutRequest {
  items: readonly TimelineItem[];
  from: string;
  to: string;
  today: string | null;
  /** Pixels there are. The line is never narrower than `minimumPixelsPerDay` allows. */
  width: number;
  minimumPixelsPerDay: number;
  /** Pixels a label wants; null draws marks without labels. */
  measure: ((item: TimelineItem) => number) | null;
}

/** The first and last local day of an item: a window's both ends, or the one day it is due. */
export function extentOf(item: TimelineItem): { first: number; last: number } | null {
  const opens = item.opens ? dayNumber(item.opens) : null;
  const due = item.dueDate ? dayNumber(item.dueDate) : null;
  if (opens === null && due === null) return null;
  const last = due ?? opens!;
  return { first: Math.min(opens ?? last, last), last };
}

export function shapeOf(item: TimelineItem): Shape {
  if (item.kind === 'opening') return 'open';
  const extent = extentOf(item);
  return extent !== null && extent.last > extent.first ? 'bar' : 'flag';
}

/** Puts each item on its lane, in the first row where neither mark nor label touches another. */
export function layoutTimeline(request: LayoutRequest): TimelineLayout {
  const extents = request.items.map(extentOf).filter((extent) => extent !== null);
  let first = Math.min(dayNumber(request.from), ...extents.map((extent) => extent.first));
  let last = Math.max(dayNumber(request.to), ...extents.map((extent) => extent.last));
  const today = request.today === null ? null : dayNumber(request.today);
  // A little before or after the cycle one still wants to see where today is.
  if (today !== null && today >= first - daysAround && today <= last + daysAround) {
    first = Math.min(first, today - 1);
    last = Math.max(last, today + 1);
  }
  const count = last - first + 1;
  const pixelsPerDay = Math.max(request.minimumPixelsPerDay, request.width / count);
  const width = count * pixelsPerDay;
  const xOf = (day: number) => (day - first) * pixelsPerDay;

  let top = 0;
  const lanes: LaneLayout[] = [];
  for (const lane of laneOrder) {
    const items = request.items.filter((item) => item.lane === lane);
    if (items.length === 0) continue;
    const { marks, rows } = placeLane(items, xOf, pixelsPerDay, width, request.measure);
    const height = rows * rowHeight + laneGap;
    lanes.push({ lane, top, height, marks });
    top += height;
  }

  return {
    width,
    height: top,
    pixelsPerDay,
    months: monthsBetween(first, last, xOf),
    days: daysBetween(first, last, pixelsPerDay, xOf),
    todayX: today === null || today < first || today > last ? null : xOf(today) + pixelsPerDay / 2,
    lanes,
  };
}

function placeLane(
  items: readonly TimelineItem[],
  xOf: (day: number) => number,
  pixelsPerDay: number,
  width: number,
  measure: LayoutRequest['measure'],
): { marks: Mark[]; rows: number } {
  const placed = items
    .map((item) => ({ item, extent: extentOf(item) }))
    .filter((entry): entry is { item: TimelineItem; extent: { first: number; last: number } } => entry.extent !== null)
    .sort((a, b) => a.extent.first - b.extent.first || b.extent.last - a.extent.last);
  const taken: { from: number; to: number }[][] = [];
  const marks: Mark[] = [];
  for (const { item, extent } of placed) {
    const shape = shapeOf(item);
    const span = shape === 'bar'
      ? { x: xOf(extent.first), width: (extent.last - extent.first + 1) * pixelsPerDay }
      : { x: Math.min(Math.max(xOf(extent.last) + pixelsPerDay / 2 - markSize / 2, 0), width - markSize), width: markSize };
    const label = measure === null ? null : placeLabel(shape, span, measure(item), width);
    const from = Math.min(span.x, label?.x ?? span.x);
    const to = Math.max(span.x + span.width, label === null ? 0 : label.x + label.width) + itemGap;
    let row = taken.findIndex((others) => others.every((other) => to <= other.from || from >= other.to));
    if (row < 0) row = taken.push([]) - 1;
    taken[row]!.push({ from, to });
    marks.push({ item, shape, ...span, label, row });
  }
  return { marks, rows: Math.max(1, taken.length) };
}

function placeLabel(shape: Shape, span: { x: number; width: number }, wanted: number, width: number): NonNullable<Mark['label']> {
  const padding = 8;
  if (shape === 'bar' && wanted + 2 * padding <= span.width) return { x: span.x + padding, width: wanted, inside: true };
  const right = span.x + span.width + labelGap;
  if (right + wanted <= width) return { x: right, width: wanted, inside: false };
  const left = span.x - labelGap - wanted;
  if (left >= 0) return { x: left, width: wanted, inside: false };
  // Neither side has room for all of it: take the roomier side and cut the text.
  return width - right >= span.x - labelGap
    ? { x: right, width: Math.max(0, width - right), inside: false }
    : { x: 0, width: Math.max(0, span.x - labelGap), inside: false };
}

function monthsBetween(first: number, last: number, xOf: (day: number) => number): Tick[] {
  const months: Tick[] = [];
  for (let day = first; day <= last; day++) {
    const date = dateOfDay(day);
    if (day === first || date.endsWith('-01')) months.push({ date, x: xOf(day), width: 0 });
  }
  return months.map((month, i) => ({ ...month, width: (months[i + 1]?.x ?? xOf(last + 1)) - month.x }));
}

/** Each day when there is room for its number, else each Monday. */
function daysBetween(first: number, last: number, pixelsPerDay: number, xOf: (day: number) => number): Tick[] {
  const everyDay = pixelsPerDay >= 22;
  const ticks: Tick[] = [];
  // 1970-01-05, day 4, was a Monday.
  for (let day = first; day <= last; day++)
    if (everyDay || (day - 4) % 7 === 0) ticks.push({ date: dateOfDay(day), x: xOf(day), width: pixelsPerDay * Math.min(everyDay ? 1 : 7, last - day + 1) });
  return ticks;
}

/** Width of a text in pixels at a font size: a Chinese character is a square, other characters a little over half of one. */
export function textWidth(text: string, fontSize: number): number {
  let units = 0;
  for (const character of text) units += character.charCodeAt(0) > 0x2e80 ? 1 : 0.58;
  return Math.ceil(units * fontSize);
}
