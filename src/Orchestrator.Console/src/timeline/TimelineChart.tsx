import { Popover } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Timeline, TimelineItem } from '../api/types';
import { monthDay, monthName } from '../common/format';
import { DueBrief } from '../deadlines/DueBrief';
import { useLanguage, useText } from '../text/language';
import { formOf, Glyph } from './Glyph';
import { joinWindows } from './joinWindows';
import { layoutTimeline, rowHeight, textWidth, type Mark } from './layout';
import { toneOf } from './tone';

export type Zoom = 'fit' | 'month' | 'week';

const pixelsPerDay: Record<Zoom, number> = { fit: 0, month: 14, week: 36 };
const laneColumn = 52;

interface Props {
  timeline: Timeline;
  zoom: Zoom;
  /** Without labels, a whole year fits a telephone. */
  compact?: boolean;
  /** Keeps today's line in sight while it moves. */
  follow?: boolean;
  onSelect: (item: TimelineItem) => void;
}

export function TimelineChart({ timeline, zoom, compact = false, follow = false, onSelect }: Props) {
  const text = useText();
  const { language } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  // Beside a side column there is no room for clause ids; the card shown while pointing has them all.
  const withClause = width >= 1000 || zoom !== 'fit';
  const layout = useMemo(
    () =>
      layoutTimeline({
        ...timeline,
        items: joinWindows(timeline.items),
        width: Math.max(width - laneColumn - 2, 200),
        minimumPixelsPerDay: pixelsPerDay[zoom],
        measure: compact ? null : (item) => labelWidth(item, monthDay(item.dueDate ?? item.opens ?? '', language), withClause, text.timeline),
      }),
    [timeline, width, zoom, compact, withClause, language, text],
  );

  // The first month may be a few days of another one; the year stands at the first that has room for it.
  const firstNamed = layout.months.findIndex((month) => month.width > 80);
  const todayX = layout.todayX;
  useEffect(() => {
    const element = scroller.current;
    if (!element || todayX === null || (!follow && zoom === 'fit')) return;
    element.scrollLeft = todayX - element.clientWidth / 3;
  }, [zoom, follow ? Math.round((todayX ?? 0) / 40) : todayX !== null]);

  return (
    <div className="timeline" ref={scroller} role="group" aria-label={text.timeline.aria} tabIndex={0}>
      <div className="timeline-inner" style={{ width: layout.width + laneColumn }}>
        <div className="timeline-head">
          {layout.months.map((month, i) => (
            <div key={month.date} className="timeline-month" style={{ left: month.x + laneColumn, width: month.width }}>
              {month.width > 30 && monthName(month.date, language, (i === firstNamed || month.date.slice(5, 7) === '01') && month.width > 80)}
            </div>
          ))}
          {layout.days.map((tick) => (
            <div key={tick.date} className="timeline-day" style={{ left: tick.x + laneColumn, width: tick.width }}>
              {(tick.width >= 20) && Number(tick.date.slice(8))}
            </div>
          ))}
        </div>
        <div className="timeline-body" style={{ height: layout.height }}>
          {layout.days.map((tick) => (
            <div key={tick.date} className="timeline-rule" style={{ left: tick.x + laneColumn }} />
          ))}
          {layout.months.slice(1).map((month) => (
            <div key={month.date} className="timeline-rule is-month" style={{ left: month.x + laneColumn }} />
          ))}
          {layout.lanes.map((lane) => (
            <div key={lane.lane} className="timeline-lane" style={{ top: lane.top, height: lane.height }}>
              <div className="timeline-lane-name" style={{ width: laneColumn }}>{text.timeline.lanes[lane.lane]}</div>
              {lane.marks.map((mark) => (
                <MarkView key={mark.item.id} mark={mark} withClause={withClause} onSelect={onSelect} />
              ))}
            </div>
          ))}
          {todayX !== null && (
            <div className="timeline-today" style={{ left: todayX + laneColumn }}>
              <span>{text.common.today}{follow ? '' : ` ${monthDay(timeline.today, language)}`}</span>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

function MarkView({ mark, withClause, onSelect }: { mark: Mark; withClause: boolean; onSelect: (item: TimelineItem) => void }) {
  const text = useText();
  const { language } = useLanguage();
  const { item, label } = mark;
  const tone = toneOf(item);
  const date = item.dueDate ?? item.opens ?? '';
  const left = Math.min(mark.x, label?.x ?? mark.x);
  const right = Math.max(mark.x + mark.width, label === null ? 0 : label.x + label.width);
  const look = `tone-${tone} ${item.kind === 'internal' ? 'is-internal' : ''} ${item.provisional ? 'is-provisional' : ''}`;
  return (
    <Popover content={<DueBrief item={item} />} trigger={['hover', 'focus']} mouseEnterDelay={0.25} destroyOnHidden>
      <button
        type="button"
        className="mark-hit"
        style={{ left: left + laneColumn, width: right - left, top: 4 + mark.row * rowHeight }}
        onClick={() => onSelect(item)}
        aria-label={`${item.title} ${date} ${text.states[tone]}`}
        data-deadline={item.id}
      >
        <span className={`mark mark-${mark.shape} ${look} ${item.hard ? 'is-hard' : ''}`} style={{ left: mark.x - left, width: mark.width }}>
          {mark.shape === 'bar' ? <span className="mark-end" /> : <Glyph form={formOf(item)} tone={tone} />}
        </span>
        {label !== null && label.width > 16 && (
          <span className={`mark-label ${look} ${label.inside ? 'is-inside' : ''}`} style={{ left: label.x - left, width: label.width }}>
            {tag(item, text.timeline) && <i>{tag(item, text.timeline)}</i>}
            <b>{item.title}</b>
            <span>{monthDay(date, language)}</span>
            {item.provisional && <em>{text.timeline.provisional}</em>}
            {withClause && item.clauses.slice(0, mostClauses).map((clause) => <code key={clause.id}>{clause.id}</code>)}
          </span>
        )}
      </button>
    </Popover>
  );
}

interface LabelTexts {
  internalShort: string;
  soft: string;
  provisional: string;
}

function tag(item: TimelineItem, text: LabelTexts): string | null {
  const nature = item.kind === 'internal' ? text.internalShort : item.hard || item.kind !== 'statutory' ? null : text.soft;
  // Some titles say it themselves.
  return nature !== null && item.title.includes(nature) ? null : nature;
}

const longestLabel = 420;
const mostClauses = 2;
const gap = 6;
const boxPadding = 10;

function labelWidth(item: TimelineItem, date: string, withClause: boolean, text: LabelTexts): number {
  const first = tag(item, text);
  const clauses = withClause ? item.clauses.slice(0, mostClauses) : [];
  const wanted =
    textWidth(item.title, 12.5) +
    gap + textWidth(date, 11.5) +
    (first ? textWidth(first, 11) + boxPadding + gap : 0) +
    (item.provisional ? textWidth(text.provisional, 11) + boxPadding + gap : 0) +
    clauses.reduce((sum, clause) => sum + clause.id.length * 6.4 + boxPadding + gap, 0);
  return Math.min(longestLabel, wanted + 4);
}

function useWidth(element: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver((entries) => setWidth(entries[0]?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
