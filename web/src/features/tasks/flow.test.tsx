import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { MockApi } from "../../../dev/mock/api";
import { openApp } from "../../../dev/test-app";
import { chooseZone } from "@/lib/format/time";
import { todayHere } from "./api";

beforeAll(() => chooseZone("Asia/Shanghai"));
afterAll(() => chooseZone(undefined));

function withTasks(...tasks: { name: string; due?: string; state?: string }[]): MockApi {
  const mock = new MockApi(5);
  const definition = mock.design.require("task");
  for (const task of tasks) mock.records.create(definition, { state: "open", assignee: mock.me.user.id, ...task });
  return mock;
}

test("tasks stand by when they are due, and one press finishes one, with a way back", async () => {
  const mock = withTasks({ name: "寄样品", due: "2020-01-01" }, { name: "回电话", due: todayHere() }, { name: "想一想" });
  openApp("/tasks", mock);
  const late = await screen.findByRole("region", { name: "已逾期" });
  expect(within(late).getByRole("link", { name: "寄样品" })).toBeInTheDocument();
  expect(within(screen.getByRole("region", { name: "今天" })).getByRole("link", { name: "回电话" })).toBeInTheDocument();
  expect(within(screen.getByRole("region", { name: "未定日期" })).getByRole("link", { name: "想一想" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: "完成“寄样品”" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "已逾期" })).not.toBeInTheDocument());
  await userEvent.click(screen.getByRole("button", { name: "撤销" }));
  expect(await screen.findByRole("region", { name: "已逾期" })).toBeInTheDocument();
});

test("a day in the words of a new task is when it is due", async () => {
  const mock = withTasks();
  openApp("/tasks", mock);
  await userEvent.type(await screen.findByRole("textbox", { name: "新建任务" }), "给张总寄样品 今天{Enter}");
  await waitFor(() => expect([...(mock.tables.task?.values() ?? [])].map(({ row }) => [row.name, row.due])).toEqual([["给张总寄样品", todayHere()]]));
});

test("where nothing is to be done, it says so", async () => {
  openApp("/tasks", withTasks());
  expect(await screen.findByText("没有待办任务")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("radio", { name: "已完成" }));
  expect(await screen.findByText("还没有完成的任务")).toBeInTheDocument();
});

test("tasks that cannot be read are asked for again", async () => {
  const mock = withTasks({ name: "寄样品" });
  const answer = mock.handle.bind(mock);
  vi.spyOn(mock, "handle").mockImplementation((request) => (request.url.includes("/records/task") ? Promise.resolve(Response.json({ code: "access.refused" }, { status: 403, headers: { "Content-Type": "application/problem+json" } })) : answer(request)));
  openApp("/tasks", mock);
  expect(await screen.findByText("没有权限")).toBeInTheDocument();
});
