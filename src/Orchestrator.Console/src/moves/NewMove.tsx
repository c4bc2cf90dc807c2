import { Form, Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useCycles, useMovableDates } from '../api/queries';
import { useText } from '../text/language';
import { CarryFields } from './CarryFields';
import { CloseFields } from './CloseFields';
import { DatesFields } from './DatesFields';
import { ExtensionFields } from './ExtensionFields';
import { MigrationFields } from './MigrationFields';
import { MoveDraft } from './MoveDraft';
import { ReopenFields } from './ReopenFields';
import { requestOf, type MoveKind, type MoveValues } from './request';

/** Asks for a move: the dates of a cycle, an extension for some, another version of its definitions, applications taken up again, the early end of its intake, its end, or its applications carried over to another cycle. */
export function NewMove({ onDone }: { onDone: () => void }) {
  const text = useText();
  const cycles = useCycles();
  const [kind, setKind] = useState<MoveKind>('dates');
  const [code, setCode] = useState<string>();
  const running = cycles.data?.filter((cycle) => cycle.status === 'running') ?? [];
  // What could not be finished is carried over from a cycle that has ended, most often.
  const choosable = kind === 'carry' ? cycles.data ?? [] : running;
  const cycle = choosable.find((each) => each.code === code);
  const dates = useMovableDates(code).data?.filter((date) => date.date !== null) ?? [];
  const fields: Record<MoveKind, ReactNode> = {
    dates: <DatesFields dates={dates} />,
    extension: <ExtensionFields dates={dates} city={cycle?.jurisdiction} />,
    migration: <MigrationFields />,
    reopen: <ReopenFields code={code ?? ''} />,
    close: <CloseFields dates={dates} />,
    cancel: null,
    carry: <CarryFields code={code ?? ''} others={running.filter((each) => each.code !== code && each.jurisdiction === cycle?.jurisdiction)} />,
  };

  /** A cycle that has ended is chosen for carrying over alone. */
  function choose(next: MoveKind) {
    setKind(next);
    if (next !== 'carry' && !running.some((each) => each.code === code))
      setCode(undefined);
  }

  return (
    <>
      <div className="actions">
        <Segmented<MoveKind> className="move-kinds" value={kind} onChange={choose} options={(['dates', 'extension', 'migration', 'reopen', 'close', 'cancel', 'carry'] as const).map((value) => ({ value, label: text.moves.kinds[value] }))} />
        <span className="muted">{text.moves.explain[kind]}</span>
      </div>
      <div className="below">
        {/* Another kind or cycle is another request. */}
        <MoveDraft<MoveValues> key={`${kind}/${code ?? ''}`} title={text.moves.kinds[kind] ?? kind} toRequest={(values) => requestOf(kind, code ?? '', cycle?.jurisdiction ?? '', values)} onDone={onDone}>
          <Form.Item label={text.moves.cycle} className="wide" required>
            <Select
              aria-label={text.moves.cycle}
              value={code}
              loading={cycles.isLoading}
              notFoundContent={text.moves.noCycles}
              placeholder={text.moves.chooseCycle}
              options={choosable.map((each) => ({ value: each.code, label: `${each.name}（${each.code}）` }))}
              onChange={setCode}
            />
          </Form.Item>
          {code && fields[kind]}
        </MoveDraft>
      </div>
    </>
  );
}
