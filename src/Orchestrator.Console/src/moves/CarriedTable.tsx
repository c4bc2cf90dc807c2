import { Table } from 'antd';
import type { MovePreview } from '../api/types';
import { useLanguage, useText } from '../text/language';

type CarriedLine = NonNullable<MovePreview['cycles'][number]['carried']>[number];

/** Application by application: taken in the other cycle, or why not. */
export function CarriedTable({ lines }: { lines: readonly CarriedLine[] }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <Table
      size="small"
      rowKey="application"
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      dataSource={[...lines]}
      columns={[
        { title: text.moves.application, dataIndex: 'application' },
        { title: text.moves.stage, dataIndex: 'stage' },
        { title: text.moves.result, render: (_, line) => (line.taken ? text.moves.taken(line.number ?? '') : language === 'zh' ? line.chinese : line.english) },
      ]}
    />
  );
}
