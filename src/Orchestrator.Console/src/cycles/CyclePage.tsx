import { Card, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ActsPanel } from '../acts/ActsPanel';
import { useCycle } from '../api/queries';
import type { DueItem } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { StageBars } from '../common/StageBars';
import { DeadlineDrawer } from '../deadlines/DeadlineDrawer';
import { CycleFacts } from '../overview/CycleCard';
import { TimelineView } from '../timeline/TimelineView';
import { useText } from '../text/language';
import { ApplicationsTable } from './ApplicationsTable';
import { DecisionNote } from './DecisionNote';

export function CyclePage() {
  const text = useText();
  const { code = '' } = useParams();
  const cycle = useCycle(code);
  const [selected, setSelected] = useState<DueItem | null>(null);
  if (cycle.isLoading) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!cycle.data) return <ProblemNote error={cycle.error} onRetry={() => void cycle.refetch()} />;
  return (
    <>
      <div className="page-head">
        <div>
          <p className="muted"><Link to="/">{text.menu.overview}</Link> / {cycle.data.code}</p>
          <h1>{cycle.data.name}</h1>
        </div>
      </div>
      {cycle.data.decisions.map((decision) => <DecisionNote key={decision.at} decision={decision} />)}
      <ActsPanel key={code} subject={{ code }} />
      <Card size="small">
        <CycleFacts cycle={cycle.data} onSelect={setSelected} />
        <TimelineView timeline={cycle.data.timeline} onSelect={setSelected} />
      </Card>
      <Card size="small" className="below">
        <Tabs
          items={[
            { key: 'applications', label: `${text.cycle.applications} ${cycle.data.applications.total}`, children: <ApplicationsTable cycle={cycle.data} onSelectDeadline={setSelected} /> },
            { key: 'stages', label: text.sandbox.stages, children: <StageBars stages={cycle.data.applications.byStage} total={cycle.data.applications.total} empty={text.cycle.noApplications} /> },
          ]}
        />
      </Card>
      <DeadlineDrawer item={selected} onClose={() => setSelected(null)} />
    </>
  );
}
