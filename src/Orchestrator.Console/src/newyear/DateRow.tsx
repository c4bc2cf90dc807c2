import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import type { NewYearDate } from '../api/types';
import { longDay } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useLanguage, useText } from '../text/language';

/** One proposed date beside the old one: confirmed as it is, or as the new notice says. */
export function DateRow({ definition, date, mayConfirm }: { definition: string; date: NewYearDate; mayConfirm: boolean }) {
  const text = useText();
  const { language } = useLanguage();
  const client = useQueryClient();
  const [day, setDay] = useState(date.proposed);
  const isOther = day !== date.proposed;
  const confirm = useMutation({
    mutationFn: async () => {
      const answer = await unwrap(api.POST('/api/console/v1/definitions/{id}/confirmations', { params: { path: { id: definition } }, body: { activity: date.activity, input: date.input, date: isOther ? day : null } }));
      return answer.imported ? [] : answer.findings.filter((finding) => finding.severity === 'error');
    },
    onSuccess: (errors) => (errors.length === 0 ? client.invalidateQueries({ queryKey: ['definitions'] }) : undefined),
  });
  return (
    <div className="year-date" role="group" aria-label={`${date.label} ${date.input}`}>
      <div>
        <b>{date.label}</b> {date.clauses.map((clause) => <code key={clause} className="clause">{clause}</code>)} {date.provisional && <Tag color="gold">{text.timeline.provisional}</Tag>}
        <div className="muted">{longDay(date.was, language)} → {longDay(date.proposed, language)}：{language === 'zh' ? date.reason : date.reasonEn}</div>
      </div>
      {mayConfirm && (
        <div className="actions">
          <Input type="date" aria-label={text.newYear.day} value={day} onChange={(event) => { confirm.reset(); setDay(event.target.value); }} className="year-day" />
          <Button type={isOther ? 'primary' : 'default'} disabled={day === ''} loading={confirm.isPending} onClick={() => confirm.mutate()}>{isOther ? text.newYear.confirmOther : text.newYear.confirm}</Button>
        </div>
      )}
      {confirm.error && <ProblemNote error={confirm.error} />}
      {confirm.data?.map((finding, place) => <div key={place} className="hint">{language === 'zh' ? finding.message : finding.messageEn}</div>)}
    </div>
  );
}
