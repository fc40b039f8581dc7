import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { openAt } from "../../../dev/imports-stage";
import { MockApi } from "../../../dev/mock/api.ts";
import { knownTypes } from "@/fields/registry";
import en from "@/fields/texts/en.json";
import zh from "@/fields/texts/zh.json";
import { groups } from "./field/groups";

afterEach(() => {
  vi.unstubAllGlobals();
});

const button = (name: RegExp | string) => screen.findByRole("button", { name });
const table = (name: string) => screen.findByRole("table", { name });
const field = (mock: MockApi, object: string, name: string) => mock.design.require(object).fields.find((one) => one.name === name);

test("an object is made, gets a field, is filled in its list, and taken back", async () => {
  const { user, mock, router } = await openAt("/settings/objects");
  await within(await table("对象")).findByRole("link", { name: "客户" });
  await user.click(await button("新建对象"));
  await user.type(await screen.findByRole("textbox", { name: "中文名称" }), "项目");
  await user.type(screen.getByRole("textbox", { name: "英文名称" }), "Project");
  await waitFor(() => expect(screen.getByRole("textbox", { name: "接口名称" })).toHaveAttribute("placeholder", "project"));
  await user.click(await button("查看改动"));
  expect(await screen.findByText(/新增对象“项目”（project）/)).toBeInTheDocument();
  expect(mock.design.all.some(({ name }) => name === "project")).toBe(false);
  await user.click(await button("确认执行"));

  await screen.findByRole("heading", { name: /^项目/, level: 1 });
  expect(await screen.findByRole("link", { name: "项目" })).toHaveAttribute("href", "/o/project");
  await user.click(await button("新建字段"));
  await user.click(await button(/^单选/));
  await user.type(await screen.findByRole("textbox", { name: "中文名称" }), "阶段");
  await user.type(screen.getByRole("textbox", { name: "接口名称" }), "stage");
  await user.type(screen.getByRole("textbox", { name: "新选项" }), "意向{Enter}实施{Enter}");
  await user.selectOptions(screen.getByRole("combobox", { name: "实施的颜色" }), "green");
  screen.getByRole("button", { name: /^移动实施/ }).focus();
  await user.keyboard("{ArrowUp}");
  await user.click(await button("查看改动"));
  await user.click(await button("确认执行"));
  expect(await within(await table("字段")).findByRole("button", { name: "阶段" })).toBeInTheDocument();
  expect(field(mock, "project", "stage")?.choices?.map(({ value, color }) => [value, color])).toEqual([["实施", "green"], ["意向", undefined]]);

  await user.click(await screen.findByRole("link", { name: /查看记录/ }));
  const [make] = await screen.findAllByRole("button", { name: "新建项目" });
  if (make) await user.click(make);
  await user.type(await screen.findByRole("textbox", { name: /名称/ }), "一期");
  expect(screen.getByRole("combobox", { name: "阶段" })).toBeInTheDocument();
  await user.click(await button("保存"));
  expect(await screen.findByRole("link", { name: "一期" })).toBeInTheDocument();

  await router.navigate({ to: "/settings/objects/$object", params: { object: "project" }, search: { tab: "history" } });
  const history = await screen.findByRole("list", { name: "更改历史" });
  expect(within(history).getAllByRole("listitem")).toHaveLength(2);
  expect(within(history).getByText(/更改了 项目 · 阶段/)).toBeInTheDocument();
  await user.click(within(history).getAllByRole("button", { name: "撤销" })[0] ?? history);
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "撤销" }));
  await waitFor(() => expect(field(mock, "project", "stage")).toBeUndefined());
});

test("what stands in the way is told at its input, and nothing is done", async () => {
  const { user, mock } = await openAt("/settings/objects/account");
  await user.click(await button("新建字段"));
  await user.click(await button(/^引用/));
  await user.type(await screen.findByRole("textbox", { name: "中文名称" }), "顾问");
  await user.type(screen.getByRole("textbox", { name: "接口名称" }), "city");
  await user.click(await button("查看改动"));
  expect(await screen.findByText(/名称“city”已被使用/)).toHaveAttribute("role", "alert");
  expect(screen.getByRole("textbox", { name: "接口名称" })).toBeInvalid();
  expect(screen.getByRole("combobox", { name: "指向哪个对象" })).toBeInvalid();
  expect(screen.queryByRole("button", { name: "确认执行" })).toBeNull();
  expect(field(mock, "account", "city")?.type).toBe("text");
});

test("a formula that cannot be read says so at the formula, and can be opened again", async () => {
  const { user, mock } = await openAt("/settings/objects/account");
  await user.click(await button("新建字段"));
  await user.type(await screen.findByRole("searchbox", { name: /搜索类型/ }), "公式");
  await user.click(await button(/^公式/));
  await user.type(await screen.findByRole("textbox", { name: "接口名称" }), "taxed");
  const formula = screen.getByRole("textbox", { name: "公式" });
  await user.selectOptions(screen.getByRole("combobox", { name: "插入字段…" }), "revenue");
  await user.type(formula, " *");
  await user.click(await button("查看改动"));
  await waitFor(() => expect(formula).toBeInvalid());
  await user.type(formula, " 1.13");
  await user.click(await button("查看改动"));
  await user.click(await button("确认执行"));
  await user.click(await within(await table("字段")).findByRole("button", { name: "taxed" }));
  expect(await screen.findByRole("textbox", { name: "公式" })).toHaveValue("revenue * 1.13");
  expect(field(mock, "account", "taxed")).toMatchObject({ type: "formula", cel: "revenue * 1.13" });

  await user.type(screen.getByRole("textbox", { name: "公式" }), " + 1");
  await user.click(await button("查看改动"));
  await user.click(await button("确认执行"));
  await waitFor(() => expect(screen.queryByRole("textbox", { name: "公式" })).toBeNull());
  await user.click(within(await table("字段")).getByRole("button", { name: "taxed" }));
  expect(await screen.findByRole("textbox", { name: "公式" })).toHaveValue("revenue * 1.13 + 1");
});

test("a change sends only what differs and warns before it is done", async () => {
  const { user, mock } = await openAt("/settings/objects/contact?field=birthday");
  await screen.findByRole("textbox", { name: "中文名称" });
  await user.click(await button("查看改动"));
  expect(await screen.findByText("没有任何改动。")).toBeInTheDocument();
  await user.click(screen.getByRole("checkbox", { name: "必填" }));
  await user.click(await button("查看改动"));
  expect(await screen.findByText("更改字段“生日”：required。")).toBeInTheDocument();
  expect(within(screen.getByRole("list", { name: "请注意" })).getByText(/条记录中为空/)).toBeInTheDocument();
  expect(field(mock, "contact", "birthday")?.required).toBe(false);
  await user.click(await button("确认执行"));
  await waitFor(() => expect(field(mock, "contact", "birthday")?.required).toBe(true));
});

test("a field that must be unique is one wish of two changes", async () => {
  const { user, mock } = await openAt("/settings/objects/contact");
  await user.click(await button("新建字段"));
  await user.click(await button(/^单行文本/));
  await user.type(await screen.findByRole("textbox", { name: "接口名称" }), "badge");
  await user.click(screen.getByRole("checkbox", { name: "唯一" }));
  await user.click(await button("查看改动"));
  expect(await screen.findByText(/新字段的值保持唯一/)).toBeInTheDocument();
  await user.click(await button("确认执行"));
  await waitFor(() => expect(mock.design.require("contact").unique).toEqual([["badge"]]));
});

test("a removed field waits in the bin and comes back", async () => {
  const { user, mock, router } = await openAt("/settings/objects/contact");
  await user.click(await button("移除职务"));
  const dialog = await screen.findByRole("dialog", { name: "移除字段？" });
  expect(dialog).toHaveTextContent("将字段“职务”移入回收站");
  await user.click(within(dialog).getByRole("button", { name: "移入回收站" }));
  await waitFor(() => expect(field(mock, "contact", "position")).toBeUndefined());
  await router.navigate({ to: "/settings/objects/$object", params: { object: "contact" }, search: { tab: "bin" } });
  await user.click(await button("恢复职务"));
  await user.click(within(await screen.findByRole("dialog", { name: "恢复" })).getByRole("button", { name: "恢复" }));
  await waitFor(() => expect(field(mock, "contact", "position")).toBeDefined());
  expect(await screen.findByText("回收站是空的")).toBeInTheDocument();
});

test("an object that is pointed at cannot go, and says by whom", async () => {
  const { user } = await openAt("/settings/objects/account?tab=general");
  await user.click(await button("移除对象"));
  const dialog = await screen.findByRole("dialog", { name: "现在还不能这样改" });
  expect(dialog).toHaveTextContent("仍被 contact.account 使用");
  await user.click(within(dialog).getByRole("button", { name: "关闭" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("columns are reordered by keys, taken out and put in", async () => {
  const { user, mock } = await openAt("/settings/objects/contact?tab=layout");
  const columns = await screen.findByRole("region", { name: "列表列" });
  within(columns).getByRole("button", { name: /^移动职务/ }).focus();
  await user.keyboard("{ArrowUp}");
  await user.click(within(columns).getByRole("button", { name: "去掉手机" }));
  await user.selectOptions(within(columns).getByRole("combobox"), "birthday");
  await user.click(await button("查看改动"));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "确认执行" }));
  await waitFor(() => expect(mock.design.require("contact").list.columns).toEqual(["name", "position", "account", "mail", "decides", "owner", "birthday"]));
});

test("a rule is checked, placed and kept", async () => {
  const { user, mock } = await openAt("/settings/objects/contact?tab=rules");
  await user.click(await button("新建规则"));
  await user.type(await screen.findByRole("textbox", { name: "满足此条件时拒绝保存" }), "decides &&");
  await user.click(await button("查看改动"));
  expect(await screen.findByText("请填写提示文字")).toBeInTheDocument();
  await user.type(screen.getByRole("textbox", { name: "提示文字（中文）" }), "决策人必须有手机");
  await user.click(await button("查看改动"));
  expect(await screen.findByText(/条件没有写完/)).toBeInTheDocument();
  await user.type(screen.getByRole("textbox", { name: "满足此条件时拒绝保存" }), " empty(phone)");
  await user.click(await button("查看改动"));
  await user.click(await button("确认执行"));
  expect(await screen.findByRole("button", { name: /决策人必须有手机/ })).toBeInTheDocument();
  expect(mock.design.require("contact").rules).toMatchObject([{ when: "decides && empty(phone)", message: { zh: "决策人必须有手机" } }]);
});

test("without the right nobody is led there, and the address says why", async () => {
  const mock = new MockApi(20);
  for (const one of mock.design.all) one.rights = { ...one.rights, configure: false };
  await openAt("/settings/objects", mock);
  expect(await screen.findByText("没有权限")).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: "对象设置" })).toBeNull();
});

test("every type of the registry has its place in the gallery, a name and a purpose", () => {
  const placed = groups().flatMap(({ types }) => types);
  expect(placed.toSorted()).toEqual(knownTypes.toSorted());
  const words: Record<string, string>[] = [zh, en];
  const silent = knownTypes.filter((type) => words.some((texts) => !texts[`type.${type}`] || !texts[`type.${type}.for`]));
  expect(silent).toEqual([]);
});
