type Keys = Record<string, string>;

/** The namespace of a text file is the folder it belongs to: features/records/texts/zh.json says `records:…`. */
export function gather(files: Record<string, unknown>): Record<string, Keys> {
  const texts: Record<string, Keys> = {};
  for (const [path, keys] of Object.entries(files)) {
    const namespace = /([^/]+)\/texts\/[^/]+$/.exec(path)?.[1];
    if (namespace !== undefined) texts[namespace] = keys as Keys;
  }
  return texts;
}
