// The shapes of the control room, over the generated types, and the small questions that everything here asks of them.
import type { paths } from '../../../generated/api';
import type { ControlState, GroupRow, PersonRow } from '../../../generated/wire';

/** What may be asked of a session, as the server describes it. */
export type Act = NonNullable<
  paths['/api/sessions/{session_id}/control']['post']['requestBody']
>['content']['application/json'];

export type PersonState = PersonRow['state'];

/** From so many groups on, games and people are shown by what one must know of them. */
export const MANY_GROUPS = 12;

export const isLarge = (state: ControlState): boolean => state.groups.length >= MANY_GROUPS;

/** P-007: how a person is called here, whoever they are. */
export const callSign = (number: number): string => `P-${String(number).padStart(3, '0')}`;

export const groupOf = (state: ControlState, person: PersonRow): GroupRow | null =>
  person.group === null ? null : (state.groups[person.group - 1] ?? null);

/** The game that this person plays in now. */
export function runningGroup(state: ControlState, person: PersonRow): GroupRow | null {
  const group = groupOf(state, person);
  return group && !group.over ? group : null;
}

export const gameStage = (state: ControlState): number =>
  state.stages.findIndex((stage) => stage.kind === 'game');

/** Whether somebody is in the lobby: at the game, and without a group. */
export const waits = (state: ControlState, person: PersonRow): boolean =>
  person.ending === null && person.group === null && !person.away && person.stage === gameStage(state);
