import { expect, test } from "vitest";
import en from "./texts/en.json";
import zh from "./texts/zh.json";

const bare = (key: string) => key.replace(/_(one|other)$/, "");
const keysOf = (texts: Record<string, string>) => [...new Set(Object.keys(texts).map(bare))].sort();
const slots = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
const sources = import.meta.glob<string>(["./**/*.{ts,tsx}", "!./**/*.test.*"], { eager: true, query: "?raw", import: "default" });

test("every text is there in both languages", () => {
  expect(keysOf(en)).toEqual(keysOf(zh));
  for (const text of [...Object.values(zh), ...Object.values(en)]) expect(text.trim()).not.toBe("");
});

test("an English text with a count has its singular", () => {
  const counted = Object.keys(en).filter((key) => key.endsWith("_other"));
  expect(counted.filter((key) => !(`${bare(key)}_one` in en))).toEqual([]);
});

test("both languages fill the same places, but for those a singular writes out", () => {
  const chinese: Record<string, string> = zh;
  const astray = Object.entries(en).filter(([key, text]) => {
    const places = slots(chinese[key] ?? chinese[`${bare(key)}_other`] ?? "");
    const filled = slots(text);
    return filled.some((slot) => !places.includes(slot)) || (!key.endsWith("_one") && filled.length < places.length);
  });
  expect(astray).toEqual([]);
});

test("no screen asks for a text that is not there", () => {
  const known = new Set([...keysOf(zh), "loading"]);
  const asked = Object.values(sources).flatMap((source) => [...source.matchAll(/\bt\("([\w.]+)"/g)].map((match) => match[1] ?? ""));
  expect(asked.length).toBeGreaterThan(90);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
});

test("no text is left that nothing asks for", () => {
  const all = Object.values(sources).join("\n");
  const families = [...all.matchAll(/t\(`([\w.]+)\.\$\{/g)].map((match) => `${match[1]}.`);
  expect(keysOf(zh).filter((key) => !all.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)))).toEqual([]);
});
