import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ReadRule, RuleDecision } from '../../api/types';
import { useText } from '../../text/language';
import { correctionOf, fieldsOf } from './decisions';

const units = ['workingDay', 'day', 'month'] as const;

/** Other values for a rule that was read wrongly. */
export function RuleCorrection({ rule, decision, onDone }: { rule: ReadRule; decision: RuleDecision; onDone: (decision: RuleDecision | null) => void }) {
  const text = useText();
  const words = text.reading;
  const [values, setValues] = useState(() => correctionOf(rule, decision));
  const fields = fieldsOf(rule);
  const day = (name: 'from' | 'to' | 'date') =>
    fields.includes(name) && (
      <label>{words.fields[name]}<Input type="date" value={values[name] ?? ''} onChange={(event) => setValues({ ...values, [name]: event.target.value || null })} /></label>
    );
  return (
    <div className="rule-correction">
      {day('from')}
      {day('to')}
      {day('date')}
      {fields.includes('n') && (
        <>
          <label>{words.fields.n}<InputNumber min={1} max={4000} precision={0} value={values.n ?? null} onChange={(n) => setValues({ ...values, n })} /></label>
          <label>{words.fields.unit}<Select aria-label={words.fields.unit} value={values.unit ?? null} onChange={(unit) => setValues({ ...values, unit })} options={units.map((unit) => ({ value: unit, label: words.units[unit] }))} /></label>
        </>
      )}
      <div className="actions">
        <Button size="small" type="primary" onClick={() => onDone(values)}>{words.correctTo}</Button>
        <Button size="small" onClick={() => onDone(null)}>{text.common.cancel}</Button>
      </div>
    </div>
  );
}
