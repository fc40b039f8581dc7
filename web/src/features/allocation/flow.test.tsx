import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api.ts";

afterEach(() => vi.unstubAllGlobals());

const rights = { create: true, edit: true, delete: true, import: false, export: false, configure: false };
const label = (zh: string) => ({ zh, en: zh });

/** Two rules for leads, in their order. */
class WithRules extends MockApi {
  rules = [
    { id: "r1", version: 1, name: "官网线索", active: true, strategy: "round_robin", applies: "source == \"website\"", capacity: 10, accept_minutes: 30, position: 1, roles: ["rep"], people: [], departments: [] },
    { id: "r2", version: 1, name: "其余线索", active: false, strategy: "least_loaded", position: 2, roles: ["rep"], people: [], departments: [] },
  ];
  sent: unknown[] = [];
  may = true;

  override async handle(request: Request): Promise<Response> {
    const url = new URL(request.url, "http://mock");
    const definition = {
      name: "allocation_rule", label: label("分配规则"), plural: label("分配规则"), icon: "route", navigation: false, title: "name", unique: [], list: { columns: [] }, rights: { ...rights, edit: this.may },
      fields: [
        { name: "name", type: "text", label: label("名称"), required: true },
        { name: "strategy", type: "select", label: label("分配方式"), choices: [{ value: "round_robin", label: label("轮流") }, { value: "least_loaded", label: label("在手最少") }] },
      ],
    };
    if (url.pathname === "/api/objects/allocation_rule") return Response.json(definition);
    if (url.pathname === "/api/objects" && request.method === "GET") {
      const all = (await (await super.handle(request)).json()) as { items: unknown[] };
      return Response.json({ ...all, items: [...all.items, definition] });
    }
    if (url.pathname === "/api/records/allocation_rule") return Response.json({ items: this.rules, next: null, previous: null, count: this.rules.length, countIsExact: true });
    if (url.pathname === "/api/records/allocation_rule/batch") {
      this.sent.push(await request.json());
      this.rules = this.rules.toReversed();
      return Response.json({ outcomes: [], counts: { updated: 2 } });
    }
    if (url.pathname === "/api/records/allocation_rule/r2") {
      this.sent.push(await request.json());
      return Response.json({ ...this.rules[1], active: true });
    }
    return super.handle(request);
  }
}

test("rules stand in their order, which the arrow keys change", async () => {
  const mock = new WithRules(5);
  openApp("/settings/allocation", mock);
  const list = await screen.findByRole("list", { name: "分配规则" });
  expect(within(list).getAllByRole("listitem")).toHaveLength(2);
  expect(await within(list).findByText(/轮流 · 每人最多 10 条 · 30 分钟内接受/)).toBeInTheDocument();
  within(list).getByRole("button", { name: "移动 官网线索，现在第 1 位" }).focus();
  await userEvent.keyboard("{ArrowDown}");
  await waitFor(() => expect(mock.sent).toEqual([{ operation: "update", rows: [{ id: "r2", position: 1 }, { id: "r1", position: 2 }] }]));
});

test("a rule is switched on where it stands", async () => {
  const mock = new WithRules(5);
  openApp("/settings/allocation", mock);
  await userEvent.click(await screen.findByRole("checkbox", { name: "未启用" }));
  await waitFor(() => expect(mock.sent).toEqual([{ active: true }]));
});

test("rules are tried on past records before, with those that are off", async () => {
  const mock = new WithRules(5);
  openApp("/settings/allocation", mock);
  await userEvent.click(await screen.findByRole("button", { name: "试算" }));
  const dialog = within(await screen.findByRole("dialog", { name: "用过去的记录试算" }));
  await userEvent.click(dialog.getByRole("button", { name: "开始试算" }));
  expect(await dialog.findByText(/共进入 12 条：分出 9 条/)).toBeInTheDocument();
  const rows = within(dialog.getByRole("table", { name: "每人分到多少" })).getAllByRole("row");
  expect(rows).toHaveLength(3);
  expect(rows[1]).toHaveTextContent("林小满555.6%83 → 8，上限 10");
  expect(mock.allocation.simulated).toEqual([["r1", "r2"]]);
});

test("the log says who got what and why", async () => {
  openApp("/settings/allocation", new WithRules(5));
  await userEvent.click(await screen.findByRole("radio", { name: "分配记录" }));
  expect(await screen.findByText(/林小满等待最久/)).toBeInTheDocument();
  expect(screen.getByText("在手 10 条，已达上限 10 条")).toBeInTheDocument();
});

test("who may not change rules is told so", async () => {
  const mock = new WithRules(5);
  mock.may = false;
  openApp("/settings/allocation", mock);
  expect(await screen.findByText("只有管理员和销售运营可以设置分配规则。")).toBeInTheDocument();
});

test("whoever was given a record accepts it on its page and reads why it is his", async () => {
  const mock = new MockApi(5);
  mock.allocation.record = mock.tables.account?.keys().next().value ?? "";
  openApp(`/o/account/${mock.allocation.record}`, mock);
  await userEvent.click(await screen.findByRole("button", { name: "为什么由他负责" }));
  const dialog = within(await screen.findByRole("dialog", { name: "为什么由他负责" }));
  expect(dialog.getByText("按规则“官网线索”分配给林小满。")).toBeInTheDocument();
  await userEvent.click(dialog.getAllByRole("button", { name: "关闭" }).at(-1) as HTMLElement);
  await userEvent.click(screen.getByRole("button", { name: /^接受/ }));
  await waitFor(() => expect(mock.allocation.accepted).toBe(1));
  await waitFor(() => expect(screen.queryByRole("button", { name: /^接受/ })).not.toBeInTheDocument());
});
