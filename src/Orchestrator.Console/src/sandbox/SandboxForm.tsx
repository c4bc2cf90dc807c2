import { Button, Form, InputNumber, Select } from 'antd';
import { useEffect } from 'react';
import type { Definition } from '../api/types';
import { useText } from '../text/language';

export interface SandboxSettings {
  definitionId: string;
  applications: number;
  seed: number;
  seconds: number;
}

interface Props {
  schedules: readonly Definition[];
  loading: boolean;
  starting: boolean;
  onStart: (settings: SandboxSettings) => void;
}

export function SandboxForm({ schedules, loading, starting, onStart }: Props) {
  const text = useText();
  const [form] = Form.useForm<SandboxSettings>();
  const first = schedules[0]?.id;
  useEffect(() => {
    if (first && !form.getFieldValue('definitionId')) form.setFieldValue('definitionId', first);
  }, [first, form]);
  const required = { required: true, message: text.common.required };
  return (
    <Form<SandboxSettings> form={form} layout="vertical" requiredMark={false} className="sandbox-form" initialValues={{ applications: 50, seed: 1, seconds: 30 }} onFinish={onStart}>
      <Form.Item name="definitionId" label={text.sandbox.schedule} rules={[required]} className="wide">
        <Select loading={loading} notFoundContent={text.cycle.noDefinitions} options={schedules.map((definition) => ({ value: definition.id, label: definition.publishedVersion === null ? text.sandbox.draft(definition.name) : definition.name }))} />
      </Form.Item>
      <Form.Item name="applications" label={text.sandbox.applicants} rules={[required]}><InputNumber min={1} max={2000} precision={0} /></Form.Item>
      <Form.Item name="seconds" label={text.sandbox.seconds} rules={[required]}><InputNumber min={1} max={600} precision={0} /></Form.Item>
      <Form.Item name="seed" label={text.sandbox.seed} tooltip={text.sandbox.seedHint} rules={[required]}><InputNumber min={0} max={2147483647} precision={0} /></Form.Item>
      <Form.Item label=" "><Button type="primary" htmlType="submit" loading={starting} disabled={!first}>{text.sandbox.start}</Button></Form.Item>
    </Form>
  );
}
