import type { Finding, ProblemBody } from "./types";

/** Any answer of the server that is not a success, after RFC 9457; `code` is stable, the texts are for people. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly params: Record<string, unknown>;
  readonly findings: Finding[];
  readonly trace: string | undefined;

  constructor(status: number, body: ProblemBody) {
    super(body.title ?? body.code ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? codeOf(status);
    this.detail = body.detail;
    this.params = body.params ?? {};
    this.findings = body.findings ?? [];
    this.trace = body.trace;
  }
}

/** The network did not carry the request; the server may or may not have heard it. */
export function unreachable(cause: unknown): Problem {
  const problem = new Problem(0, { code: "network.unreachable" });
  problem.cause = cause;
  return problem;
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const problem = new Problem(0, { code: "client.failed", title: error instanceof Error ? error.message : String(error) });
  problem.cause = error;
  return problem;
}

function codeOf(status: number): string {
  if (status === 401) return "session.required";
  if (status === 403) return "access.refused";
  if (status === 404) return "record.absent";
  return "server.failed";
}
