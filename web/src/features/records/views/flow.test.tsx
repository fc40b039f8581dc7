import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { MockApi } from "../../../../dev/mock/api";
import { openApp } from "../../../../dev/test-app";

const asked = `/o/account?where=${encodeURIComponent('status == "risk"')}&sort=-revenue`;
const shown = () => screen.findByRole("group", { name: "视图" });

async function keep(name: string) {
  await userEvent.click(await screen.findByRole("button", { name: "保存视图" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "视图名称" }), name);
}

test("what is asked now becomes a view of one's own, shown above the list", async () => {
  const { mock, router } = openApp(asked);
  await keep("流失风险客户");
  await userEvent.click(screen.getByRole("button", { name: "保存为新视图" }));
  expect(await within(await shown()).findByRole("button", { name: "流失风险客户" })).toHaveAttribute("aria-pressed", "true");
  expect(mock.views.own.at(-1)?.view).toMatchObject({ where: 'status == "risk"', sort: "-revenue", columns: expect.arrayContaining(["name", "revenue"]) });
  expect(mock.design.require("account").views.some(({ label }) => label.zh === "流失风险客户")).toBe(false);
  await userEvent.click(within(await shown()).getByRole("button", { name: "全部" }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("whoever may configure keeps a view for everybody", async () => {
  const { mock } = openApp(asked);
  await keep("流失风险客户");
  await userEvent.click(screen.getByRole("radio", { name: "所有人" }));
  await userEvent.click(screen.getByRole("button", { name: "保存为新视图" }));
  expect(await within(await shown()).findByRole("button", { name: "流失风险客户" })).toHaveAttribute("aria-pressed", "true");
  expect(mock.design.require("account").views.at(-1)).toMatchObject({ where: 'status == "risk"', sort: "-revenue" });
  expect(mock.views.own).toEqual([]);
});

test("a view brings its own columns, and saving changes it for everybody", async () => {
  const { mock } = openApp("/o/account?view=key");
  const account = mock.design.require("account");
  const key = account.views.find(({ name }) => name === "key");
  if (key) key.columns = ["name", "city"];
  await waitFor(() => expect(screen.getAllByRole("columnheader").map((one) => one.textContent)).toEqual(expect.arrayContaining(["城市"])));
  await userEvent.click(await screen.findByRole("button", { name: "城市" }));
  await userEvent.click(await screen.findByRole("button", { name: "保存视图" }));
  await userEvent.click(await screen.findByRole("button", { name: "更新“重点客户”（所有人）" }));
  await waitFor(() => expect(account.views.find(({ name }) => name === "key")).toMatchObject({ sort: "city" }));
});

test("a list begins with the view that one chose, and all records are one press away", async () => {
  const mock = new MockApi(300);
  mock.views.ofRole.set("account", "mine");
  const { router } = openApp("/o/account", mock);
  await waitFor(() => expect(router.state.location.search).toEqual({ view: "mine" }));
  await userEvent.click(await screen.findByRole("button", { name: "管理视图" }));
  expect(await screen.findByText(/您的角色默认进入“我的客户”/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "默认进入“重点客户”" }));
  expect(await screen.findByRole("button", { name: "不再默认进入“重点客户”" })).toHaveAttribute("aria-pressed", "true");
  await userEvent.keyboard("{Escape}");
  await userEvent.click(within(await shown()).getByRole("button", { name: "全部" }));
  await waitFor(() => expect(router.state.location.search).toEqual({ view: "all" }));
  await router.navigate({ to: "/o/$object", params: { object: "account" }, search: {} });
  await waitFor(() => expect(router.state.location.search).toEqual({ view: "key" }));
});

test("a view of one's own is renamed, shared with everybody and removed, with a way back", async () => {
  const { mock } = openApp(asked);
  await keep("风险{Enter}");
  await within(await shown()).findByRole("button", { name: "风险" });
  await userEvent.click(screen.getByRole("button", { name: "管理视图" }));
  await userEvent.click(await screen.findByRole("button", { name: "重命名“风险”" }));
  await userEvent.clear(screen.getByRole("textbox", { name: "视图名称" }));
  await userEvent.type(screen.getByRole("textbox", { name: "视图名称" }), "流失{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "删除视图“流失”" }));
  await waitFor(() => expect(mock.views.own).toEqual([]));
  await userEvent.click(await screen.findByRole("button", { name: "撤销" }));
  await userEvent.click(await screen.findByRole("button", { name: "管理视图" }));
  await userEvent.click(await screen.findByRole("button", { name: "把“流失”共享给所有人" }));
  await waitFor(() => expect(mock.design.require("account").views.at(-1)).toMatchObject({ label: { zh: "流失" }, where: 'status == "risk"' }));
  await waitFor(() => expect(mock.views.own).toEqual([]));
});

test("an administrator says which roles begin with a view", async () => {
  const { mock } = openApp("/o/account");
  await userEvent.click(await screen.findByRole("button", { name: "管理视图" }));
  await userEvent.click(await screen.findByRole("button", { name: "“重点客户”作为哪些角色的默认视图" }));
  const [first] = await screen.findAllByRole("checkbox");
  const roles = screen.getByRole("group", { name: "“重点客户”作为哪些角色的默认视图" });
  expect(within(roles).getAllByRole("checkbox").length).toBeGreaterThan(1);
  await userEvent.click(within(roles).getAllByRole("checkbox")[0] ?? first ?? roles);
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(mock.design.require("account").views.find(({ name }) => name === "key")?.roles).toHaveLength(1));
});

test("views are made and put in order in the settings", async () => {
  const { mock } = openApp("/settings/objects/account?tab=views");
  await userEvent.click(await screen.findByRole("button", { name: "新建视图" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "中文名称" }), "上海");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "添加排序" }), "年营业额");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "年营业额的方向" }), "降序");
  await userEvent.click(screen.getByRole("button", { name: "查看改动" }));
  await userEvent.click(await screen.findByRole("button", { name: "确认执行" }));
  await waitFor(() => expect(mock.design.require("account").views.at(-1)).toMatchObject({ label: { zh: "上海" }, sort: "-revenue" }));
});
