import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));
const sources = files.filter((path) => !path.includes(".test."));
const importsOf = (path: string) => [...readFileSync(join("src", path), "utf8").matchAll(/from "@\/([^"]+)"|import\("@\/([^"]+)"\)/g)].map((match) => match[1] ?? match[2] ?? "");
const offences = (from: RegExp, to: (path: string, target: string) => boolean) =>
  sources.filter((path) => from.test(path)).flatMap((path) => importsOf(path).filter((target) => to(path, target)).map((target) => `${path} → ${target}`));

const own = (path: string) => path.split("/").slice(0, 2).join("/");

test("a feature imports no other feature and nothing of app, so that each can be changed alone", () => {
  expect(offences(/^features\//, (path, target) => target.startsWith("app/") || (target.startsWith("features/") && own(path) !== own(target)))).toEqual([]);
});

test("features reach others neither by relative paths", () => {
  const strays = sources.filter((path) => path.startsWith("features/") && /from "(\.\.\/){1,}[^"]*features\//.test(readFileSync(join("src", path), "utf8")));
  expect(strays).toEqual([]);
});

test("fields, ui and lib know nothing above them", () => {
  expect(offences(/^fields\//, (_, target) => /^(app|features)\//.test(target))).toEqual([]);
  expect(offences(/^ui\//, (_, target) => /^(app|features|fields)\//.test(target))).toEqual([]);
  expect(offences(/^lib\//, (_, target) => /^(app|features|fields|ui)\//.test(target))).toEqual([]);
});

test("antd is dressed in one place, and the first screens do without", () => {
  expect(sources.filter((path) => !path.startsWith("ui/antd/") && /from "antd/.test(readFileSync(join("src", path), "utf8")))).toEqual([]);
});

test("nothing of the mock API can be bundled", () => {
  const strays = sources.filter((path) => /from "[^"]*\/dev\//.test(readFileSync(join("src", path), "utf8")));
  expect(strays).toEqual([]);
});

test("files are short and named in kebab-case", () => {
  const written = files.filter((path) => path !== "lib/api/schema.d.ts");
  expect(written.filter((path) => readFileSync(join("src", path), "utf8").split("\n").length > 250)).toEqual([]);
  expect(sources.filter((path) => !/^([a-z0-9_-]+\/)*[a-z0-9-]+(\.d)?\.tsx?$/.test(path))).toEqual([]);
});
