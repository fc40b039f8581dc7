import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { openApp } from "../../../../dev/test-app";
import { csvOf } from "./csv";
import { unwatchAll } from "./watched";

afterEach(unwatchAll);

const valuesOf = (mock: ReturnType<typeof openApp>["mock"], field: string) => [...(mock.tables.account?.values() ?? [])].map(({ row }) => row[field]);

async function takeAll(path = "/o/account") {
  const app = openApp(path);
  await screen.findAllByRole("row", { name: /有限公司/ });
  await userEvent.click(screen.getByRole("checkbox", { name: "选择全部已载入的行" }));
  await userEvent.click(await screen.findByRole("button", { name: /^选择(符合条件的)?全部 / }));
  return app;
}

test("all records of the filter are changed by a job, and taken back", async () => {
  const { mock } = await takeAll();
  expect(screen.getByText("已选全部 300 条")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "批量修改" }));
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "选择字段" }), "城市");
  const run = screen.getByRole("button", { name: "修改 300 条" });
  expect(run).toBeDisabled();
  await userEvent.type(await screen.findByRole("textbox", { name: "城市" }), "大连");
  await userEvent.click(run);
  const dock = await screen.findByRole("complementary", { name: "批量操作进度" });
  expect(await within(dock).findByText("完成 300 条")).toBeInTheDocument();
  expect(new Set(valuesOf(mock, "city"))).toEqual(new Set(["大连"]));
  await userEvent.click(within(dock).getByRole("button", { name: "撤销" }));
  expect(await within(dock).findByText("已撤销 300 条")).toBeInTheDocument();
  expect(new Set(valuesOf(mock, "city")).size).toBeGreaterThan(3);
});

test("when more records match by now, the new number is told and must be agreed to", async () => {
  const { mock } = await takeAll();
  await userEvent.click(screen.getByRole("button", { name: "删除" }));
  mock.records.create((await import("../../../../dev/mock/objects")).account, { name: "新来的有限公司" });
  await userEvent.click(await screen.findByRole("button", { name: "删除 300 条" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("现在有 301 条");
  await userEvent.click(screen.getByRole("button", { name: "删除 301 条" }));
  expect(await screen.findByText("完成 301 条")).toBeInTheDocument();
  expect(valuesOf(mock, "deleted_at")).not.toContain(null);
});

test("a running act can be stopped, and says what was done", async () => {
  const app = await takeAll();
  app.mock.mass.pace = 10;
  await userEvent.click(screen.getByRole("button", { name: "删除" }));
  await userEvent.click(await screen.findByRole("button", { name: "删除 300 条" }));
  await userEvent.click(await screen.findByRole("button", { name: "停止" }));
  expect(await screen.findByText(/^已停止：完成 \d+ 条/)).toBeInTheDocument();
  const gone = valuesOf(app.mock, "deleted_at").filter((value) => value !== null).length;
  expect(gone).toBeLessThan(300);
});

test("what the server refuses stands at its field, and nothing is ordered", async () => {
  const { mock } = openApp("/o/account");
  await screen.findAllByRole("row", { name: /有限公司/ });
  const { Refused } = await import("../../../../dev/mock/records");
  mock.mass.order = () => { throw new Refused(422, "mass.values_refused", "有些值不合适", [{ field: "mail", code: "mail.shape", message: "邮箱缺少 @" }]); };
  const [, first] = screen.getAllByRole("checkbox");
  if (first) await userEvent.click(first);
  await userEvent.click(screen.getByRole("button", { name: "批量修改" }));
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "选择字段" }), "邮箱");
  await userEvent.type(await screen.findByRole("textbox", { name: "邮箱" }), "nobody");
  await userEvent.click(screen.getByRole("button", { name: "修改 1 条" }));
  expect(await screen.findByText("邮箱缺少 @")).toBeInTheDocument();
  expect(screen.queryByRole("complementary", { name: "批量操作进度" })).not.toBeInTheDocument();
});

test("records that did not take the change are listed with their reasons", async () => {
  const { mock, router } = await takeAll();
  const change = mock.records.change.bind(mock.records);
  const { Refused } = await import("../../../../dev/mock/records");
  let calls = 0;
  mock.records.change = (...given) => {
    calls += 1;
    if (calls === 1) throw new Refused(422, "record.invalid", "x", [{ field: "city", code: "rule", message: "合作中的客户不能改城市" }]);
    return change(...given);
  };
  await userEvent.click(screen.getByRole("button", { name: "批量修改" }));
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "选择字段" }), "城市");
  await userEvent.type(await screen.findByRole("textbox", { name: "城市" }), "大连");
  await userEvent.click(screen.getByRole("button", { name: "修改 300 条" }));
  await userEvent.click(await screen.findByRole("button", { name: "查看 1 个问题" }));
  expect(await screen.findByText("城市 · 合作中的客户不能改城市")).toBeInTheDocument();
  await router.navigate({ to: "/changes" });
  const page = await screen.findByRole("list", { name: "批量操作" });
  await waitFor(() => expect(within(page).getByText(/299 条，1 条未能完成/)).toBeInTheDocument());
});

test("cells that a spreadsheet would take for formulas are harmless", () => {
  expect(csvOf([["=1+1", 'a"b', "c,d"]])).toBe("\uFEFF'=1+1,\"a\"\"b\",\"c,d\"\r\n");
});
