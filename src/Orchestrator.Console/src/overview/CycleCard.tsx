import { Card, Skeleton } from 'antd';
import { Link } from 'react-router';
import { useCycle } from '../api/queries';
import type { CycleSummary, DueItem } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useDueText } from '../deadlines/useDueText';
import { TimelineView } from '../timeline/TimelineView';
import { useText } from '../text/language';

/** One cycle: where it stands, what is next, what is late, and its time line. */
export function CycleCard({ cycle, onSelect }: { cycle: CycleSummary; onSelect: (item: DueItem) => void }) {
  const text = useText();
  const detail = useCycle(cycle.code);
  return (
    <Card
      size="small"
      className="cycle-card"
      title={<Link to={`/cycles/${cycle.code}`} className="cycle-name">{cycle.name}</Link>}
      extra={<Link to={`/cycles/${cycle.code}`}>{text.overview.details}</Link>}
    >
      <CycleFacts cycle={cycle} onSelect={onSelect} />
      {detail.isLoading && <Skeleton active />}
      {detail.error && !detail.data && <ProblemNote error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.data && <TimelineView timeline={detail.data.timeline} onSelect={onSelect} />}
    </Card>
  );
}

export function CycleFacts({ cycle, onSelect }: { cycle: CycleSummary; onSelect: (item: DueItem) => void }) {
  const text = useText();
  const due = useDueText();
  const next = cycle.nextDue;
  return (
    <div className="cycle-facts">
      <span className="tag tone-open">{cycle.stageText ?? text.cycle.statuses[cycle.status] ?? cycle.status}</span>
      <span className={cycle.deadlines.missed > 0 ? 'tag tone-missed' : 'tag tone-met'}>{text.overview.overdueCount(cycle.deadlines.missed)}</span>
      <span className="muted">{text.overview.openDeadlines(cycle.deadlines.open)}</span>
      <span className="muted">{text.overview.applications(cycle.applications.total)}</span>
      <span className="cycle-next">
        {next ? (
          <>{text.overview.next}：<button type="button" className="link-title" onClick={() => onSelect(next)}>{next.title}</button> {due.when(next)}{due.left(next) && <span className="muted">（{due.left(next)}）</span>}</>
        ) : <span className="muted">{text.overview.noNext}</span>}
      </span>
    </div>
  );
}
