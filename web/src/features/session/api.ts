import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Me } from "@/lib/api/types";
import type { Shape } from "@/lib/api/shapes";

/** Whoever signed in, or what his sign-in still lacks after the right password. */
export type Entered = Me | Shape<"EntranceNeeds">;
export type Need = Shape<"EntranceNeeds">["needs"];

export type LinkView = Shape<"LinkView">;

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => api.get("/session", { signal }),
  staleTime: 0,
});

export const enter = (login: string, password: string) => api.post("/session", { body: { login, password } });
export const giveCode = (code: string) => api.post("/session/code", { body: { code } });
export const givePassword = (password: string) => api.post("/session/password", { body: { password } });
export const beginEnrolment = () => api.post("/session/second-factor");
export const confirmEnrolment = (code: string) => api.post("/session/second-factor/confirmation", { body: { code } });
export const viewLink = (token: string) => api.post("/links/view", { body: { token } });
export const takeLink = (token: string, password: string) => api.post("/links/use", { body: { token, password } });
