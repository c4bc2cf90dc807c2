import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form } from 'antd';
import { useMemo, useState } from 'react';
import { api } from '../../api/client';
import { problemOf, unwrap } from '../../api/problem';
import type { NoticeReading, RuleDecision } from '../../api/types';
import { ProblemNote } from '../../common/ProblemNote';
import { useText } from '../../text/language';
import { ImportSteps } from '../ImportSteps';
import { useNoticeImport, type NoticeFile } from '../useNoticeImport';
import { DraftedYearCard } from './DraftedYearCard';
import { confirmRest, openCount, openDecisions } from './decisions';
import { EarlierRules } from './EarlierRules';
import { FindingLine } from './FindingLine';
import { HeadFields, headOf, type Head } from './HeadFields';
import { MarkedText } from './MarkedText';
import { RuleTable } from './RuleTable';
import { useYearDraft } from './useYearDraft';

/** The text with its rules marked beside their table; each is decided, then the notice is imported. */
export function ReadingDesk({ reading, onAgain, onProposed }: { reading: NoticeReading; onAgain: () => void; onProposed: () => void }) {
  const { reading: words, draftYear } = useText();
  const { rules } = reading;
  const [form] = Form.useForm<Head>();
  const [decisions, setDecisions] = useState(() => openDecisions(rules));
  const [pointed, setPointed] = useState<number | null>(null);
  const [chosen, setChosen] = useState<{ rule: number; where: 'text' | 'table' } | null>(null);
  const flow = useNoticeImport(onProposed);
  const drafting = useYearDraft();
  const asked = (head: Head) => ({ ...head, year: reading.notice.year, text: reading.text, decisions });
  const write = useMutation({
    mutationFn: (head: Head) => unwrap(api.POST('/api/console/v1/notices/reading/file', { body: asked(head) })),
    onSuccess: (file) => flow.preview.mutate(file as NoticeFile),
  });
  const changes = useMemo(() => new Map((reading.earlier?.changes ?? []).flatMap((change) => (change.rule === null ? [] : [[change.rule, change.kind] as const]))), [reading.earlier]);
  const loose = reading.findings.filter((finding) => !rules.some((rule) => rule.findings?.some((own) => own.code === finding.code && own.quote === finding.quote && own.message === finding.message)));
  const open = openCount(decisions);

  function decide(how: (now: RuleDecision[]) => RuleDecision[]) {
    setDecisions(how);
    // What was previewed is no longer what is decided.
    write.reset();
    flow.reset();
    drafting.reset();
  }

  async function draft(replace: boolean) {
    const head = await form.validateFields().catch(() => null);
    if (head) drafting.mutate({ body: asked(head), replace });
  }

  return (
    <>
      <div className="reading-bar">
        <b>{reading.notice.title ?? words.noTitle}</b>
        <span className="muted">{words.counts(reading.clauses.length, rules.length, open)}</span>
        <span className="actions">
          <Button size="small" disabled={open === 0} onClick={() => decide((now) => confirmRest(rules, now))}>{words.confirmRest}</Button>
          <Button size="small" onClick={onAgain}>{words.again}</Button>
        </span>
      </div>
      <div className="reading">
        <MarkedText text={reading.text} rules={rules} decisions={decisions} pointed={pointed} sought={chosen?.where === 'table' ? chosen.rule : null} onPoint={setPointed} onChoose={(rule) => { setPointed(rule); setChosen({ rule, where: 'text' }); }} />
        <RuleTable rules={rules} decisions={decisions} changes={changes} pointed={pointed} sought={chosen?.where === 'text' ? chosen.rule : null} onPoint={setPointed} onChoose={(rule) => { setPointed(rule); setChosen({ rule, where: 'table' }); }} onDecide={(rule, decision) => decide((now) => now.with(rule, decision))} />
      </div>
      {loose.length > 0 && <Card size="small" className="below" title={words.look}>{loose.map((finding, i) => <FindingLine key={i} finding={finding} withSentence />)}</Card>}
      {reading.earlier && <EarlierRules earlier={reading.earlier} />}
      <Card size="small" className="below" title={words.import}>
        <Form<Head> form={form} layout="vertical" className="narrow-form" requiredMark={false} initialValues={headOf(reading.notice)} onValuesChange={() => decide((now) => now)} onFinish={(head) => write.mutate(head)}>
          <HeadFields year={reading.notice.year} />
          <Form.Item className="wide">
            <div className="actions">
              <Button type="primary" htmlType="submit" disabled={open > 0} loading={write.isPending || flow.preview.isPending}>{words.import}</Button>
              <Button disabled={open > 0} loading={drafting.isPending} onClick={() => void draft(false)}>{draftYear.make}</Button>
              <span className="muted">{open > 0 ? words.stillOpen(open) : words.importHint}</span>
            </div>
          </Form.Item>
        </Form>
        {write.error && <ProblemNote error={write.error} />}
        <ImportSteps flow={flow} />
        {drafting.error && <div className="below"><ProblemNote error={drafting.error} /></div>}
        {drafting.error && problemOf(drafting.error).type?.endsWith(':exists') && <Button className="below" onClick={() => void draft(true)}>{draftYear.again}</Button>}
        {drafting.data && <DraftedYearCard drafted={drafting.data} />}
      </Card>
    </>
  );
}
