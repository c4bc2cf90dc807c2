import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client';
import { isAnswered, problemOf, unwrap } from '../api/problem';
import type { ActAnswer, PossibleAct } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useLanguage, useText } from '../text/language';
import { ActFields } from './ActFields';
import { beginningOf, dataOf, placeOf, type Values } from './actData';
import { randomHex } from './secrets';
import type { Subject } from './useActs';

interface Props {
  subject: Subject;
  act: PossibleAct;
  title: string;
  onClose: () => void;
}

/** The form of one act, generated from the event's schema; what the server refuses stands at its field. */
export function ActForm({ subject, act, title, onClose }: Props) {
  const text = useText();
  const { language } = useLanguage();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [form] = Form.useForm();
  // Sent again after a broken connection it is the same act, and done once. What was refused and corrected is another.
  const [key, setKey] = useState(randomHex);
  const { code, number } = subject;
  const send = useMutation({
    mutationFn: (values: Values) => {
      const body = { type: act.type, data: dataOf(act.fields, values), key };
      return unwrap(
        number === undefined
          ? api.POST('/api/console/v1/cycles/{code}/events', { params: { path: { code } }, body })
          : api.POST('/api/console/v1/cycles/{code}/applications/{number}/events', { params: { path: { code, number } }, body }),
      );
    },
    onSuccess: async (answer) => {
      onClose();
      tell(answer);
      await client.invalidateQueries();
    },
    onError: (error) => {
      if (isAnswered(error)) setKey(randomHex());
      for (const fault of problemOf(error).errors ?? []) {
        const place = placeOf(fault.path);
        if (place) form.setFields([{ name: place, errors: [language === 'zh' ? fault.message : (fault.messageEn ?? fault.message)] }]);
      }
    },
  });

  function tell({ move, subject: about, ...answer }: ActAnswer) {
    const okText = text.common.close;
    const warnings = (language === 'zh' ? answer.warnings : answer.warningsEn) ?? [];
    const notes = warnings.map((each, i) => <p key={i}>{each}</p>);
    if (move) void modal.info({ title: text.acts.proposed, content: <Link to="/moves">{text.menu.moves}</Link>, okText });
    else if (notes.length > 0) void modal.warning({ title: text.acts.doneBut(title), content: notes, okText });
    else void message.success(text.acts.done([title, number === undefined && made(about)].filter(Boolean).join(' ')));
  }

  // A click beside the form, or Esc, loses nothing that was filled in.
  const stays = { mask: { closable: false }, keyboard: false, closable: !send.isPending };
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width={640} {...stays} destroyOnHidden>
      {act.step !== act.title && <p className="muted">{act.step}</p>}
      <Form<Values> form={form} layout="vertical" requiredMark="optional" initialValues={beginningOf(act.fields)} onFinish={(values) => send.mutate(values)}>
        <ActFields subject={subject} fields={act.fields} at={[]} />
        {act.fields.length === 0 && <p>{text.acts.nothingToFill}</p>}
        {send.error && <Form.Item><ProblemNote error={send.error} /></Form.Item>}
        <Button type="primary" htmlType="submit" block loading={send.isPending}>{text.acts.submit}</Button>
      </Form>
    </Modal>
  );
}

/** The number of an application that has just come to be. */
function made(subject: string): string | undefined {
  return subject.split('/applications/')[1];
}
