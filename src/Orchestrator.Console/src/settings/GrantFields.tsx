import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Form, Select } from 'antd';
import { useCycles } from '../api/queries';
import { roleNames } from '../session/roles';
import { useText } from '../text/language';
import { OrganisationField } from './OrganisationField';

/** The roles of a person, each with how far it reaches. */
export function GrantFields() {
  const text = useText();
  const cycles = useCycles().data ?? [];
  const jurisdictions = [...new Set(cycles.map((cycle) => cycle.jurisdiction))].map((value) => ({ value }));
  const required = { required: true, message: text.common.required };
  return (
    <Form.List name="grants" initialValue={[{}]}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="grant">
              <Form.Item name={[name, 'role']} label={text.settings.role} rules={[required]}>
                <Select options={roleNames.map((role) => ({ value: role, label: text.roles[role] }))} />
              </Form.Item>
              <Form.Item name={[name, 'organisation']} label={text.settings.organisation}><OrganisationField grant={name} /></Form.Item>
              <Form.Item name={[name, 'jurisdiction']} label={text.settings.jurisdiction}><AutoComplete options={jurisdictions} allowClear placeholder={text.common.all} /></Form.Item>
              <Form.Item name={[name, 'cycle']} label={text.settings.cycle}>
                <Select allowClear showSearch placeholder={text.common.all} options={cycles.map((cycle) => ({ value: cycle.code, label: `${cycle.code} ${cycle.name}` }))} />
              </Form.Item>
              {fields.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={text.settings.removeRole} onClick={() => remove(name)} />}
            </fieldset>
          ))}
          <p className="muted">{text.settings.reachHint}</p>
          <Form.Item><Button icon={<PlusOutlined />} onClick={() => add({})}>{text.settings.addRole}</Button></Form.Item>
        </>
      )}
    </Form.List>
  );
}
