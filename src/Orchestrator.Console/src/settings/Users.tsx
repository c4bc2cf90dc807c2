import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys, useSession, useUsers } from '../api/queries';
import type { User, UserGrant } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { UserForm } from './UserForm';

/** Who may sign in, as what, and for what. */
export function Users() {
  const text = useText();
  const client = useQueryClient();
  const { modal } = App.useApp();
  const users = useUsers();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState<User | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: keys.users });
  const path = (name: string) => ({ params: { path: { name } } });
  const reset = useMutation({
    mutationFn: (name: string) => unwrap(api.POST('/api/console/v1/users/{name}/password-link', path(name))),
    onSuccess: (link) =>
      void modal.info({
        title: text.settings.resetPassword,
        content: link.path ? <>{text.settings.resetLink}<br /><code>{`${window.location.origin}${link.path}`}</code></> : text.settings.resetMailed,
      }),
  });
  const removeFactor = useMutation({
    mutationFn: (name: string) => unwrap(api.DELETE('/api/console/v1/users/{name}/second-factor', path(name))),
    onSuccess: refresh,
  });
  const error = users.error ?? reset.error ?? removeFactor.error;

  function show(user: User | null) {
    setChanging(user);
    setOpen(true);
  }

  return (
    <>
      <div className="table-tools"><Button type="primary" onClick={() => show(null)}>{text.settings.addUser}</Button></div>
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
          { title: text.settings.roles, render: (_, row) => row.grants.map((grant, place) => <div key={place}><GrantText grant={grant} /></div>) },
          { title: text.settings.secondFactor, render: (_, row) => (row.secondFactor ? text.settings.on : text.settings.off) },
          { title: text.settings.enabled, render: (_, row) => <span className={`tag ${row.active ? 'tone-met' : 'tone-void'}`}>{row.active ? text.settings.on : text.settings.off}</span> },
          {
            render: (_, row) => row.name !== session.data?.user.name && (
              <div className="actions">
                <Button size="small" onClick={() => show(row)}>{text.settings.change}</Button>
                {row.active && <Popconfirm title={text.settings.resetSure} onConfirm={() => reset.mutate(row.name)}><Button size="small">{text.settings.resetPassword}</Button></Popconfirm>}
                {row.secondFactor && <Popconfirm title={text.settings.removeFactorSure} onConfirm={() => removeFactor.mutate(row.name)}><Button size="small" danger>{text.settings.removeFactor}</Button></Popconfirm>}
              </div>
            ),
          },
        ]}
      />
      <UserForm key={changing?.name ?? ''} user={changing} open={open} onClose={() => setOpen(false)} onSaved={async () => { setOpen(false); await refresh(); }} />
    </>
  );
}

/** A role and how far it reaches, e.g. 办事机构（C001，天津市）. */
function GrantText({ grant }: { grant: UserGrant }) {
  const text = useText();
  const limits = [grant.organisation, grant.jurisdiction, grant.cycle].filter(Boolean);
  return <>{text.roles[grant.role] ?? grant.role}{limits.length > 0 && <span className="muted">（{limits.join('，')}）</span>}</>;
}
