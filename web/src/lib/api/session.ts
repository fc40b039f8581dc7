import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { Language, Me, Theme } from "./types";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => api.get("/me", { signal }),
  staleTime: Infinity,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => api.get("/setup", { signal }),
});

export interface FirstAdministrator {
  token: string;
  company: string;
  name: string;
  login: string;
  password: string;
  locale: Language;
}

export const signOut = () => api.remove("/session");
export const setUp = (first: FirstAdministrator) => api.post("/setup", { body: first }) as Promise<Me>;
export const changeMe = (change: { locale?: Language; theme?: Theme; timeZone?: string; name?: string }) =>
  api.patch("/me", { body: change });
/** Shows the password once more; for a while after, acts that outlast a stolen screen are done. */
export const confirmPassword = (password: string) => api.post("/me/confirmation", { body: { password } });
