import { Table, Tag } from 'antd';
import type { Notice } from '../api/types';
import { useText } from '../text/language';
import { useRegionName } from './useRegionName';

/** The notices in force; a title opens its clauses. */
export function NoticesTable({ notices, onShow }: { notices: readonly Notice[]; onShow: (id: string) => void }) {
  const text = useText();
  const regionName = useRegionName();
  return (
    <Table<Notice>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...notices]}
      columns={[
        {
          title: text.notices.name,
          className: 'notice-title',
          render: (_, notice) => (
            <>
              <button type="button" className="link-title" onClick={() => onShow(notice.id)}>{notice.title}</button>{' '}
              <Tag color={notice.isNational ? 'blue' : undefined}>{notice.isNational ? text.notices.national : notice.version === 0 ? text.notices.shipped : text.notices.imported(notice.version)}</Tag>
            </>
          ),
        },
        { title: text.notices.number, render: (_, notice) => notice.number ?? text.common.unknown },
        { title: text.notices.issued, render: (_, notice) => notice.issued ?? text.common.unknown },
        { title: text.notices.year, render: (_, notice) => notice.year ?? text.common.unknown },
        { title: text.notices.place, dataIndex: 'jurisdiction' },
        { title: text.notices.calendar, render: (_, notice) => regionName(notice.region) },
        { title: text.notices.clauseCount, dataIndex: 'clauseCount' },
      ]}
    />
  );
}
