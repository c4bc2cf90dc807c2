import { Form, InputNumber, Select } from 'antd';
import { useText } from '../text/language';

/** The published versions to go on by, and the activities that may end with it. */
export function MigrationFields() {
  const text = useText();
  return (
    <>
      <Form.Item name="scheduleVersion" label={text.moves.scheduleVersion} extra={text.moves.staysIfEmpty}><InputNumber min={1} precision={0} className="full" /></Form.Item>
      <Form.Item name="applicationVersion" label={text.moves.applicationVersion} extra={text.moves.staysIfEmpty}><InputNumber min={1} precision={0} className="full" /></Form.Item>
      <Form.Item name="void" label={text.moves.voidActivities} extra={text.moves.voidHint} className="wide"><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
    </>
  );
}
