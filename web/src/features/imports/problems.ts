import type { CellProblem } from "./import";

/** The problems of the preview by place, so that a grid cell finds its own without searching. */
export interface Marks {
  cell: (line: number, column: number) => CellProblem[];
  row: (line: number) => CellProblem[];
  lines: Set<number>;
}

const none: CellProblem[] = [];

export function marksOf(problems: CellProblem[]): Marks {
  const byCell = groupBy(problems, ({ line, column }) => `${line}:${column ?? ""}`);
  return {
    cell: (line, column) => byCell.get(`${line}:${column}`) ?? none,
    row: (line) => byCell.get(`${line}:`) ?? none,
    lines: new Set(problems.map(({ line }) => line)),
  };
}

export interface ProblemGroup {
  key: string;
  field: string | null;
  problems: CellProblem[];
}

/** One heading per field: ten wrong dates are one thing to mend, not ten. Most frequent first. */
export function groupProblems(problems: CellProblem[]): ProblemGroup[] {
  return [...groupBy(problems, ({ field, column }) => field ?? (column === null ? "" : `#${column}`))]
    .map(([key, found]) => ({ key, field: found[0]?.field ?? null, problems: found }))
    .sort((left, right) => right.problems.length - left.problems.length);
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
