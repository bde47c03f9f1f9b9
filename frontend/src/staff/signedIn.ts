// Who is signed in, for every page inside: pages that take an account are not shown without one.
import { createContext, useContext } from 'react';
import type { AccountInfo } from '../generated/api';

const Context = createContext<AccountInfo | null>(null);

export const SignedInAs = Context.Provider;

export function useAccount(): AccountInfo {
  const account = useContext(Context);
  if (account === null) throw new Error('this page is shown to somebody signed in');
  return account;
}

/** Whether the account may make experiments and change its own. */
export const isStaff = (account: AccountInfo): boolean => account.role !== 'viewer';
