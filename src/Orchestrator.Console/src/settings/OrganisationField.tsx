import { AutoComplete, Form } from 'antd';
import { useState } from 'react';
import { useOrganisations } from '../api/queries';

/** Whose code a role's organisation is; other roles act for none. */
const registered: Record<string, string> = { office: 'office', supervisor: 'office', department: 'department', employer: 'employer' };

/** The code of the organisation acted for: a registered one of the role, or any other that is typed. */
export function OrganisationField({ grant, value, onChange, id }: { grant: number; value?: string; onChange?: (code: string) => void; id?: string }) {
  const [open, setOpen] = useState(false);
  const role = registered[(Form.useWatch(['grants', grant, 'role']) as string | undefined) ?? ''];
  const found = useOrganisations({ role: role ?? '', search: value ?? '' }, open && role !== undefined);
  const options = role === undefined ? [] : (found.data?.items ?? []).filter((one) => one.enabled);
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      value={value ?? ''}
      onChange={(code: string | undefined) => onChange?.(code ?? '')}
      allowClear
      open={open && options.length > 0}
      onOpenChange={setOpen}
      options={options.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
    />
  );
}
