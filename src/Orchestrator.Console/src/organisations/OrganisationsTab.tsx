import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { useOrganisations } from '../api/queries';
import type { Organisation } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { ImportOrganisations } from './ImportOrganisations';
import { OrganisationForm } from './OrganisationForm';

const files = './api/console/v1/organisations';

/** 单位名录: found by type, code and name; added, changed, imported and exported. */
export function OrganisationsTab() {
  const text = useText();
  const words = text.organisations;
  const [role, setRole] = useState<string>();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<Organisation | 'new'>();
  const filter = { ...(role ? { role } : {}), ...(search ? { search } : {}) };
  const found = useOrganisations({ ...filter, page });
  const isFiltered = role !== undefined || search !== '';
  return (
    <>
      <p className="muted">{words.explain}</p>
      <div className="table-tools">
        <Input.Search aria-label={words.search} placeholder={words.search} allowClear onSearch={(value) => { setSearch(value.trim()); setPage(1); }} />
        <Select
          aria-label={words.role}
          placeholder={words.role}
          allowClear
          value={role}
          onChange={(value) => { setRole(value); setPage(1); }}
          options={Object.entries(words.roles).map(([value, label]) => ({ value, label }))}
        />
        <Button type="primary" onClick={() => setShown('new')}>{words.add}</Button>
        <ImportOrganisations />
        <Button href={`${files}/export?${new URLSearchParams(filter).toString()}`} download>{words.export}</Button>
        <Button href={`${files}/template`} download>{words.template}</Button>
        {found.data && <span className="muted">{words.total(found.data.total)}</span>}
      </div>
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      <Table<Organisation>
        size="small"
        rowKey={(row) => `${row.role} ${row.code}`}
        loading={found.isLoading}
        dataSource={found.data?.items ?? []}
        locale={{ emptyText: isFiltered ? words.noneFound : words.none }}
        scroll={{ x: 'max-content' }}
        pagination={{ current: page, pageSize: found.data?.pageSize ?? 50, total: found.data?.total ?? 0, onChange: setPage, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          { title: words.role, dataIndex: 'role', render: (value: string) => words.roles[value] ?? value },
          { title: words.code, dataIndex: 'code' },
          { title: words.name, dataIndex: 'name', render: (value: string) => <div className="letter-why">{value}</div> },
          { title: words.jurisdiction, dataIndex: 'jurisdiction', render: (value: string | null) => value ?? text.common.unknown },
          { title: words.superior, render: (_, row) => row.superior ? <>{row.superior}{row.superiorName && <div className="muted">{row.superiorName}</div>}</> : text.common.unknown },
          { title: words.state, render: (_, row) => <span className={`tag ${row.enabled ? 'tone-met' : 'tone-void'}`}>{row.enabled ? text.settings.on : text.settings.off}</span> },
          { render: (_, row) => <Button size="small" onClick={() => setShown(row)}>{text.settings.change}</Button> },
        ]}
      />
      {shown && <OrganisationForm organisation={shown === 'new' ? undefined : shown} onClose={() => setShown(undefined)} />}
    </>
  );
}
