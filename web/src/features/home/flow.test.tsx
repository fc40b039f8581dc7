import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { MockApi } from "../../../dev/mock/api";
import { openApp } from "../../../dev/test-app";

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
