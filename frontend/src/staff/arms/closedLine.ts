// A closed part of the form in one line: its values, as a sentence of a reader.
import { useTranslation } from 'react-i18next';
import { decimal, money, percent } from '../../format';
import { useSay, useThings } from '../../wiring/catalogue';
import { isList, textAt, valueOf, written, type Json, type Section } from './document';
import { useEditor } from './editor';

const number = (value: Json | undefined): number => (typeof value === 'number' ? value : NaN);
const plain = (value: Json | undefined): string => (typeof value === 'number' ? String(value) : '?');

export function useClosedLine(): (section: Section) => string {
  const { t } = useTranslation('arms');
  const { document, fields } = useEditor();
  const say = useSay();
  const tasks = useThings('tasks');
  const models = useThings('models');
  const value = (key: string): Json => {
    const field = fields.get(key);
    return field ? valueOf(document, field) : null;
  };
  const pair = (key: string): { low: string; high: string } => {
    const ends = value(key);
    return isList(ends) ? { low: plain(ends[0]), high: plain(ends[1]) } : { low: '?', high: '?' };
  };
  const choice = (key: string): string => {
    const found = fields.get(key)?.choices.find(({ name }) => name === value(key));
    return found ? say(found.words) : '?';
  };
  const turns = (ticks: Json | undefined): string => {
    const each = number(value('treatment.ticks_per_turn'));
    const length = number(ticks) / each;
    return Number.isFinite(length) ? decimal(length, 1) : '?';
  };
  const amount = (cents: Json | undefined): string => (typeof cents === 'number' ? money(cents) : '?');
  return (section) => {
    switch (section) {
      case 'about':
        return textAt(document, 'title');
      case 'federations':
        return '';
      case 'market':
        return t('line.market', {
          model: written(value('treatment.market.model')),
          beta: plain(value('treatment.market.beta')),
          revenue: amount(value('treatment.market.revenue_cents')),
          inertia: plain(value('treatment.market.inertia')),
        });
      case 'clock': {
        const training = value('treatment.phases.training');
        return t('line.clock', {
          turns: plain(value('treatment.turns')),
          bid: turns(value('treatment.phases.bidding')),
          low: turns(isList(training) ? training[0] : undefined),
          high: turns(isList(training) ? training[1] : undefined),
          pay: turns(value('treatment.phases.profit')),
          seconds: plain(value('treatment.decision_seconds')),
        });
      }
      case 'endowment': {
        const quality = pair('treatment.endowment.quality');
        const quantity = pair('treatment.endowment.quantity');
        const units = pair('treatment.endowment.resources');
        const ends = value('treatment.endowment.money_cents');
        const [least, most] = isList(ends) ? ends : [];
        return t('line.endowment', {
          quality: `${quality.low}–${quality.high}`,
          quantity: `${quantity.low}–${quantity.high}`,
          units: `${units.low}–${units.high}`,
          money: least === most ? amount(least) : `${amount(least)}–${amount(most)}`,
        });
      }
      case 'costs':
        return t('line.costs', {
          sample: amount(value('treatment.costs.per_sample_cents')),
          more: percent(number(value('treatment.costs.per_quality')) || 0),
          unit: amount(value('treatment.costs.per_resource_cents')),
        });
      case 'training': {
        const task = written(value('treatment.training.task'));
        const model = written(value('treatment.training.model'));
        return t('line.training', {
          task: tasks(task).name || fileOf(task),
          model: models(model).name || model,
          rounds: plain(value('treatment.training.rounds')),
          steps: plain(value('treatment.training.local_steps')),
        });
      }
      case 'visibility':
        return choice('treatment.visibility');
      case 'seats': {
        const bots = value('bots');
        return t('line.seats', {
          persons: plain(value('persons')),
          bots: isList(bots) ? String(bots.length) : '?',
          absent: choice('treatment.absent'),
        });
      }
    }
  };
}

/** The name of the file that a task is in. */
export const fileOf = (task: string): string =>
  task.startsWith('csv:') ? (task.slice('csv:'.length).split('?')[0] ?? task) : task;
