import { Input, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCycle } from '../api/queries';
import type { CycleSummary, DueItem } from '../api/types';
import { day } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useDueText } from '../deadlines/useDueText';
import { TimelineView } from '../timeline/TimelineView';
import { useLanguage, useText } from '../text/language';

/** All cycles in one table, the most pressing first; a row opens to its time line. */
export function CyclesTable({ cycles, onSelect }: { cycles: readonly CycleSummary[]; onSelect: (item: DueItem) => void }) {
  const text = useText();
  const { language } = useLanguage();
  const due = useDueText();
  const [search, setSearch] = useState('');
  const shown = cycles.filter((cycle) => [cycle.name, cycle.code, ...cycle.committees].some((each) => each.toLowerCase().includes(search.toLowerCase())));
  return (
    <>
      <div className="table-tools"><Input.Search aria-label={text.overview.find} placeholder={text.overview.find} allowClear onChange={(event) => setSearch(event.target.value.trim())} /></div>
      <Table<CycleSummary>
        size="small"
        rowKey="code"
        className="cycles-table"
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={[...shown].sort(byUrgency)}
        expandable={{ expandedRowRender: (cycle) => <CycleTimeline code={cycle.code} onSelect={onSelect} /> }}
        columns={[
          { title: text.overview.cycle, render: (_, row) => <><Link to={`/cycles/${row.code}`}>{row.name}</Link><div className="muted">{[row.code, ...row.committees].join(' · ')}</div></> },
          { title: text.cycle.stage, render: (_, row) => row.stageText ?? text.cycle.statuses[row.status] ?? row.status },
          {
            title: text.overview.next,
            sorter: (one, other) => leftOf(one) - leftOf(other),
            render: (_, { nextDue }) => nextDue && <><button type="button" className="link-title" onClick={() => onSelect(nextDue)}>{nextDue.title}</button><div className="muted">{due.when(nextDue)}</div></>,
          },
          { title: text.overview.slack, sorter: (one, other) => leftOf(one) - leftOf(other), render: (_, { nextDue }) => (nextDue ? due.left(nextDue) : text.common.unknown) },
          {
            title: text.overview.overdue,
            sorter: (one, other) => one.deadlines.missed - other.deadlines.missed,
            render: (_, { deadlines }) => <span className={deadlines.missed > 0 ? 'tag tone-missed' : 'tag tone-met'}>{text.overview.overdueCount(deadlines.missed)}</span>,
          },
          { title: text.cycle.applications, sorter: (one, other) => one.applications.total - other.applications.total, render: (_, row) => row.applications.total },
          { title: text.overview.ends, sorter: (one, other) => one.to.localeCompare(other.to), render: (_, row) => day(row.to, language) },
        ]}
      />
    </>
  );
}

function CycleTimeline({ code, onSelect }: { code: string; onSelect: (item: DueItem) => void }) {
  const cycle = useCycle(code);
  if (cycle.error) return <ProblemNote error={cycle.error} onRetry={() => void cycle.refetch()} />;
  return cycle.data ? <TimelineView timeline={cycle.data.timeline} onSelect={onSelect} /> : null;
}

/** Working days until the next last day; what has none comes last. */
function leftOf(cycle: CycleSummary): number {
  return cycle.nextDue?.workingDaysLeft ?? Number.MAX_SAFE_INTEGER;
}

function byUrgency(one: CycleSummary, other: CycleSummary): number {
  return Number(one.status !== 'running') - Number(other.status !== 'running')
    || Number(other.deadlines.missed > 0) - Number(one.deadlines.missed > 0)
    || leftOf(one) - leftOf(other);
}
