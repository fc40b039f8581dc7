/** The levels of an address, from the province down. */
export const levels = ["province", "city", "district", "street", "detail"] as const;
export type Level = (typeof levels)[number];
export type Address = Partial<Record<Level, string>>;

/** As the server tells it; a line is all of it in one. */
export function addressOf(value: unknown): Address & { line?: string } {
  if (typeof value === "string") return { line: value, detail: value };
  return typeof value === "object" && value !== null ? value : {};
}

export const lineOf = (value: unknown): string => addressOf(value).line ?? levels.map((level) => addressOf(value)[level] ?? "").join("");
