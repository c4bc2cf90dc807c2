import { Alert, Table, Tag } from 'antd';
import type { MovePreview } from '../api/types';
import { useLanguage, useText } from '../text/language';
import { CarriedTable } from './CarriedTable';

/** How many applications end with their cycle. */
function ending(applications: MovePreview['cycles'][number]['applications']) {
  return (applications ?? []).filter((line) => line.ends).reduce((sum, line) => sum + line.count, 0);
}

/** How many applications go on although nobody else may apply. */
function goingOn(applications: MovePreview['cycles'][number]['applications']) {
  return (applications ?? []).filter((line) => line.goesOn).reduce((sum, line) => sum + line.count, 0);
}

/** Cycle by cycle: what moves from which day to which, what ends or goes on, what is decided and stays, what would be unlawful. */
export function MoveDetails({ kind, preview }: { kind: string; preview: MovePreview }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <>
      {preview.cycles.map((cycle) => (
        <section key={cycle.cycle} className="below" aria-label={cycle.name}>
          <p><b>{cycle.name}</b> <span className="muted">{cycle.cycle}</span>{kind === 'cancel' && ` · ${text.moves.ending(ending(cycle.applications))}`}{kind === 'reopen' && ` · ${text.moves.reopening(cycle.takenUp?.length ?? 0)}`}{kind === 'close' && ` · ${text.moves.goingOn(goingOn(cycle.applications))}`}{kind === 'carry' && ` · ${text.moves.carrying((cycle.carried ?? []).filter((line) => line.taken).length)}`}{!['cancel', 'start', 'reopen', 'carry'].includes(kind) && ` · ${text.moves.moved(cycle.moved ?? 0)}`}</p>
          {cycle.dates.length > 0 && <p>{text.moves.changedDates}{cycle.dates.map((date) => <Tag key={date.name}>{language === 'zh' ? date.label : date.labelEn} {date.from && `${date.from} → `}<b>{date.to}</b></Tag>)}</p>}
          {cycle.findings.map((finding) => (
            <Alert
              key={finding.code + finding.chinese}
              type={finding.refuses ? 'error' : 'warning'}
              showIcon
              title={language === 'zh' ? finding.chinese : finding.english}
              description={finding.clauses.length > 0 && finding.clauses.map((clause) => <Tag key={clause}>{clause}</Tag>)}
            />
          ))}
          {['cancel', 'close'].includes(kind) && (
            <Table
              size="small"
              rowKey={(line) => line.stage + String(line.ends)}
              pagination={false}
              locale={{ emptyText: text.moves.noApplications }}
              dataSource={[...(cycle.applications ?? [])]}
              columns={[
                { title: text.moves.stage, dataIndex: 'text' },
                { title: text.moves.applications, dataIndex: 'count' },
                { title: text.moves.change, render: (_, line) => (line.goesOn ? text.moves.goesOn : text.moves.ends(line.ends)) },
              ]}
            />
          )}
          {kind === 'reopen' && (
            <Table
              size="small"
              rowKey="application"
              pagination={false}
              scroll={{ x: 'max-content', y: 320 }}
              dataSource={[...(cycle.takenUp ?? [])]}
              columns={[
                { title: text.moves.application, dataIndex: 'application' },
                { title: text.moves.missedStep, dataIndex: 'step' },
                { title: text.moves.missedOn, dataIndex: 'missed' },
                { title: text.moves.backTo, dataIndex: 'to' },
                { title: text.moves.newLastDay, dataIndex: 'until', render: (value: string) => <b>{value}</b> },
                { title: text.moves.alsoUntil, dataIndex: 'also', render: (value: string[]) => value.join('、') },
              ]}
            />
          )}
          {kind === 'carry' && <CarriedTable lines={cycle.carried ?? []} />}
          {kind !== 'reopen' && cycle.lines.length > 0 && (
            <Table
              size="small"
              rowKey={(line) => [line.activity, line.name, line.change, line.oldDue, line.newDue].join()}
              pagination={false}
              scroll={{ x: 'max-content', y: 320 }}
              dataSource={[...cycle.lines]}
              columns={[
                { title: text.moves.step, dataIndex: 'step' },
                { title: text.moves.count, dataIndex: 'count' },
                { title: text.moves.from, dataIndex: 'oldDate', render: (value: string | null) => value ?? text.common.unknown },
                { title: text.moves.to, dataIndex: 'newDate', render: (value: string | null) => <b>{value ?? text.common.unknown}</b> },
                { title: text.moves.change, dataIndex: 'change', render: (value: string) => text.moves.changes[value] ?? value },
              ]}
            />
          )}
          {cycle.decided.length > 0 && (
            <p className="muted">{text.moves.decided}{cycle.decided.map((line) => `${line.step} ${line.date}（${line.count}）`).join('、')}</p>
          )}
        </section>
      ))}
    </>
  );
}
