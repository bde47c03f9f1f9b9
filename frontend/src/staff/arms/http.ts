// What the pages of arms ask the server, typed by its own description.
import type {
  ArmForm,
  ArmInfo,
  ArmList,
  ArmOpened,
  ArmsCompared,
  CrossedArmInfo,
  DataRead,
  FactorWanted,
  NewArmWanted,
  NewGameCreated,
  Preview,
  PreviewScheme,
  ReadData,
  Simulation,
  paths,
} from '../../generated/api';
import { answerOf, http } from '../../net/http';
import type { Document, Json } from './document';

const ARM = '/api/arms/{arm_id}';
const of = (id: string) => ({ path: { arm_id: id } });

export const fetchForm = (): Promise<ArmForm> => answerOf(http.GET('/api/arms/form'));
export const listArms = (): Promise<ArmList> => answerOf(http.GET('/api/arms'));
export const makeArm = (wish: NewArmWanted): Promise<ArmOpened> =>
  answerOf(http.POST('/api/arms', { body: wish }));
export const openArm = (id: string): Promise<ArmOpened> => answerOf(http.GET(ARM, { params: of(id) }));
export const saveArm = (id: string, version: number, document: Document): Promise<ArmOpened> =>
  answerOf(http.PUT(ARM, { params: of(id), body: { version, document } }));
export const deleteArm = (id: string): Promise<undefined> => answerOf(http.DELETE(ARM, { params: of(id) }));
export const freezeArm = (id: string, version: number): Promise<ArmOpened> =>
  answerOf(http.POST(`${ARM}/freeze`, { params: of(id), body: { version } }));
export const offerArm = (id: string, offered: boolean): Promise<ArmInfo> =>
  answerOf(http.POST(`${ARM}/offer`, { params: of(id), body: { offered } }));
export const varyArm = (id: string, path: string, values: Json[]): Promise<ArmInfo[]> =>
  answerOf(http.POST(`${ARM}/vary`, { params: of(id), body: { path, values } }));
export const crossArms = (id: string, factors: FactorWanted[], freeze: boolean): Promise<CrossedArmInfo[]> =>
  answerOf(http.POST(`${ARM}/cross`, { params: of(id), body: { factors, freeze } }));
export const compareArm = (id: string, other: string): Promise<ArmsCompared> =>
  answerOf(http.GET(`${ARM}/compare`, { params: { ...of(id), query: { other } } }));
export const tryArm = (id: string): Promise<NewGameCreated> =>
  answerOf(http.POST(`${ARM}/try`, { params: of(id) }));

export const previewScheme = (wish: PreviewScheme): Promise<Preview> =>
  answerOf(http.POST('/api/arms/preview', { body: wish }));

/** Keeps a CSV file for one's arms; the answer names its columns. */
export const handInData = (file: File): Promise<DataRead> =>
  answerOf(
    http.POST('/api/arms/data', {
      params: { query: { name: file.name } },
      body: file as unknown as string,
      bodySerializer: () => file,
      headers: { 'content-type': 'text/csv' },
    }),
  );
export const readData = (reading: ReadData): Promise<DataRead> =>
  answerOf(http.POST('/api/arms/data/report', { body: reading }));

/** The document that a scenario file is; nothing is kept. */
export async function readToml(toml: string): Promise<Document> {
  const read = await answerOf(http.POST('/api/arms/read', { body: { toml } }));
  return read.document as Document;
}

const TOML: keyof paths = `${ARM}/arm.toml`;
export const tomlUrl = (id: string): string => TOML.replace('{arm_id}', encodeURIComponent(id));

export const startSimulation = (id: string, seed: number): Promise<Simulation> =>
  answerOf(http.POST(`${ARM}/simulation`, { params: of(id), body: { seed } }));
export const fetchSimulation = (): Promise<Simulation> => answerOf(http.GET('/api/simulation'));
export const stopSimulation = (): Promise<Simulation> => answerOf(http.DELETE('/api/simulation'));
