import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { texts as en } from "./en";
import { texts as zh } from "./zh";

const plain = (key: string) => key.replace(/_(one|other)$/, "");
const keysOf = (keys: Record<string, string> | undefined) => [...new Set(Object.keys(keys ?? {}).map(plain))].toSorted();
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted();

test("both languages say the same keys with the same parameters", () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
  for (const [namespace, keys] of Object.entries(zh)) {
    expect(keysOf(en[namespace])).toEqual(keysOf(keys));
    for (const [key, text] of Object.entries(keys)) {
      const other = en[namespace]?.[key] ?? en[namespace]?.[`${key}_other`] ?? "";
      expect([namespace, key, text.trim() !== "", holes(other)]).toEqual([namespace, key, true, holes(text)]);
    }
  }
});

test("every key a component asks for exists", () => {
  const missing: string[] = [];
  for (const path of readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx") && !name.includes(".test."))) {
    const source = readFileSync(join("src", path), "utf8");
    const namespace = /useTranslation\("(\w+)"\)/.exec(source)?.[1];
    if (namespace === undefined) continue;
    const known = new Set(keysOf(zh[namespace]));
    for (const [, key = ""] of source.matchAll(/\bt\("([\w.]+)"/g)) if (!known.has(key)) missing.push(`${path}: ${namespace}:${key}`);
    for (const [, start = ""] of source.matchAll(/\bt\(`([\w.]+)\$\{/g)) if (![...known].some((key) => key.startsWith(start))) missing.push(`${path}: ${namespace}:${start}…`);
  }
  expect(missing).toEqual([]);
});
