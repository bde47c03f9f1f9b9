// What the pages of experiments ask the server, typed by its own description.
import type {
  DesignProblem,
  ExperimentCard,
  ExperimentDocument,
  NewExperiment,
  Previewed,
  Reader,
  RehearsalInfo,
  RehearseExperiment,
  SessionCard,
  SessionRoom,
  StageKinds,
  TemplateInfo,
} from '../../generated/api';
import { answerOf, http } from '../../net/http';
import type { JsonObject } from './form/path';

const at = (experiment_id: string) => ({ path: { experiment_id } });

// The wire's drafts are any JSON; the form's own type says the same in other words.
const draft = (document: JsonObject) => document as unknown as NonNullable<NewExperiment['document']>;

export const listExperiments = (): Promise<ExperimentCard[]> => answerOf(http.GET('/api/experiments'));
export const fetchKinds = (): Promise<StageKinds> => answerOf(http.GET('/api/experiments/kinds'));
export const listTemplates = (): Promise<TemplateInfo[]> => answerOf(http.GET('/api/experiments/templates'));
export const makeExperiment = (wish: NewExperiment): Promise<ExperimentDocument> =>
  answerOf(http.POST('/api/experiments', { body: wish }));
export const fetchExperiment = (id: string): Promise<ExperimentDocument> =>
  answerOf(http.GET('/api/experiments/{experiment_id}', { params: at(id) }));
export const saveExperiment = (
  id: string,
  version: number,
  document: JsonObject,
): Promise<ExperimentDocument> =>
  answerOf(
    http.PUT('/api/experiments/{experiment_id}', {
      params: at(id),
      body: { version, document: draft(document) },
    }),
  );
export const deleteExperiment = (id: string): Promise<undefined> =>
  answerOf(http.DELETE('/api/experiments/{experiment_id}', { params: at(id) }));
export const fetchReaders = (id: string): Promise<Reader[]> =>
  answerOf(http.GET('/api/experiments/{experiment_id}/readers', { params: at(id) }));
export const saveReaders = (id: string, names: string[]): Promise<Reader[]> =>
  answerOf(http.PUT('/api/experiments/{experiment_id}/readers', { params: at(id), body: { names } }));
export const checkDesign = (document: JsonObject): Promise<DesignProblem[]> =>
  answerOf(http.POST('/api/experiments/check', { body: { document: draft(document) } }));
export const previewStage = (document: JsonObject, stage: number, page: number): Promise<Previewed> =>
  answerOf(http.POST('/api/experiments/preview', { body: { document: draft(document), stage, page } }));
export const openSession = (id: string, rehearsal: boolean): Promise<SessionCard> =>
  answerOf(http.POST('/api/experiments/{experiment_id}/sessions', { params: at(id), body: { rehearsal } }));
export type Speed = NonNullable<RehearseExperiment['speed']>;
export const rehearse = (id: string, people: number, speed: Speed): Promise<SessionCard> =>
  answerOf(
    http.POST('/api/experiments/{experiment_id}/rehearse', { params: at(id), body: { people, speed } }),
  );
export const fetchRehearsal = (session_id: string): Promise<RehearsalInfo> =>
  answerOf(http.GET('/api/sessions/{session_id}/rehearsal', { params: { path: { session_id } } }));
export const fetchRoom = (session_id: string): Promise<SessionRoom> =>
  answerOf(http.GET('/api/sessions/{session_id}/room', { params: { path: { session_id } } }));

/** What is erased cannot be brought back. */
export const eraseParticipant = async (
  session_id: string,
  whom: { participant: number } | { code: string },
): Promise<void> => {
  await answerOf(
    http.POST('/api/sessions/{session_id}/erase', {
      params: { path: { session_id } },
      body: { ...whom, sure: true },
    }),
  );
};
