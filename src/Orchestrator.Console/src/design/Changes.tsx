import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Skeleton, Table, Tag } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import type { DefinitionChange, DefinitionChanges } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useLanguage, useText } from '../text/language';

const colours = { added: 'green', removed: 'red', changed: 'blue' } as Record<string, string>;

/** What the second person looks at: every difference to the published version, what the validator says, and the approval. */
export function Changes({ id }: { id: string }) {
  const text = useText();
  const { language } = useLanguage();
  const client = useQueryClient();
  const key = ['definitions', id, 'changes'];
  const changes = useQuery({ queryKey: key, queryFn: () => unwrap(api.GET('/api/console/v1/definitions/{id}/changes', { params: { path: { id } } })) });
  const approve = useMutation({
    // The revision that was looked at: a draft that changed since is not approved.
    mutationFn: (revision: string) => unwrap(api.POST('/api/console/v1/definitions/{id}/publication', { params: { path: { id } }, body: { revision } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['definitions'] }),
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  if (changes.isLoading) return <Skeleton active />;
  if (changes.error) return <ProblemNote error={changes.error} onRetry={() => void changes.refetch()} />;
  const view = changes.data;
  if (!view) return null;
  const errors = view.findings.filter((finding) => finding.severity === 'error');
  return (
    <div className="definition-changes">
      {view.findings.length > 0 && (
        <Alert
          type={errors.length > 0 ? 'error' : 'warning'}
          showIcon
          title={text.design.findings(errors.length, view.findings.length - errors.length)}
          description={<ul>{view.findings.map((finding, place) => <li key={place}>{language === 'zh' ? finding.message : finding.messageEn}{finding.clause && <code className="clause">{finding.clause}</code>}</li>)}</ul>}
        />
      )}
      <Differences view={view} />
      {approve.error && <ProblemNote error={approve.error} />}
      <div className="actions below">
        <Popconfirm title={text.design.approveTitle} description={text.design.approveText} onConfirm={() => approve.mutate(view.revision)} disabled={!view.mayApprove}>
          <Button type="primary" disabled={!view.mayApprove} loading={approve.isPending}>{text.design.approve}</Button>
        </Popconfirm>
        {!view.mayApprove && <span className="muted">{errors.length > 0 ? text.design.hasErrors : text.design.notYou(view.editors.join('、'))}</span>}
      </div>
    </div>
  );
}

function Differences({ view }: { view: DefinitionChanges }) {
  const text = useText();
  if (view.changes.length === 0) return <p className="muted">{text.design.noDifference}</p>;
  return (
    <Table<DefinitionChange>
      size="small"
      className="below"
      rowKey={(change) => `${change.activityId ?? ''}/${change.part}/${change.before ?? ''}/${change.after ?? ''}`}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={view.changes}
      columns={[
        { title: text.design.what, render: (_, change) => <Tag color={colours[change.kind]}>{text.design.kinds[change.kind] ?? change.kind}</Tag> },
        { title: text.design.activity, render: (_, change) => change.activityName ?? text.common.unknown },
        { title: text.design.part, dataIndex: 'partText' },
        { title: text.design.before(view.publishedVersion), render: (_, change) => <del>{change.before}</del> },
        { title: text.design.after(view.version), render: (_, change) => <ins>{change.after}</ins> },
      ]}
    />
  );
}
