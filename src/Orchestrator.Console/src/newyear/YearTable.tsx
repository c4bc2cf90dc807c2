import { Alert, Table, Tag } from 'antd';
import type { NewYearRow, NewYearView } from '../api/types';
import { useLanguage, useText } from '../text/language';

/** Every planned date in both years: what is only proposed and why, what follows from its rule, what has to be looked at. */
export function YearTable({ view }: { view: NewYearView }) {
  const text = useText();
  const { language } = useLanguage();
  const proposed = view.rows.filter((row) => row.toConfirm).length;
  return (
    <>
      <p>{text.newYear.counts(view.rows.length, proposed)}</p>
      {view.remarks.length > 0 && <Alert type="warning" showIcon title={text.newYear.remarks} description={<ul>{view.remarks.map((remark) => <li key={remark}>{remark}</li>)}</ul>} />}
      <Table<NewYearRow>
        size="small"
        className="below"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content', y: 520 }}
        dataSource={[...view.rows]}
        columns={[
          { title: text.deadline.action, dataIndex: 'action', className: 'year-action', render: (_, row) => <>{row.action} {row.clauses.map((clause) => <code key={clause} className="clause">{clause}</code>)}</> },
          { title: text.deadline.who, render: (_, row) => row.actorText ?? text.common.unknown },
          { title: `${view.year.from}`, render: (_, row) => row.old ? `${row.old} ${row.oldWeekday ?? ''}` : text.common.unknown },
          { title: `${view.year.to}`, render: (_, row) => row.new ? <b>{row.new} {row.newWeekday}</b> : text.common.unknown },
          { title: text.deadline.state, render: (_, row) => <>{row.toConfirm ? <Tag color="orange">{text.newYear.toConfirm}</Tag> : <Tag>{text.newYear.byRule}</Tag>}{row.provisional && <Tag color="gold">{text.timeline.provisional}</Tag>}</> },
          { title: text.newYear.why, className: 'year-why', render: (_, row) => language === 'zh' ? row.reason : row.reasonEn },
        ]}
      />
    </>
  );
}
