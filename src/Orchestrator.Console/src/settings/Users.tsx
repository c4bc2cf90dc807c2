import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Popconfirm, Select, Table } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys, useSession, useUsers } from '../api/queries';
import type { User } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { roleNames } from '../session/roles';
import { useText } from '../text/language';

interface NewUser {
  name: string;
  displayName: string;
  password: string;
  roles: string[];
  organisation?: string;
}

/** Who may sign in, and as what. */
export function Users() {
  const text = useText();
  const client = useQueryClient();
  const users = useUsers();
  const session = useSession();
  const [adding, setAdding] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: keys.users });
  const add = useMutation({
    mutationFn: (body: NewUser) => unwrap(api.POST('/api/console/v1/users', { body })),
    onSuccess: async () => {
      setAdding(false);
      await refresh();
    },
  });
  const disable = useMutation({
    mutationFn: (name: string) => unwrap(api.DELETE('/api/console/v1/users/{name}', { params: { path: { name } } })),
    onSuccess: refresh,
  });
  const reset = useMutation({
    mutationFn: (name: string) => unwrap(api.POST('/api/console/v1/users/{name}/password-link', { params: { path: { name } } })),
    onSuccess: (link) =>
      void Modal.info({
        title: text.settings.resetPassword,
        content: link.path ? <>{text.settings.resetLink}<br /><code>{`${window.location.origin}${link.path}`}</code></> : text.settings.resetMailed,
      }),
  });
  const required = { required: true, message: text.common.required };
  const error = users.error ?? disable.error ?? reset.error;
  return (
    <>
      <div className="table-tools"><Button type="primary" onClick={() => { add.reset(); setAdding(true); }}>{text.settings.addUser}</Button></div>
      {error && <ProblemNote error={error} />}
      <Table<User>
        size="small"
        rowKey="name"
        loading={users.isLoading}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={users.data ?? []}
        columns={[
          { title: text.settings.account, dataIndex: 'name' },
          { title: text.session.displayName, dataIndex: 'displayName' },
          { title: text.settings.roles, render: (_, row) => row.roles.map((role) => text.roles[role] ?? role).join('、') },
          { title: text.settings.organisation, dataIndex: 'organisation', render: (value: string | null) => value ?? text.common.unknown },
          { title: text.settings.enabled, render: (_, row) => <span className={`tag ${row.active ? 'tone-met' : 'tone-void'}`}>{row.active ? text.settings.on : text.settings.off}</span> },
          {
            render: (_, row) => row.active && row.name !== session.data?.user.name && (
              <>
                <Popconfirm title={text.settings.resetSure} onConfirm={() => reset.mutate(row.name)}><Button size="small">{text.settings.resetPassword}</Button></Popconfirm>{' '}
                <Popconfirm title={text.settings.disableSure} onConfirm={() => disable.mutate(row.name)}><Button size="small" danger>{text.settings.disable}</Button></Popconfirm>
              </>
            ),
          },
        ]}
      />
      <Modal open={adding} title={text.settings.addUser} footer={null} onCancel={() => setAdding(false)} destroyOnHidden>
        <Form<NewUser> layout="vertical" requiredMark={false} onFinish={(values) => add.mutate(values)}>
          <Form.Item name="displayName" label={text.session.displayName} rules={[required]}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="name" label={text.settings.account} rules={[required]}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="roles" label={text.settings.roles} rules={[required]}>
            <Select mode="multiple" options={roleNames.map((role) => ({ value: role, label: text.roles[role] }))} />
          </Form.Item>
          <Form.Item name="organisation" label={text.settings.organisation} extra={text.settings.organisationHint}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="password" label={text.session.password} extra={text.session.passwordHint} rules={[required]}><Input.Password autoComplete="new-password" /></Form.Item>
          {add.error && <Form.Item><ProblemNote error={add.error} /></Form.Item>}
          <Button type="primary" htmlType="submit" block loading={add.isPending}>{text.common.save}</Button>
        </Form>
      </Modal>
    </>
  );
}
