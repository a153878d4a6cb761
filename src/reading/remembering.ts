/** Must it be made again? While a writer is at work, most files are as they were a moment ago. */

/**
 * Remembers the last thing that was made under a name, and of what: equal keys, the same value. What is remembered must
 * not be changed.
 */
export function remembering<Value>(): (name: string, key: string, make: () => Value) => Value {
  const known = new Map<string, { key: string; value: Value }>();
  return (name, key, make) => {
    const before = known.get(name);
    if (before?.key === key) return before.value;
    const value = make();
    known.set(name, { key, value });
    return value;
  };
}
