import { Table } from 'antd';
import { Link } from 'react-router';
import { useWaiting } from '../api/queries';
import type { WaitingItem } from '../api/types';
import { day, moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useTitle } from '../common/useTitle';
import { useLanguage, useText } from '../text/language';

/** 待我办理: all that waits for who is signed in, with the day on which it lapses. */
export function WaitingPage() {
  const text = useText();
  const { language } = useLanguage();
  const waiting = useWaiting();
  useTitle(text.menu.waiting);
  return (
    <>
      <div className="page-head"><div><h1>{text.menu.waiting}</h1><p className="muted">{text.waiting.hint}</p></div></div>
      {waiting.error && <ProblemNote error={waiting.error} onRetry={() => void waiting.refetch()} />}
      <Table<WaitingItem>
        size="small"
        rowKey={(row) => `${row.kind}/${row.id}`}
        loading={waiting.isLoading}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text.waiting.none }}
        dataSource={waiting.data ?? []}
        columns={[
          { title: text.waiting.kind, render: (_, row) => (row.move ? text.moves.kinds[row.move] : text.waiting.kinds[row.kind]) },
          { title: text.waiting.subject, render: (_, row) => <Link to={pathOf(row)}>{row.subject || text.waiting.kinds[row.kind]}{(row.count ?? 1) > 1 && `（${row.count}）`}</Link> },
          { title: text.waiting.cycle, render: (_, row) => row.cycle ?? text.common.unknown },
          { title: text.waiting.by, render: (_, row) => row.by ?? text.common.unknown },
          { title: text.waiting.since, render: (_, row) => (row.since ? moment(row.since) : text.common.unknown) },
          { title: text.waiting.lapses, render: (_, row) => (row.lapses ? day(row.lapses, language) : text.common.unknown) },
        ]}
      />
    </>
  );
}

function pathOf(item: WaitingItem): string {
  switch (item.kind) {
    case 'move':
      return '/moves';
    case 'definition':
      return '/design?show=changes';
    case 'calendar':
      return '/calendars';
    case 'notice':
      return '/notices';
    case 'deadLetter':
      return '/settings?show=dead-letters';
    default:
      return `/cycles/${item.cycle}/deadlines/${item.id}`;
  }
}
