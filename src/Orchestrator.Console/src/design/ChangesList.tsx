import { Button, Card, Empty, Tag } from 'antd';
import { useState } from 'react';
import { useDefinitions } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { Changes } from './Changes';

/** 待发布: drafts, those that were submitted first, each with its difference to the published version. */
export function ChangesList({ onOpen }: { onOpen: (definitionId: string) => void }) {
  const text = useText();
  const definitions = useDefinitions();
  const [open, setOpen] = useState<string | null>(null);
  const drafts = (definitions.data ?? [])
    .filter((definition) => definition.version !== definition.publishedVersion)
    .toSorted((a, b) => Number(b.submission !== null) - Number(a.submission !== null));
  return (
    <>
      <div className="page-head"><div><h1>{text.design.waiting}</h1><p className="muted">{text.design.waitingIntro}</p></div></div>
      {definitions.error && <ProblemNote error={definitions.error} onRetry={() => void definitions.refetch()} />}
      {definitions.data && drafts.length === 0 && <Empty description={text.design.nothingWaits} />}
      {drafts.map((definition) => (
        <Card
          key={definition.id}
          size="small"
          className="below"
          title={<>{definition.name} <span className="muted">{text.design.version(definition.version)}</span> {definition.submission ? <Tag color="orange">{text.design.submitted(definition.submission.by)}</Tag> : <Tag>{text.design.draft}</Tag>}</>}
          extra={<div className="actions">
            <Button size="small" onClick={() => onOpen(definition.id)}>{text.design.open}</Button>
            <Button size="small" type="primary" onClick={() => setOpen(open === definition.id ? null : definition.id)}>{text.design.compare}</Button>
          </div>}
        >
          {open === definition.id ? <Changes id={definition.id} /> : <span className="muted">{definition.publishedVersion === null ? text.design.neverPublished : text.design.publishedAs(definition.publishedVersion)}</span>}
        </Card>
      ))}
    </>
  );
}
