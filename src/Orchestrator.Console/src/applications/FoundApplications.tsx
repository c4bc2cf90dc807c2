import { Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ApplicationFilter, useFoundApplications } from '../api/queries';
import type { ApplicationRow } from '../api/types';
import { day } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { applicationPath } from '../cycles/ApplicationBody';
import { useLanguage, useText } from '../text/language';

/** The applications that a filter finds, page by page; each leads to its own page. */
export function FoundApplications({ filter }: { filter: ApplicationFilter }) {
  const text = useText();
  const { language } = useLanguage();
  const [at, setAt] = useState({ filter: '', page: 1 });
  const key = JSON.stringify(filter);
  // Another filter begins at its first page.
  const page = at.filter === key ? at.page : 1;
  const found = useFoundApplications({ ...filter, page });
  return (
    <>
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      <Table<ApplicationRow>
        size="small"
        rowKey={(row) => `${row.cycle}/${row.number}`}
        loading={found.isLoading}
        dataSource={found.data?.items ?? []}
        locale={{ emptyText: text.cycle.noneFound }}
        scroll={{ x: 'max-content' }}
        pagination={{ current: page, pageSize: found.data?.pageSize ?? 50, total: found.data?.total ?? 0, onChange: (next) => setAt({ filter: key, page: next }), showSizeChanger: false, showTotal: (total) => text.overview.applications(total) }}
        columns={[
          { title: text.cycle.number, render: (_, row) => <Link to={applicationPath(row.cycle, row.number)}>{row.number}</Link> },
          { title: text.cycle.applicant, dataIndex: 'applicantName' },
          { title: text.cycle.employer, render: (_, row) => (row.employer ? <>{row.employer}{row.employerName && <div className="muted">{row.employerName}</div>}</> : text.common.unknown) },
          { title: text.cycle.department, render: (_, row) => row.department ?? text.common.unknown },
          { title: text.cycle.series, render: (_, row) => [row.series, row.level].filter(Boolean).join(' / ') || text.common.unknown },
          { title: text.cycle.stage, render: (_, row) => row.stageText ?? row.stage ?? text.cycle.statuses[row.status] ?? row.status },
          { title: text.cycle.nextDue, render: (_, row) => (row.nextDue ? day(row.nextDue, language) : text.common.unknown) },
          { title: text.overview.cycle, render: (_, row) => <Link to={`/cycles/${row.cycle}`}>{row.cycle}</Link> },
        ]}
      />
    </>
  );
}
