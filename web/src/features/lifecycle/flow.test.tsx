import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api.ts";

afterEach(() => vi.unstubAllGlobals());

function withStates() {
  const mock = new MockApi(20);
  mock.lifecycle.begin();
  return mock;
}

test("states tell how many are in each, rules whom they take and who would move", async () => {
  openApp("/settings/lifecycle", withStates());
  const states = await screen.findByRole("region", { name: "各状态的客户" });
  expect(await within(states).findByRole("link", { name: /沉睡/ })).toHaveTextContent("3");
  expect(within(states).getByText(/3 个即将变化/)).toBeInTheDocument();
  const rules = within(await screen.findByRole("list", { name: "规则" })).getAllByRole("listitem");
  expect(rules.map((rule) => within(rule).getAllByText(/一年未成交|其他客户/)[0]?.textContent)).toEqual(["一年未成交", "其他客户"]);
  expect(rules[0]).toHaveTextContent("4 个客户符合");
});

test("the order of rules changes by the arrow keys", async () => {
  openApp("/settings/lifecycle", withStates());
  (await screen.findByRole("button", { name: "移动“其他客户”，当前第 2 位" })).focus();
  await userEvent.keyboard("{ArrowUp}");
  expect(await screen.findByRole("button", { name: "移动“其他客户”，当前第 1 位" })).toBeInTheDocument();
});

test("a rule is tried before it is saved", async () => {
  const mock = withStates();
  openApp("/settings/lifecycle", mock);
  await userEvent.click(await screen.findByRole("button", { name: "新建规则" }));
  const dialog = within(await screen.findByRole("dialog", { name: "新建规则" }));
  await userEvent.type(dialog.getByLabelText("名称"), "两年");
  await userEvent.selectOptions(dialog.getByLabelText("进入状态"), "dormant");
  await userEvent.type(dialog.getByLabelText("条件"), "won_at <= daysAgo(730)");
  expect(await dialog.findByText("保存后共有 3 个客户改变状态。", undefined, { timeout: 3000 })).toBeInTheDocument();
  await waitFor(() => expect(mock.lifecycle.previews.at(-1)).toMatchObject({ rule: null, place: 2, state: "dormant", condition: "won_at <= daysAgo(730)" }));
});

test("a customer tells where he stands and why; by hand it takes a reason", async () => {
  const mock = withStates();
  const id = [...(mock.tables.account?.keys() ?? [])][0] ?? "";
  const row = mock.tables.account?.get(id)?.row;
  if (row) row.lifecycle = "dormant";
  openApp(`/o/account/${id}`, mock);
  await userEvent.click(await screen.findByRole("button", { name: "生命周期：沉睡" }));
  const panel = within(await screen.findByRole("dialog", { name: "生命周期" }));
  expect(await panel.findByRole("list", { name: "状态变化" })).toHaveTextContent("林晓云：老客户");
  expect(panel.getAllByText("规则：一年未成交")).toHaveLength(2);
  await userEvent.click(panel.getByRole("button", { name: "手工设置" }));
  const dialog = within(await screen.findByRole("dialog", { name: /^设置/ }));
  await userEvent.selectOptions(dialog.getByLabelText("状态"), "potential");
  expect(dialog.getByRole("button", { name: "保存" })).toBeDisabled();
  await userEvent.type(dialog.getByLabelText("原因"), "又联系上了");
  await userEvent.click(dialog.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(mock.tables.account?.get(id)?.row).toMatchObject({ lifecycle: "potential", lifecycle_reason: "又联系上了" }));
});
