import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { Language, Me, Setup, Theme } from "./types";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => api.get<Me>("/me", { signal }),
  staleTime: Infinity,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => api.get<Setup>("/setup", { signal }),
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
export const setUp = (first: FirstAdministrator) => api.post<Me>("/setup", first);
export const changeMe = (change: { locale?: Language; theme?: Theme; timeZone?: string; name?: string }) =>
  api.patch<Me>("/me", change);
/** Shows the password once more; for a while after, acts that outlast a stolen screen are done. */
export const confirmPassword = (password: string) => api.post<void>("/me/confirmation", { password });
