import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys } from '../api/queries';
import type { MoveRequest } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { MoveDetails } from './MoveDetails';

/** A move that is asked for: its fields and the reason, what it would do, and only then the proposal to a second person. */
export function MoveDraft<T extends { reason: string }>({ title, toRequest, onDone, children }: { title: string; toRequest: (values: T) => MoveRequest; onDone: () => void; children: ReactNode }) {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const preview = useMutation({ mutationFn: (body: MoveRequest) => unwrap(api.POST('/api/console/v1/moves/preview', { body })) });
  const propose = useMutation({
    mutationFn: (body: MoveRequest) => unwrap(api.POST('/api/console/v1/moves', { body })),
    onSuccess: async () => {
      void message.success(text.moves.proposed);
      await client.invalidateQueries({ queryKey: keys.moves });
      onDone();
    },
  });

  function forget() {
    preview.reset();
    propose.reset();
  }

  return (
    <Card size="small" title={title}>
      <Form<T> layout="vertical" className="narrow-form" requiredMark={false} onValuesChange={forget} onFinish={(values) => preview.mutate(toRequest(values))}>
        {children}
        <Form.Item name="reason" label={text.moves.reason} extra={text.moves.reasonHint} rules={[{ required: true, whitespace: true, message: text.common.required }]} className="wide"><Input maxLength={200} /></Form.Item>
        <div className="wide actions">
          <Button htmlType="submit" loading={preview.isPending}>{text.moves.preview}</Button>
          <Button type="primary" disabled={!preview.data?.isLawful} loading={propose.isPending} onClick={() => preview.variables && propose.mutate(preview.variables)}>{text.moves.propose}</Button>
          <span className="muted">{text.moves.fourEyes}</span>
        </div>
      </Form>
      {(preview.error ?? propose.error) && <div className="below"><ProblemNote error={preview.error ?? propose.error} /></div>}
      {preview.data && <MoveDetails kind={preview.variables.kind} preview={preview.data} />}
    </Card>
  );
}
