// A server that a test plays by hand: its answers to HTTP, and its ends of the sockets. Everything between these and the
// screen is the client's own.
import { act, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, vi } from 'vitest';
import type { ControlState, ParticipantPage } from '../../src/generated/wire';
import type { ClientMessage, ServerMessage } from '../../src/net/messages';

interface Asked {
  readonly route: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const NO_CONTENT = 204;

/** What the server may say on one connection or another. */
type Said = ServerMessage | ControlState | ParticipantPage;

/** The server's end of one connection. */
class Connection extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState = 0;
  readonly sent: ClientMessage[] = [];

  constructor(readonly url: string) {
    super();
    server.connections.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientMessage);
  }

  close(): void {
    this.readyState = Connection.CLOSED;
  }

  accept(...messages: Said[]): void {
    void act(() => {
      this.readyState = Connection.OPEN;
      this.dispatchEvent(new Event('open'));
    });
    this.tell(...messages);
  }

  tell(...messages: Said[]): void {
    void act(() => {
      for (const message of messages) {
        this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
      }
    });
  }

  /** Ends the connection; 1006 is what a browser says of one that broke. */
  end(code = 1006, reason = ''): void {
    void act(() => {
      this.readyState = Connection.CLOSED;
      this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
    });
  }

  submits(): Extract<ClientMessage, { type: 'submit' }>[] {
    return this.sent.filter((message) => message.type === 'submit');
  }
}

class Server {
  readonly asked: Asked[] = [];
  readonly connections: Connection[] = [];
  private readonly prepared = new Map<string, () => Promise<Response>>();

  /** From now on, `route` ("GET /api/scenarios") is answered with this. */
  answers(route: string, body: unknown, status = 200): void {
    this.prepared.set(route, () => Promise.resolve(json(body, status)));
  }

  refuses(route: string, status: number, code: string, message = 'The server’s own words.'): void {
    this.answers(route, { code, message }, status);
  }

  sends(route: string, response: () => Response): void {
    this.prepared.set(route, () => Promise.resolve(response()));
  }

  isGone(route: string): void {
    this.prepared.set(route, () => Promise.reject(new TypeError('Failed to fetch')));
  }

  /** Keeps the question open until the returned function is called. */
  waits(route: string): (body: unknown) => void {
    let answer: (response: Response) => void = () => undefined;
    const answered = new Promise<Response>((resolve) => {
      answer = resolve;
    });
    this.prepared.set(route, () => answered);
    return (body) => {
      answer(json(body, 200));
    };
  }

  /** The bodies that were sent to `route`. */
  bodies(route: string): unknown[] {
    return this.asked.filter((asked) => asked.route === route).map((asked) => asked.body);
  }

  /** The `number`-th connection that the client opened, as soon as it is there. */
  async connection(number = 1): Promise<Connection> {
    return waitFor(() => {
      const found = this.connections[number - 1];
      if (!found) throw new Error(`there are ${this.connections.length} connections, not ${number}`);
      return found;
    });
  }

  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const route = `${request.method} ${url.pathname}`;
    const text = await request.text();
    this.asked.push({ route, query: url.searchParams, body: text === '' ? null : JSON.parse(text) });
    const answer = this.prepared.get(route);
    if (!answer) throw new Error(`the test has no answer to ${route}`);
    return answer();
  }
}

function json(body: unknown, status: number): Response {
  return new Response(status === NO_CONTENT ? null : JSON.stringify(body), { status });
}

/** The server of the running test. */
export let server = new Server();

beforeEach(() => {
  server = new Server();
  vi.stubGlobal('fetch', (request: Request) => server.fetch(request));
  vi.stubGlobal('WebSocket', Connection);
});

afterEach(() => {
  vi.unstubAllGlobals();
});
