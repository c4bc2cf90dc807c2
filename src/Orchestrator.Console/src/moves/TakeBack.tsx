import { Modal } from 'antd';
import type { Move } from '../api/types';
import { useText } from '../text/language';
import { MoveDraft } from './MoveDraft';

/** Takes an approved move back: a move of its own, with preview and second person, until the old dates are over. */
export function TakeBack({ move, onClose }: { move: Move; onClose: () => void }) {
  const text = useText();
  return (
    <Modal open footer={null} onCancel={onClose} width={860} title={text.moves.takeBack}>
      <MoveDraft title={`${text.moves.kinds[move.kind] ?? move.kind}：${move.reason}`} toRequest={({ reason }: { reason: string }) => ({ kind: 'revert', reason: reason.trim(), of: move.id })} onDone={onClose}>{null}</MoveDraft>
    </Modal>
  );
}
