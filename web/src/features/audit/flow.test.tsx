import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const rows = async () => within(await screen.findByRole("table", { name: "审计记录" })).getAllByRole("row").slice(1);

test("shows the newest entries, more on demand", async () => {
  openApp("/settings/audit");
  expect(await rows()).toHaveLength(60);
  await userEvent.click(screen.getByRole("button", { name: "显示更多" }));
  await waitFor(async () => expect(await rows()).toHaveLength(90));
  expect(screen.queryByRole("button", { name: "显示更多" })).toBeNull();
});

test("who stood in for somebody is told with both names", async () => {
  openApp("/settings/audit");
  expect((await rows())[9]).toHaveTextContent("代周文");
});

test("a filter stands in the address and narrows the list", async () => {
  const { router } = openApp("/settings/audit");
  await rows();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "类别" }), "导出");
  await waitFor(() => expect(router.state.location.search).toEqual({ kind: "export" }));
  await waitFor(async () => expect(await rows()).toHaveLength(15));
  expect((await rows())[0]).toHaveTextContent("客户 · 120 条 · city == '上海'");
  expect(within(screen.getByRole("main")).getByRole("link", { name: "导出" })).toHaveAttribute("href", "/api/audit/export?kind=export");
});

test("the address opens the same filter and entry again", async () => {
  const mock = new MockApi(5);
  const entry = mock.audit.entries[3];
  openApp(`/settings/audit?kind=configuration&entry=${entry?.id ?? ""}`, mock);
  const panel = await screen.findByRole("dialog");
  expect(panel).toHaveTextContent("配置变更");
  expect(panel).toHaveTextContent("第 41 号封条");
  expect(panel).toHaveTextContent(entry?.id ?? "–");
  await userEvent.click(within(panel).getByRole("button", { name: "关闭" }));
  expect(await rows()).toHaveLength(15);
});

test("the chain is verified on demand, and a fault is told by name", async () => {
  const { mock, queries } = openApp("/settings/audit");
  await rows();
  await userEvent.click(screen.getByRole("button", { name: "立即核验" }));
  expect(await screen.findByText(/已核验至 .*未被改动/)).toBeInTheDocument();
  mock.audit.chain = { ...mock.audit.chain, check: { at: "", sealedTo: null, entries: 3, good: false, faults: [{ what: "entry_removed", seal: 2, entry: "abc" }] } };
  await queries.invalidateQueries({ queryKey: ["audit-chain"] });
  expect(await screen.findByText("发现 1 处改动：记录 abc 被删除")).toBeInTheDocument();
});

test("says when nothing fits, when there is nothing, and when one may not", async () => {
  const none = openApp("/settings/audit?kind=trail_broken");
  await userEvent.click(await screen.findByRole("button", { name: "清除筛选" }).then(() => screen.getAllByRole("button", { name: "清除筛选" })[0] as HTMLElement));
  await waitFor(() => expect(none.router.state.location.search).toEqual({}));
});

test("an empty trail says what will stand there", async () => {
  const mock = new MockApi(5);
  mock.audit.entries = [];
  openApp("/settings/audit", mock);
  expect(await screen.findByText("还没有审计记录")).toBeInTheDocument();
});

test("who may not see it is told so", async () => {
  const mock = new MockApi(5);
  mock.audit.allowed = false;
  openApp("/settings/audit", mock);
  expect(await screen.findByText("没有权限")).toBeInTheDocument();
});

test("days of the address are the reader's own, the last one included", async () => {
  const { asked } = await import("./api");
  const { from, to } = asked({ from: "2026-03-05", to: "2026-03-05" });
  expect(new Date(String(to)).getTime() - new Date(String(from)).getTime()).toBe(24 * 3_600_000);
  expect(asked({ from: "nonsense" }).from).toBeUndefined();
});
