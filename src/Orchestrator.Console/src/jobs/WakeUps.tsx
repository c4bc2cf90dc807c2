import { Table } from 'antd';
import { Link } from 'react-router';
import type { CycleWakeUp } from '../api/types';
import { moment } from '../common/format';
import { useText } from '../text/language';

/** The next due instant of each running cycle. */
export function WakeUps({ wakeUps }: { wakeUps: readonly CycleWakeUp[] }) {
  const text = useText();
  return (
    <Table<CycleWakeUp>
      size="small"
      rowKey={(row) => `${row.cycle} ${row.due}`}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text.jobs.wakeUpsNone }}
      dataSource={[...wakeUps]}
      columns={[
        { title: text.jobs.cycle, render: (_, row) => <Link to={`/cycles/${encodeURIComponent(row.cycle)}`}>{row.cycle}</Link> },
        { title: text.jobs.due, render: (_, row) => moment(row.due) },
      ]}
    />
  );
}
