import { Skeleton } from 'antd';
import { useMove } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { CarriedTable } from './CarriedTable';

/** What became of each application of an approved carrying over. */
export function CarriedResult({ id }: { id: string }) {
  const move = useMove(id);
  if (move.error)
    return <ProblemNote error={move.error} onRetry={() => void move.refetch()} />;
  return move.data ? <>{move.data.cycles.map((done) => <CarriedTable key={done.cycle} lines={done.result?.carried ?? []} />)}</> : <Skeleton active />;
}
