import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { account } from "../../../dev/mock/objects";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api";

/** Two accounts that are one, the newest of the list. */
function twins() {
  const mock = new MockApi(20);
  const kept = mock.records.create(account, { name: "甲骨文中国", city: "北京", phone: null });
  const gone = mock.records.create(account, { name: "甲骨文", city: "大连", phone: "+8641182345678" });
  return { mock, kept: kept.id, gone: gone.id };
}

async function ask(mock: MockApi, ...names: string[]) {
  const app = openApp(`/o/account?q=${encodeURIComponent("甲骨文")}`, mock);
  for (const name of names) await userEvent.click(await screen.findByRole("checkbox", { name: `选择${name}` }));
  await userEvent.click(within(screen.getByRole("toolbar", { name: "对所选记录的操作" })).getByRole("button", { name: "合并…" }));
  return { ...app, dialog: await screen.findByRole("dialog", { name: "合并 2 条客户" }) };
}

test("records are compared side by side, chosen by arrow keys and merged by Enter, and come back by undo", async () => {
  const { mock, kept, gone } = twins();
  const { dialog } = await ask(mock, "甲骨文中国", "甲骨文");
  const keep = await within(dialog).findByRole("radio", { name: "保留“甲骨文中国”" });
  await userEvent.click(keep);
  await waitFor(() => expect(within(dialog).getByRole("radio", { name: "保留“甲骨文中国”" })).toBeChecked());
  const city = await within(dialog).findByRole("radiogroup", { name: "城市" });
  await waitFor(() => expect(within(city).getByRole("radio", { name: "北京" })).toBeChecked());
  city.focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(within(city).getByRole("radio", { name: "大连" })).toBeChecked();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(mock.records.read("account", kept)).toMatchObject({ city: "大连", phone: "+8641182345678" });
  expect(mock.records.read("account", gone).deleted_at).not.toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "取消合并" }));
  await waitFor(() => expect(mock.records.read("account", gone).deleted_at).toBeNull());
});

test("a field that one may not edit cannot be chosen", async () => {
  const { mock, kept } = twins();
  mock.records.change(account, kept, { level: "A" }, 0);
  const { dialog } = await ask(mock, "甲骨文中国", "甲骨文");
  const level = await within(dialog).findByRole("radiogroup", { name: "级别" });
  for (const radio of within(level).getAllByRole("radio")) expect(radio).toBeDisabled();
  expect(within(level).getByRole("img", { name: /不能修改/ })).toBeInTheDocument();
});

test("somebody who was quicker is told of, and nothing is merged", async () => {
  const { mock, kept, gone } = twins();
  const { dialog } = await ask(mock, "甲骨文中国", "甲骨文");
  await within(dialog).findByRole("radiogroup", { name: "城市" });
  mock.records.change(account, gone, { city: "天津" }, 0);
  await userEvent.click(within(dialog).getByRole("button", { name: "合并" }));
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("已被他人修改");
  expect(await within(dialog).findByRole("radio", { name: "天津" })).toBeInTheDocument();
  expect(mock.records.read("account", kept).deleted_at ?? null).toBeNull();
});

test("an old link leads to what the record became, where the merge is taken back after a look at what that does", async () => {
  const { mock, kept, gone } = twins();
  mock.merges.record("POST", account, "merges", new URL("http://mock"), { survivor: kept, merged: [gone], versions: { [kept]: 1, [gone]: 1 }, choices: {} });
  const { router } = openApp(`/o/account/${gone}`, mock);
  const from = await screen.findByRole("region", { name: "由合并而来" });
  expect(router.state.location.pathname).toBe(`/o/account/${kept}`);
  expect(from).toHaveTextContent("甲骨文");
  mock.records.change(account, kept, { city: "天津" }, 0);
  await userEvent.click(within(from).getByRole("button", { name: "取消合并…" }));
  const plan = await screen.findByRole("dialog", { name: "取消这次合并？" });
  expect(plan).toHaveTextContent("恢复 1 条记录");
  expect(plan).toHaveTextContent("城市：现为“天津”，合并前为“北京”");
  await userEvent.click(within(plan).getByRole("button", { name: "取消合并" }));
  await waitFor(() => expect(mock.records.read("account", gone).deleted_at).toBeNull());
  expect(mock.records.read("account", kept).city).toBe("天津");
  await waitFor(() => expect(screen.queryByRole("region", { name: "由合并而来" })).not.toBeInTheDocument());
});
