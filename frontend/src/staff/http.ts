// What these pages ask the server about accounts, typed by its own description.
import type {
  AccountChanged,
  AccountInfo,
  AuditPage,
  ChangeAccount,
  ChangePassword,
  LinkInfo,
  MakeAccount,
  Me,
  NewToken,
  SignIn,
  Switches,
  TokenInfo,
  TokenMade,
  UseLink,
} from '../generated/api';
import { answerOf, http } from '../net/http';

export const signIn = (wish: SignIn): Promise<Me> =>
  answerOf(http.POST('/api/account/sign-in', { body: wish }));
export const signOut = (): Promise<undefined> => answerOf(http.POST('/api/account/sign-out'));
export const signOutEverywhere = (): Promise<undefined> =>
  answerOf(http.POST('/api/account/sign-out-everywhere'));
export const lookAtLink = (token: string): Promise<LinkInfo> =>
  answerOf(http.POST('/api/account/link', { body: { token } }));
export const takeLink = (wish: UseLink): Promise<Me> =>
  answerOf(http.POST('/api/account/first', { body: wish }));
export const changePassword = (wish: ChangePassword): Promise<undefined> =>
  answerOf(http.POST('/api/account/password', { body: wish }));

export const listTokens = (): Promise<TokenInfo[]> => answerOf(http.GET('/api/account/tokens'));
export const makeToken = (wish: NewToken): Promise<TokenMade> =>
  answerOf(http.POST('/api/account/tokens', { body: wish }));
export const revokeToken = (id: string): Promise<undefined> =>
  answerOf(http.DELETE('/api/account/tokens/{token_id}', { params: { path: { token_id: id } } }));

export const listAccounts = (): Promise<AccountInfo[]> => answerOf(http.GET('/api/accounts'));
export const makeAccount = (wish: MakeAccount): Promise<AccountChanged> =>
  answerOf(http.POST('/api/accounts', { body: wish }));
export const changeAccount = (id: string, wish: ChangeAccount): Promise<AccountChanged> =>
  answerOf(http.PATCH('/api/accounts/{account_id}', { params: { path: { account_id: id } }, body: wish }));
export const fetchSwitches = (): Promise<Switches> => answerOf(http.GET('/api/switches'));
export const changeSwitches = (anonymous_play: boolean): Promise<Switches> =>
  answerOf(http.PATCH('/api/switches', { body: { anonymous_play } }));
export const fetchAudit = (before: number | null): Promise<AuditPage> =>
  answerOf(http.GET('/api/audit', { params: { query: before === null ? {} : { before } } }));
