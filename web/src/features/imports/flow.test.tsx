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

async function told(mock: MockApi, id: string) {
  return (await (await mock.handle(new Request(`http://mock/api/imports/${id}`))).json()) as { mapping: Record<string, string | null>; duplicates: unknown };
}

async function settingsOf(mock: MockApi, id: string) {
  return (await told(mock, id)).mapping;
}
