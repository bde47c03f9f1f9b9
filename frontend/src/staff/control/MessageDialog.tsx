// A message to one, to some or to all: written here, shown on their pages at once.
import { useId, useState } from 'react';
import { Confirm } from '../parts/Confirm';
import { Field } from '../parts/Field';
import type { Act } from './model/types';
import { callSign } from './model/types';
import { peopleSaid, useWords, type Words } from './say';

/** Null is everybody. `answer`: it is the answer to a call for help, which is shown. */
export interface Recipients {
  readonly numbers: readonly number[] | null;
  readonly answer?: string;
}

interface Props {
  to: Recipients;
  everybody: number;
  onSend: (acts: readonly Act[], said: string) => void;
  onClose: () => void;
}

const LONGEST = 1000;

export function MessageDialog({ to, everybody, onSend, onClose }: Props) {
  const t = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const empty = text.trim() === '';
  return (
    <Confirm
      title={titleOf(t, to, everybody)}
      action={t('message.send')}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true);
        if (empty) return;
        onSend(actsOf(to, text), saidOf(t, to));
        onClose();
      }}
    >
      {to.answer !== undefined && to.answer !== '' && <q className="quoted">{to.answer}</q>}
      <Field
        label={t('message.text')}
        help={t(to.numbers === null ? 'message.help_all' : 'message.help')}
        wrong={tried && empty ? t('message.empty') : null}
      >
        {(bound) => (
          <textarea
            {...bound}
            key={id}
            className="input input--text"
            rows={4}
            maxLength={LONGEST}
            data-testid="message-text"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        )}
      </Field>
    </Confirm>
  );
}

function titleOf(t: Words, { numbers, answer }: Recipients, everybody: number): string {
  if (numbers === null) return t('message.to_all', { count: everybody });
  const [first = 0] = numbers;
  return answer === undefined
    ? t('message.to_some', { people: peopleSaid(t, numbers) })
    : t('message.answer', { who: callSign(first) });
}

const actsOf = ({ numbers }: Recipients, text: string): readonly Act[] =>
  numbers === null
    ? [{ kind: 'message', text }]
    : numbers.map((participant) => ({ kind: 'message', participant, text }));

function saidOf(t: Words, { numbers }: Recipients): string {
  if (numbers === null) return t('did.message_all');
  const [first = 0] = numbers;
  return t('did.message', { count: numbers.length, who: callSign(first) });
}
