import { Skeleton, Table } from 'antd';
import { useMoves, useSession } from '../api/queries';
import { moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { may } from '../session/roles';
import { useText } from '../text/language';
import { MoveCard } from './MoveCard';

/** The moves that wait for a second person, and those that were decided. */
export function MovesPage() {
  const text = useText();
  const session = useSession();
  const moves = useMoves();
  const mine = session.data?.user.name;
  const waiting = moves.data?.filter((move) => move.state === 'proposed' && move.kind !== 'calendar') ?? [];
  const decided = moves.data?.filter((move) => move.state !== 'proposed') ?? [];
  return (
    <>
      <div className="page-head"><div><h1>{text.moves.title}</h1><p className="muted">{text.moves.intro}</p></div></div>
      {moves.isLoading && <Skeleton active />}
      {moves.error && <ProblemNote error={moves.error} onRetry={() => void moves.refetch()} />}
      {waiting.map((move) => <MoveCard key={move.id} move={move} mayApprove={may.approveMoves(session.data) && move.proposedBy !== mine} mayReject={may.proposeMoves(session.data)} />)}
      {moves.data && waiting.length === 0 && <p className="muted">{text.moves.none}</p>}
      <Table
        size="small"
        className="below"
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        dataSource={[...decided]}
        columns={[
          { title: text.moves.kind, dataIndex: 'kind', render: (value: string) => text.moves.kinds[value] ?? value },
          { title: text.moves.reason, dataIndex: 'reason' },
          { title: text.moves.state, dataIndex: 'state', render: (value: string) => text.moves.states[value] ?? value },
          { title: text.moves.proposedBy, dataIndex: 'proposedBy' },
          { title: text.moves.decidedBy, render: (_, move) => move.decidedBy && `${move.decidedBy} · ${move.decidedAt ? moment(move.decidedAt) : ''}` },
        ]}
      />
    </>
  );
}
