// The result of somebody's game, for whoever has its link: what every player of it could see, and no more.
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Badge } from '../components/Badge';
import { ProblemNote } from '../components/ProblemNote';
import { Scroll } from '../components/Scroll';
import { RankingTable } from '../components/Ranking';
import { Setup } from '../components/Setup';
import { useScenarioTitle } from '../wiring/title';
import { Shell } from '../components/Shell';
import { tone } from '../components/YouPanel';
import { money, percent, signedMoney } from '../format';
import type { SharedResult } from '../generated/api';
import { useSchemes } from '../wiring/catalogue';
import { usePageTitle } from '../wiring/hooks';
import { useSharedResult } from '../wiring/requests';
import { useHash } from '../wiring/useHash';

export function Shared() {
  const { t } = useTranslation();
  const token = useHash();
  usePageTitle(t('share.page'));
  const { data: shared, error } = useSharedResult(token);
  return (
    <Shell>
      <div className="page">
        <h1>{t('share.page')}</h1>
        <ProblemNote problem={token === '' ? { code: 'share.unknown', message: '' } : error} />
        {shared ? (
          <Shown shared={shared} />
        ) : (
          token !== '' && error === null && <p className="muted">{t('app.loading')}</p>
        )}
        <p>
          <Link to="/" className="button">
            {t('app.home')}
          </Link>
        </p>
      </div>
    </Shell>
  );
}

function Shown({ shared }: { shared: SharedResult }) {
  const { t } = useTranslation();
  const title = useScenarioTitle()(shared.setup);
  return (
    <>
      <p className="muted">
        {t('share.about', { game: title || t('own.game'), turns: shared.result.turns.length })}
      </p>
      {shared.result.ended_early && (
        <p className="note" data-testid="ended-early">
          {t('result.ended_early', { turn: shared.result.turn, turns: shared.setup.turns })}
        </p>
      )}
      <section className="card">
        <Places shared={shared} />
      </section>
      <section className="card">
        <Federations shared={shared} />
      </section>
      <Setup setup={shared.setup} />
    </>
  );
}

function Places({ shared }: { shared: SharedResult }) {
  const { t } = useTranslation();
  const { standings } = shared.result;
  if (standings === null) {
    return (
      <>
        <h2>{t('result.ranking')}</h2>
        <p className="muted">{t('share.hidden')}</p>
      </>
    );
  }
  return (
    <>
      <h2>{t('result.ranking')}</h2>
      <RankingTable>
        {standings.map((standing) => (
          <tr key={standing.player}>
            <td>{standing.rank}</td>
            <th scope="row" className="table__words table__name">
              {shared.names[standing.player - 1] || t('player.enterprise', { n: standing.player })}
              {shared.bots.includes(standing.player) && <span className="muted"> {t('player.bot')}</span>}
            </th>
            <td>{money(standing.money_cents)}</td>
            <td className={tone(standing.profit_cents)}>{signedMoney(standing.profit_cents)}</td>
          </tr>
        ))}
      </RankingTable>
    </>
  );
}

function Federations({ shared }: { shared: SharedResult }) {
  const { t } = useTranslation();
  const schemeOf = useSchemes();
  const { federations } = shared.result;
  return (
    <>
      <h2>{t('share.federations')}</h2>
      <Scroll label={t('share.federations')}>
        <table className="table number" aria-label={t('share.federations')}>
          <thead>
            <tr>
              <th scope="col" className="table__words">
                {t('share.federation')}
              </th>
              <th scope="col">{t('share.accuracy')}</th>
              <th scope="col">{t('share.market')}</th>
              <th scope="col">{t('share.paid')}</th>
            </tr>
          </thead>
          <tbody>
            {federations.map((federation) => (
              <tr key={federation.federation}>
                <th scope="row" className="table__words table__name">
                  <Badge federation={federation.federation} small /> {federation.name}{' '}
                  <span className="muted">{schemeOf(federation.scheme).name}</span>
                </th>
                <td>{federation.quality === null ? '–' : percent(federation.quality)}</td>
                <td>{percent(federation.share)}</td>
                <td>{money(federation.paid_cents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
