import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Popconfirm } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import type { CalendarProposal } from '../api/types';
import { moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { Changes } from './Changes';
import { MoveDetails } from '../moves/MoveDetails';

/** An import that waits: somebody other than its proposer approves it. */
export function Proposal({ proposal, mayApprove, mayReject }: { proposal: CalendarProposal; mayApprove: boolean; mayReject: boolean }) {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const params = { path: { id: proposal.id } };
  const approve = useMutation({
    mutationFn: () => unwrap(api.POST('/api/console/v1/calendars/{id}/approval', { params, body: { preview: proposal.moves.hash } })),
    onSuccess: async () => {
      void message.success(text.calendars.approved);
      await client.invalidateQueries();
    },
  });
  const reject = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/console/v1/calendars/{id}', { params })),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Card size="small" className="below pending" title={`${text.calendars.statuses['pending']}：${proposal.region} ${proposal.years.join('、')}`}>
      <p className="muted">{text.calendars.by} {proposal.proposedBy} · {moment(proposal.proposedAt)} · {text.calendars.fourEyes}</p>
      <Changes changes={proposal.changes} document={proposal.documentNo} moved={proposal.moves.moved} />
      <MoveDetails kind="calendar" preview={proposal.moves} />
      {(approve.error ?? reject.error) && <ProblemNote error={approve.error ?? reject.error} />}
      <div className="actions below">
        <Button type="primary" disabled={!mayApprove || !proposal.moves.isLawful} loading={approve.isPending} onClick={() => approve.mutate()}>{text.calendars.approve}</Button>
        {mayReject && <Popconfirm title={text.calendars.rejectSure} onConfirm={() => reject.mutate()}><Button danger loading={reject.isPending}>{text.calendars.reject}</Button></Popconfirm>}
      </div>
    </Card>
  );
}
