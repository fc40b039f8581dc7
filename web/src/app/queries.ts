import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { asProblem } from "@/lib/api/problem";

/** A session that ended while one worked leads to the sign-in page, whichever request noticed it. */
export function createQueries(onSessionEnded: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (asProblem(error).code === "session.required") onSessionEnded();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: { staleTime: 15_000, refetchOnWindowFocus: false, retry: worthRetrying },
    },
  });
}

function worthRetrying(failures: number, error: unknown): boolean {
  const { status } = asProblem(error);
  return failures < 2 && (status === 0 || status === 502 || status === 503);
}
