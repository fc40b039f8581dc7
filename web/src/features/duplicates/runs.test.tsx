import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { openApp } from "../../../dev/test-app";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the merges of a night are told, with what was not merged, and undone as one", async () => {
  const { mock } = openApp("/duplicates?tab=merges");
  const runs = await screen.findByRole("list", { name: "批量合并" });
  expect(within(runs).getByText(/自动合并$/)).toBeInTheDocument();
  expect(within(runs).getByText("合并 12 组，1 组未合并")).toBeInTheDocument();
  await userEvent.click(within(runs).getByRole("button", { name: "1 组未合并的原因" }));
  expect(await within(runs).findByText("两条记录被同一条记录引用")).toBeInTheDocument();
  await userEvent.click(within(runs).getByRole("button", { name: "整批撤销" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "整批撤销" }));
  expect(await within(runs).findByText("撤回 12 次合并，0 次无法撤回")).toBeInTheDocument();
  expect(mock.duplicates.runs[0]?.state).toBe("undone");
});

test("what survives is chosen for the record, and for each field", async () => {
  const { mock } = openApp("/duplicates?tab=survival");
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "留下哪条记录" }), "最新的");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "电话" }), "最长的");
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(mock.duplicates.survivorship).toMatchObject({ survivor: "newest", fallback: "survivor", fields: { phone: "longest" } }));
});

test("merging by night is off until a limit is set", async () => {
  const { mock } = openApp("/duplicates?tab=rules");
  const merges = await screen.findByRole("checkbox", { name: "每晚自动合并十分确定的重复记录" });
  expect(merges).not.toBeChecked();
  await userEvent.click(merges);
  expect(screen.getByRole("slider", { name: /自动合并的界限/ })).toHaveValue("98");
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(mock.duplicates.settings.mergesFrom).toBe(0.98));
});
