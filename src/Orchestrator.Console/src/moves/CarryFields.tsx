import { Button, Form, Select } from 'antd';
import { useCarriableApplications } from '../api/queries';
import type { CycleSummary } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';

const mostAtOnce = 200;

/** In which cycle they go on, and which of those that could not be finished. */
export function CarryFields({ code, others }: { code: string; others: readonly CycleSummary[] }) {
  const text = useText();
  const form = Form.useFormInstance();
  const carriable = useCarriableApplications(code);
  const required = { required: true, message: text.common.required };
  const first = carriable.data?.slice(0, mostAtOnce).map((one) => one.number) ?? [];
  return (
    <>
      <Form.Item name="into" label={text.moves.into} className="wide" rules={[required]}>
        <Select aria-label={text.moves.into} notFoundContent={text.moves.noInto} options={others.map((each) => ({ value: each.code, label: `${each.name}（${each.code}）` }))} />
      </Form.Item>
      <Form.Item name="applications" label={text.moves.carriable} extra={text.moves.carriableHint(mostAtOnce)} className="wide" rules={[required]}>
        <Select
          mode="multiple"
          aria-label={text.moves.carriable}
          loading={carriable.isLoading}
          maxTagCount={20}
          notFoundContent={text.moves.noCarriable}
          optionFilterProp="label"
          options={carriable.data?.map((one) => ({ value: one.number, label: `${one.number} ${one.applicantName} · ${one.stageText}` }))}
        />
      </Form.Item>
      {first.length > 0 && <div className="wide"><Button size="small" onClick={() => form.setFieldValue('applications', first)}>{text.moves.chooseAll(first.length)}</Button></div>}
      {carriable.error && <div className="wide"><ProblemNote error={carriable.error} onRetry={() => void carriable.refetch()} /></div>}
    </>
  );
}
