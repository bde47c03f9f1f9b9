// What pages ask of the server with; one memory of answers for all of them.
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { newRequests } from './requests';

export const client = newRequests();

export function Requests({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
