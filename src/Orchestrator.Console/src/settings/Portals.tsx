import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Popconfirm, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys, usePortals } from '../api/queries';
import type { Portal } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';

interface NewPortal {
  code: string;
  name: string;
  cycles?: string[];
  eventTypes?: string[];
}

/** The cities' systems that push events; a secret is shown once. */
export function Portals() {
  const text = useText();
  const client = useQueryClient();
  const { modal } = App.useApp();
  const portals = usePortals();
  const [adding, setAdding] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: keys.portals });

  function showSecret(secret: string) {
    void modal.info({
      title: text.settings.secretTitle,
      width: 560,
      content: <><Alert type="warning" title={text.settings.secretText} /><Typography.Paragraph copyable code className="below secret">{secret}</Typography.Paragraph></>,
      okText: text.common.close,
    });
  }

  const add = useMutation({
    mutationFn: ({ code, name, cycles, eventTypes }: NewPortal) =>
      unwrap(api.POST('/api/console/v1/portals', { body: { code, name, cycles: orAll(cycles), eventTypes: orAll(eventTypes) } })),
    onSuccess: async (created) => {
      setAdding(false);
      showSecret(created.secret);
      await refresh();
    },
  });
  const renew = useMutation({
    mutationFn: (code: string) => unwrap(api.POST('/api/console/v1/portals/{code}/secret', { params: { path: { code } } })),
    onSuccess: (renewed) => showSecret(renewed.secret),
  });
  const disable = useMutation({
    mutationFn: (code: string) => unwrap(api.DELETE('/api/console/v1/portals/{code}', { params: { path: { code } } })),
    onSuccess: refresh,
  });
  const required = { required: true, message: text.common.required };
  const error = portals.error ?? renew.error ?? disable.error;
  return (
    <>
      <div className="table-tools"><Button type="primary" onClick={() => { add.reset(); setAdding(true); }}>{text.settings.addPortal}</Button></div>
      {error && <ProblemNote error={error} />}
      <Table<Portal>
        size="small"
        rowKey="code"
        loading={portals.isLoading}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text.settings.noPortals }}
        dataSource={portals.data ?? []}
        columns={[
          { title: text.settings.code, dataIndex: 'code' },
          { title: text.settings.name, dataIndex: 'name' },
          { title: text.settings.cycles, render: (_, row) => listed(row.cycles, text.common.all) },
          { title: text.settings.events, render: (_, row) => listed(row.eventTypes, text.common.all) },
          { title: text.settings.enabled, render: (_, row) => <span className={`tag ${row.active ? 'tone-met' : 'tone-void'}`}>{row.active ? text.settings.on : text.settings.off}</span> },
          {
            render: (_, row) => row.active && (
              <div className="actions">
                <Popconfirm title={text.settings.renewSure} onConfirm={() => renew.mutate(row.code)}><Button size="small">{text.settings.renew}</Button></Popconfirm>
                <Popconfirm title={text.settings.disableSure} onConfirm={() => disable.mutate(row.code)}><Button size="small" danger>{text.settings.disable}</Button></Popconfirm>
              </div>
            ),
          },
        ]}
      />
      <Modal open={adding} title={text.settings.addPortal} footer={null} onCancel={() => setAdding(false)} destroyOnHidden>
        <Form<NewPortal> layout="vertical" requiredMark={false} onFinish={(values) => add.mutate(values)}>
          <Form.Item name="code" label={text.settings.code} extra={text.cycle.codeHint} rules={[required, { pattern: /^[A-Za-z0-9-]{1,40}$/, message: text.cycle.codeHint }]}><Input /></Form.Item>
          <Form.Item name="name" label={text.settings.name} rules={[required]}><Input /></Form.Item>
          <Form.Item name="cycles" label={text.settings.cycles} extra={text.settings.cyclesHint}><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
          <Form.Item name="eventTypes" label={text.settings.events} extra={text.settings.eventsHint}><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
          {add.error && <Form.Item><ProblemNote error={add.error} /></Form.Item>}
          <Button type="primary" htmlType="submit" block loading={add.isPending}>{text.common.save}</Button>
        </Form>
      </Modal>
    </>
  );
}

const orAll = (values: string[] | undefined) => (values && values.length > 0 ? values : ['*']);

function listed(values: readonly string[], all: string): string {
  return values.includes('*') ? all : values.join('、');
}
