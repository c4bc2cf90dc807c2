import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { FrontDoor } from './FrontDoor';

interface Administrator {
  name: string;
  displayName: string;
  password: string;
}

/** Opened by the one-time link that the server prints at its first start. */
export function WelcomePage() {
  const text = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const token = search.get('token');
  const create = useMutation({
    mutationFn: ({ name, displayName, password }: Administrator) =>
      unwrap(api.POST('/api/session/link', { body: { token: token ?? '', name, displayName, password } })),
    onSuccess: (answer) => {
      client.clear();
      client.setQueryData(keys.session, answer);
      void navigate('/', { replace: true });
    },
  });
  const required = { required: true, message: text.common.required };
  if (!token) return <FrontDoor title={text.session.welcomeTitle}><Alert type="warning" showIcon title={text.session.noToken} /></FrontDoor>;
  return (
    <FrontDoor title={text.session.welcomeTitle}>
      <p className="muted">{text.session.welcomeText}</p>
      <Form<Administrator> layout="vertical" requiredMark={false} onFinish={(values) => create.mutate(values)}>
        <Form.Item name="displayName" label={text.session.displayName} rules={[required]}><Input autoComplete="name" autoFocus /></Form.Item>
        <Form.Item name="name" label={text.session.name} rules={[required]}><Input autoComplete="username" /></Form.Item>
        <Form.Item name="password" label={text.session.password} extra={text.session.passwordHint} rules={[required]}>
          <Input.Password autoComplete="new-password" />
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
        {create.error && <Form.Item><ProblemNote error={create.error} /></Form.Item>}
        <Button type="primary" size="large" htmlType="submit" block loading={create.isPending}>{text.session.create}</Button>
      </Form>
    </FrontDoor>
  );
}
