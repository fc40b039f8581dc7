import { screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { openAt } from "../../../dev/imports-stage";
import { MockApi } from "../../../dev/mock/api.ts";
import { Refused } from "../../../dev/mock/records.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const table = ["公司名称,城市,成立时间,邮件地址", "云帆软件有限公司,上海,2019-03-05,a@b.cn", "恒信机械有限公司,杭州,2019-13-02,", ",苏州,2020-01-01,c@d.cn"].join("\n");
const file = (text = table, name = "客户.csv") => new File([text], name, { type: "text/csv" });
const bytes = (text: string) => new TextEncoder().encode(text);
const button = (name: RegExp | string) => screen.findByRole("button", { name });
const count = async (name: string) => (await screen.findByText(name, { selector: "dt" })).nextElementSibling?.textContent;

function analysed(text = table) {
  const mock = new MockApi(20);
  return { mock, one: mock.imports.analyse("account", "客户.csv", bytes(text)) };
}

test("leads a file from the drop zone to its records and back", async () => {
  const { user, router } = await openAt("/o/account/import");
  await user.upload(await screen.findByLabelText("选择文件", { selector: "input" }), file());

  expect(await screen.findByText("共 4 列，将导入 3 列")).toBeInTheDocument();
  await user.click(await button(/下一步/));

  const grid = await screen.findByRole("region", { name: "导入预览" });
  const cell = within(grid).getByRole("cell", { name: /2019-13-02/ });
  expect(cell).toHaveTextContent("不是日期");
  expect(within(grid).getByRole("cell", { name: "2019-03-05" })).not.toHaveAttribute("data-bad");
  expect(screen.getByText("前 3 行中 1 行可以导入")).toBeInTheDocument();
  await user.click(screen.getByRole("checkbox", { name: "只看有问题的行" }));
  expect(within(grid).queryByText("云帆软件有限公司")).toBeNull();
  expect(within(grid).getAllByRole("rowheader")).toHaveLength(2);

  await user.click(await button("导入 3 行"));
  expect(await screen.findByRole("heading", { name: "已导入 1 条客户" })).toBeInTheDocument();
  expect(await count("新建")).toBe("1");
  expect(await count("拒绝")).toBe("2");
  expect(screen.getByRole("link", { name: "下载这些行" })).toHaveAttribute("href", expect.stringMatching(/\/api\/imports\/.+\/rejected$/));
  expect(screen.getByRole("link", { name: "查看这些客户" })).toHaveAttribute("href", expect.stringContaining("created_at"));

  await user.click(await button("撤销导入"));
  const dialog = screen.getByRole("dialog", { name: /撤销“客户.csv”的导入/ });
  expect(dialog).toHaveTextContent("新建的 1 条客户移入回收站");
  await user.click(within(dialog).getByRole("button", { name: "撤销导入" }));
  expect(await screen.findByRole("heading", { name: "导入已撤销" })).toBeInTheDocument();
  expect(screen.getByText(/1 条客户已移入回收站/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "撤销导入" })).toBeNull();
  expect(router.state.location.pathname).toMatch(/^\/imports\/.+/);
});

test("a value that does not fit can stay out while its row comes in", async () => {
  const { mock, one } = analysed();
  const { user } = await openAt(`/imports/${one.id}?step=check`, mock);
  expect(await screen.findByText("前 3 行中 1 行可以导入")).toBeInTheDocument();
  await user.click(screen.getByRole("radio", { name: "只略去该值" }));
  expect(await screen.findByText("前 3 行中 2 行可以导入")).toBeInTheDocument();

  await user.click(await button("导入 3 行"));
  expect(await screen.findByRole("heading", { name: "已导入 2 条客户" })).toBeInTheDocument();
  const downloads = screen.getAllByRole("link", { name: "下载这些行" }).map((link) => link.getAttribute("href"));
  expect(downloads).toEqual([expect.stringMatching(/\/rejected$/), expect.stringMatching(/\/left-out$/)]);
});

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

test("a refused file says why, and another one can be chosen", async () => {
  const { user } = await openAt("/o/account/import");
  const input = await screen.findByLabelText("选择文件", { selector: "input" });
  await user.upload(input, file("公司名称,城市\n", "空.csv"));
  expect(await screen.findByRole("alert")).toHaveTextContent("文件只有表头，没有数据行");
  expect(screen.queryByRole("button", { name: "重试" })).toBeNull();
  expect(await button("换一个文件")).toBeInTheDocument();
  await user.upload(screen.getByLabelText("选择文件", { selector: "input" }), file());
  expect(await screen.findByText("共 4 列，将导入 3 列")).toBeInTheDocument();
});

test("a field taken elsewhere is marked, moves when chosen, and a required one is missed at once", async () => {
  const { mock, one } = analysed();
  const { user } = await openAt(`/imports/${one.id}`, mock);
  await user.click(await button("“邮件地址”列对应的字段：不导入"));
  await user.type(screen.getByRole("combobox", { name: "搜索字段" }), "客户名");
  expect(within(screen.getByRole("listbox")).getByRole("option", { name: /客户名称/ })).toHaveTextContent("已用于“公司名称”");
  await user.keyboard("{Enter}");
  expect(await button("“公司名称”列对应的字段：不导入")).toBeInTheDocument();
  expect(await button("“邮件地址”列对应的字段：客户名称")).toBeInTheDocument();

  await user.click(await button("“邮件地址”列对应的字段：客户名称"));
  await user.click(await screen.findByRole("option", { name: /不导入此列/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("还缺必填字段：客户名称");
  expect(await button(/下一步/)).toBeDisabled();
  await vi.waitFor(async () => expect(await settingsOf(mock, one.id)).toMatchObject({ 0: null, 3: null }), { timeout: 3000 });
});

test("what is set goes to the server even when one starts at once", async () => {
  const { mock, one } = analysed();
  const { user } = await openAt(`/imports/${one.id}?step=check`, mock);
  await user.click((await screen.findAllByRole("button", { name: "不导入此列" }))[0] as HTMLElement);
  await user.click(await button("导入 3 行"));
  await screen.findByRole("heading", { name: /已导入/ });
  expect(await settingsOf(mock, one.id)).toMatchObject({ 2: null });
  expect(await count("新建")).toBe("2");
});

test("records are compared only by a field that is mapped", async () => {
  const { mock, one } = analysed();
  const { user } = await openAt(`/imports/${one.id}`, mock);
  await user.click(await screen.findByRole("radio", { name: /更新/ }));
  expect(screen.getByRole("combobox", { name: /同一客户/ })).toHaveValue("name");
  await vi.waitFor(async () => expect((await told(mock, one.id)).duplicates).toEqual({ by: "name", policy: "update" }), { timeout: 3000 });
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
  await user.click(await screen.findByRole("option", { name: /^城市/ }));
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

test("history tells file, result and state of each import", async () => {
  await openAt("/imports");
  const row = (await screen.findByRole("link", { name: "华东客户名单.xlsx" })).closest("tr");
  expect(row).toHaveTextContent(/客户.*已完成.*新建 1,198.*更新 30.*拒绝 12.*林晓云/);
  expect(screen.getAllByRole("row")).toHaveLength(4);
});

test("an import that cannot be read says so", async () => {
  await openAt("/imports/nobody");
  expect(await screen.findByRole("heading", { name: "没有这次导入" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "查看全部导入" })).toHaveAttribute("href", "/imports");
});

test("a refusal of the run stays on the page with its sentence", async () => {
  const { mock, one } = analysed();
  vi.spyOn(mock.imports, "handle").mockImplementation((request, _url) => {
    if (request.method === "POST") throw new Refused(409, "import.state", "这次导入当前不能执行此操作。");
    return Promise.resolve(Response.json(one));
  });
  const { user } = await openAt(`/imports/${one.id}?step=check`, mock);
  await user.click(await button("导入 3 行"));
  expect(await screen.findByRole("alert")).toHaveTextContent("这次导入当前不能执行此操作");
});

async function lastSettings(mock: MockApi) {
  const { items } = (await (await mock.handle(new Request("http://mock/api/imports"))).json()) as { items: { defaults: Record<string, string[]> }[] };
  return items[0]?.defaults;
}

async function told(mock: MockApi, id: string) {
  return (await (await mock.handle(new Request(`http://mock/api/imports/${id}`))).json()) as { mapping: Record<string, string | null>; duplicates: unknown };
}

async function settingsOf(mock: MockApi, id: string) {
  return (await told(mock, id)).mapping;
}
