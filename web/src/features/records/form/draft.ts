import type { Draft } from "@/lib/api/records";

const prefix = "guanlan.draft.";

/** What was typed into a form and not saved, kept until this tab is closed. */
export function keptDraft(object: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + object) ?? "null");
    return typeof kept === "object" && kept !== null ? (kept as Draft) : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(object: string, draft: Draft | undefined): void {
  const filled = draft && Object.values(draft).some((value) => value !== null && value !== undefined);
  try {
    if (filled) sessionStorage.setItem(prefix + object, JSON.stringify(draft));
    else sessionStorage.removeItem(prefix + object);
  } catch {
    // Without storage the draft lives as long as the form.
  }
}
