import { Card, Empty } from 'antd';
import { useDatesToConfirm } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { DateRow } from './DateRow';

/** 待确认的日期: the proposals of each draft, one by one; nothing is published before the last is confirmed. */
export function DatesToConfirm({ mayConfirm }: { mayConfirm: boolean }) {
  const text = useText();
  const waiting = useDatesToConfirm();
  return (
    <>
      <p className="muted">{text.newYear.intro}</p>
      {waiting.error && <ProblemNote error={waiting.error} onRetry={() => void waiting.refetch()} />}
      {waiting.data?.length === 0 && <Empty description={text.newYear.none} />}
      {waiting.data?.map((definition) => (
        <Card key={definition.id} size="small" className="below pending" title={<>{definition.name} <span className="muted">{definition.id}</span></>} extra={text.newYear.left(definition.toConfirm.length)}>
          {definition.toConfirm.map((date) => <DateRow key={`${date.activity ?? ''}/${date.input}`} definition={definition.id} date={date} mayConfirm={mayConfirm} />)}
        </Card>
      ))}
    </>
  );
}
