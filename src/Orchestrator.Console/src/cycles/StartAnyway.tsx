import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys } from '../api/queries';
import type { MoveRequest } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';

/** A start that contradicts the schedule, with its reason, for a second person to approve. */
export function StartAnyway({ start }: { start: NonNullable<MoveRequest['start']> }) {
  const text = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const propose = useMutation({
    mutationFn: ({ reason }: { reason: string }) => unwrap(api.POST('/api/console/v1/moves', { body: { kind: 'start', reason: reason.trim(), start } })),
    onSuccess: async () => {
      void message.success(text.moves.proposed);
      await client.invalidateQueries({ queryKey: keys.moves });
      void navigate('/moves');
    },
  });
  return (
    <Form<{ reason: string }> layout="vertical" className="below" requiredMark={false} onFinish={(values) => propose.mutate(values)}>
      <Form.Item name="reason" label={text.cycle.startAnyway} extra={text.cycle.startAnywayHint} rules={[{ required: true, whitespace: true, message: text.common.required }]}><Input maxLength={200} /></Form.Item>
      {propose.error && <ProblemNote error={propose.error} />}
      <Button htmlType="submit" loading={propose.isPending}>{text.cycle.proposeStart}</Button>
    </Form>
  );
}
