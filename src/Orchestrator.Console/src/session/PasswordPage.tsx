import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { FrontDoor } from './FrontDoor';

/** Opened by the one-time link that an administrator gives to an account's owner. */
export function PasswordPage() {
  const text = useText();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const token = search.get('token');
  const choose = useMutation({
    mutationFn: ({ password }: { password: string }) => unwrap(api.POST('/api/session/password-link', { body: { token: token ?? '', password } })),
    onSuccess: () => void navigate('/sign-in', { replace: true }),
  });
  const required = { required: true, message: text.common.required };
  if (!token) return <FrontDoor title={text.session.passwordTitle}><Alert type="warning" showIcon title={text.session.noToken} /></FrontDoor>;
  return (
    <FrontDoor title={text.session.passwordTitle}>
      <p className="muted">{text.session.passwordText}</p>
      <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={(values) => choose.mutate(values)}>
        <Form.Item name="password" label={text.session.password} extra={text.session.passwordHint} rules={[required]}>
          <Input.Password autoComplete="new-password" autoFocus />
        </Form.Item>
        <Form.Item
          name="repeat"
          label={text.session.repeat}
          dependencies={['password']}
          rules={[
            required,
            ({ getFieldValue }) => ({ validator: (_, value) => (!value || value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(text.session.differ))) }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {choose.error && <Form.Item><ProblemNote error={choose.error} /></Form.Item>}
        <Button type="primary" size="large" htmlType="submit" block loading={choose.isPending}>{text.common.save}</Button>
      </Form>
    </FrontDoor>
  );
}
