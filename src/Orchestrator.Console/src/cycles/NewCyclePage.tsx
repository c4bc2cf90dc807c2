import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../api/client';
import { problemOf, unwrap } from '../api/problem';
import { keys, useDefinitions } from '../api/queries';
import type { DueItem } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { DeadlineDrawer } from '../deadlines/DeadlineDrawer';
import { TimelineView } from '../timeline/TimelineView';
import { useText } from '../text/language';
import { InputField } from './InputField';
import { StartAnyway } from './StartAnyway';
import { decided, defaultsOf, planQuery } from './inputs';
import { timelineOfPlan } from './timelineOfPlan';

interface NewCycle {
  definitionId: string;
  code: string;
  name: string;
  committees?: string[];
  inputs?: Record<string, unknown>;
}

/** Chooses a schedule, shows every date it gives, and starts the cycle. */
export function NewCyclePage() {
  const text = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const definitions = useDefinitions();
  const [form] = Form.useForm<NewCycle>();
  const [selected, setSelected] = useState<DueItem | null>(null);
  const definitionId = Form.useWatch('definitionId', form);
  const values = Form.useWatch('inputs', form);
  const create = useMutation({
    mutationFn: (cycle: NewCycle) => unwrap(api.POST('/api/console/v1/cycles', { body: { ...cycle, inputs: decided(cycle.inputs) } })),
    onSuccess: async (cycle) => {
      await client.invalidateQueries({ queryKey: keys.overview });
      void navigate(`/cycles/${cycle.code}`);
    },
  });
  const schedules = definitions.data?.filter((definition) => definition.kind === 'schedule' && definition.publishedVersion !== null) ?? [];
  const inputs = schedules.find((definition) => definition.id === definitionId)?.inputs ?? [];
  const plan = usePlan(definitionId, planQuery(inputs, values));

  function choose(id: string) {
    const schedule = schedules.find((definition) => definition.id === id);
    if (schedule) form.setFieldsValue({ name: schedule.name, inputs: defaultsOf(schedule.inputs) });
  }

  const required = { required: true, message: text.common.required };
  return (
    <>
      <div className="page-head"><div><h1>{text.cycle.create}</h1><p className="muted"><Link to="/">{text.common.back}</Link></p></div></div>
      {definitions.error && <ProblemNote error={definitions.error} onRetry={() => void definitions.refetch()} />}
      <Card>
        <Form<NewCycle> form={form} layout="vertical" className="narrow-form" onValuesChange={() => create.reset()} onFinish={(values) => create.mutate(values)} requiredMark={false}>
          <Form.Item name="definitionId" label={text.cycle.definition} rules={[required]} className="wide">
            <Select
              loading={definitions.isLoading}
              notFoundContent={text.cycle.noDefinitions}
              placeholder={text.cycle.chooseFirst}
              options={schedules.map((definition) => ({ value: definition.id, label: definition.name }))}
              onChange={choose}
            />
          </Form.Item>
          <Form.Item name="name" label={text.cycle.name} rules={[required]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="code" label={text.cycle.code} extra={text.cycle.codeHint} rules={[required, { pattern: /^[A-Za-z0-9-]{1,40}$/, message: text.cycle.codeHint }]}><Input maxLength={40} /></Form.Item>
          <Form.Item name="committees" label={text.cycle.committees} extra={text.cycle.committeesHint} className="wide"><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '，', '、']} /></Form.Item>
          {inputs.length > 0 && <h3 className="wide">{text.cycle.inputs}</h3>}
          {inputs.map((input) => <InputField key={input.name} input={input} />)}
          {create.error && <Form.Item className="wide"><ProblemNote error={create.error} /></Form.Item>}
          <div className="wide"><Button type="primary" htmlType="submit" loading={create.isPending}>{text.cycle.create}</Button></div>
        </Form>
        {isContradiction(create.error) && create.variables && <StartAnyway start={{ ...create.variables, inputs: decided(create.variables.inputs) }} />}
      </Card>
      {definitionId && (
        <Card size="small" title={text.cycle.preview} className="below">
          {plan.isLoading && <Skeleton active />}
          {plan.error && <ProblemNote error={plan.error} onRetry={() => void plan.refetch()} />}
          {plan.data?.warnings.map((warning) => <Alert key={warning} type="warning" showIcon title={warning} />)}
          {plan.data && <TimelineView timeline={timelineOfPlan(plan.data)} onSelect={setSelected} />}
        </Card>
      )}
      <DeadlineDrawer item={selected} hasDetail={false} onClose={() => setSelected(null)} />
    </>
  );
}

/** The start contradicts the schedule, and two persons may still decide it. */
function isContradiction(error: unknown) {
  return problemOf(error).type === 'urn:orchestrator:problem:contradiction';
}

function usePlan(definitionId: string | undefined, query: string) {
  return useQuery({
    queryKey: ['plan', definitionId, query],
    enabled: definitionId !== undefined,
    placeholderData: (previous) => previous,
    queryFn: () =>
      unwrap(
        api.GET('/api/console/v1/definitions/{id}/plan', {
          params: { path: { id: definitionId ?? '' } },
          // The names after "set." are the schedule's own: the document cannot list them.
          querySerializer: () => query,
        }),
      ),
  });
}
