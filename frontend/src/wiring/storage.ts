// What this browser remembers: for good, or as long as its tab is open. A browser may keep either closed, or full; then it
// is remembered as long as the page, and everything goes on.
class Kept {
  private readonly memory = new Map<string, string>();

  constructor(private readonly storage: () => Storage) {}

  get(key: string): string | null {
    return tried(() => this.storage().getItem(key), null) ?? this.memory.get(key) ?? null;
  }

  set(key: string, text: string): void {
    this.memory.delete(key);
    const isKept = tried(() => {
      this.storage().setItem(key, text);
      return true;
    }, false);
    if (!isKept) this.memory.set(key, text);
  }

  remove(key: string): void {
    this.memory.delete(key);
    tried(() => {
      this.storage().removeItem(key);
    }, undefined);
  }

  keys(): string[] {
    return [...tried(() => Object.keys(this.storage()), []), ...this.memory.keys()];
  }
}

function tried<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

export const forGood = new Kept(() => window.localStorage);
export const forTab = new Kept(() => window.sessionStorage);
