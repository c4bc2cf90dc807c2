import { Alert, Table, Tag } from 'antd';
import type { NoticeChange, NoticePreview } from '../api/types';
import { useText } from '../text/language';
import { Citing } from './Citing';
import { useRegionName } from './useRegionName';

const colors: Record<string, string> = { added: 'green', removed: 'red', changed: 'orange' };

/** What an import would change: clause by clause, and in the definitions that cite it. */
export function NoticePreviewView({ preview }: { preview: NoticePreview }) {
  const text = useText();
  const regionName = useRegionName();
  const said = (change: NoticeChange, value: string | null) => (value !== null && change.what === '工作日历' ? regionName(value) : (value ?? text.common.unknown));
  const { notice } = preview;
  return (
    <div className="below">
      <p><b>{notice.title}</b> {notice.number}</p>
      <p className="muted">{[notice.jurisdiction, notice.issuer, notice.issued, text.notices.counts(notice.clauseCount)].filter(Boolean).join(' · ')}</p>
      {preview.warnings.length > 0 && <Alert type="warning" showIcon title={text.notices.look} description={<ul>{preview.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>} />}
      <p>{preview.changes.length === 0 ? text.notices.noChanges : text.notices.changes(preview.changes.length)}</p>
      {preview.changes.length > 0 && (
        <Table<NoticeChange>
          size="small"
          rowKey="what"
          pagination={preview.changes.length > 20 ? { pageSize: 20, size: 'small', showSizeChanger: false } : false}
          scroll={{ x: 'max-content' }}
          className="notice-changes"
          dataSource={[...preview.changes]}
          columns={[
            { title: text.notices.what, render: (_, change) => <><Tag color={colors[change.kind]}>{text.notices.changeKinds[change.kind] ?? change.kind}</Tag>{whatOf(change.what, text.notices.members)}</> },
            { title: text.notices.before, render: (_, change) => said(change, change.before) },
            { title: text.notices.after, render: (_, change) => <b>{said(change, change.after)}</b> },
          ]}
        />
      )}
      <h3>{text.notices.citing}</h3>
      <Citing citing={preview.citing} />
    </div>
  );
}

/** The clause, its minimum, or the member of the notice, in the reader's language. */
function whatOf(what: string, members: Record<string, string>): string {
  return what.split(' ').map((word) => members[word] ?? word).join(' ');
}
