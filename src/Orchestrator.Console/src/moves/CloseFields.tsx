import { Form, Input, Select } from 'antd';
import type { MovableDate } from '../api/types';
import { useText } from '../text/language';

const closingOf = 'apply.closes@';

/** The last day on which anybody may still apply, and of several tracks the one that closes. */
export function CloseFields({ dates }: { dates: readonly MovableDate[] }) {
  const text = useText();
  const tracks = dates.filter((date) => date.name.startsWith(closingOf));
  return (
    <>
      <Form.Item name="to" label={text.moves.lastApplyDay} extra={text.moves.lastApplyDayHint}><Input type="date" /></Form.Item>
      {tracks.length > 0 && (
        <Form.Item name="track" label={text.moves.track} extra={text.moves.allIfEmpty}>
          <Select allowClear options={tracks.map((date) => ({ value: date.name.slice(closingOf.length), label: `${date.label}（${date.date}）` }))} />
        </Form.Item>
      )}
    </>
  );
}
