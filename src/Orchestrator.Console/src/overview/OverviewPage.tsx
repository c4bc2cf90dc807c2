import { Button, Card, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useOverview, useSession } from '../api/queries';
import type { DueItem } from '../api/types';
import { longDay } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { DeadlineDrawer } from '../deadlines/DeadlineDrawer';
import { DueList } from '../deadlines/DueList';
import { isOfOrganisation, may } from '../session/roles';
import { useLanguage, useText } from '../text/language';
import { CalendarAlert } from './CalendarAlert';
import { CycleCard } from './CycleCard';
import { CyclesTable } from './CyclesTable';
import { EmptyOverview } from './EmptyOverview';
import { OwnApplications } from './OwnApplications';

/** More than these are a table: a card asks for its own time line. */
const mostCards = 4;

/** 市职称办's first screen: time lines, what is due, what is late, how far the calendar reaches. */
export function OverviewPage() {
  const text = useText();
  const { language } = useLanguage();
  const overview = useOverview();
  const session = useSession();
  const [selected, setSelected] = useState<DueItem | null>(null);
  if (overview.isLoading) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!overview.data) return <ProblemNote error={overview.error} onRetry={() => void overview.refetch()} />;
  const { cycles, upcoming, overdue, calendar, today } = overview.data;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{text.overview.title}</h1>
          <p className="muted">{text.common.today} {longDay(today, language)}</p>
        </div>
        {cycles.length > 0 && (
          <div className="actions">
            {may.play(session.data) && <Link to="/sandbox"><Button>{text.overview.openSandbox}</Button></Link>}
            {may.startCycles(session.data) && <Link to="/cycles/new"><Button type="primary">{text.overview.createCycle}</Button></Link>}
          </div>
        )}
      </div>
      {overview.error && <ProblemNote error={overview.error} onRetry={() => void overview.refetch()} />}
      <CalendarAlert calendar={calendar} />
      {cycles.length === 0 ? <EmptyOverview /> : (
        <div className="overview-grid">
          <section aria-label={text.overview.cycles} className="overview-cycles">
            {isOfOrganisation(session.data) && <OwnApplications />}
            {cycles.length > mostCards
              ? <CyclesTable cycles={cycles} onSelect={setSelected} />
              : cycles.map((cycle) => <CycleCard key={cycle.id} cycle={cycle} onSelect={setSelected} />)}
          </section>
          <aside className="overview-side">
            {overdue.length > 0 && (
              <Card size="small" className="card-overdue" title={<>{text.overview.overdue} <span className="count">{overdue.length}</span></>}>
                <DueList items={overdue} empty={text.overview.noneOverdue} onSelect={setSelected} />
              </Card>
            )}
            <Card size="small" title={<>{text.overview.upcoming} {upcoming.length > 0 && <span className="count">{upcoming.length}</span>}</>}>
              <DueList items={upcoming} empty={text.overview.noneUpcoming} onSelect={setSelected} />
            </Card>
            {overdue.length === 0 && <Card size="small" title={text.overview.overdue}><p className="muted">{text.overview.noneOverdue}</p></Card>}
          </aside>
        </div>
      )}
      <DeadlineDrawer item={selected} onClose={() => setSelected(null)} />
    </>
  );
}
