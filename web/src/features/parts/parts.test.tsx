import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { MockApi } from "../../../dev/mock/api";
import { openApp } from "../../../dev/test-app";

const filesIn = (folder: string, kind: RegExp) => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => kind.test(path) && !path.includes(".test."));

/** What parts wear: it shows nothing of its own. */
const clothes = ["antd/dressed", "antd/localised"];

test("every shared part is shown", () => {
  const shown = filesIn("src/features/parts", /\.tsx$/).map((path) => readFileSync(join("src/features/parts", path), "utf8")).join("\n");
  const parts = filesIn("src/ui", /\.tsx$/).map((path) => path.replace(/\.tsx$/, "")).filter((path) => !clothes.includes(path));
  expect(parts.filter((path) => !shown.includes(`"@/ui/${path}"`) && !shown.includes(`"@/ui/${path}.tsx"`))).toEqual([]);
});

test("administrators find it by its name, others are told whose it is", async () => {
  openApp("/ui");
  expect(await screen.findByRole("heading", { name: "界面部件" })).toBeInTheDocument();
  expect(screen.getByRole("region", { name: "按钮" })).toBeInTheDocument();
});

test("who is no administrator is told so", async () => {
  const mock = new MockApi(5);
  mock.me.roles = ["member"];
  openApp("/ui", mock);
  expect(await screen.findByText("此页面供管理员使用")).toBeInTheDocument();
});
