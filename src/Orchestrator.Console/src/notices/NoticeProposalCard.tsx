import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Popconfirm } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import type { NoticeProposal } from '../api/types';
import { moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { NoticePreviewView } from './NoticePreviewView';

/** An import that waits: somebody other than its proposer approves exactly the preview that is shown. */
export function NoticeProposalCard({ proposal, mayApprove, mayReject }: { proposal: NoticeProposal; mayApprove: boolean; mayReject: boolean }) {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const params = { path: { id: proposal.id } };
  const approve = useMutation({
    mutationFn: () => unwrap(api.POST('/api/console/v1/notices/{id}/approval', { params, body: { preview: proposal.preview.hash } })),
    onSuccess: () => void message.success(text.notices.approved),
    // Refused because things changed: the new preview is read and shown.
    onSettled: () => client.invalidateQueries(),
  });
  const reject = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/console/v1/notices/{id}', { params })),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Card size="small" className="below pending" title={`${text.notices.waiting}：${proposal.preview.notice.title}`}>
      <p className="muted">{text.notices.by} {proposal.proposedBy} · {moment(proposal.proposedAt)} · {text.notices.fourEyes}</p>
      <NoticePreviewView preview={proposal.preview} />
      {(approve.error ?? reject.error) && <ProblemNote error={approve.error ?? reject.error} />}
      <div className="actions below">
        <Button type="primary" disabled={!mayApprove} loading={approve.isPending} onClick={() => approve.mutate()}>{text.notices.approve}</Button>
        {mayReject && <Popconfirm title={text.notices.rejectSure} onConfirm={() => reject.mutate()}><Button danger loading={reject.isPending}>{text.notices.reject}</Button></Popconfirm>}
      </div>
    </Card>
  );
}
