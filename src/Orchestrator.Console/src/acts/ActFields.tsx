import { Form } from 'antd';
import type { ActField } from '../api/types';
import { useLanguage, useText } from '../text/language';
import { mayBeEmpty } from './actData';
import { FieldControl } from './FieldControl';
import { RecordRows } from './RecordRows';
import { SecretField } from './SecretField';
import type { Subject } from './useActs';

/** Where a field is in the form: below a list of rows, counted from that list. */
export type Place = (string | number)[];

interface Props {
  subject: Subject;
  fields: readonly ActField[];
  at: Place;
  /** Part of a record that may be left out as a whole. */
  mayBeLeft?: boolean;
}

/** The fields of an act, or of one record in it. */
export function ActFields({ subject, fields, at, mayBeLeft = false }: Props) {
  return fields.map((field) => (
    <OneField key={field.name} subject={subject} field={field} at={[...at, field.name]} mayBeLeft={mayBeLeft} />
  ));
}

function OneField({ subject, field, at, mayBeLeft }: { subject: Subject; field: ActField; at: Place; mayBeLeft: boolean }) {
  const text = useText();
  const { language } = useLanguage();
  const [label, hint] = language === 'zh' ? [field.title, field.description] : [field.titleEn, field.descriptionEn];
  if (field.kind === 'secretHash') return <SecretField at={at} label={label} />;
  if (field.kind === 'record') {
    return (
      <fieldset className="act-record">
        <legend>{label}{!field.isRequired && <span className="muted"> {text.acts.optional}</span>}</legend>
        {hint && <p className="muted">{hint}</p>}
        {field.isList
          ? <RecordRows subject={subject} field={field} at={at} />
          : <ActFields subject={subject} fields={field.fields} at={at} mayBeLeft={mayBeLeft || !field.isRequired} />}
      </fieldset>
    );
  }
  const rules = field.isRequired && !mayBeLeft && !mayBeEmpty(field) ? [{ required: true, message: text.common.required }] : [];
  return (
    <Form.Item name={at} label={label} extra={field.offered.length > 0 ? undefined : hint} rules={rules}>
      <FieldControl subject={subject} field={field} />
    </Form.Item>
  );
}
