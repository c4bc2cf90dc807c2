import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import { problemOf, unwrap } from '../api/problem';
import { keys, useSession } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { FrontDoor } from './FrontDoor';

interface Credentials {
  name: string;
  password: string;
  code?: string;
}

export function SignInPage() {
  const text = useText();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const client = useQueryClient();
  const session = useSession();
  const target = search.get('to') ?? '/';
  const signIn = useMutation({
    mutationFn: (body: Credentials) => unwrap(api.POST('/api/session', { body })),
    onSuccess: (answer) => {
      client.clear();
      client.setQueryData(keys.session, answer);
      void navigate(target, { replace: true });
    },
  });
  const needsCode = signIn.error !== null && ['code-needed', 'wrong-code'].some((code) => problemOf(signIn.error).type?.endsWith(code));
  if (session.data) return <Navigate to={target} replace />;
  return (
    <FrontDoor title={text.session.signInTitle}>
      <Form<Credentials> layout="vertical" onFinish={(values) => signIn.mutate(values)} requiredMark={false}>
        <Form.Item name="name" label={text.session.name} rules={[{ required: true, message: text.common.required }]}>
          <Input size="large" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item name="password" label={text.session.password} rules={[{ required: true, message: text.common.required }]}>
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        {needsCode && (
          <Form.Item name="code" label={text.session.code} rules={[{ required: true, message: text.common.required }]}>
            <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
          </Form.Item>
        )}
        {signIn.error && <Form.Item><ProblemNote error={signIn.error} /></Form.Item>}
        <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>{text.session.signIn}</Button>
      </Form>
      <p className="muted front-door-hint">{text.session.noAccount}</p>
    </FrontDoor>
  );
}
