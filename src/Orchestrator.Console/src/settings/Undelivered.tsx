import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Table } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys, useOutbox } from '../api/queries';
import type { Undelivered as Message } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { moment } from '../common/format';
import { useText } from '../text/language';

const pageSize = 500;

/** What was given up, with why; an administrator sends it once more when the cause is gone. */
export function Undelivered() {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const outbox = useOutbox();
  const retry = useMutation({
    mutationFn: (ids: string[]) => unwrap(api.POST('/api/console/v1/outbox/retries', { body: { ids } })),
    onSuccess: async (answer) => {
      void message.success(text.settings.retried(answer.retried));
      await client.invalidateQueries({ queryKey: keys.outbox });
    },
  });
  const letters = outbox.data?.undelivered ?? [];
  const error = outbox.error ?? retry.error;
  return (
    <>
      <div className="table-tools">
        <span className="muted">{outbox.data?.kinds.map((kind) => `${text.settings.messageKinds[kind.kind]} ${text.settings.waiting(kind.waiting)}`).join(' · ')}</span>
        {letters.length > 0 && <Button loading={retry.isPending} onClick={() => retry.mutate(letters.map((letter) => letter.id))}>{text.settings.retryAll}</Button>}
      </div>
      {outbox.data?.kinds.some((kind) => !kind.isConfigured && kind.waiting > 0) && <Alert type="warning" showIcon title={text.settings.notConfigured} />}
      {letters.length === pageSize && <Alert type="info" title={text.settings.undeliveredMore} />}
      {error && <ProblemNote error={error} />}
      <Table<Message>
        size="small"
        rowKey="id"
        loading={outbox.isLoading}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text.settings.undeliveredNone }}
        dataSource={[...letters]}
        columns={[
          { title: text.settings.messageKind, render: (_, row) => text.settings.messageKinds[row.kind] },
          { title: text.settings.recipient, dataIndex: 'recipient' },
          { title: text.settings.reason, dataIndex: 'reason' },
          { title: text.settings.attempts, dataIndex: 'attempts' },
          { title: text.settings.createdAt, render: (_, row) => moment(row.createdAt) },
          { render: (_, row) => <Button size="small" disabled={retry.isPending} onClick={() => retry.mutate([row.id])}>{text.settings.retry}</Button> },
        ]}
      />
    </>
  );
}
