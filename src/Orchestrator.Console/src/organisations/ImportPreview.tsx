import { Alert, Table } from 'antd';
import type { OrganisationImportPreview } from '../api/types';
import { useLanguage, useText } from '../text/language';

/** What a table would change, or every row of it that is wrong. */
export function ImportPreview({ preview }: { preview: OrganisationImportPreview }) {
  const words = useText().organisations;
  const { language } = useLanguage();
  const { added, changed, same, faults, faultCount } = preview;
  const isChinese = language === 'zh';
  if (faultCount === 0)
    return <Alert type="info" showIcon title={added + changed === 0 ? words.nothing : words.counts(added, changed, same)} />;
  return (
    <>
      <Alert type="error" showIcon title={words.faults(faultCount)} description={faults.length < faultCount ? words.faultsShown(faults.length) : undefined} />
      <Table
        size="small"
        className="below"
        rowKey={(fault) => `${fault.row} ${fault.columnEn} ${fault.messageEn}`}
        dataSource={[...faults]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: words.row, dataIndex: 'row' },
          { title: words.column, render: (_, fault) => (isChinese ? fault.column : fault.columnEn) },
          { title: words.fault, render: (_, fault) => (isChinese ? fault.message : fault.messageEn) },
        ]}
      />
    </>
  );
}
