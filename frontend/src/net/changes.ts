// How a view travels after it was sent once: as what is different. fedgame/wire/changes.py makes the patches and says how they
// are read. What is not changed stays the same object, so that who shows it need not be drawn again.

type Parts = Readonly<Record<string, unknown>>;

/** What `patch` makes of `whole`, which stays as it is. Throws where the patch is of something else. */
export const patched = <T>(whole: T, patch: unknown): T => made(whole, patch) as T;

function made(whole: unknown, patch: unknown): unknown {
  if (Array.isArray(patch)) return patch[0];
  if (!isParts(patch)) throw new Error('a patch is an object or a list');
  if (Array.isArray(whole)) return madeList(whole, patch);
  if (!isParts(whole)) throw new Error('only objects and lists have parts');
  const changed = Object.entries(patch).map(([name, part]) => {
    if (!(name in whole)) throw new Error(`there is no ${name} to change`);
    return [name, made(whole[name], part)];
  });
  return { ...whole, ...Object.fromEntries(changed) };
}

function madeList(whole: readonly unknown[], patch: Parts): unknown[] {
  const list = [...whole];
  if (Array.isArray(patch.splice)) {
    const [place, count, ...items] = patch.splice as [number, number, ...unknown[]];
    list.splice(place, count, ...items);
    return list;
  }
  for (const [place, part] of Object.entries(patch)) {
    if (!(place in whole)) throw new Error(`there is no ${place} in the list to change`);
    list[Number(place)] = made(whole[Number(place)], part);
  }
  return list;
}

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null;
