import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { useOperatorLog } from '../api/queries';
import type { LogFilter, LogLine } from '../api/types';
import { moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useLanguage, useText } from '../text/language';
import { LogVerification } from './LogVerification';

/** 操作日志: who did what and when, found by day, person and kind; and whether the chain is whole. */
export function OperatorLogPage() {
  const text = useText();
  const { language } = useLanguage();
  const [filter, setFilter] = useState<LogFilter>({});
  const log = useOperatorLog(filter);
  const lines = log.data?.pages.flatMap((page) => page.items) ?? [];
  const kinds = Object.entries(text.operatorLog.kinds).map(([value, label]) => ({ value, label }));
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{text.operatorLog.title}</h1>
          <p className="muted">{text.operatorLog.explain(log.data?.pages[0]?.total ?? 0)}</p>
        </div>
      </div>
      <LogVerification />
      <div className="table-tools">
        <Input type="date" aria-label={text.operatorLog.from} prefix={text.operatorLog.from} onChange={(event) => setFilter({ ...filter, from: event.target.value })} />
        <Input type="date" aria-label={text.operatorLog.to} prefix={text.operatorLog.to} onChange={(event) => setFilter({ ...filter, to: event.target.value })} />
        <Input.Search
          aria-label={text.operatorLog.who}
          placeholder={text.operatorLog.who}
          allowClear
          onSearch={(who) => setFilter({ ...filter, who: who.trim() })}
        />
        <Select
          aria-label={text.operatorLog.kind}
          placeholder={text.operatorLog.kind}
          allowClear
          options={kinds}
          onChange={(kind: string | undefined) => setFilter({ ...filter, kind: kind ?? '' })}
        />
      </div>
      {log.error && <ProblemNote error={log.error} onRetry={() => void log.refetch()} />}
      <Table<LogLine>
        size="small"
        rowKey="sequence"
        loading={log.isLoading}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: log.hasNextPage ? text.operatorLog.noneYet : text.operatorLog.none }}
        dataSource={lines}
        columns={[
          { title: text.operatorLog.sequence, dataIndex: 'sequence', align: 'right' },
          { title: text.operatorLog.at, dataIndex: 'at', render: moment },
          { title: text.operatorLog.who, dataIndex: 'who' },
          { title: text.operatorLog.what, render: (_, row) => (language === 'zh' ? row.what : row.whatEn) },
          { title: text.operatorLog.subject, render: (_, row) => row.subject ?? text.common.unknown },
          { title: text.operatorLog.note, render: (_, row) => <div className="letter-why">{language === 'zh' ? row.note : row.noteEn}</div> },
        ]}
      />
      {log.hasNextPage && <p><Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>{text.operatorLog.more}</Button></p>}
    </>
  );
}
