import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Me } from "@/lib/api/types";
import type { Enrolled } from "@/ui/secrets/enrolment";
import type { Shape } from "@/lib/api/shapes";

/** What a sign-in still lacks after the right password. */
export type Need = "code" | "enrolment" | "password";

export type Entered = Me | { needs: Need };

export interface SessionState {
  state: "none" | "waiting" | "open";
  needs?: Need;
  login?: string;
  minLength: number;
}

export type LinkView = Shape<"LinkView">;

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => api.get<SessionState>("/session", { signal }),
  staleTime: 0,
});

export const enter = (login: string, password: string) => api.post<Entered>("/session", { login, password });
export const giveCode = (code: string) => api.post<Entered>("/session/code", { code });
export const givePassword = (password: string) => api.post<Entered>("/session/password", { password });
export const beginEnrolment = () => api.post<Enrolled>("/session/second-factor");
export const confirmEnrolment = (code: string) => api.post<{ codes: string[] }>("/session/second-factor/confirmation", { code });
export const viewLink = (token: string) => api.post<LinkView>("/links/view", { token });
export const takeLink = (token: string, password: string) => api.post<Entered>("/links/use", { token, password });
