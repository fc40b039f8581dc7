import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";
import { shareOf } from "./export";

test("the records of a list are ordered as a file, watched and fetched", async () => {
  const { mock, router } = openApp('/o/account?where=city == "上海"');
  await screen.findAllByRole("row", { name: /有限公司/ });
  await userEvent.click(screen.getByRole("button", { name: "导出" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/o/account/export"));
  expect(await screen.findByText(/^符合筛选条件的 \d+ 条客户$/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("radio", { name: "Excel 工作簿" }));
  await userEvent.click(screen.getByRole("checkbox", { name: /附带编号/ }));
  mock.exports.pace = 5;
  await userEvent.click(screen.getByRole("button", { name: "导出" }));
  const list = await screen.findByRole("list", { name: "导出" });
  expect(await within(list).findByText(/^已写入 \d+ \/ \d+ 行/)).toBeInTheDocument();
  expect(mock.exports.ordered).toMatchObject({ object: "account", where: 'city == "上海"', format: "xlsx", headings: "labels", ids: true, deleted: false });
  expect(mock.exports.ordered?.fields).toContain("name");
  mock.exports.pace = 10_000;
  const link = await within(list).findByRole("link", { name: "下载" }, { timeout: 4_000 });
  expect(link).toHaveAttribute("href", expect.stringMatching(/^\/api\/exports\/.+\/file$/));
});

test("ticked rows alone can be exported", async () => {
  const { router } = openApp("/o/account");
  await screen.findAllByRole("row", { name: /有限公司/ });
  const boxes = screen.getAllByRole("checkbox", { name: /^选择.*公司/ });
  await userEvent.click(boxes[0] as HTMLElement);
  await userEvent.click(within(screen.getByRole("toolbar", { name: "对所选记录的操作" })).getByRole("button", { name: "导出" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/o/account/export"));
  expect(await screen.findByText("已勾选的 1 条客户")).toBeInTheDocument();
});

test("a running export is stopped, and a refusal says why", async () => {
  const { mock } = openApp("/o/account/export");
  mock.exports.pace = 1;
  mock.exports.refusal = "您有 2 个导出正在进行";
  await userEvent.click(await screen.findByRole("button", { name: "导出" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("您有 2 个导出正在进行");
  mock.exports.refusal = undefined;
  await userEvent.click(screen.getByRole("button", { name: "导出" }));
  await userEvent.click(await screen.findByRole("button", { name: "停止" }));
  expect(await screen.findByText("已停止")).toBeInTheDocument();
});

test("who may not export is told so", async () => {
  const { mock } = openApp("/o/account/export");
  mock.design.require("account").rights.export = false;
  expect(await screen.findByText("您没有导出权限")).toBeInTheDocument();
});

test("an empty export is done as soon as it is counted", () => {
  const progress = { total: 0, done: 0, cut: 0, rowsPerSecond: 0, secondsLeft: null };
  expect(shareOf(progress)).toBe(1);
  expect(shareOf({ ...progress, total: null })).toBeUndefined();
  expect(shareOf({ ...progress, total: 4, done: 1 })).toBe(0.25);
});
