// Set up a game: which scenario, how many people and bots, how long to decide, and who you are.
import '../styles/game.css';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../components/ProblemNote';
import { SendForm } from '../components/SendForm';
import { Shell } from '../components/Shell';
import { Stepper } from '../components/Stepper';
import { TextField } from '../components/TextField';
import type { ScenarioInfo } from '../generated/api';
import { limits } from '../generated/limits';
import { useExplain, useThings } from '../wiring/catalogue';
import { usePageTitle } from '../wiring/hooks';
import { keptName, keepName } from '../wiring/name';
import { useCreateGame, useScenarios } from '../wiring/requests';

const { persons: PERSONS, bots: BOTS, name: NAME } = limits.NewGame;
/** Seconds by which the server means that a step ends only when all are ready. */
const NO_LIMIT = 0;
const TIMES = [20, 30, 60, 120, 300, 900] as const;

export function NewGame() {
  const { t } = useTranslation();
  usePageTitle(t('create.title'));
  const { data: scenarios, isPending, error } = useScenarios();
  return (
    <Shell>
      <div className="page">
        <h1>{t('create.title')}</h1>
        <ProblemNote problem={error} />
        {isPending && <p className="muted">{t('app.loading')}</p>}
        {scenarios?.length === 0 && <p>{t('create.none')}</p>}
        {scenarios?.[0] && <Form scenarios={scenarios} first={scenarios[0]} />}
      </div>
    </Shell>
  );
}

function Form({ scenarios, first }: { scenarios: readonly ScenarioInfo[]; first: ScenarioInfo }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(first.name);
  const [persons, setPersons] = useState(Math.min(2, first.players));
  const [bots, setBots] = useState(first.players - Math.min(2, first.players));
  const [seconds, setSeconds] = useState<number | null>(null);
  const [name, setName] = useState(keptName);
  const [plays, setPlays] = useState(true);
  const game = useCreateGame();

  const scenario = scenarios.find((known) => known.name === chosen) ?? first;
  const choose = (wanted: ScenarioInfo): void => {
    setChosen(wanted.name);
    setBots(Math.max(0, wanted.players - persons));
  };
  const choosePersons = (count: number): void => {
    setPersons(count);
    setBots(Math.max(0, scenario.players - count));
  };
  const create = (): void => {
    keepName(name);
    game.mutate({
      scenario: scenario.name,
      persons,
      bots,
      decision_seconds: seconds,
      name: plays ? name.trim() : '',
      seat: plays,
      start_now: false,
    });
  };
  return (
    <SendForm
      className="form"
      problem={<ProblemNote problem={game.error} />}
      action={game.isPending ? t('home.starting') : t('create.submit')}
      testid="create-game"
      disabled={game.isPending}
      onSend={create}
    >
      <fieldset className="scenarios">
        <legend>{t('create.scenario')}</legend>
        {scenarios.map((known) => (
          <ScenarioCard
            key={known.name}
            scenario={known}
            chosen={known === scenario}
            onChoose={() => {
              choose(known);
            }}
          />
        ))}
      </fieldset>
      <div className="form__row">
        <Stepper
          label={t('create.persons')}
          hint={t(plays ? 'create.persons_hint' : 'create.persons_hint_lead')}
          value={persons}
          min={PERSONS.minimum}
          max={PERSONS.maximum}
          testid="persons"
          onChange={choosePersons}
        />
        <Stepper
          label={t('create.bots')}
          hint={t('create.bots_hint')}
          value={bots}
          min={BOTS.minimum}
          max={PERSONS.maximum - persons}
          testid="bots"
          onChange={setBots}
        />
      </div>
      <TrainingTime seconds={scenario.training_seconds[persons + bots - 1] ?? 0} />
      <div className="form__row">
        <DecisionTime seconds={seconds} onChange={setSeconds} />
        {plays && (
          <TextField
            label={t('create.name')}
            hint={t('create.name_hint')}
            value={name}
            maxLength={NAME.maxLength}
            testid="player-name"
            autoComplete="nickname"
            onChange={setName}
          />
        )}
      </div>
      <label className="lead-only">
        <input
          type="checkbox"
          data-testid="lead-only"
          checked={!plays}
          onChange={(event) => {
            setPlays(!event.target.checked);
          }}
        />
        <span>
          {t('create.lead')} <span className="muted">{t('create.lead_hint')}</span>
        </span>
      </label>
    </SendForm>
  );
}

/** How long the models of a turn take, before anybody waits for them. */
function TrainingTime({ seconds }: { seconds: number }) {
  const { t } = useTranslation();
  return (
    <p className="muted number" data-testid="training-time">
      {seconds <= 1 ? t('create.training_little') : t('create.training', { seconds: Math.ceil(seconds) })}
    </p>
  );
}

interface CardProps {
  scenario: ScenarioInfo;
  chosen: boolean;
  onChoose: () => void;
}

function ScenarioCard({ scenario, chosen, onChoose }: CardProps) {
  const { t, i18n } = useTranslation();
  const explain = useExplain();
  const model = useThings('models')(scenario.model);
  const partition = useThings('partitions')(scenario.partition);
  const chinese = i18n.language === 'zh';
  return (
    <label className={chosen ? 'scenario scenario--chosen' : 'scenario'}>
      <input
        type="radio"
        name="scenario"
        value={scenario.name}
        checked={chosen}
        onChange={onChoose}
        data-testid={`scenario-${scenario.name}`}
      />
      <span className="scenario__title">{chinese ? scenario.title_zh : scenario.title}</span>
      <span className="scenario__text">{chinese ? scenario.description_zh : scenario.description}</span>
      <span className="scenario__facts number">
        {t('create.facts', {
          players: scenario.players,
          federations: scenario.federations,
          turns: scenario.turns,
        })}
      </span>
      {model.name !== '' && (
        <span className="scenario__text">
          {t('create.trains', {
            task: explain(scenario.task).name,
            model: model.name,
            partition: partition.name,
          })}
        </span>
      )}
    </label>
  );
}

function DecisionTime({
  seconds,
  onChange,
}: {
  seconds: number | null;
  onChange: (value: number | null) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('create.decision')}</label>
      <select
        id={id}
        className="input"
        data-testid="decision-time"
        value={seconds ?? ''}
        onChange={(event) => {
          onChange(event.target.value === '' ? null : Number(event.target.value));
        }}
      >
        <option value="">{t('create.decision_default')}</option>
        <option value={NO_LIMIT}>{t('status.no_limit')}</option>
        {TIMES.map((time) => (
          <option key={time} value={time}>
            {time < 120 ? t('create.seconds', { n: time }) : t('create.minutes', { n: time / 60 })}
          </option>
        ))}
      </select>
    </div>
  );
}
