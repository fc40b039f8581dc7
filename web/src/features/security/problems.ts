import { asProblem } from "@/lib/api/problem";
import { Cancelled } from "@/ui/cancelled";

/** What is wrong with one field. */
export function findingOf(error: unknown, field: string): string | undefined {
  return error === null ? undefined : asProblem(error).findings.find((one) => one.field === field)?.message;
}

/** What is wrong beside all fields; a change of mind is nothing wrong. */
export function complaintOf(error: unknown): string | undefined {
  if (error === null || error instanceof Cancelled) return undefined;
  const problem = asProblem(error);
  return problem.findings.length > 0 ? undefined : (problem.detail ?? problem.message);
}
