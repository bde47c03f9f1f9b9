// The same as React sees it: what is under way, what came back, what was refused, and what is asked anew after a change.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { ChangeAccount, Me } from '../generated/api';
import { ME } from '../wiring/requests';
import {
  changeAccount,
  changePassword,
  changeSwitches,
  fetchAudit,
  fetchSwitches,
  listAccounts,
  listTokens,
  lookAtLink,
  makeAccount,
  makeToken,
  revokeToken,
  signIn,
  signOut,
  signOutEverywhere,
  takeLink,
} from './http';

const TOKENS = ['tokens'] as const;
const ACCOUNTS = ['accounts'] as const;
const SWITCHES = ['switches'] as const;
const AUDIT = ['audit'] as const;

/** Whoever comes or goes takes nothing along of what another account saw. */
function useArrival(): (me: Me) => void {
  const client = useQueryClient();
  return (me) => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    client.setQueryData(ME, me);
  };
}

function useDeparture(): () => void {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return () => {
    navigate('/staff/sign-in');
    client.removeQueries();
  };
}

export function useSignIn() {
  const arrive = useArrival();
  return useMutation({ mutationFn: signIn, onSuccess: arrive });
}

export function useSignOut() {
  const leave = useDeparture();
  return useMutation({ mutationFn: signOut, onSuccess: leave });
}

export function useSignOutEverywhere() {
  const leave = useDeparture();
  return useMutation({ mutationFn: signOutEverywhere, onSuccess: leave });
}

/** For whom a one-time link is; asked once, since it may be used up by the answer to it. */
export const useLink = (token: string) =>
  useQuery({
    queryKey: ['link', token],
    queryFn: () => lookAtLink(token),
    enabled: token !== '',
    staleTime: Infinity,
  });

export function useFirstPassword() {
  const arrive = useArrival();
  return useMutation({ mutationFn: takeLink, onSuccess: arrive });
}

export const useChangePassword = () => useMutation({ mutationFn: changePassword });

export const useTokens = () => useQuery({ queryKey: TOKENS, queryFn: listTokens });

export function useMakeToken() {
  const renew = useRenewal(TOKENS);
  return useMutation({ mutationFn: makeToken, onSuccess: renew });
}

export function useRevokeToken() {
  const renew = useRenewal(TOKENS);
  return useMutation({ mutationFn: revokeToken, onSettled: renew });
}

export const useAccounts = () => useQuery({ queryKey: ACCOUNTS, queryFn: listAccounts });

export function useMakeAccount() {
  const renew = useRenewal(ACCOUNTS, AUDIT);
  return useMutation({ mutationFn: makeAccount, onSuccess: renew });
}

export function useChangeAccount() {
  const renew = useRenewal(ACCOUNTS, AUDIT, ME);
  return useMutation({
    mutationFn: ({ id, wish }: { id: string; wish: ChangeAccount }) => changeAccount(id, wish),
    onSettled: renew,
  });
}

export const useSwitches = () => useQuery({ queryKey: SWITCHES, queryFn: fetchSwitches });

export function useChangeSwitches() {
  const renew = useRenewal(SWITCHES, AUDIT, ME);
  return useMutation({ mutationFn: changeSwitches, onSettled: renew });
}

export const useAudit = () =>
  useInfiniteQuery({
    queryKey: AUDIT,
    queryFn: ({ pageParam }) => fetchAudit(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.more,
  });

/** Asks anew for what a change may have changed. */
function useRenewal(...keys: (readonly string[])[]): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}
