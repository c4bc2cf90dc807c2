import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useCycles } from '../api/queries';
import { useTitle } from '../common/useTitle';
import { useText } from '../text/language';
import { FoundApplications } from './FoundApplications';

/** 申报: all applications within reach, of whatever cycle. */
export function ApplicationsPage() {
  const text = useText();
  const cycles = useCycles().data ?? [];
  const [search, setSearch] = useState('');
  const [cycle, setCycle] = useState<string>();
  const [stage, setStage] = useState<string>();
  const [mine, setMine] = useState(false);
  const [overdue, setOverdue] = useState(false);
  useTitle(text.cycle.applications);
  const stages = new Map(cycles.flatMap((each) => each.applications.byStage).map((each) => [each.stage, each.text]));
  return (
    <>
      <div className="page-head"><div><h1>{text.cycle.applications}</h1><p className="muted">{text.cycle.masked}</p></div></div>
      <div className="table-tools">
        <Input.Search aria-label={text.cycle.search} placeholder={text.cycle.search} allowClear onSearch={(value) => setSearch(value.trim())} />
        <Select aria-label={text.overview.cycle} placeholder={text.overview.cycle} allowClear showSearch value={cycle} onChange={setCycle} options={cycles.map((each) => ({ value: each.code, label: `${each.code} ${each.name}` }))} />
        <Select aria-label={text.cycle.stage} placeholder={text.cycle.stage} allowClear value={stage} onChange={setStage} options={[...stages].map(([value, label]) => ({ value, label }))} />
        <Checkbox checked={mine} onChange={(event) => setMine(event.target.checked)}>{text.cycle.mine}</Checkbox>
        <Checkbox checked={overdue} onChange={(event) => setOverdue(event.target.checked)}>{text.overview.overdue}</Checkbox>
      </div>
      <FoundApplications filter={{ ...(search ? { search } : {}), ...(cycle ? { cycle } : {}), ...(stage ? { stage } : {}), ...(mine ? { mine } : {}), ...(overdue ? { overdue } : {}) }} />
    </>
  );
}
