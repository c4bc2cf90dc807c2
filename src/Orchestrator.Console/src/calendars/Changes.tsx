import { Table } from 'antd';
import type { CalendarChange } from '../api/types';
import { useText } from '../text/language';

/** Day by day, what an import changes. */
export function Changes({ changes, document, moved }: { changes: readonly CalendarChange[]; document: string | null; moved?: number }) {
  const text = useText();
  if (changes.length === 0) return <p className="muted">{text.calendars.noChanges}</p>;
  return (
    <div className="below">
      <p>{document && <b>{document} </b>}{text.calendars.changes(changes.length)}{moved !== undefined && `，${text.calendars.affected(moved)}`}</p>
      <Table
        size="small"
        rowKey="date"
        pagination={false}
        scroll={{ x: 'max-content', y: 320 }}
        dataSource={[...changes]}
        columns={[
          { title: text.calendars.date, render: (_, row) => `${row.date} ${row.weekday}` },
          { title: text.calendars.before, dataIndex: 'before' },
          { title: text.calendars.after, dataIndex: 'after', render: (value: string) => <b>{value}</b> },
        ]}
      />
    </div>
  );
}
