import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { MockApi } from "../../../dev/mock/api";
import { openApp } from "../../../dev/test-app";

afterEach(() => localStorage.clear());

test("the first page greets, and says where there is nothing", async () => {
  openApp("/", new MockApi(5));
  expect(await screen.findByRole("heading", { name: /好，林晓云/ })).toBeInTheDocument();
  expect(await screen.findByText("打开过的记录会出现在这里。")).toBeInTheDocument();
  expect(screen.getByText("在记录页点星标，常用的记录就会出现在这里。")).toBeInTheDocument();
});

test("one's own tasks are on the first page", async () => {
  const mock = new MockApi(5);
  mock.records.create(mock.design.require("task"), { name: "寄样品", due: "2020-01-01", state: "open", assignee: mock.me.user.id });
  openApp("/", mock);
  expect(await screen.findByRole("link", { name: "寄样品" })).toBeInTheDocument();
});

test("an empty company is led to its first steps, which can be left", async () => {
  const mock = new MockApi(0);
  openApp("/", mock);
  const first = await screen.findByRole("region", { name: "从这里开始" });
  expect(within(first).getByRole("link", { name: /导入客户/ })).toHaveAttribute("href", "/o/account/import");
  expect(within(first).getByRole("link", { name: /保存一个视图/ })).toHaveAttribute("href", "/o/account?view=all");
  expect(within(first).queryByRole("link", { name: /看板/ })).not.toBeInTheDocument();
  await userEvent.click(within(first).getByRole("button", { name: "不再显示" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "从这里开始" })).not.toBeInTheDocument());
});

test("a step that was done says so", async () => {
  openApp("/", new MockApi(5));
  const first = await screen.findByRole("region", { name: "从这里开始" });
  expect(within(first).getByRole("link", { name: /^已完成 ?导入客户/ })).toBeInTheDocument();
});

test("who is no administrator is told no first steps", async () => {
  const mock = new MockApi(0);
  mock.me.roles = ["member"];
  openApp("/", mock);
  expect(await screen.findByText("打开过的记录会出现在这里。")).toBeInTheDocument();
  expect(screen.queryByRole("region", { name: "从这里开始" })).not.toBeInTheDocument();
});
