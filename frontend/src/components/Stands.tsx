// What holds at a federation, said of the numbers that its form shows: those that were sent, or others. So nothing that is
// said of a bid ever stands beside the numbers of another.
import { useTranslation } from 'react-i18next';
import { money, percent } from '../format';
import type { FederationView } from '../generated/wire';
import type { Draft } from '../state/draft';
import { standingOf, type Standing } from '../state/standing';
import type { TableState } from '../state/table';

interface Props {
  federation: FederationView;
  draft: Draft;
  state: TableState;
  onDraft: (draft: Draft) => void;
}

type Tone = 'in' | 'differs' | 'doubtful';

export function Stands({ federation, draft, state, onDraft }: Props) {
  const { t } = useTranslation();
  const say = useStandingWords();
  const answer = state.quote?.quote;
  const quote = answer?.federation === federation.federation ? answer : null;
  const stands = standingOf(federation, draft, state, quote);
  const said = say(stands, federation);
  return (
    <div className={said === null ? 'hidden' : `bid__done bid__done--${said.tone}`}>
      <p role="status" data-testid="bid-done">
        {said?.words}
      </p>
      {stands.kind === 'differs' && said !== null && (
        <button
          type="button"
          className="ready__link"
          data-testid="bid-reset"
          onClick={() => {
            onDraft(stands.held);
          }}
        >
          {t('bid.reset')}
        </button>
      )}
    </div>
  );
}

/** Null where there is nothing to say, or where the numbers are not shown. */
function useStandingWords(): (
  stands: Standing,
  federation: FederationView,
) => { words: string; tone: Tone } | null {
  const { t } = useTranslation();
  return (stands, { allowed, name, my_membership }) => {
    if (stands.kind === 'none') return null;
    if (stands.kind === 'withdrawn') return { words: t('bid.done_withdraw_bid', { name }), tone: 'in' };
    if (stands.kind === 'left') return { words: t('bid.done_leave_federation', { name }), tone: 'in' };
    const editable = allowed.place_bid || allowed.change_commitment;
    if (stands.kind === 'differs') {
      const key = stands.member ? 'bid.differs_member' : 'bid.differs';
      return editable ? { words: t(key, numbersOf(stands.held)), tone: 'differs' } : null;
    }
    if (!stands.member) {
      return stands.doubtful
        ? { words: t('bid.doubtful', { name }), tone: 'doubtful' }
        : { words: t('bid.done_place_bid', { name }), tone: 'in' };
    }
    if (my_membership === null || !editable) return null;
    if (stands.doubtful) return { words: t('bid.doubtful_member', { name }), tone: 'doubtful' };
    if (stands.changed) return { words: t('bid.done_change_commitment', { name }), tone: 'in' };
    const cost = money(my_membership.cost_cents + my_membership.commitment.payment_cents);
    return { words: t('bid.stays', { name, cost }), tone: 'in' };
  };
}

const numbersOf = (held: Draft): Record<'quality' | 'quantity' | 'resources' | 'payment', string> => ({
  quality: percent(held.quality_share),
  quantity: percent(held.quantity_share),
  resources: String(held.resources),
  payment: money(held.payment_cents),
});
