import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api.ts";

function withTargets() {
  const mock = new MockApi(20);
  mock.scoring.begin();
  return mock;
}

test("targets stand in their order, with when time runs and who is told", async () => {
  openApp("/settings/response", withTargets());
  const targets = within(await screen.findByRole("list", { name: "首次响应时限" })).getAllByRole("listitem");
  expect(targets[0]).toHaveTextContent("官网线索");
  expect(targets[0]).toHaveTextContent("30 分钟");
  expect(targets[0]).toHaveTextContent("09:00–18:00 计时 · 提前10 分钟提醒 · 超时告知上级");
  expect(targets[1]).toHaveTextContent("4 小时");
  expect(targets[1]).toHaveTextContent("全天计时");
});

test("their order changes, and one can be made", async () => {
  const mock = withTargets();
  openApp("/settings/response", mock);
  await userEvent.click(await screen.findByRole("button", { name: "上移“其他线索”" }));
  await waitFor(() => expect(within(screen.getByRole("list", { name: "首次响应时限" })).getAllByRole("listitem")[0]).toHaveTextContent("其他线索"));
  await userEvent.click(screen.getByRole("button", { name: "新建时限" }));
  const dialog = within(await screen.findByRole("dialog", { name: "新建时限" }));
  await userEvent.type(await dialog.findByLabelText("名称"), "展会线索");
  await userEvent.type(dialog.getByLabelText("时限（分钟）"), "90");
  await userEvent.click(dialog.getByRole("button", { name: "保存" }));
  await waitFor(() => expect([...(mock.tables.response_target?.values() ?? [])].map(({ row }) => row.name)).toContain("展会线索"));
});
