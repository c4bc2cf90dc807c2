import { Button, Card } from 'antd';
import { Link } from 'react-router';
import { useSession } from '../api/queries';
import { may } from '../session/roles';
import { useText } from '../text/language';

/** Leads a newcomer: two sentences and the two things one can do first. */
export function EmptyOverview() {
  const text = useText();
  const session = useSession();
  return (
    <Card className="empty">
      <svg viewBox="0 0 320 90" width="320" aria-hidden="true">
        <path d="M10 20h300M10 45h300M10 70h300" stroke="#e2e8f0" strokeWidth="1" />
        <rect x="20" y="13" width="60" height="14" rx="3" fill="#2e7d46" />
        <rect x="80" y="38" width="110" height="14" rx="3" fill="#1d5fbf" />
        <rect x="210" y="63" width="70" height="14" rx="3" fill="#cfd8e3" />
        <path d="M150 5v80" stroke="#d4380d" strokeWidth="2" strokeDasharray="4 3" />
        <rect x="192" y="38" width="14" height="14" rx="3" fill="#c77700" />
      </svg>
      <h2>{text.overview.emptyTitle}</h2>
      <p>{text.overview.emptyText}</p>
      <div className="actions">
        {may.play(session.data) && <Link to="/sandbox?play=tianjin-2024"><Button type="primary" size="large">{text.overview.emptySandbox}</Button></Link>}
        {may.startCycles(session.data) && <Link to="/cycles/new"><Button size="large">{text.overview.createCycle}</Button></Link>}
      </div>
    </Card>
  );
}
