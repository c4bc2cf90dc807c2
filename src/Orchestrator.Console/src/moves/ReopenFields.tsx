import { Form, Input, Select } from 'antd';
import { useMissedApplications } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';

/** Which applications that ended by a missed date go on, and until which day. */
export function ReopenFields({ code }: { code: string }) {
  const text = useText();
  const missed = useMissedApplications(code);
  const required = { required: true, message: text.common.required };
  return (
    <>
      <Form.Item name="applications" label={text.moves.missedApplications} className="wide" rules={[required]}>
        <Select
          mode="multiple"
          aria-label={text.moves.missedApplications}
          loading={missed.isLoading}
          notFoundContent={text.moves.noMissed}
          optionFilterProp="label"
          options={missed.data?.map((one) => ({ value: one.number, label: text.moves.missedOne(one) }))}
        />
      </Form.Item>
      {missed.error && <div className="wide"><ProblemNote error={missed.error} onRetry={() => void missed.refetch()} /></div>}
      <Form.Item name="to" label={text.moves.newLastDay} extra={text.moves.newLastDayHint} rules={[required]}><Input type="date" /></Form.Item>
    </>
  );
}
