/** A part of a document as the editor and the server keep it; anything else is no part. */
export interface Part {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: Part[];
  content?: Part[];
}

export function documentOf(value: unknown): Part | undefined {
  return isPart(value) && value.type === "doc" ? value : undefined;
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

export const partsOf = (part: Part): Part[] => (Array.isArray(part.content) ? part.content.filter(isPart) : []);

export const marksOf = (part: Part): Part[] => (Array.isArray(part.marks) ? part.marks.filter(isPart) : []);

const lines = new Set(["paragraph", "heading", "codeBlock", "horizontalRule"]);

/** The words of a document, a line for each block; a plain text is its own words. */
export function wordsOf(value: unknown): string {
  if (typeof value === "string") return value;
  const document = documentOf(value);
  return document === undefined ? "" : words(document).trim();
}

function words(part: Part): string {
  const own = part.type === "text" ? part.text ?? "" : part.type === "hardBreak" ? "\n" : "";
  return own + partsOf(part).map(words).join("") + (lines.has(part.type) ? "\n" : "");
}

/** What a text becomes when it is edited for the first time. */
export const documentOfText = (text: string): Part => ({
  type: "doc",
  content: text.split("\n").map((line) => (line === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text: line }] })),
});

/** Only what leads to the web, a mail address or a telephone becomes a link. */
export const safeLink = (href: unknown): string | undefined => (typeof href === "string" && /^(https?:\/\/|mailto:|tel:)/i.test(href) ? href : undefined);
