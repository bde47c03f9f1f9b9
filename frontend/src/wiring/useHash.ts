// Codes stand behind the # of an address, so that they are in no log of a server or a proxy.
import { useEffect, useState } from 'react';

/** What stands behind the # of this page's address. */
export function useHash(): string {
  const [hash, setHash] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    const changed = (): void => {
      setHash(window.location.hash.slice(1));
    };
    window.addEventListener('hashchange', changed);
    return () => {
      window.removeEventListener('hashchange', changed);
    };
  }, []);
  return hash;
}
