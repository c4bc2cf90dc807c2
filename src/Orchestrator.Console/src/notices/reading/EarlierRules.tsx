import { Card, Table, Tag } from 'antd';
import type { RuleChange, RuleComparison } from '../../api/types';
import { useText } from '../../text/language';

const colors: Record<string, string> = { new: 'green', changed: 'orange', gone: 'red' };

/** How the rules differ from those of the place's earlier notice. */
export function EarlierRules({ earlier }: { earlier: RuleComparison }) {
  const text = useText();
  const words = text.reading;
  return (
    <Card size="small" className="below" title={words.earlier(earlier.title)}>
      <p className="muted">{words.same(earlier.same)}</p>
      {earlier.changes.length > 0 && <Table<RuleChange>
        size="small"
        rowKey={(change) => `${change.rule ?? ''}/${change.before ?? ''}`}
        pagination={earlier.changes.length > 20 ? { pageSize: 20, size: 'small', showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        className="notice-changes"
        dataSource={[...earlier.changes]}
        columns={[
          { title: words.change, render: (_, change) => <Tag color={colors[change.kind]}>{words.changeKinds[change.kind] ?? change.kind}</Tag> },
          { title: words.wasSo, render: (_, change) => change.before ?? text.common.unknown },
          { title: words.isSo, render: (_, change) => change.after ?? text.common.unknown },
        ]}
      />}
    </Card>
  );
}
