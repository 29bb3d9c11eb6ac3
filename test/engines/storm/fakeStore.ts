/** As much of IndexedDB as the queue uses: one object store in memory, each request done at once. */
export function fakeStore(): { open(): unknown } {
  const rows = new Map<IDBValidKey, unknown>();
  /** Its `onsuccess` or `oncomplete` is called when the caller has had time to set it. */
  const soon = <Result>(result: Result) => {
    const request = { result, onsuccess: undefined as (() => void) | undefined };
    queueMicrotask(() => request.onsuccess?.());
    return request;
  };
  const transaction = () => {
    const state = {
      oncomplete: undefined as (() => void) | undefined,
      commit() {},
      addEventListener() {},
      objectStore: () => store,
    };
    const store = {
      transaction: state,
      put: (row: unknown, key: IDBValidKey) => soon(rows.set(key, structuredClone(row)) && key),
      delete: (key: IDBValidKey) => soon(void rows.delete(key)),
      clear: () => soon(rows.clear()),
      get: (key: IDBValidKey) => soon(structuredClone(rows.get(key))),
      getAll: () => soon(structuredClone([...rows.values()])),
      getAllKeys: () => soon([...rows.keys()]),
    };
    // Later than every request and what is done in its answer.
    setImmediate(() => state.oncomplete?.());
    return state;
  };
  return { open: () => soon({ transaction }) };
}
