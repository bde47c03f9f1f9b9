// The last stage: what one has earned. Seeing it is its answer, so that nobody has to press anything to be done.
import { useEffect, useRef } from 'react';
import { Paid, PREVIEWED } from '../Paid';
import { Prose } from '../Prose';
import type { StageProps } from './props';

export function PaymentStage({ view, onAnswer, page }: StageProps<'payment'>) {
  const paid = page === null ? PREVIEWED : page.paid;
  const told = useRef(false);
  const open = page !== null && page.ending === null;
  useEffect(() => {
    if (!open || told.current) return;
    told.current = true;
    onAnswer({});
  }, [open, onAnswer]);
  return (
    <>
      {paid && <Paid paid={paid} />}
      <Prose text={view.text} className="prose stage__lead" />
    </>
  );
}
