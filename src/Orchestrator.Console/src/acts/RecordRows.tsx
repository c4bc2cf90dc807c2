import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import type { ActField } from '../api/types';
import { useText } from '../text/language';
import { ActFields, type Place } from './ActFields';
import type { Subject } from './useActs';

/** Rows of a field that is a list of records, e.g. one count of votes for each application. */
export function RecordRows({ subject, field, at }: { subject: Subject; field: ActField; at: Place }) {
  const text = useText();
  return (
    <Form.List name={at} initialValue={Array.from({ length: field.minItems }, () => ({}))}>
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} className="act-row">
              <ActFields subject={subject} fields={field.fields} at={[row.name]} />
              <Button icon={<DeleteOutlined />} aria-label={text.acts.removeRow} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>{text.acts.addRow}</Button>
        </>
      )}
    </Form.List>
  );
}
