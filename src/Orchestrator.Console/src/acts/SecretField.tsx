import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Form, Typography } from 'antd';
import { useState } from 'react';
import { useText } from '../text/language';
import type { Place } from './ActFields';
import { randomHex, sha256 } from './secrets';

/** Makes the secret that a draw is committed to. Only its hash is sent: who commits keeps the secret until it is revealed. */
export function SecretField({ at, label }: { at: Place; label: string }) {
  const text = useText();
  const form = Form.useFormInstance();
  const [secret] = useState(randomHex);
  const hash = useQuery({
    queryKey: ['sha256', secret],
    gcTime: 0,
    queryFn: async () => {
      const made = (await sha256(secret)) ?? null;
      form.setFieldValue(at, made);
      return made;
    },
  });
  const isKept = (_: unknown, kept: boolean) => (kept ? Promise.resolve() : Promise.reject(new Error(text.acts.keepFirst)));
  if (hash.data === null) return <Alert type="error" showIcon title={text.acts.noHash} />;
  return (
    <>
      <Form.Item required label={text.acts.secret} extra={text.acts.secretHint}>
        <Typography.Text copyable code>{secret}</Typography.Text>
      </Form.Item>
      <Form.Item required name={at} label={label}><Typography.Text code>{hash.data ?? ''}</Typography.Text></Form.Item>
      <Form.Item name="secretKept" valuePropName="checked" rules={[{ validator: isKept }]}>
        <Checkbox>{text.acts.kept}</Checkbox>
      </Form.Item>
    </>
  );
}
