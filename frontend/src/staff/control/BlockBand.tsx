// The line above a block of rows: what they have in common, how many they are, and what one would look for in them.
import { Icon } from '../../components/Icon';
import { clock, listed } from '../../format';
import type { ControlState, PersonRow } from '../../generated/wire';
import type { Block, Grouping } from './model/arrange';
import { SHAPES } from './model/seats';
import type { PersonState } from './model/types';
import { ArmMark, Shares } from './pieces/marks';
import { stageName, useWords, type Words } from './say';

interface Props {
  state: ControlState;
  /** Of the table. */
  columns: number;
  block: Block;
  grouping: Exclude<Grouping, 'none'>;
  needed: ReadonlySet<number>;
  open: boolean;
  chosen: ReadonlySet<number>;
  onFold: () => void;
  onChoose: (on: boolean) => void;
}

/** A table with all its columns has room for the market, too. */
const ALL = 10;

export function BlockBand(props: Props) {
  const { state, columns, block, grouping, open, chosen, onFold, onChoose } = props;
  const t = useWords();
  const name = blockName(t, state, grouping, block.key);
  const all = block.numbers.every((number) => chosen.has(number));
  const game = grouping === 'game' ? state.groups[Number(block.key) - 1] : undefined;
  return (
    <tbody>
      <tr className="band" data-testid={`block-${block.key === '' ? 'none' : block.key}`}>
        <td>
          <input
            type="checkbox"
            aria-label={t('list.choose_block', { what: name })}
            checked={all}
            onChange={(event) => {
              onChoose(event.target.checked);
            }}
          />
        </td>
        <th scope="rowgroup" colSpan={columns - 1}>
          <div className="band__line">
            <span className="band__name">
              <button
                type="button"
                className={open ? 'band__fold' : 'band__fold band__fold--shut'}
                aria-expanded={open}
                aria-label={t(open ? 'list.fold' : 'list.unfold', { what: name })}
                onClick={onFold}
              >
                <Icon name="chevron" />
              </button>
              <BlockName {...props} name={name} />
            </span>
            <span className={isLate(props) ? 'late' : 'muted'}>{blockSaid(t, props)}</span>
            {game && columns === ALL && <Shares federations={game.federations} thin />}
          </div>
        </th>
      </tr>
    </tbody>
  );
}

function blockName(t: Words, state: ControlState, grouping: Grouping, key: string): string {
  switch (grouping) {
    case 'game':
      return key === '' ? t('list.no_game') : t('game.title', { n: key });
    case 'arm':
      return key === '' ? t('list.no_arm') : (state.arms[Number(key) - 1]?.title ?? key);
    case 'stage':
      return key === 'over' ? t('list.no_stage') : stageName(state, Number(key)) || t('list.at_start');
    case 'state':
      return key === 'needs' ? t('list.needs') : t(`state.${key as PersonState}`);
    case 'none':
      return t('list.everybody');
  }
}

function BlockName({ state, block, grouping, name }: Props & { name: string }) {
  const t = useWords();
  if (grouping === 'state') {
    const shape = block.key === 'needs' ? 'help' : SHAPES[block.key as PersonState];
    return (
      <>
        <span className={`dot dot--${shape}`}>{name}</span> <b className="number">{block.numbers.length}</b>
        <span className="muted band__more">{stagesSaid(t, state, peopleOf(state, block))}</span>
      </>
    );
  }
  const game = grouping === 'game' ? state.groups[Number(block.key) - 1] : undefined;
  const arm = grouping === 'arm' ? Number(block.key) : (game?.arm ?? 0);
  return (
    <>
      {arm > 0 && <ArmMark arm={arm} />}
      {name}
      {game ? (
        <span className="muted band__more">
          {listed([
            state.arms[game.arm - 1]?.title ?? '',
            game.over ? t('game.over') : t('game.turn', { turn: game.turn, turns: game.turns }),
          ])}
        </span>
      ) : (
        <span className="muted number band__more">{block.numbers.length}</span>
      )}
    </>
  );
}

const peopleOf = (state: ControlState, block: Block): readonly PersonRow[] =>
  block.numbers.map((number) => state.people[number - 1]).filter((person) => person !== undefined);

/** How many of them are in which stage. */
function stagesSaid(t: Words, state: ControlState, people: readonly PersonRow[]): string {
  return state.stages
    .map((_, stage) => ({
      stage,
      n: people.filter((one) => one.ending === null && one.stage === stage).length,
    }))
    .filter(({ n }) => n > 0)
    .map(({ stage, n }) => t('list.in_stage', { stage: stageName(state, stage), n }))
    .join(' · ');
}

function blockSaid(t: Words, { state, block, grouping }: Props): string {
  if (grouping === 'game') {
    const game = state.groups[Number(block.key) - 1];
    if (!game) return '';
    if (game.over) return t('game.all_through');
    return t('game.undecided', { n: game.undecided.length, of: game.people.length + game.bots });
  }
  if (grouping !== 'state' || !WAITING.includes(block.key)) return '';
  const longest = Math.max(...peopleOf(state, block).map((person) => person.last_ms));
  return t('list.longest', { time: clock(longest) });
}

/** States in which somebody waits, or is awaited. */
const WAITING: readonly string[] = ['needs', 'help', 'gone', 'idle', 'deciding', 'waiting'];

const isLate = ({ state, block, grouping, needed }: Props): boolean =>
  grouping === 'game' && state.groups[Number(block.key) - 1]?.over === false
    ? block.numbers.some((number) => needed.has(number))
    : block.key === 'needs';
