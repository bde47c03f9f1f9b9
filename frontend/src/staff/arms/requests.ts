// The same as React sees it: what is under way, what came back, what was refused.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { ArmOpened, FactorWanted, NewArmWanted, PreviewScheme, Simulation } from '../../generated/api';
import { HttpProblem } from '../../net/http';
import type { JsonObject } from '../experiments/form/path';
import { fetchExperiment, saveExperiment } from '../experiments/http';
import { withArms } from './crossing';
import {
  compareArm,
  crossArms,
  deleteArm,
  fetchForm,
  fetchSimulation,
  freezeArm,
  listArms,
  makeArm,
  offerArm,
  openArm,
  previewScheme,
  startSimulation,
  stopSimulation,
  tryArm,
  varyArm,
} from './http';
import type { Json } from './document';

const ARMS = ['arms'] as const;
const SIMULATION = ['simulation'] as const;
const ASK_AGAIN_MS = 400;

export const armPath = (id: string): string => `/staff/arms/${id}`;

export const useForm = () => useQuery({ queryKey: ['arm-form'], queryFn: fetchForm, staleTime: Infinity });

export const useArms = () => useQuery({ queryKey: ARMS, queryFn: listArms });

/** Asked once for each visit: what is edited here is newer than what the server has. */
export const useArm = (id: string) =>
  useQuery({
    queryKey: [...ARMS, id],
    queryFn: () => openArm(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** A new arm, and on to its page. */
export function useMakeArm() {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (wish: NewArmWanted) => makeArm(wish),
    onSuccess: (made) => {
      navigate(armPath(made.info.id));
      return client.invalidateQueries({ queryKey: ARMS, exact: true });
    },
  });
}

export function useDeleteArm(id: string) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: () => deleteArm(id),
    onSuccess: () => {
      navigate('/staff/arms');
      return client.invalidateQueries({ queryKey: ARMS, exact: true });
    },
  });
}

export function useFreezeArm(id: string, then: (opened: ArmOpened) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) => freezeArm(id, version),
    onSuccess: (opened) => {
      then(opened);
      return client.invalidateQueries({ queryKey: ARMS, exact: true });
    },
  });
}

export function useOfferArm(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (offered: boolean) => offerArm(id, offered),
    onSuccess: () => client.invalidateQueries({ queryKey: ARMS, exact: true }),
  });
}

export function useVaryArm(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, values }: { path: string; values: Json[] }) => varyArm(id, path, values),
    onSuccess: () => client.invalidateQueries({ queryKey: ARMS, exact: true }),
  });
}

/** The arms of all combinations. Those that are to stand in an experiment are frozen, and written into its draft. */
export function useCrossArms(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ factors, experiment }: { factors: FactorWanted[]; experiment: string }) => {
      const made = await crossArms(id, factors, experiment !== '');
      if (experiment === '') return made;
      const people = await Promise.all(made.map(({ info }) => openArm(info.id).then(personsOf)));
      const draft = await fetchExperiment(experiment);
      const persons = new Map(made.map(({ info }, index) => [info.id, people[index] ?? 1]));
      const document = withArms(draft.document as JsonObject, made, ({ info }) => persons.get(info.id) ?? 1);
      await saveExperiment(experiment, draft.version, document);
      return made;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ARMS, exact: true }),
  });
}

const personsOf = ({ document }: ArmOpened): number => {
  const persons = document['persons'];
  return typeof persons === 'number' ? persons : 1;
};

/** Where it differs from another one; `version` is that of this arm, so that a change asks anew. */
export const useComparison = (id: string, other: string, version: number) =>
  useQuery({
    queryKey: ['arm-comparison', id, other, version],
    queryFn: () => compareArm(id, other),
    enabled: other !== '',
    placeholderData: (before) => before,
  });

export function useTryArm(id: string) {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: () => tryArm(id),
    onSuccess: ({ game_id }) => {
      navigate(`/game/${game_id}`);
    },
  });
}

/** How a scheme would pay; what was paid before stays in sight until the next answer is there. */
export const usePreview = (wish: PreviewScheme) =>
  useQuery({
    queryKey: ['preview', wish],
    queryFn: () => previewScheme(wish),
    enabled: wish.scheme !== '',
    placeholderData: (before) => before,
    retry: false,
  });

const runs = (simulation: Simulation | null | undefined): boolean =>
  simulation?.status === 'waiting' || simulation?.status === 'playing';

/** The caller's last simulation, asked for again while it runs; null where there is none. */
export const useSimulation = () =>
  useQuery({
    queryKey: SIMULATION,
    queryFn: async (): Promise<Simulation | null> => {
      try {
        return await fetchSimulation();
      } catch (error) {
        if (error instanceof HttpProblem && error.code === 'simulation.none') return null;
        throw error;
      }
    },
    refetchInterval: (query) => (runs(query.state.data) ? ASK_AGAIN_MS : false),
  });

export function useStartSimulation(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (seed: number) => startSimulation(id, seed),
    onSuccess: (simulation) => {
      client.setQueryData(SIMULATION, simulation);
    },
  });
}

export function useStopSimulation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: stopSimulation,
    onSuccess: (simulation) => {
      client.setQueryData(SIMULATION, simulation);
    },
  });
}

export { runs };
