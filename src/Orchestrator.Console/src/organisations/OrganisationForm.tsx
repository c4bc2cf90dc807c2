import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, Button, Form, Input, Modal, Select, Switch } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys, useOrganisations } from '../api/queries';
import type { Organisation, OrganisationEntry } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';

interface Values {
  role: string;
  code: string;
  name: string;
  jurisdiction?: string;
  superior?: string;
  enabled: boolean;
}

/** Registers an organisation, or changes one; what names it stays. */
export function OrganisationForm({ organisation, onClose }: { organisation: Organisation | undefined; onClose: () => void }) {
  const text = useText();
  const words = text.organisations;
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const role = Form.useWatch('role', form);
  const superior = Form.useWatch('superior', form);
  const departments = useOrganisations({ role: 'department', search: superior ?? '' }, role === 'employer').data?.items ?? [];
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const body = entryOf(values);
      await (organisation
        ? unwrap(api.PUT('/api/console/v1/organisations', { body }))
        : unwrap(api.POST('/api/console/v1/organisations', { body })));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.organisations });
      onClose();
    },
  });
  const required = { required: true, whitespace: true, message: text.common.required };
  return (
    <Modal open title={organisation ? words.change : words.add} footer={null} onCancel={onClose}>
      <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={organisation ?? { enabled: true }} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="role" label={words.role} rules={[required]}>
          <Select disabled={organisation !== undefined} options={Object.entries(words.roles).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="code" label={words.code} {...(organisation ? {} : { extra: words.codeHint })} rules={[required]}><Input disabled={organisation !== undefined} maxLength={64} autoComplete="off" /></Form.Item>
        <Form.Item name="name" label={words.name} rules={[required]}><Input maxLength={200} autoComplete="off" /></Form.Item>
        <Form.Item name="jurisdiction" label={words.jurisdiction}><Input maxLength={16} allowClear autoComplete="off" /></Form.Item>
        {role === 'employer' && (
          <Form.Item name="superior" label={words.superior} extra={words.superiorHint}>
            <AutoComplete allowClear options={departments.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))} />
          </Form.Item>
        )}
        <Form.Item name="enabled" label={words.state} valuePropName="checked"><Switch checkedChildren={text.settings.on} unCheckedChildren={text.settings.off} /></Form.Item>
        {save.error && <Form.Item><ProblemNote error={save.error} /></Form.Item>}
        <Button type="primary" htmlType="submit" block loading={save.isPending}>{text.common.save}</Button>
      </Form>
    </Modal>
  );
}

/** What was left empty is not stated. */
function entryOf({ role, code, name, jurisdiction, superior, enabled }: Values): OrganisationEntry {
  return {
    role,
    code: code.trim(),
    name: name.trim(),
    jurisdiction: jurisdiction?.trim() || null,
    superior: superior?.trim() || null,
    enabled,
  };
}
