import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api.ts";

afterEach(() => vi.unstubAllGlobals());

function warned() {
  const mock = new MockApi(20);
  mock.warnings.begin();
  return mock;
}

test("one's warnings are told by rule; put off they wait, made a task they are done with", async () => {
  const mock = warned();
  const [first, second] = mock.warnings.items;
  openApp("/warnings", mock);
  const list = await screen.findByRole("list", { name: "预警" });
  expect(within(list).getAllByRole("listitem")).toHaveLength(3);
  expect(within(list).getByText(/赵六/)).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "按规则" }), "客户 14 天未跟进 (2)");
  await waitFor(() => expect(within(list).getAllByRole("listitem")).toHaveLength(2));

  await userEvent.click(within(list).getByRole("button", { name: `推迟“${first?.title}”的预警` }));
  await userEvent.click(within(await screen.findByRole("dialog", { name: "推迟到哪一天" })).getByRole("button", { name: "3 天后" }));
  await waitFor(() => expect(within(list).getAllByRole("listitem")).toHaveLength(1));
  await userEvent.click(within(list).getByRole("button", { name: `把“${second?.title}”的预警转为任务` }));
  await waitFor(() => expect(mock.warnings.acts).toEqual(["PUT w0 snooze", "POST w1 task"]));
  await userEvent.click(screen.getByRole("radio", { name: "已推迟" }));
  expect(await screen.findByText(/推迟到 2\d{3}-/)).toBeInTheDocument();
});

test("what was put off can be brought back", async () => {
  const mock = warned();
  mock.warnings.items = mock.warnings.items.map((one, at) => (at === 0 ? { ...one, snoozedUntil: "2026-12-01T00:00:00Z" } : one));
  openApp("/warnings?which=snoozed", mock);
  await userEvent.click(await screen.findByRole("button", { name: `立即恢复“${mock.warnings.items[0]?.title}”的预警` }));
  expect(await screen.findByText("没有推迟的预警")).toBeInTheDocument();
});

test("a record tells above its fields what it is warned of", async () => {
  const mock = warned();
  const [first] = mock.warnings.items;
  openApp(`/o/account/${first?.record}`, mock);
  const strip = await screen.findByRole("list", { name: "预警" });
  expect(strip).toHaveTextContent("客户 14 天未跟进");
  expect(strip).toHaveTextContent("客户 30 天未跟进");
});

test("the first page of a day begins with what is pressing", async () => {
  const mock = warned();
  openApp("/", mock);
  const block = await screen.findByRole("region", { name: "预警" });
  expect(await within(block).findAllByRole("listitem")).toHaveLength(3);
});

test("rules tell how many warnings they have, and change in a dialog", async () => {
  const mock = warned();
  openApp("/settings/warnings", mock);
  const rules = await screen.findByRole("list", { name: "规则" });
  expect(await within(rules).findByText(/2 条/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "修改“客户 14 天未跟进”" }));
  const dialog = within(await screen.findByRole("dialog", { name: "修改“客户 14 天未跟进”" }));
  await userEvent.clear(dialog.getByLabelText("天数"));
  await userEvent.type(dialog.getByLabelText("天数"), "21");
  await userEvent.click(dialog.getByRole("button", { name: "保存" }));
  await waitFor(() => expect([...(mock.tables.warning_rule?.values() ?? [])].map(({ row }) => row.days)).toContain(21));
});
