import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { openApp } from "../../../../dev/test-app";
import { MockApi } from "../../../../dev/mock/api.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a name that is there already is told while it is typed, with the way to it", async () => {
  const mock = new MockApi(20);
  const known = [...(mock.tables.account?.values() ?? [])][0]?.row;
  openApp("/o/account", mock);
  await userEvent.click(await screen.findByRole("button", { name: /新建客户/ }));
  await userEvent.type(await screen.findByRole("textbox", { name: /^客户名称/ }), String(known?.name));
  const hint = await screen.findByRole("status", { name: "可能已有的记录" }, { timeout: 4000 });
  expect(within(hint).getByRole("link", { name: String(known?.name) })).toHaveAttribute("href", `/o/account/${String(known?.id)}`);
});

test("the page of a record that may be double leads to where that is decided", async () => {
  const mock = new MockApi(20);
  const [pair] = mock.duplicates.pairs;
  openApp(`/o/account/${pair?.one.id ?? ""}`, mock);
  const mark = await screen.findByRole("link", { name: "疑似重复 1" });
  expect(mark.getAttribute("href")).toContain("/duplicates?");
});
