import { screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { openAt } from "../../../dev/imports-stage";
import { MockApi } from "../../../dev/mock/api.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const table = ["公司名称,城市,成立时间,邮件地址", "云帆软件有限公司,上海,2019-03-05,a@b.cn", "恒信机械有限公司,杭州,2019-13-02,", ",苏州,2020-01-01,c@d.cn"].join("\n");
const bytes = (text: string) => new TextEncoder().encode(text);
const button = (name: RegExp | string) => screen.findByRole("button", { name });

function analysed(text = table) {
  const mock = new MockApi(20);
  return { mock, one: mock.imports.analyse("account", "客户.csv", bytes(text)) };
}

test("a pasted table is read like a file, and every row gets what it lacks", async () => {
  const { user, mock } = await openAt("/o/account/import");
  await screen.findByText(/Ctrl\+V/);
  const event = new Event("paste", { cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => "公司名称\t城市\n云帆软件\t上海\n" } });
  window.dispatchEvent(event);
  expect(await screen.findByText("共 2 列，将导入 2 列")).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "粘贴的表格.tsv" })).toBeInTheDocument();
  await user.selectOptions(screen.getByRole("combobox", { name: "添加字段…" }), "负责人");
  await user.type(await screen.findByRole("textbox", { name: "负责人" }), "林晓云，陈志远");
  await vi.waitFor(async () => expect(await lastSettings(mock)).toEqual({ owner: ["林晓云", "陈志远"] }), { timeout: 3000 });
});

test("shows a run in progress, then its end, without being asked", async () => {
  const { mock, one } = analysed(`公司名称\n${Array.from({ length: 40 }, (_, index) => `公司${index}`).join("\n")}`);
  await openAt(`/imports/${one.id}?step=check`, mock);
  mock.imports.pace = 30;
  (await button("导入 40 行")).click();
  expect(await screen.findByRole("progressbar", { name: "正在导入客户" })).toBeInTheDocument();
  expect(await screen.findByText(/每秒 30 行/, undefined, { timeout: 3000 })).toBeInTheDocument();
  expect(await screen.findByRole("heading", { name: "已导入 40 条客户" }, { timeout: 5000 })).toBeInTheDocument();
});

test("a cell is corrected where it stands, or everywhere, and taken back", async () => {
  const { mock, one } = analysed("公司名称,城市,成立时间\n云帆软件,沪,2019-13-02\n恒信机械,沪,2020-01-01\n");
  const { user } = await openAt(`/imports/${one.id}?step=check`, mock);
  const grid = await screen.findByRole("region", { name: "导入预览" });
  await user.click(await within(grid).findByRole("button", { name: /^更正第 2 行，成立日期：2019-13-02/ }));
  await user.keyboard("2019-12-02{Enter}");
  expect(await screen.findByText("已更正 1 处")).toBeInTheDocument();
  expect(await screen.findByText("没有发现问题")).toBeInTheDocument();
  await user.click(within(grid).getByRole("button", { name: /^更正第 3 行，城市：沪/ }));
  await user.keyboard("上海");
  await user.click(screen.getByRole("checkbox", { name: "此列所有“沪”都改" }));
  await user.click(await button("更正"));
  expect(await screen.findByText("已更正 3 处")).toBeInTheDocument();
  expect(within(grid).getByRole("button", { name: "更正第 2 行，城市：上海" })).toBeInTheDocument();
  await user.click(within(grid).getByRole("button", { name: "撤回第 2 行的更正：2019-13-02" }));
  expect(await within(grid).findByText(/“2019-13-02”不是日期/)).toBeInTheDocument();
});

test("the quality of the columns is told when it is asked for", async () => {
  const { mock, one } = analysed("公司名称,城市,成立时间\n云帆软件,上海,2019-03-02\n恒信机械,上海,无\n博瑞,,2020-01-01\n");
  const { user } = await openAt(`/imports/${one.id}?step=check`, mock);
  await user.click(await button("导入 3 行"));
  await user.click(await button("各列数据质量"));
  const row = (await screen.findByRole("rowheader", { name: /^城市/ })).closest("tr");
  expect(row).toHaveTextContent(/66.7%.*100%.*1.*上海 2/);
  expect(screen.getByRole("rowheader", { name: /^成立日期/ }).closest("tr")).toHaveTextContent(/100%.*66.7%/);
});

test("a mapping is kept and offered for the next file like it", async () => {
  const { mock, one } = analysed();
  const { user } = await openAt(`/imports/${one.id}`, mock);
  await user.click(await button("“城市”列对应的字段：城市"));
  await user.click(await screen.findByRole("option", { name: /不导入此列/ }));
  await user.click(await button("保存当前映射…"));
  await user.keyboard("展会名单{Enter}");
  expect(await screen.findByText("100% 的表头相同")).toBeInTheDocument();
  await user.click(await button("“城市”列对应的字段：不导入"));
  await user.click(within(await screen.findByRole("listbox")).getByRole("option", { name: /^城市/ }));
  await user.click(await button("套用"));
  expect(await button("“城市”列对应的字段：不导入")).toBeInTheDocument();
  await user.click(await button("删除映射“展会名单”"));
  await vi.waitFor(() => expect(screen.queryByText("展会名单")).toBeNull());
});

test("a run rests, goes on and is ended where it is", async () => {
  const { mock, one } = analysed(`公司名称\n${Array.from({ length: 4000 }, (_, index) => `公司${index}`).join("\n")}`);
  const { user } = await openAt(`/imports/${one.id}?step=check`, mock);
  mock.imports.pace = 50;
  await user.click(await button("导入 4,000 行"));
  await user.click(await button("暂停"));
  expect(await screen.findByRole("heading", { name: "客户导入已暂停" })).toBeInTheDocument();
  await user.click(await button("继续导入"));
  expect(await screen.findByRole("heading", { name: "正在导入客户" })).toBeInTheDocument();
  await user.click(await button("到此为止"));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "到此为止" }));
  expect(await screen.findByRole("heading", { name: "导入已停止" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "继续导入" })).toBeNull();
});

test("the server tells how far it is, and is hardly asked any more", async () => {
  const opened: (EventTarget & { url: string; closed: boolean })[] = [];
  vi.stubGlobal("EventSource", class extends EventTarget {
    closed = false;
    readonly url: string;
    constructor(url: string) {
      super();
      this.url = url;
      if (url.includes("/imports/")) opened.push(this);
    }
    close() { this.closed = true; }
  });
  const { mock, one } = analysed(`公司名称\n${Array.from({ length: 4000 }, (_, index) => `公司${index}`).join("\n")}`);
  const { user } = await openAt(`/imports/${one.id}?step=check`, mock);
  mock.imports.pace = 1;
  await user.click(await button("导入 4,000 行"));
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  expect(opened[0]?.url).toBe(`/api/imports/${one.id}/progress`);
  const running = { ...one, state: "running", progress: { ...one.progress, read: 1234, total: 4000, rowsPerSecond: 99, secondsLeft: 28 } };
  opened[0]?.dispatchEvent(new MessageEvent("progress", { data: JSON.stringify(running) }));
  expect(await screen.findByText("1,234 / 4,000 行")).toBeInTheDocument();
  expect(screen.getByText("约剩 30 秒")).toBeInTheDocument();
  mock.imports.pace = 1_000_000;
  opened[0]?.dispatchEvent(new MessageEvent("progress", { data: JSON.stringify({ ...running, state: "finished" }) }));
  expect(await screen.findByRole("heading", { name: "已导入 4,000 条客户" })).toBeInTheDocument();
  expect(opened[0]?.closed).toBe(true);
});

test("a stopped import says why and can go on", async () => {
  const { user, mock } = await openAt("/imports");
  await user.click(await screen.findByRole("link", { name: /legacy-crm/ }));
  expect(await screen.findByRole("heading", { name: "导入中途停止" })).toBeInTheDocument();
  expect(screen.getByText(/因产品自身的错误而停止/)).toBeInTheDocument();
  expect(await button("从断点继续")).toBeEnabled();
  expect(mock.signedIn).toBe(true);
});

async function lastSettings(mock: MockApi) {
  const { items } = (await (await mock.handle(new Request("http://mock/api/imports"))).json()) as { items: { defaults: Record<string, string[]> }[] };
  return items[0]?.defaults;
}
