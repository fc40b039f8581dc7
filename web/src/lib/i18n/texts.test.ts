import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { texts as enFirst } from "./en";
import { texts as enMore } from "./en-more";
import { texts as zhFirst } from "./zh";
import { texts as zhMore } from "./zh-more";

const en = { ...enFirst, ...enMore };
const zh = { ...zhFirst, ...zhMore };

const plain = (key: string) => key.replace(/_(one|other)$/, "");
const keysOf = (keys: Record<string, string> | undefined) => [...new Set(Object.keys(keys ?? {}).map(plain))].toSorted();
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted();

test("each word is known at first or with the screens that bring it", () => {
  const folders = readdirSync("src", { recursive: true, encoding: "utf8" }).flatMap((path) => /([^/]+)\/texts\/zh\.json$/.exec(path)?.[1] ?? []);
  expect(Object.keys(zh).toSorted()).toEqual(folders.toSorted());
  expect(Object.keys(zhMore).filter((namespace) => namespace in zhFirst)).toEqual([]);
  for (const namespace of Object.keys(zhMore)) expect(readFileSync(join("src/features", namespace, "index.tsx"), "utf8")).toContain('import "@/lib/i18n/more";');
});

test("words that come later are asked for only by the screens that bring them", () => {
  const strays = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tsx")).filter((path) => {
    const asked = [...readFileSync(join("src", path), "utf8").matchAll(/useTranslation\("(\w+)"\)/g)].map((match) => match[1] ?? "");
    return asked.some((namespace) => namespace in zhMore && !path.startsWith(`features/${namespace}/`));
  });
  expect(strays).toEqual([]);
});

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
