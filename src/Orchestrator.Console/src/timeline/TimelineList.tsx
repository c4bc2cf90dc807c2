import { Fragment } from 'react';
import type { Timeline, TimelineItem } from '../api/types';
import { day, dayNumber, longDay } from '../common/format';
import { ClauseChips } from '../deadlines/ClauseChips';
import { DueTags } from '../deadlines/DueTags';
import { useLanguage, useText } from '../text/language';
import { formOf, Glyph } from './Glyph';
import { joinWindows } from './joinWindows';
import { extentOf } from './layout';
import { toneOf } from './tone';

/** The same items as a vertical list, oldest first: reads better than a chart on a telephone. */
export function TimelineList({ timeline, onSelect }: { timeline: Timeline; onSelect: (item: TimelineItem) => void }) {
  const text = useText();
  const { language } = useLanguage();
  const items = joinWindows(timeline.items)
    .filter((item) => extentOf(item) !== null)
    .toSorted((a, b) => extentOf(a)!.last - extentOf(b)!.last || extentOf(a)!.first - extentOf(b)!.first);
  const today = dayNumber(timeline.today);
  const firstAhead = items.findIndex((item) => extentOf(item)!.last >= today);
  const divider = <div className="list-today">{text.common.today} · {longDay(timeline.today, language)}</div>;
  if (items.length === 0) return <p className="muted">{text.timeline.empty}</p>;
  return (
    <div className="timeline-list">
      {items.map((item, i) => (
        <Fragment key={item.id}>
          {i === firstAhead && divider}
          <div className={`list-row tone-${toneOf(item)} ${item.provisional ? 'is-provisional' : ''}`}>
            <Glyph form={formOf(item)} tone={toneOf(item)} size={20} />
            <div>
              <div className="list-date">
                {isWindow(item) && <>{day(item.opens!, language)} {text.timeline.to} </>}
                {day(item.dueDate ?? item.opens!, language)}
                <span className="muted"> · {text.timeline.lanes[item.lane]}</span>
              </div>
              <button type="button" className="link-title" data-deadline={item.id} onClick={() => onSelect(item)}>{item.title}</button>
              <div className="list-meta">
                {item.actorText && <span className="muted">{item.actorText}</span>}
                <DueTags item={item} />
                <ClauseChips clauses={item.clauses} />
              </div>
            </div>
          </div>
        </Fragment>
      ))}
      {firstAhead < 0 && divider}
    </div>
  );
}

function isWindow(item: TimelineItem): boolean {
  const extent = extentOf(item)!;
  return extent.last > extent.first;
}
