/** Does something once nothing else is to be done; what comes back lets it be. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback !== "function") return () => undefined;
  const idle = requestIdleCallback(act, { timeout: 1_500 });
  return () => cancelIdleCallback(idle);
}
