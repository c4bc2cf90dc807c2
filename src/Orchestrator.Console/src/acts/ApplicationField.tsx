import { Select } from 'antd';
import { useState } from 'react';
import { useApplications } from '../api/queries';
import type { ApplicationRow } from '../api/types';

type Value = number | number[];

interface Props {
  code: string;
  isList: boolean;
  value?: Value;
  onChange?: (value: Value | undefined) => void;
  id?: string;
}

/** An application of the cycle, or several: found by number or organisation. */
export function ApplicationField({ code, isList, value, onChange, id }: Props) {
  const [search, setSearch] = useState('');
  const found = useApplications(code, { page: 1, ...(search ? { search } : {}) });
  return (
    <Select<Value>
      {...(id === undefined ? {} : { id })}
      {...(isList ? { mode: 'multiple' } : {})}
      {...(value === undefined ? {} : { value })}
      {...(onChange ? { onChange } : {})}
      allowClear
      loading={found.isLoading}
      showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim()) }}
      options={(found.data?.items ?? []).map(optionOf)}
    />
  );
}

function optionOf(row: ApplicationRow) {
  return { value: Number(row.number), label: [row.number, row.applicantName, row.employerName ?? row.employer].filter(Boolean).join(' ') };
}
