import { Button, Input, Space } from 'antd';
import { useText } from '../text/language';
import { randomHex } from './secrets';

/** A value that nobody could have known before: thrown by hand, or made here. */
export function NonceField({ value, onChange, id }: { value?: string; onChange?: (value: string) => void; id?: string }) {
  const text = useText();
  return (
    <Space.Compact className="full">
      <Input
        {...(id === undefined ? {} : { id })}
        value={value ?? ''}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <Button onClick={() => onChange?.(randomHex())}>{text.acts.makeNonce}</Button>
    </Space.Compact>
  );
}
