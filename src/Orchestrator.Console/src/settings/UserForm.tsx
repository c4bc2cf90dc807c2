import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Switch } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import type { User, UserGrant } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { GrantFields } from './GrantFields';

interface Values {
  name: string;
  displayName: string;
  email?: string;
  password?: string;
  active?: boolean;
  grants: UserGrant[];
}

/** Adds somebody, or changes what somebody is and may do. */
export function UserForm({ user, open, onClose, onSaved }: { user: User | null; open: boolean; onClose: () => void; onSaved: () => Promise<void> }) {
  const text = useText();
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const grants = values.grants.map(stated);
      const email = values.email || null;
      const { name, displayName, password, active = true } = values;
      await (user
        ? unwrap(api.PUT('/api/console/v1/users/{name}', { params: { path: { name: user.name } }, body: { displayName, email, grants, active } }))
        : unwrap(api.POST('/api/console/v1/users', { body: { name, displayName, email, password: password || null, grants, roles: [] } })));
    },
    onSuccess: onSaved,
  });
  const required = { required: true, message: text.common.required };
  return (
    <Modal open={open} title={user ? text.settings.changeUser : text.settings.addUser} footer={null} onCancel={onClose} afterOpenChange={() => save.reset()} destroyOnHidden>
      <Form<Values> layout="vertical" requiredMark={false} initialValues={user ?? undefined} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="displayName" label={text.session.displayName} rules={[required]}><Input autoComplete="off" /></Form.Item>
        {!user && <Form.Item name="name" label={text.settings.account} rules={[required]}><Input autoComplete="off" /></Form.Item>}
        <Form.Item name="email" label={text.settings.email} extra={text.settings.emailHint}><Input type="email" autoComplete="off" /></Form.Item>
        <GrantFields />
        {!user && <Form.Item name="password" label={text.session.password} extra={`${text.session.passwordHint} ${text.settings.passwordLater}`}><Input.Password autoComplete="new-password" /></Form.Item>}
        {user && <Form.Item name="active" label={text.settings.enabled} valuePropName="checked"><Switch checkedChildren={text.settings.on} unCheckedChildren={text.settings.off} /></Form.Item>}
        {save.error && <Form.Item><ProblemNote error={save.error} /></Form.Item>}
        <Button type="primary" htmlType="submit" block loading={save.isPending}>{text.common.save}</Button>
      </Form>
    </Modal>
  );
}

/** What was left empty does not limit. */
function stated(grant: UserGrant): UserGrant {
  return { role: grant.role, jurisdiction: grant.jurisdiction || null, cycle: grant.cycle || null, organisation: grant.organisation || null };
}
