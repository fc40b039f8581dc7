import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { openAt } from "../../../dev/imports-stage";
import { MockApi } from "../../../dev/mock/api.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const button = (name: RegExp | string) => screen.findByRole("button", { name });
const dialog = (name: RegExp | string) => screen.findByRole("dialog", { name });
const idOf = (mock: MockApi, name: string) => String([...(mock.tables.user?.values() ?? [])].find(({ row }) => row.name === name)?.row.id);
const departmentOf = (mock: MockApi, name: string) => [...(mock.tables.department?.values() ?? [])].find(({ row }) => row.name === name)?.row;
const ownedBy = (mock: MockApi, person: string) => [...(mock.tables.account?.values() ?? [])].filter(({ row }) => (row.owner as { id: string }).id === person).length;

test("somebody is invited after the password was asked again, with a role, and gets a link", async () => {
  const mock = new MockApi(20);
  mock.people.confirmed = false;
  const { user } = await openAt("/settings/people", mock);
  await user.click(await button("邀请人员"));
  const asked = within(await dialog("邀请人员"));
  await user.type(asked.getByRole("textbox", { name: "姓名" }), "新同事");
  await user.selectOptions(asked.getByRole("combobox", { name: "角色" }), await asked.findByRole("option", { name: "销售代表" }));
  await user.click(asked.getByRole("button", { name: "生成邀请链接" }));

  const confirm = within(await dialog("确认是你本人"));
  await user.type(confirm.getByLabelText("你的密码"), "wrong");
  await user.click(confirm.getByRole("button", { name: "继续" }));
  expect(await confirm.findByText(/密码不正确/)).toBeInTheDocument();
  await user.clear(confirm.getByLabelText("你的密码"));
  await user.type(confirm.getByLabelText("你的密码"), "guanlan-demo");
  await user.click(confirm.getByRole("button", { name: "继续" }));

  expect(await asked.findByText("请填写登录账号")).toBeInTheDocument();
  await user.type(asked.getByRole("textbox", { name: "登录账号" }), "new@guanlan.example");
  await user.click(asked.getByRole("button", { name: "生成邀请链接" }));
  expect(await screen.findByDisplayValue(/\/welcome#token-of-/)).toBeInTheDocument();
  await user.click(within(await dialog("新同事的链接")).getByRole("button", { name: "完成" }));

  const row = await screen.findByRole("row", { name: /新同事/ });
  expect(row).toHaveTextContent("已邀请");
  expect(mock.people.grants).toMatchObject([{ role: "rep", to: { kind: "person", title: "新同事" } }]);
});

test("whoever leaves hands everything over, and it can be taken back", async () => {
  const mock = new MockApi(40);
  const [gone, heir] = [idOf(mock, "陈志远"), idOf(mock, "林晓云")];
  const before = ownedBy(mock, gone);
  const { user } = await openAt(`/settings/people?person=${gone}`, mock);
  await user.click(await button("停用并移交"));
  const asked = within(await dialog("停用陈志远"));
  const held = await asked.findByRole("list", { name: "名下的记录" });
  expect(within(held).getByText(`负责人 · ${before} 条`, { exact: false })).toBeInTheDocument();
  expect(asked.getByText("林晓云")).toBeInTheDocument();
  await user.click(asked.getByRole("button", { name: "停用并移交" }));

  expect(await screen.findByText("已停用，不能登录。")).toBeInTheDocument();
  expect(ownedBy(mock, gone)).toBe(0);
  expect(ownedBy(mock, heir)).toBeGreaterThanOrEqual(before);
  await user.click(await button("收回"));
  expect(await screen.findByText("已收回（原移交给林晓云）")).toBeInTheDocument();
  expect(ownedBy(mock, gone)).toBeGreaterThanOrEqual(before);
});

test("one's own account cannot be deactivated, and a department shows its people", async () => {
  const { user, mock } = await openAt("/settings/people");
  const side = within(await screen.findByRole("navigation", { name: "部门" }));
  await user.click(side.getByRole("button", { name: /华东销售部/ }));
  await waitFor(() => expect(screen.queryByRole("row", { name: /林晓云.*总经理/ })).not.toBeInTheDocument());
  await user.click(side.getByRole("button", { name: /全部部门/ }));
  await user.click(await within(await screen.findByRole("table", { name: "人员" })).findByRole("button", { name: /^林晓云/ }));
  expect(within(await screen.findByRole("region", { name: "账号" })).queryByRole("button", { name: /停用/ })).not.toBeInTheDocument();
  expect(mock.people.members.every(({ active }) => active)).toBe(true);
});

test("a role is copied, changed cell by cell and field by field, saved, and compared", async () => {
  const { user, mock } = await openAt("/settings/roles");
  await user.click(await screen.findByRole("link", { name: /销售代表/ }));
  await user.click(await button("复制"));
  const asked = within(await dialog("新建角色"));
  await user.type(asked.getByRole("textbox", { name: "英文名称" }), "Junior");
  await user.click(asked.getByRole("button", { name: "创建" }));
  await screen.findByRole("heading", { name: /Junior/, level: 2 });

  const matrix = within(await screen.findByRole("table", { name: "对象权限" }));
  await user.click(matrix.getByRole("button", { name: "客户·导出：不授予" }));
  await user.click(matrix.getByRole("button", { name: "客户·导出：授予" }));
  expect(matrix.getByRole("button", { name: "客户·导出：禁止" })).toBeInTheDocument();
  await user.click(matrix.getByRole("button", { name: "客户" }));
  const panel = within(await screen.findByRole("complementary", { name: "客户的权限" }));
  await user.selectOptions(panel.getByRole("combobox", { name: "可以查看哪些记录" }), "department_tree");
  await user.selectOptions(await panel.findByRole("combobox", { name: "电话的权限" }), "masked");
  const mask = await panel.findByRole("combobox", { name: "电话的掩码" });
  await user.clear(mask);
  await user.type(mask, "3*4");
  expect(panel.getByText(/138\*\*\*\*5678/)).toBeInTheDocument();
  await user.selectOptions(panel.getByRole("combobox", { name: "年营业额的权限" }), "read");
  await user.click(panel.getAllByRole("checkbox", { name: "仅当满足条件" }).at(-1) ?? document.body);
  await user.click(await button("保存"));
  await screen.findByText("角色已保存，立即生效");
  const saved = mock.people.roles.find(({ key }) => key === "junior")?.objects;
  expect(saved?.["*"]?.see).toEqual({ kind: "own" });
  expect(saved?.account).toMatchObject({ denied: ["export"], see: { kind: "department_tree" }, fields: { phone: { access: "masked", mask: "3*4" } } });

  await user.click(await screen.findByRole("link", { name: "对比" }));
  await user.selectOptions(await screen.findByRole("combobox", { name: /对比/ }), "rep");
  const account = within(await screen.findByRole("region", { name: "客户" }));
  expect(account.getByText("本部门及下级")).toBeInTheDocument();
  expect(account.getByText("禁止")).toBeInTheDocument();
});

test("what is wrong with a role is told where it is", async () => {
  const { user } = await openAt("/settings/roles/rep");
  await user.click(await button("联系人"));
  const panel = within(await screen.findByRole("complementary", { name: "联系人的权限" }));
  await user.selectOptions(panel.getByRole("combobox", { name: "可以查看哪些记录" }), "where");
  await user.click(await panel.findByRole("radio", { name: "文本" }));
  await user.clear(await panel.findByRole("textbox", { name: "可以查看哪些记录：条件" }));
  await user.click(await button("保存"));
  await waitFor(() => expect(panel.getByRole("textbox", { name: "可以查看哪些记录：条件" })).toBeInvalid());
  expect(panel.getByText("请填写条件")).toBeInTheDocument();
});

test("a condition of a role is built as the filter of a list is", async () => {
  const { user, mock } = await openAt("/settings/roles/rep");
  await user.click(await button("联系人"));
  const panel = within(await screen.findByRole("complementary", { name: "联系人的权限" }));
  await user.selectOptions(panel.getByRole("combobox", { name: "可以查看哪些记录" }), "where");
  const built = within(await panel.findByRole("group", { name: "可以查看哪些记录：条件" }));
  expect(built.getByRole("button", { name: /负责人.*是我/ })).toBeInTheDocument();
  await user.click(built.getByRole("button", { name: "筛选" }));
  await user.click(await screen.findByRole("button", { name: "职务" }));
  await user.selectOptions(await screen.findByRole("combobox", { name: "条件" }), "filled");
  await user.click(screen.getByRole("button", { name: "应用筛选" }));
  await user.click(await button("保存"));
  await screen.findByText("角色已保存，立即生效");
  expect(mock.people.roles.find(({ key }) => key === "rep")?.objects.contact?.see).toEqual({ kind: "where", where: "owner == me() && !empty(position)" });
});

test("a role is granted to a department until a day, and taken back", async () => {
  const { user, mock } = await openAt("/settings/roles/manager?tab=grants");
  expect(await screen.findByText("还没有授予任何人")).toBeInTheDocument();
  await user.click(await button("授予角色"));
  const asked = within(await dialog("授予角色"));
  await user.click(asked.getByRole("button", { name: "授予" }));
  expect(await asked.findByText("请选择授予谁。")).toBeInTheDocument();
  await user.click(asked.getByRole("radio", { name: "部门" }));
  await user.type(asked.getByRole("combobox", { name: "部门" }), "华南");
  await user.click(await asked.findByRole("option", { name: /华南销售部/ }));
  await user.click(asked.getByRole("checkbox", { name: "包含下级部门" }));
  await user.type(asked.getByLabelText("结束时间"), "2099-12-31T18:00");
  await user.click(asked.getByRole("button", { name: "授予" }));
  expect(await screen.findByText("华南销售部及下级部门")).toBeInTheDocument();
  expect(mock.people.grants[0]).toMatchObject({ role: "manager", to: { kind: "department", below: true }, until: new Date("2099-12-31T18:00").toISOString() });
  await user.click(await button(/^收回“华南/));
  await waitFor(() => expect(mock.people.grants).toEqual([]));
});

test("departments are made and moved by keys, and a move is taken back", async () => {
  const { user, mock } = await openAt("/settings/departments");
  await user.click(await button("新建部门"));
  const asked = within(await dialog("新建部门"));
  await user.type(asked.getByRole("textbox", { name: "名称" }), "渠道部");
  await user.click(asked.getByRole("button", { name: "保存" }));
  const row = await screen.findByRole("treeitem", { name: "渠道部" });
  expect(row).toHaveAttribute("aria-level", "1");
  row.focus();
  await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
  await waitFor(() => expect(screen.getByRole("treeitem", { name: "渠道部" })).toHaveAttribute("aria-level", "2"));
  expect(departmentOf(mock, "渠道部")?.parent).toMatchObject({ title: "观澜示例公司" });
  await user.click(await button("撤销"));
  await waitFor(() => expect(screen.getByRole("treeitem", { name: "渠道部" })).toHaveAttribute("aria-level", "1"));
});

test("a record is shared with a person, and told why he sees it", async () => {
  const mock = new MockApi(20);
  const id = String(mock.tables.account?.keys().next().value);
  const { user } = await openAt(`/o/account/${id}`, mock);
  await user.click(await button("共享"));
  const asked = within(await dialog(/^共享/));
  await user.type(await asked.findByRole("combobox", { name: "人员" }), "周雨桐");
  await waitFor(() => expect(within(asked.getByRole("listbox", { name: "人员" })).getAllByRole("option")).toHaveLength(1));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(asked.getByRole("button", { name: "清除周雨桐" })).toBeInTheDocument());
  await user.selectOptions(asked.getByRole("combobox", { name: "权限" }), "edit");
  await user.click(asked.getByRole("button", { name: "共享" }));
  expect(await within(await asked.findByRole("list", { name: "共享给" })).findByText("周雨桐")).toBeInTheDocument();
  expect(mock.people.shares.get(id)).toMatchObject([{ level: "edit", to: { kind: "person" } }]);
  await user.click(asked.getByRole("radio", { name: "谁能看到，为什么" }));
  await user.type(await asked.findByRole("combobox", { name: "选择人员" }), "周雨桐");
  await user.click(await asked.findByRole("option", { name: /周雨桐/ }));
  expect(await asked.findByText("这条记录已共享给此人")).toBeInTheDocument();
  expect(asked.getByText("周雨桐不能编辑")).toBeInTheDocument();
  const fields = within(asked.getByRole("list", { name: "受限的字段" }));
  expect(fields.getAllByRole("listitem")).toHaveLength(1);
  await user.type(asked.getByRole("searchbox", { name: "搜索字段" }), "城市");
  expect(within(asked.getByRole("list", { name: "受限的字段" })).getByText("这条记录只能查看，不能编辑。")).toBeInTheDocument();
  await user.clear(asked.getByRole("searchbox", { name: "搜索字段" }));
  await user.click(asked.getByRole("checkbox", { name: "全部字段" }));
  expect(within(asked.getByRole("list", { name: "受限的字段" })).getAllByRole("listitem")).toHaveLength(2);
});

test("a role is previewed through somebody's eyes before it is saved", async () => {
  const mock = new MockApi(20);
  const { user } = await openAt("/settings/roles/rep", mock);
  const matrix = within(await screen.findByRole("table", { name: "对象权限" }));
  await user.click(matrix.getByRole("button", { name: "客户·导出：不授予" }));
  await user.click(await button("预览"));
  const drawer = within(await screen.findByRole("dialog", { name: "预览“销售代表”" }));
  expect(drawer.getByText("请选择人员")).toBeInTheDocument();
  await user.type(drawer.getByRole("combobox", { name: "人员" }), "周雨桐");
  await user.click(await drawer.findByRole("option", { name: /周雨桐/ }));
  const objects = within(await drawer.findByRole("table", { name: "各对象的记录" }));
  const account = objects.getByRole("button", { name: "客户" });
  expect(account.closest("tr")).toHaveTextContent("20");
  expect(account.closest("tr")).toHaveTextContent("+ 导出");
  await user.click(account);
  const record = within(await drawer.findByRole("region", { name: /的字段$/ }));
  await user.type(record.getByRole("searchbox", { name: "搜索字段" }), "城市");
  expect(within(record.getByRole("table", { name: "字段" })).getByRole("row", { name: /城市/ })).toHaveTextContent("可编辑");
  await user.click(drawer.getByRole("button", { name: "关闭" }));
  expect(mock.people.roles.find(({ key }) => key === "rep")?.version).toBe(0);
  expect(screen.getByRole("region", { name: "有未保存的修改" })).toBeInTheDocument();
});

test("an administrator sees as another does, read only, until he stops", async () => {
  const mock = new MockApi(20);
  const { user } = await openAt(`/settings/people?person=${idOf(mock, "陈志远")}`, mock);
  await user.click(await screen.findByRole("tab", { name: "能看到和做什么" }));
  expect(await screen.findByText("1 个字段受限")).toBeInTheDocument();
  await user.click(await button("以此人身份查看"));
  expect(await screen.findByText(/正在以陈志远的身份查看/)).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByRole("button", { name: "邀请人员" })).not.toBeInTheDocument());
  await user.click(await button("停止查看"));
  expect(await button("邀请人员")).toBeInTheDocument();
  expect(screen.queryByText(/正在以/)).not.toBeInTheDocument();
});

test("whoever is no administrator is told so", async () => {
  const mock = new MockApi(20);
  mock.me.roles = ["member"];
  await openAt("/settings/roles", mock);
  expect(await screen.findByText("人员、部门和角色由管理员维护。")).toBeInTheDocument();
});
