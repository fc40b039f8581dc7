import { addressOf as address } from "@/lib/api/client";
import type { StoredFile } from "@/lib/api/upload";
import type { Language } from "@/lib/api/types";

export type { StoredFile } from "@/lib/api/upload";

/** The files of a value; what is no file is left out. */
export const filesOf = (value: unknown): StoredFile[] => (Array.isArray(value) ? value.filter(isFile) : isFile(value) ? [value] : []);

function isFile(value: unknown): value is StoredFile {
  return typeof value === "object" && value !== null && "id" in value && "name" in value && typeof value.name === "string";
}

export const namesOf = (value: unknown): string => filesOf(value).map((file) => file.name).join(", ");

export const isPicture = (file: StoredFile): boolean => typeof file.width === "number" && typeof file.height === "number";

const units = ["B", "KB", "MB", "GB"];

/** 1.2 MB; sizes are read at a glance, not reckoned with. */
export function formatBytes(size: number, language: Language): string {
  const step = size <= 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(size) / Math.log(1024)));
  const amount = size / 1024 ** step;
  return `${new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", { maximumFractionDigits: step === 0 || amount >= 10 ? 0 : 1 }).format(amount)} ${units[step] ?? ""}`;
}

export interface Place {
  object: string;
  id: string;
}

/** Where a file of a record is fetched from. */
export function addressOf(place: Place, field: string, file: StoredFile, what: "whole" | "inline" | "thumbnail" = "whole"): string {
  const path = { ...place, field, file: file.id };
  return what === "thumbnail" ? address("/records/{object}/{id}/files/{field}/{file}/thumbnail", { path }) : address("/records/{object}/{id}/files/{field}/{file}", { path, query: { inline: what === "inline" || null } });
}

const names: Record<string, string> = {
  image: "image/*", pdf: ".pdf", document: ".doc,.docx,.odt", sheet: ".xls,.xlsx,.ods,.csv", slides: ".ppt,.pptx,.odp", text: ".txt,.csv,.md,.log",
  archive: ".zip,.7z,.rar,.gz", audio: "audio/*", video: "video/*", other: "*",
};

/** What the file dialogue offers first; the server decides by content. */
export function acceptOf(type: string, kinds: unknown): string | undefined {
  if (type === "image") return names.image;
  if (!Array.isArray(kinds) || kinds.length === 0 || kinds.includes("other")) return undefined;
  return kinds.map((kind) => names[String(kind)] ?? "").filter((one) => one !== "").join(",");
}
