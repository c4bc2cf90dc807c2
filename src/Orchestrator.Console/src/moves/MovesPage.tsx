import { Badge, Skeleton, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useDatesToConfirm, useMoves, useSession } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { DatesToConfirm } from '../newyear/DatesToConfirm';
import { NewYear } from '../newyear/NewYear';
import { may } from '../session/roles';
import { useText } from '../text/language';
import { DecidedMoves } from './DecidedMoves';
import { MoveCard } from './MoveCard';
import { NewMove } from './NewMove';

/** The moves that wait for a second person and those that were decided, a new one, and the dates of the next year. */
export function MovesPage() {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const session = useSession();
  const moves = useMoves();
  const toConfirm = useDatesToConfirm();
  const mine = session.data?.user.name;
  const mayPropose = may.proposeMoves(session.data);
  const mayApprove = may.approveMoves(session.data);
  const waiting = moves.data?.filter((move) => move.state === 'proposed' && move.kind !== 'calendar') ?? [];
  const open = toConfirm.data?.reduce((sum, definition) => sum + definition.toConfirm.length, 0) ?? 0;
  const list = (
    <>
      {moves.isLoading && <Skeleton active />}
      {moves.error && <ProblemNote error={moves.error} onRetry={() => void moves.refetch()} />}
      {waiting.map((move) => <MoveCard key={move.id} move={move} mayApprove={mayApprove && move.proposedBy !== mine} mayReject={mayApprove || move.proposedBy === mine} />)}
      {moves.data && waiting.length === 0 && <p className="muted">{text.moves.none}</p>}
      {moves.data && <DecidedMoves moves={moves.data.filter((move) => move.state !== 'proposed')} mayPropose={mayPropose} />}
    </>
  );
  return (
    <>
      <div className="page-head"><div><h1>{text.moves.title}</h1><p className="muted">{text.moves.intro}</p></div></div>
      <Tabs
        activeKey={search.get('show') ?? 'waiting'}
        onChange={(show) => setSearch({ show })}
        items={[
          { key: 'waiting', label: <Badge count={waiting.length} size="small" offset={[10, 0]}>{text.moves.waiting}</Badge>, children: list },
          ...(mayPropose ? [{ key: 'new', label: text.moves.propose, children: <NewMove onDone={() => setSearch({ show: 'waiting' })} /> }] : []),
          {
            key: 'new-year',
            label: <Badge count={open} size="small" offset={[10, 0]}>{text.newYear.title}</Badge>,
            children: <><DatesToConfirm mayConfirm={may.design(session.data)} /><NewYear mayMake={may.design(session.data)} /></>,
          },
        ]}
      />
    </>
  );
}
