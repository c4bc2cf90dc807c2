import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Space, Table } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys, useDeadLetters, useOutbox } from '../api/queries';
import type { DeadLetter } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { moment } from '../common/format';
import { useText } from '../text/language';
import { CloseLetter } from './CloseLetter';

const pageSize = 500;

/** Work that failed for good: why, since when, what it leaves undone; tried again, or given up with a reason. */
export function DeadLetters() {
  const text = useText().deadLetters;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [closing, setClosing] = useState<DeadLetter>();
  const found = useDeadLetters();
  const waiting = useOutbox().data?.kinds ?? [];
  const retry = useMutation({
    mutationFn: (ids: string[]) => unwrap(api.POST('/api/console/v1/dead-letters/retries', { body: { ids } })),
    onSuccess: async (answer) => {
      void message.success(text.retried(answer.changed));
      await client.invalidateQueries({ queryKey: keys.deadLetters });
    },
  });
  const letters = found.data ?? [];
  const retriable = letters.filter((letter) => letter.mayBeRetried).map((letter) => letter.id);
  const error = found.error ?? retry.error;
  return (
    <>
      <div className="table-tools">
        <span className="muted">{text.hint} {waiting.map((kind) => text.waiting(text.kinds[kind.kind] ?? kind.kind, kind.waiting)).join(' · ')}</span>
        {retriable.length > 0 && <Button loading={retry.isPending} onClick={() => retry.mutate(retriable)}>{text.retryAll}</Button>}
      </div>
      {waiting.some((kind) => !kind.isConfigured && kind.waiting > 0) && <Alert type="warning" showIcon title={text.notConfigured} />}
      {letters.length === pageSize && <Alert type="info" title={text.more} />}
      {error && <ProblemNote error={error} />}
      <Table<DeadLetter>
        size="small"
        rowKey="id"
        loading={found.isLoading}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text.none }}
        dataSource={[...letters]}
        columns={[
          { title: text.kind, render: (_, row) => text.kinds[row.kind] },
          { title: text.name, dataIndex: 'name' },
          { title: text.since, render: (_, row) => moment(row.since) },
          { title: text.blocks, render: (_, row) => text.effects[row.kind] },
          { title: text.why, dataIndex: 'reason', render: (why: string) => <div className="letter-why">{why}</div> },
          {
            render: (_, row) => (
              <Space>
                {row.mayBeRetried && <Button size="small" disabled={retry.isPending} onClick={() => retry.mutate([row.id])}>{text.retry}</Button>}
                <Button size="small" danger onClick={() => setClosing(row)}>{text.close}</Button>
              </Space>
            ),
          },
        ]}
      />
      {closing && <CloseLetter letter={closing} onClose={() => setClosing(undefined)} />}
    </>
  );
}
