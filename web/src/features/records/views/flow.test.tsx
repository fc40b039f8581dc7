import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../../dev/test-app";

test("what is asked now becomes a view of everybody, shown above the list", async () => {
  const { mock, router } = openApp(`/o/account?where=${encodeURIComponent('status == "risk"')}&sort=-revenue`);
  await userEvent.click(await screen.findByRole("button", { name: "保存视图" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "视图名称" }), "流失风险客户");
  await userEvent.click(screen.getByRole("button", { name: "保存为新视图" }));
  const views = await screen.findByRole("group", { name: "视图" });
  expect(await within(views).findByRole("button", { name: "流失风险客户" })).toHaveAttribute("aria-pressed", "true");
  expect(mock.design.require("account").views.at(-1)).toMatchObject({ where: 'status == "risk"', sort: "-revenue", columns: expect.arrayContaining(["name", "revenue"]) });
  await userEvent.click(within(views).getByRole("button", { name: "全部" }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("a view brings its own columns, and saving changes it", async () => {
  const { mock } = openApp("/o/account?view=key");
  const account = mock.design.require("account");
  const key = account.views.find(({ name }) => name === "key");
  if (key) key.columns = ["name", "city"];
  await waitFor(() => expect(screen.getAllByRole("columnheader").map((one) => one.textContent)).toEqual(expect.arrayContaining(["城市"])));
  await userEvent.click(await screen.findByRole("button", { name: "城市" }));
  await userEvent.click(await screen.findByRole("button", { name: "保存视图" }));
  await userEvent.click(await screen.findByRole("button", { name: "更新“重点客户”" }));
  await waitFor(() => expect(account.views.find(({ name }) => name === "key")).toMatchObject({ sort: "city" }));
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
