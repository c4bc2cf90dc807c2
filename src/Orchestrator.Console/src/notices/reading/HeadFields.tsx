import { Form, Input, Select } from 'antd';
import { useCalendars } from '../../api/queries';
import type { NoticeHead } from '../../api/types';
import { useText } from '../../text/language';

export interface Head {
  id: string;
  title: string;
  number: string | null;
  issuer: string | null;
  issued: string | null;
  jurisdiction: string;
  region: string;
}

/** What the text says about itself, to begin with. */
export function headOf(notice: NoticeHead): Head {
  return {
    id: notice.prefix,
    title: notice.title ?? '',
    number: notice.number,
    issuer: notice.issuer,
    issued: notice.issued,
    jurisdiction: notice.jurisdiction ?? '',
    region: notice.region,
  };
}

/** Title, number, issuer and place of the notice that is imported. */
export function HeadFields({ year }: { year: number | null }) {
  const text = useText();
  const calendars = useCalendars();
  const required = { required: true, whitespace: true, message: text.common.required };
  const orNull = { getValueFromEvent: (event: { target: { value: string } }) => event.target.value || null };
  return (
    <>
      <Form.Item name="title" label={text.notices.name} rules={[required]} className="wide"><Input /></Form.Item>
      <Form.Item name="id" label={text.reading.id} extra={text.reading.idHint} rules={[required]}><Input maxLength={32} /></Form.Item>
      <Form.Item label={text.notices.year}>{year ?? text.common.unknown}</Form.Item>
      <Form.Item name="number" label={text.notices.number} {...orNull}><Input /></Form.Item>
      <Form.Item name="issued" label={text.notices.issued} {...orNull}><Input type="date" /></Form.Item>
      <Form.Item name="issuer" label={text.notices.issuer} {...orNull}><Input /></Form.Item>
      <Form.Item name="jurisdiction" label={text.notices.place} rules={[required]}><Input /></Form.Item>
      <Form.Item name="region" label={text.notices.calendar}><Select options={calendars.data?.calendars.map((calendar) => ({ value: calendar.region, label: calendar.name })) ?? []} /></Form.Item>
    </>
  );
}
