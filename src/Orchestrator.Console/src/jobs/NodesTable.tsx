import { Table } from 'antd';
import type { JobNode } from '../api/types';
import { moment } from '../common/format';
import { useText } from '../text/language';

/** Who runs the jobs. */
export function NodesTable({ nodes }: { nodes: readonly JobNode[] }) {
  const text = useText();
  return (
    <Table<JobNode>
      size="small"
      rowKey="name"
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text.jobs.nodesNone }}
      dataSource={[...nodes]}
      columns={[
        { title: text.jobs.node, dataIndex: 'name' },
        {
          title: text.jobs.state,
          render: (_, row) => <span className={`tag ${row.isServing ? 'tone-met' : 'tone-planned'}`}>{row.isServing ? text.jobs.serving : text.jobs.silent}</span>,
        },
        { title: text.jobs.lastSeen, render: (_, row) => (row.lastSeen ? moment(row.lastSeen) : text.common.unknown) },
        { title: text.jobs.lastLook, render: (_, row) => (row.lastLook ? moment(row.lastLook) : text.common.unknown) },
        { title: text.jobs.takeOvers, align: 'right', dataIndex: 'takeOvers' },
        { title: text.jobs.lastTakeOver, render: (_, row) => (row.lastTakeOver ? moment(row.lastTakeOver) : text.common.unknown) },
      ]}
    />
  );
}
