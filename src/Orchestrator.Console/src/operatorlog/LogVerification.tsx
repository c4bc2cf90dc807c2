import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Space, Upload } from 'antd';
import { api } from '../api/client';
import { ProblemError, unwrap } from '../api/problem';
import type { LogHead } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useLanguage, useText } from '../text/language';
import { readHead } from './readHead';

/** Takes the signed head to keep, and checks the chain, alone or against a head that was kept. */
export function LogVerification() {
  const text = useText().operatorLog;
  const { language } = useLanguage();
  const check = useMutation({
    mutationFn: async (file: Blob | undefined) => {
      if (!file) return unwrap(api.GET('/api/console/v1/operator-log/verification'));
      const head = readHead(await file.text());
      if (!head) throw new ProblemError(400, { title: text.noHead });
      return unwrap(api.POST('/api/console/v1/operator-log/verification', { body: head }));
    },
  });
  const take = useMutation({
    mutationFn: () => unwrap(api.GET('/api/console/v1/operator-log/head')),
    onSuccess: save,
  });
  const error = check.error ?? take.error;
  const result = check.data;
  return (
    <>
      <Space wrap>
        <Button loading={check.isPending} onClick={() => check.mutate(undefined)}>{text.check}</Button>
        <Upload accept=".json" showUploadList={false} beforeUpload={(file) => { check.mutate(file); return false; }}>
          <Button>{text.checkAgainst}</Button>
        </Upload>
        <Button loading={take.isPending} onClick={() => take.mutate()}>{text.takeHead}</Button>
        <span className="muted">{text.headHint}</span>
      </Space>
      {error && <ProblemNote error={error} />}
      {result && !check.isPending && (
        <Alert showIcon type={result.sound ? 'success' : 'error'} title={language === 'zh' ? result.message : result.messageEn} />
      )}
    </>
  );
}

function save(head: LogHead) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(head, null, 2)], { type: 'application/json' }));
  link.download = `operator-log-head-${head.at.slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
