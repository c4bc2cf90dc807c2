import { Button, Popconfirm, Table } from 'antd';
import type { Job } from '../api/types';
import { moment } from '../common/format';
import { useLanguage, useText } from '../text/language';
import type { Deed } from './JobsPage';
import { duration } from './duration';

interface Props {
  jobs: readonly Job[];
  mayManage: boolean;
  pending: boolean;
  onDeed: (deed: Deed) => void;
}

/** The recurring jobs with their last run. */
export function JobsTable({ jobs, mayManage, pending, onDeed }: Props) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <Table<Job>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...jobs]}
      columns={[
        { title: text.jobs.job, render: (_, row) => <>{language === 'zh' ? row.name : row.nameEn} <State job={row} /></> },
        { title: text.jobs.lastRun, render: (_, row) => (row.lastRun ? moment(row.lastRun) : text.common.unknown) },
        { title: text.jobs.result, render: (_, row) => (row.hasFailed ? text.jobs.failed : ((language === 'zh' ? row.result : row.resultEn) ?? text.common.unknown)) },
        { title: text.jobs.waited, align: 'right', render: (_, row) => duration(row.waitedMilliseconds, language) },
        { title: text.jobs.took, align: 'right', render: (_, row) => duration(row.tookMilliseconds, language) },
        { title: text.jobs.nextRun, render: (_, row) => (row.nextRun ? moment(row.nextRun) : text.common.unknown) },
        { title: text.jobs.failures, align: 'right', dataIndex: 'failures' },
        { title: text.jobs.node, render: (_, row) => row.node ?? text.common.unknown },
        ...(mayManage ? [{ key: 'acts', render: (_: unknown, row: Job) => <Acts job={row} pending={pending} onDeed={onDeed} /> }] : []),
      ]}
    />
  );
}

function State({ job }: { job: Job }) {
  const text = useText();
  if (job.isRunning) return <span className="tag tone-open">{text.jobs.running}</span>;
  if (job.isPaused) return <span className="tag tone-soon">{text.jobs.paused}</span>;
  if (job.hasFailed) return <span className="tag tone-missed">{text.jobs.failedTag}</span>;
  return null;
}

function Acts({ job, pending, onDeed }: { job: Job; pending: boolean; onDeed: (deed: Deed) => void }) {
  const text = useText();
  return (
    <div className="actions">
      <Button size="small" disabled={pending} onClick={() => onDeed({ id: job.id, act: 'run' })}>{text.jobs.run}</Button>
      {job.isPaused && <Button size="small" disabled={pending} onClick={() => onDeed({ id: job.id, act: 'resume' })}>{text.jobs.resume}</Button>}
      {!job.isPaused && job.mayPause && (
        <Popconfirm title={text.jobs.pauseSure} onConfirm={() => onDeed({ id: job.id, act: 'pause' })}>
          <Button size="small" danger disabled={pending}>{text.jobs.pause}</Button>
        </Popconfirm>
      )}
    </div>
  );
}
