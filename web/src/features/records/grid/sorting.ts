export interface SortKey {
  field: string;
  down: boolean;
}

export function readSort(sort: string | undefined): SortKey[] {
  return (sort ?? "").split(",").filter(Boolean).map((key) => ({ field: key.replace(/^-/, ""), down: key.startsWith("-") }));
}

export function writeSort(keys: SortKey[]): string | undefined {
  return keys.length === 0 ? undefined : keys.map((key) => (key.down ? `-${key.field}` : key.field)).join(",");
}

/** A click goes up, down, off; with shift the other keys stay. */
export function turnSort(sort: string | undefined, field: string, several: boolean): string | undefined {
  const keys = readSort(sort);
  const now = keys.find((key) => key.field === field);
  const next: SortKey[] = now === undefined ? [{ field, down: false }] : now.down ? [] : [{ field, down: true }];
  if (!several) return writeSort(next);
  const place = keys.findIndex((key) => key.field === field);
  return writeSort(place < 0 ? [...keys, ...next] : keys.toSpliced(place, 1, ...next));
}
