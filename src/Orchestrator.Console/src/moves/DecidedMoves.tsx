import { Button, Table } from 'antd';
import { useState } from 'react';
import type { Move } from '../api/types';
import { moment } from '../common/format';
import { useText } from '../text/language';
import { CarriedResult } from './CarriedResult';
import { TakeBack } from './TakeBack';

/** The moves that were approved or rejected; an applied one may be taken back while its old dates are not over. */
export function DecidedMoves({ moves, mayPropose }: { moves: readonly Move[]; mayPropose: boolean }) {
  const text = useText();
  const [taken, setTaken] = useState<Move | null>(null);
  return (
    <>
      <Table
        size="small"
        className="below"
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        dataSource={[...moves]}
        expandable={{ rowExpandable: (move) => move.kind === 'carry' && move.state !== 'rejected', expandedRowRender: (move) => <CarriedResult id={move.id} /> }}
        columns={[
          { title: text.moves.kind, dataIndex: 'kind', render: (value: string) => text.moves.kinds[value] ?? value },
          { title: text.moves.reason, dataIndex: 'reason' },
          { title: text.moves.state, dataIndex: 'state', render: (value: string) => text.moves.states[value] ?? value },
          { title: text.moves.proposedBy, dataIndex: 'proposedBy' },
          { title: text.moves.decidedBy, render: (_, move) => move.decidedBy && `${move.decidedBy} · ${move.decidedAt ? moment(move.decidedAt) : ''}` },
          {
            title: '',
            render: (_, move) => mayPropose && move.state === 'applied' && ['dates', 'extension', 'close'].includes(move.kind) && <Button size="small" onClick={() => setTaken(move)}>{text.moves.takeBack}</Button>,
          },
        ]}
      />
      {taken && <TakeBack move={taken} onClose={() => setTaken(null)} />}
    </>
  );
}
