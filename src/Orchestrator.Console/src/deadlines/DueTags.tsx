import type { DueItem } from '../api/types';
import { toneOf } from '../timeline/tone';
import { useText } from '../text/language';

/** State and nature of a date in words: never by colour alone. */
export function DueTags({ item }: { item: DueItem }) {
  const text = useText();
  const tone = toneOf(item);
  return (
    <>
      <span className={`tag tone-${tone}`}>{text.states[tone]}</span>
      {item.kind === 'internal' && <span className="tag is-internal">{text.timeline.internal}</span>}
      {item.kind === 'statutory' && !item.hard && <span className="tag is-soft">{text.timeline.soft}</span>}
      {item.provisional && <span className="tag is-provisional">{text.timeline.provisional}</span>}
    </>
  );
}
