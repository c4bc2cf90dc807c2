import { Input, Select, Table } from 'antd';
import { useState } from 'react';
import { useApplications } from '../api/queries';
import type { ApplicationRow, CycleDetail, DueItem } from '../api/types';
import { day, moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useLanguage, useText } from '../text/language';
import { ApplicationDrawer } from './ApplicationDrawer';

/** A cycle's applications, masked by the server. */
export function ApplicationsTable({ cycle, onSelectDeadline }: { cycle: CycleDetail; onSelectDeadline: (item: DueItem) => void }) {
  const text = useText();
  const { language } = useLanguage();
  const [stage, setStage] = useState<string>();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [number, setNumber] = useState<string>();
  const applications = useApplications(cycle.code, { page, ...(stage ? { stage } : {}), ...(search ? { search } : {}) });
  return (
    <>
      <div className="table-tools">
        <Input.Search aria-label={text.cycle.search} placeholder={text.cycle.search} allowClear onSearch={(value) => { setSearch(value.trim()); setPage(1); }} />
        <Select
          aria-label={text.cycle.stage}
          placeholder={text.cycle.stage}
          allowClear
          value={stage}
          onChange={(value) => { setStage(value); setPage(1); }}
          options={cycle.applications.byStage.map((each) => ({ value: each.stage, label: `${each.text}（${each.count}）` }))}
        />
        <span className="muted">{text.cycle.masked}</span>
      </div>
      {applications.error && <ProblemNote error={applications.error} onRetry={() => void applications.refetch()} />}
      <Table<ApplicationRow>
        size="small"
        rowKey="number"
        loading={applications.isLoading}
        dataSource={applications.data?.items ?? []}
        locale={{ emptyText: text.cycle.noApplications }}
        scroll={{ x: 'max-content' }}
        pagination={{ current: page, pageSize: applications.data?.pageSize ?? 20, total: applications.data?.total ?? 0, onChange: setPage, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          { title: text.cycle.number, dataIndex: 'number', render: (value: string) => <button type="button" className="link-title" onClick={() => setNumber(value)}>{value}</button> },
          { title: text.cycle.applicant, dataIndex: 'applicantName' },
          { title: text.cycle.employer, dataIndex: 'employer', render: (_, row) => row.employer ? <>{row.employer}{row.employerName && <div className="muted">{row.employerName}</div>}</> : text.common.unknown },
          { title: text.cycle.series, render: (_, row) => [row.series, row.level].filter(Boolean).join(' / ') || text.common.unknown },
          { title: text.cycle.stage, render: (_, row) => row.stageText ?? row.stage ?? text.cycle.statuses[row.status] ?? row.status },
          { title: text.cycle.nextDue, dataIndex: 'nextDue', render: (value: string | null) => (value ? day(value, language) : text.common.unknown) },
          { title: text.cycle.submitted, dataIndex: 'submittedAt', render: moment },
        ]}
      />
      <ApplicationDrawer code={cycle.code} number={number} onClose={() => setNumber(undefined)} onSelectDeadline={onSelectDeadline} />
    </>
  );
}
