import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { MovableDate } from '../api/types';
import { useText } from '../text/language';

/** Which date is extended until when, and for whom. */
export function ExtensionFields({ dates, city }: { dates: readonly MovableDate[]; city: string | undefined }) {
  const text = useText();
  const required = { required: true, message: text.common.required };
  return (
    <>
      <Form.Item name="date" label={text.moves.date} rules={[required]}>
        <Select options={dates.map((date) => ({ value: date.name, label: `${date.label}（${date.date}）` }))} />
      </Form.Item>
      <Form.Item name="workingDays" label={text.moves.workingDays} extra={text.moves.orDay}><InputNumber min={1} max={60} precision={0} className="full" /></Form.Item>
      <Form.Item name="to" label={text.moves.until}><Input type="date" /></Form.Item>
      <Form.Item name="wholeCity" label={text.moves.scope} initialValue={false}>
        <Radio.Group options={[{ value: false, label: text.moves.thisCycle }, { value: true, label: text.moves.wholeCity(city ?? '') }]} />
      </Form.Item>
      <Form.Item name="series" label={text.moves.series} extra={text.moves.allIfEmpty}><Input /></Form.Item>
      <Form.Item name="level" label={text.moves.level} extra={text.moves.allIfEmpty}><Input /></Form.Item>
      <Form.Item name="employer" label={text.moves.employer} extra={text.moves.allIfEmpty}><Input /></Form.Item>
    </>
  );
}
