import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../dev/test-app";
import { MockApi } from "../../dev/mock/api";

async function dataRows(): Promise<HTMLElement[]> {
  return screen.findAllByRole("row", { name: /有限公司/ });
}

test("a filter in the address is shown as a chip and can be removed", async () => {
  const { router } = openApp(`/o/account?where=${encodeURIComponent('level == "A"')}`);
  await screen.findByRole("grid", { name: "客户" });
  const chip = await screen.findByRole("button", { name: "移除筛选：级别" });
  expect((await dataRows()).every((row) => row.textContent?.includes("A 战略"))).toBe(true);
  await userEvent.click(chip);
  await waitFor(() => expect(router.state.location.search).toEqual({}));
  expect(await screen.findByRole("status", { name: "共 300 条" })).toBeInTheDocument();
});

test("search follows the typing and / leads to the box", async () => {
  const { router } = openApp("/o/account");
  await screen.findByRole("grid");
  await userEvent.keyboard("/");
  const box = screen.getByRole("searchbox", { name: "搜索客户" });
  expect(box).toHaveFocus();
  await userEvent.type(box, "没有这样的公司");
  expect(await screen.findByText("没有符合条件的客户")).toBeInTheDocument();
  expect(router.state.location.search).toEqual({ q: "没有这样的公司" });
});

test("headers sort, with shift by several, and say so", async () => {
  const { router } = openApp("/o/account");
  await screen.findByRole("grid");
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "城市" }));
  await user.keyboard("{Shift>}");
  await user.click(screen.getByRole("button", { name: "年营业额" }));
  await user.keyboard("{/Shift}");
  await waitFor(() => expect(router.state.location.search).toEqual({ sort: "city,revenue" }));
  expect(screen.getByRole("columnheader", { name: /城市/ })).toHaveAttribute("aria-sort", "ascending");
});

test("arrows move, shift and space select, ctrl and enter open", async () => {
  const { router } = openApp("/o/account");
  const grid = await screen.findByRole("grid");
  await dataRows();
  grid.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Shift>} {/Shift}");
  expect((await dataRows())[2]).toHaveAttribute("aria-selected", "true");
  expect(screen.getByText("已选 1 条")).toBeInTheDocument();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/o\/account\/.+/));
});

test("selected records are deleted and come back by undo", async () => {
  const { mock } = openApp("/o/account");
  await dataRows();
  const [, first, second] = screen.getAllByRole("checkbox");
  if (first) await userEvent.click(first);
  if (second) await userEvent.click(second);
  await userEvent.click(within(screen.getByRole("toolbar")).getByRole("button", { name: "删除" }));
  expect(await screen.findByText("已删除 2 条记录")).toBeInTheDocument();
  const gone = () => [...(mock.tables.account?.values() ?? [])].filter((one) => one.row.deleted_at !== null).length;
  expect(gone()).toBe(2);
  await userEvent.click(screen.getByRole("button", { name: "撤销" }));
  expect(await screen.findByText("已恢复 2 条记录")).toBeInTheDocument();
  expect(gone()).toBe(0);
});

const firstAccount = (mock: MockApi) => mock.tables.account?.values().next().value?.row.id ?? "";

test("a field is edited where it stands and the history tells it", async () => {
  const mock = new MockApi(20);
  openApp(`/o/account/${firstAccount(mock)}`, mock);
  await userEvent.click(await screen.findByRole("button", { name: "编辑城市" }));
  const input = await screen.findByRole("textbox", { name: "城市" });
  await userEvent.clear(input);
  await userEvent.type(input, "大连{Enter}");
  await waitFor(() => expect(mock.records.read("account", firstAccount(mock)).city).toBe("大连"));
  await userEvent.click(await screen.findByRole("tab", { name: "变更记录" }));
  const history = screen.getByRole("region", { name: "变更记录" });
  expect(await within(history).findByText("大连")).toBeInTheDocument();
});

test("when somebody saved the same field first, both values are offered", async () => {
  const mock = new MockApi(20);
  const id = firstAccount(mock);
  openApp(`/o/account/${id}`, mock);
  await userEvent.click(await screen.findByRole("button", { name: "编辑城市" }));
  const input = await screen.findByRole("textbox", { name: "城市" });
  const account = (await import("../../dev/mock/objects")).account;
  mock.records.change(account, id, { city: "苏州" }, 0);
  await userEvent.clear(input);
  await userEvent.type(input, "大连{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "用我的" }));
  await waitFor(() => expect(mock.records.read("account", id).city).toBe("大连"));
});

test("another person's change of another field does not stand in the way", async () => {
  const mock = new MockApi(20);
  const id = firstAccount(mock);
  openApp(`/o/account/${id}`, mock);
  await userEvent.click(await screen.findByRole("button", { name: "编辑城市" }));
  const input = await screen.findByRole("textbox", { name: "城市" });
  const account = (await import("../../dev/mock/objects")).account;
  mock.records.change(account, id, { address: "新地址" }, 0);
  await userEvent.clear(input);
  await userEvent.type(input, "大连{Enter}");
  await waitFor(() => expect(mock.records.read("account", id)).toMatchObject({ city: "大连", address: "新地址" }));
});

test("findings stand at their fields and the draft outlives the form", async () => {
  openApp("/o/account");
  await userEvent.click(await screen.findByRole("button", { name: "新建客户" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "统一社会信用代码" }), "91abc");
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("必填")).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "统一社会信用代码" })).toBeInvalid();
  await userEvent.click(screen.getByRole("button", { name: "关闭" }));
  await userEvent.click(screen.getByRole("button", { name: "新建客户" }));
  expect(await screen.findByRole("textbox", { name: "统一社会信用代码" })).toHaveValue("91ABC");
});

test("without a session one is asked to sign in and led back", async () => {
  const mock = new MockApi(20);
  mock.signedIn = false;
  const { router } = openApp("/o/contact?q=a", mock);
  await userEvent.type(await screen.findByLabelText("账号"), "lin");
  await userEvent.type(screen.getByLabelText("密码"), "wrong");
  await userEvent.click(screen.getByRole("button", { name: "登录" }));
  expect(await screen.findByText("账号或密码不正确。")).toBeInTheDocument();
  await userEvent.clear(screen.getByLabelText("密码"));
  await userEvent.type(screen.getByLabelText("密码"), "guanlan-demo{Enter}");
  await waitFor(() => expect(router.state.location.href).toBe("/o/contact?q=a"));
});

test("an absent record and an unknown address say so", async () => {
  openApp("/o/account/nosuch");
  expect(await screen.findByText("找不到这条记录")).toBeInTheDocument();
  expect(screen.getByText(/4bf92f3577b34da6/)).toBeInTheDocument();
});
