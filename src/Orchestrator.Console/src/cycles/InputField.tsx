import { Form, Input, InputNumber, Switch } from 'antd';
import type { DefinitionInput } from '../api/types';
import { kindOf } from './inputs';

/** One input of a schedule, with what it means and the recommended value in it. */
export function InputField({ input }: { input: DefinitionInput }) {
  const kind = kindOf(input);
  return (
    <Form.Item name={['inputs', input.name]} label={input.displayName} extra={input.description} {...(kind === 'flag' ? { valuePropName: 'checked' } : {})}>
      {kind === 'flag' ? <Switch /> : kind === 'number' ? <InputNumber min={0} precision={0} className="full" /> : <Input type={kind === 'day' ? 'date' : 'text'} />}
    </Form.Item>
  );
}
