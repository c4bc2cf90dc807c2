import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys } from '../api/queries';
import type { DeadLetter } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';

/** Gives one dead letter up, with a reason. */
export function CloseLetter({ letter, onClose }: { letter: DeadLetter; onClose: () => void }) {
  const text = useText().deadLetters;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const close = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      unwrap(api.POST('/api/console/v1/dead-letters/closings', { body: { ids: [letter.id], reason: reason.trim() } })),
    onSuccess: async (answer) => {
      void message.success(text.closed(answer.changed));
      await client.invalidateQueries({ queryKey: keys.deadLetters });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={text.closeTitle(letter.name)}
      okText={text.close}
      okButtonProps={{ danger: true, loading: close.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{text.closeHint}</p>
      <Form form={form} layout="vertical" onFinish={(values) => close.mutate(values)}>
        <Form.Item name="reason" label={text.reason} rules={[{ required: true, whitespace: true, max: 1000 }]}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
      </Form>
      {close.error && <ProblemNote error={close.error} />}
    </Modal>
  );
}
