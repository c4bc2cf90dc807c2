import type { DueItem } from '../api/types';
import { longDay } from '../common/format';
import { useLanguage, useText } from '../text/language';
import { formOf, Glyph } from '../timeline/Glyph';
import { toneOf } from '../timeline/tone';
import { ClauseChips } from './ClauseChips';
import { DueTags } from './DueTags';
import { groupByDay } from './groupByDay';
import { useDueText } from './useDueText';

/** Due items under a heading for each day. */
export function DueList({ items, empty, onSelect }: { items: readonly DueItem[]; empty: string; onSelect: (item: DueItem) => void }) {
  const text = useText();
  const { language } = useLanguage();
  const due = useDueText();
  if (items.length === 0) return <p className="muted">{empty}</p>;
  return (
    <div className="due-list">
      {groupByDay(items).map((group) => (
        <section key={group.date}>
          <h4>
            {longDay(group.date, language)}
            {group.items[0] && due.hint(group.items[0]) && <span className="hint"> {due.hint(group.items[0])}</span>}
          </h4>
          {group.items.map((item) => (
            <div key={`${item.cycleCode}/${item.id}`} className="due-row">
              <Glyph form={formOf(item)} tone={toneOf(item)} />
              <div>
                <button type="button" className="link-title" onClick={() => onSelect(item)}>{item.title}</button>
                <div className="list-meta">
                  <span className="muted">{[item.cycleCode, item.actorText].filter(Boolean).join(' · ')}</span>
                  {due.left(item) && <span className={`left tone-${toneOf(item)}`}>{due.left(item)}</span>}
                </div>
                <div className="list-meta">
                  <DueTags item={item} />
                  {item.count > 1 && <span className="muted">{text.overview.people(item.count)}</span>}
                  <ClauseChips clauses={item.clauses} />
                </div>
              </div>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
