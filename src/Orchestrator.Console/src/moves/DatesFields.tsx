import { Form, Input } from 'antd';
import type { MovableDate } from '../api/types';
import { longDay } from '../common/format';
import { useLanguage, useText } from '../text/language';

/** A new day for each date that may move; what is left empty stays. */
export function DatesFields({ dates }: { dates: readonly MovableDate[] }) {
  const text = useText();
  const { language } = useLanguage();
  return dates.map((date) => (
    <Form.Item key={date.name} name={['dates', date.name]} label={date.label} extra={date.date && text.moves.now(longDay(date.date, language))}><Input type="date" /></Form.Item>
  ));
}
