import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Popconfirm, Skeleton } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { useMove } from '../api/queries';
import type { Move } from '../api/types';
import { moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { MoveDetails } from './MoveDetails';

/** A move that waits: somebody other than its proposer approves exactly the preview that is shown. */
export function MoveCard({ move, mayApprove, mayReject }: { move: Move; mayApprove: boolean; mayReject: boolean }) {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const current = useMove(move.id);
  const params = { path: { id: move.id } };
  const preview = current.data?.preview;
  const approve = useMutation({
    mutationFn: (hash: string) => unwrap(api.POST('/api/console/v1/moves/{id}/approval', { params, body: { preview: hash } })),
    onSuccess: () => void message.success(text.moves.approved),
    // Refused because things changed: the new preview is read and shown.
    onSettled: () => client.invalidateQueries(),
  });
  const reject = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/console/v1/moves/{id}', { params })),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Card size="small" className="below pending" title={`${text.moves.kinds[move.kind] ?? move.kind}：${move.reason}`}>
      <p className="muted">{move.proposedBy} · {moment(move.proposedAt)} · {text.moves.fourEyes}</p>
      {current.isLoading && <Skeleton active />}
      {preview && <MoveDetails kind={move.kind} preview={preview} />}
      {current.data?.obstacle && <p>{current.data.obstacle}</p>}
      {(approve.error ?? reject.error) && <ProblemNote error={approve.error ?? reject.error} />}
      <div className="actions below">
        <Button type="primary" disabled={!mayApprove || !preview?.isLawful} loading={approve.isPending} onClick={() => preview && approve.mutate(preview.hash)}>{text.moves.approve}</Button>
        {mayReject && <Popconfirm title={text.moves.rejectSure} onConfirm={() => reject.mutate()}><Button danger loading={reject.isPending}>{text.moves.reject}</Button></Popconfirm>}
      </div>
    </Card>
  );
}
