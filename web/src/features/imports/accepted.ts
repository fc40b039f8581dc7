/** What may be sent at all; the server judges the content, this only spares people a long upload for nothing. */
export const extensions = [".csv", ".tsv", ".txt", ".xlsx", ".vcf"];
export const largest = 500 * 1024 * 1024;

export type Refusal = "many" | "kind" | "oldWorkbook" | "empty" | "large";

export function refusalOf(files: File[]): Refusal | undefined {
  const [file, second] = files;
  if (second) return "many";
  if (!file) return "kind";
  const name = file.name.toLowerCase();
  if (name.endsWith(".xls")) return "oldWorkbook";
  if (!extensions.some((extension) => name.endsWith(extension))) return "kind";
  if (file.size === 0) return "empty";
  return file.size > largest ? "large" : undefined;
}
