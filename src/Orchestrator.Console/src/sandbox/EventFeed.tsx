import type { Sandbox } from '../api/types';
import { moment } from '../common/format';
import { useText } from '../text/language';

/** The last events, newest first. */
export function EventFeed({ events }: { events: Sandbox['events'] }) {
  const text = useText();
  if (events.length === 0) return <p className="muted">{text.sandbox.noFeed}</p>;
  return (
    <ul className="feed">
      {events.toReversed().map((event, i) => (
        <li key={events.length - i} className={`kind-${event.kind}`}><time>{moment(event.at).slice(5)}</time><span>{event.text}</span></li>
      ))}
    </ul>
  );
}
