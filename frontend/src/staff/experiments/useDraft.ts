// The draft of an experiment while somebody writes it: what stands on the screen, saved by itself a moment after the last
// change, with what the server finds wrong. Two pages that save over each other are told, and neither loses anything unseen.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExperimentDocument } from '../../generated/api';
import type { HttpProblem } from '../../net/http';
import { fetchExperiment, saveExperiment } from './http';
import { changedAt, type JsonObject, type JsonValue, type Path } from './form/path';

const REST_MS = 700;

export const experimentKey = (id: string) => ['experiment', id] as const;

export const useExperiment = (id: string) =>
  useQuery({ queryKey: experimentKey(id), queryFn: () => fetchExperiment(id), gcTime: 0 });

const AGAIN_MS = 4_000;

/** The same, asked again every few seconds while a session is open and the page is looked at: people come and go. */
export const useLiveExperiment = (id: string) =>
  useQuery({
    queryKey: experimentKey(id),
    queryFn: () => fetchExperiment(id),
    gcTime: 0,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state: { data } }) =>
      data?.sessions.some((one) => one.ended_at === null) === true ? AGAIN_MS : false,
  });

export type Saving = 'saved' | 'waiting' | 'saving' | 'failed';

export interface Draft {
  readonly document: JsonObject;
  readonly problems: ReadonlyMap<string, string>;
  readonly saving: Saving;
  readonly refused: HttpProblem | null;
  readonly change: (path: Path, value: JsonValue | undefined) => void;
}

/** `loaded` is what the page began with; later changes of others are not mixed in. */
export function useDraft(loaded: ExperimentDocument): Draft {
  const client = useQueryClient();
  const id = loaded.experiment_id;
  const [document, setDocument] = useState(loaded.document as unknown as JsonObject);
  const [problems, setProblems] = useState(loaded.problems);
  const [saving, setSaving] = useState<Saving>('saved');
  const [refused, setRefused] = useState<HttpProblem | null>(null);
  const version = useRef(loaded.version);
  const latest = useRef(document);
  const busy = useRef(false);

  const save = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    const sent = latest.current;
    setSaving('saving');
    try {
      const answer = await saveExperiment(id, version.current, sent);
      version.current = answer.version;
      setProblems(answer.problems);
      setRefused(null);
      setSaving(latest.current === sent ? 'saved' : 'waiting');
      client.setQueryData(experimentKey(id), answer);
    } catch (problem) {
      setRefused(problem as HttpProblem);
      setSaving('failed');
    } finally {
      busy.current = false;
    }
  }, [client, id]);

  useEffect(() => {
    if (saving !== 'waiting') return;
    const timer = setTimeout(() => void save(), REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [document, saving, save]);

  const change = useCallback((path: Path, value: JsonValue | undefined) => {
    const next = changedAt(latest.current, path, value) as JsonObject;
    latest.current = next;
    setDocument(next);
    setSaving('waiting');
  }, []);

  return {
    document,
    problems: new Map(problems.map(({ path, message }) => [path, message])),
    saving,
    refused,
    change,
  };
}
