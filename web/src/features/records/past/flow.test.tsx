import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { account } from "../../../../dev/mock/objects";
import { openApp } from "../../../../dev/test-app";
import { MockApi } from "../../../../dev/mock/api";

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A record whose city was 上海, then 苏州, then 大连. */
async function moved() {
  const mock = new MockApi(20);
  const { id } = mock.records.create(account, { name: "时光机械有限公司", city: "上海" });
  await pause();
  mock.records.change(account, id, { city: "苏州" }, 0);
  await pause();
  mock.records.change(account, id, { city: "大连" }, 0);
  return { mock, id, moments: mock.records.stored("account", id).history.map((change) => change.at) };
}

/** What changed, field by field, stands behind what happened around the record. */
async function history() {
  await userEvent.click(await screen.findByRole("tab", { name: "变更记录" }));
  return screen.findByRole("region", { name: "变更记录" });
}

test("a record is shown as it was, with what is another today, and brought back", async () => {
  const { mock, id } = await moved();
  const { router } = openApp(`/o/account/${id}`, mock);
  const changes = await history();
  const looks = await within(changes).findAllByRole("link", { name: "查看当时" });
  if (looks[2]) await userEvent.click(looks[2]);
  const bar = await screen.findByRole("region", { name: "查看过去" });
  expect(await screen.findByText("现在：大连")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "编辑城市" })).not.toBeInTheDocument();
  await userEvent.click(within(bar).getByRole("button", { name: "下一次变更" }));
  await waitFor(() => expect(screen.getAllByText("苏州").length).toBeGreaterThan(0));
  await userEvent.click(within(bar).getByRole("button", { name: "恢复到此时" }));
  await waitFor(() => expect(mock.records.read("account", id).city).toBe("苏州"));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("one field goes back to what it was before a change", async () => {
  const { mock, id } = await moved();
  openApp(`/o/account/${id}`, mock);
  await history();
  const [first] = await screen.findAllByRole("button", { name: "把城市恢复为之前的值" });
  if (first) await userEvent.click(first);
  await waitFor(() => expect(mock.records.read("account", id).city).toBe("苏州"));
});

test("taking a change back says first what it would touch, and leaves what was changed since", async () => {
  const { mock, id } = await moved();
  openApp(`/o/account/${id}`, mock);
  await history();
  const takes = await screen.findAllByRole("button", { name: "撤销这次变更" });
  if (takes[1]) await userEvent.click(takes[1]);
  expect(await screen.findByRole("dialog", { name: "没有可撤销的内容" })).toHaveTextContent("1 条记录之后又有改动");
  await userEvent.click(screen.getByRole("button", { name: "取消" }));
  if (takes[0]) await userEvent.click(takes[0]);
  const dialog = await screen.findByRole("dialog", { name: "撤销涉及 1 条记录的变更？" });
  await userEvent.click(within(dialog).getByRole("button", { name: "撤销" }));
  await waitFor(() => expect(mock.records.read("account", id).city).toBe("苏州"));
});

test("the history can be asked about one field", async () => {
  const { mock, id } = await moved();
  mock.records.change(account, id, { address: "新地址" }, 0);
  openApp(`/o/account/${id}`, mock);
  const changes = await history();
  expect(await within(changes).findByText("新地址")).toBeInTheDocument();
  await userEvent.selectOptions(within(changes).getByRole("combobox", { name: "只看一个字段的变更" }), "城市");
  await waitFor(() => expect(within(changes).queryByText("新地址")).not.toBeInTheDocument());
  expect(await within(changes).findByText("大连")).toBeInTheDocument();
});

test("the history names whom somebody stood in for", async () => {
  const mock = new MockApi(20);
  const { row, history: kept } = [...(mock.tables.account?.values() ?? [])][0] ?? {};
  openApp(`/o/account/${String(row?.id)}`, mock);
  const shown = await history();
  expect(await within(shown).findByText(new RegExp(`（代${String(kept?.[0]?.onBehalfOf?.title)}）`))).toBeInTheDocument();
});

test("a whole list is shown as it was, and nothing of it can be changed", async () => {
  const { mock, id, moments } = await moved();
  const { router } = openApp(`/o/account?where=${encodeURIComponent('city == "苏州"')}&at=${encodeURIComponent(moments[1] ?? "")}`, mock);
  const grid = await screen.findByRole("grid", { name: "客户" });
  const name = await within(grid).findByRole("link", { name: "时光机械有限公司" });
  expect(screen.queryByRole("button", { name: "新建客户" })).not.toBeInTheDocument();
  expect(screen.queryByRole("searchbox")).not.toBeInTheDocument();
  await userEvent.click(name);
  await waitFor(() => expect(router.state.location.pathname).toBe(`/o/account/${id}`));
  expect(router.state.location.search).toEqual({ at: moments[1] });
  await userEvent.click(await screen.findByRole("button", { name: "回到现在" }));
  expect(await screen.findByRole("button", { name: "编辑城市" })).toBeInTheDocument();
});
