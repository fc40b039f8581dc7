const prefix = "guanlan.";

/** What this browser keeps between visits. A browser that refuses storage still works; it only forgets. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // Private windows and full disks refuse; nothing depends on it.
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // As above.
  }
}

export function recallJson(key: string): unknown {
  const text = recall(key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is kept until this tab is closed; without a value it is forgotten. */
export function rememberTab(key: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, value);
  } catch {
    // As above: nothing depends on it.
  }
}

export function recallTab(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + key) ?? "null");
  } catch {
    return undefined;
  }
}
