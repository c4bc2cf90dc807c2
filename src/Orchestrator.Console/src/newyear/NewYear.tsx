import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, InputNumber, Popconfirm, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { useDefinitions } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { YearTable } from './YearTable';

/** 跨年延续: a schedule and the year to carry it over to, both years side by side, and the drafts made of it. */
export function NewYear({ mayMake }: { mayMake: boolean }) {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const definitions = useDefinitions();
  const [id, setId] = useState<string>();
  const [year, setYear] = useState<number | null>(null);
  const schedules = definitions.data?.filter((definition) => definition.kind === 'schedule' && definition.year !== null) ?? [];
  const preview = useQuery({
    queryKey: ['definitions', id, 'new-year', year],
    enabled: id !== undefined && year !== null,
    queryFn: () => unwrap(api.GET('/api/console/v1/definitions/{id}/new-year', { params: { path: { id: id ?? '' }, query: { year: year ?? 0 } } })),
  });
  const make = useMutation({
    mutationFn: () => unwrap(api.POST('/api/console/v1/definitions/{id}/new-year', { params: { path: { id: id ?? '' } }, body: { year: year ?? 0 } })),
    onSuccess: async () => {
      void message.success(text.newYear.made);
      await client.invalidateQueries({ queryKey: ['definitions'] });
    },
  });

  function choose(chosen: string) {
    make.reset();
    setId(chosen);
    setYear((schedules.find((definition) => definition.id === chosen)?.year ?? 0) + 1);
  }

  return (
    <Card size="small" className="below" title={text.newYear.make}>
      <Form layout="vertical" className="narrow-form">
        <Form.Item label={text.newYear.schedule}>
          <Select aria-label={text.newYear.schedule} value={id} placeholder={text.cycle.chooseFirst} loading={definitions.isLoading} options={schedules.map((definition) => ({ value: definition.id, label: definition.name }))} onChange={choose} />
        </Form.Item>
        <Form.Item label={text.newYear.year}><InputNumber aria-label={text.newYear.year} value={year} min={2000} max={2100} precision={0} className="full" onChange={(value) => { make.reset(); setYear(value); }} /></Form.Item>
      </Form>
      {preview.isFetching && <Skeleton active />}
      {(preview.error ?? make.error) && <ProblemNote error={preview.error ?? make.error} />}
      {preview.data && (
        <>
          <YearTable view={preview.data} />
          {mayMake && <Popconfirm title={text.newYear.makeSure} onConfirm={() => make.mutate()}><Button type="primary" className="below" loading={make.isPending}>{text.newYear.store}</Button></Popconfirm>}
        </>
      )}
    </Card>
  );
}
