/** Must it be made again? While a writer is at work, most files are as they were a moment ago. */

/** Remembers values beyond this process, by their names and keys. */
export interface Store {
  find: (name: string, key: string) => unknown;
  keep: (name: string, key: string, value: unknown) => void;
}

let store: Store | undefined;

/** From now on, what is plain data is looked for in a store too, and kept there. */
export function rememberIn(kept: Store): void {
  store = kept;
}

/**
 * Remembers the last thing that was made under a name, and of what: equal keys, the same value. What is remembered must
 * not be changed. `isData` says that it is the same after it was written as JSON and read again.
 */
export function remembering<Value>({ isData = false } = {}): (
  name: string,
  key: string,
  make: () => Value,
) => Value {
  const known = new Map<string, { key: string; value: Value }>();
  return (name, key, make) => {
    const before = known.get(name);
    if (before?.key === key) return before.value;
    const kept = isData ? (store?.find(name, key) as Value | undefined) : undefined;
    const value = kept ?? make();
    known.set(name, { key, value });
    if (isData && kept === undefined) store?.keep(name, key, value);
    return value;
  };
}
