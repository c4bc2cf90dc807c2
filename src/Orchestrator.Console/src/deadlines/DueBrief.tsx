import type { DueItem } from '../api/types';
import { useText } from '../text/language';
import { DueTags } from './DueTags';
import { useDueText } from './useDueText';

/** The card shown while a mark of the time line is pointed at. */
export function DueBrief({ item }: { item: DueItem }) {
  const text = useText();
  const due = useDueText();
  return (
    <div className="brief">
      <strong>{item.title}</strong>
      <div>{due.when(item)}{item.actorText && <span className="muted"> · {item.actorText}</span>}</div>
      <div className="list-meta"><DueTags item={item} />{due.left(item) && <span className="muted">{due.left(item)}</span>}</div>
      {due.hint(item) && <div className="hint">{due.hint(item)}</div>}
      {item.clauses.map((clause) => (
        <div key={clause.id} className="quote"><b>{clause.id}</b> {clause.quote ? `“${clause.quote}”` : text.deadline.noQuote}</div>
      ))}
    </div>
  );
}
