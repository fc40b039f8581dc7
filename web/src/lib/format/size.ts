import { formatNumber } from "./number";
import type { Language } from "@/lib/api/types";

const units = ["B", "KB", "MB", "GB"];

/** The size of a file in the largest unit that leaves at least one whole. */
export function formatSize(bytes: number, language: Language): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${formatNumber(size, language, unit > 0 && size < 10 ? 1 : 0)} ${units[unit]}`;
}
