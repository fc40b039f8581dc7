import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { MockApi } from "../../../../dev/mock/api";
import { account } from "../../../../dev/mock/objects";
import { openApp } from "../../../../dev/test-app";

const rowsAsked = "/o/account?sort=name";

async function grid(): Promise<HTMLElement> {
  await screen.findAllByRole("row", { name: /有限公司/ });
  const found = screen.getByRole("grid");
  found.focus();
  return found;
}

/** The cell under the cursor. */
function cursor(): HTMLElement {
  const id = screen.getByRole("grid").getAttribute("aria-activedescendant") ?? "";
  const cell = document.getElementById(id);
  if (!cell) throw new Error(`no cell ${id}`);
  return cell;
}

const column = (name: string) => account.list.columns.indexOf(name);
const to = async (name: string, row = 0) => userEvent.keyboard("{ArrowDown}".repeat(row) + "{ArrowRight}".repeat(column(name)));
const recordOf = (mock: MockApi, cell: HTMLElement) => mock.records.read("account", /^cell-(.*)-[a-z_]+$/.exec(cell.id)?.[1] ?? "");

function paste(text: string): void {
  fireEvent.paste(screen.getByRole("grid"), { clipboardData: { getData: () => text } });
}

test("typing replaces a cell, Enter saves it and goes down", async () => {
  const { mock } = openApp(rowsAsked);
  await grid();
  await to("city");
  const cell = cursor();
  await userEvent.keyboard("大");
  const input = await screen.findByRole("textbox", { name: "城市" });
  await waitFor(() => expect(input).toHaveValue("大"));
  await userEvent.type(input, "连{Enter}");
  await waitFor(() => expect(recordOf(mock, cell).city).toBe("大连"));
  expect(cell).toHaveTextContent("大连");
  expect(screen.getByRole("grid")).toHaveFocus();
  expect(cursor()).not.toBe(cell);
});

test("Escape keeps what was there, F2 keeps it in the editor", async () => {
  const { mock } = openApp(rowsAsked);
  await grid();
  await to("city");
  const before = String(recordOf(mock, cursor()).city);
  await userEvent.keyboard("{F2}");
  const input = await screen.findByRole("textbox", { name: "城市" });
  expect(input).toHaveValue(before);
  await userEvent.type(input, "!{Escape}");
  expect(screen.queryByRole("textbox", { name: "城市" })).not.toBeInTheDocument();
  expect(recordOf(mock, cursor()).city).toBe(before);
  expect(screen.getByRole("grid")).toHaveFocus();
});

test("a block of words goes into the cells it covers, and undo brings back what was there", async () => {
  const { mock } = openApp(rowsAsked);
  await grid();
  await to("city");
  const cell = cursor();
  const before = recordOf(mock, cell);
  paste("大连\t0411-8000\n沈阳\t024-9000\n");
  await waitFor(() => expect(recordOf(mock, cell)).toMatchObject({ city: "大连", phone: "0411-8000" }));
  expect(await screen.findByText("已修改 4 个单元格")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "撤销" }));
  await waitFor(() => expect(recordOf(mock, cell)).toMatchObject({ city: before.city, phone: before.phone }));
});

test("a cell that is refused says why and keeps what was pasted, its neighbours are saved", async () => {
  const { mock } = openApp(rowsAsked);
  await grid();
  await userEvent.keyboard("{ArrowRight}");
  const name = screen.getAllByRole("row", { name: /有限公司/ })[0];
  await userEvent.keyboard("{Home}");
  paste("新的名字\n");
  await waitFor(() => expect(recordOf(mock, cursor()).name).toBe("新的名字"));
  await userEvent.keyboard("{Delete}");
  expect(await screen.findByText("必填")).toBeInTheDocument();
  expect(cursor()).toHaveAttribute("aria-invalid", "true");
  await userEvent.click(screen.getByRole("button", { name: "放弃" }));
  expect(cursor()).not.toHaveAttribute("aria-invalid");
  expect(cursor()).toHaveTextContent("新的名字");
  expect(name).toBeInTheDocument();
});

test("what the system keeps says so", async () => {
  openApp(rowsAsked);
  await grid();
  await to("updated_at");
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("此值由系统自动记录");
  expect(cursor()).toHaveAttribute("aria-readonly", "true");
});

test("somebody else's value is shown beside one's own", async () => {
  const { mock } = openApp(rowsAsked);
  await grid();
  await to("city");
  const cell = cursor();
  mock.records.change(account, recordOf(mock, cell).id, { city: "苏州" }, 0);
  await userEvent.keyboard("{Enter}");
  const input = await screen.findByRole("textbox", { name: "城市" });
  await userEvent.clear(input);
  await userEvent.type(input, "大连{Enter}");
  const question = await within(cell).findByRole("alert");
  expect(question).toHaveTextContent("苏州");
  expect(question).toHaveTextContent("大连");
  await userEvent.click(within(question).getByRole("button", { name: "用我的" }));
  await waitFor(() => expect(recordOf(mock, cell).city).toBe("大连"));
});

test("what was typed without a network is kept and sent again", async () => {
  const { mock } = openApp(rowsAsked);
  await grid();
  await to("city");
  const cell = cursor();
  const online = globalThis.fetch;
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  await userEvent.keyboard("{Enter}");
  const input = await screen.findByRole("textbox", { name: "城市" });
  await userEvent.clear(input);
  await userEvent.type(input, "大连{Enter}");
  expect(await within(cell).findByRole("alert")).toHaveTextContent("输入的内容已保留");
  expect(cell).toHaveTextContent("大连");
  expect(sessionStorage.getItem(`guanlan.cells.${mock.me.user.id}.account`)).toContain("大连");
  vi.stubGlobal("fetch", online);
  fireEvent(window, new Event("online"));
  await waitFor(() => expect(recordOf(mock, cell).city).toBe("大连"));
  await waitFor(() => expect(sessionStorage.getItem(`guanlan.cells.${mock.me.user.id}.account`)).toBeNull());
});

test("names of records are looked up, and those that nobody has are told", async () => {
  const { mock } = openApp(rowsAsked);
  await grid();
  await to("owner");
  const cell = cursor();
  const other = [...(mock.tables.user?.values() ?? [])][1]?.row;
  paste(`${String(other?.name)}\n查无此人`);
  await waitFor(() => expect(recordOf(mock, cell).owner).toMatchObject({ id: other?.id }));
  expect(await screen.findByText(/查无此人/)).toBeInTheDocument();
});

test("Ctrl+D fills the first row of a block into the others", async () => {
  const { mock } = openApp(rowsAsked);
  await grid();
  await to("city");
  const first = recordOf(mock, cursor()).city;
  await userEvent.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
  const lowest = cursor();
  await userEvent.keyboard("{Control>}d{/Control}");
  await waitFor(() => expect(recordOf(mock, lowest).city).toBe(first));
});

test("what is copied can be pasted into a spreadsheet", async () => {
  const { mock } = openApp(rowsAsked);
  await grid();
  await to("revenue");
  const row = recordOf(mock, cursor());
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  const setData = vi.fn<(type: string, text: string) => void>();
  fireEvent.copy(screen.getByRole("grid"), { clipboardData: { setData } });
  expect(setData).toHaveBeenCalledWith("text/plain", `${String(row.revenue)}\t${String(row.employees)}`);
});

test("Tab goes through the cells of a row and out of the grid at its end", async () => {
  openApp(rowsAsked);
  await grid();
  await userEvent.keyboard("{End}{Shift>}{Tab}{/Shift}");
  expect(cursor().id).toMatch(/owner$/);
  await userEvent.keyboard("{End}{Tab}");
  expect(screen.getByRole("grid")).not.toHaveFocus();
});

test("rows are gathered under a field with what each group comes to, and open to edit", async () => {
  const { mock } = openApp("/o/account");
  await grid();
  await userEvent.click(screen.getByRole("button", { name: "选择列" }));
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "分组" }), "级别");
  const head = await screen.findByRole("button", { name: /A 战略，\d+ 条/ });
  const sum = [...(mock.tables.account?.values() ?? [])].filter(({ row }) => row.level === "A" && !row.deleted_at).reduce((total, { row }) => total + Number(row.revenue ?? 0), 0);
  expect(sum).toBeGreaterThan(0);
  await userEvent.click(head);
  expect((await screen.findAllByRole("row", { name: /有限公司/ })).length).toBeGreaterThan(3);
  const opened = screen.getByRole("grid");
  opened.focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(recordOf(mock, cursor()).level).toBe("A");
  await userEvent.click(screen.getByRole("button", { name: /A 战略，\d+ 条/ }));
  await waitFor(() => expect(screen.queryAllByRole("row", { name: /有限公司/ })).toHaveLength(0));
});

test("a colour rule is built where the columns are chosen, colours rows and becomes part of the view", async () => {
  const { mock } = openApp("/o/account");
  await grid();
  await userEvent.click(screen.getByRole("button", { name: "选择列" }));
  await userEvent.click(await screen.findByRole("button", { name: "添加颜色规则" }));
  const rules = screen.getByRole("group", { name: "颜色规则" });
  await userEvent.selectOptions(within(rules).getByRole("combobox"), "红");
  await userEvent.click(within(rules).getByRole("button", { name: "筛选" }));
  await screen.findByRole("textbox", { name: "选择字段" });
  const [, inPanel] = screen.getAllByRole("button", { name: "级别" });
  if (inPanel) await userEvent.click(inPanel);
  await userEvent.click(await screen.findByRole("checkbox", { name: "A 战略" }));
  await userEvent.click(screen.getByRole("button", { name: "应用筛选" }));
  expect(rules).toBeInTheDocument();
  await waitFor(() => expect(document.querySelectorAll("[data-tint=red]").length).toBeGreaterThan(0));
  for (const row of document.querySelectorAll("[data-tint=red]")) expect(row).toHaveTextContent("A 战略");
  await userEvent.keyboard("{Escape}");
  await userEvent.click(await screen.findByRole("button", { name: "保存视图" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "视图名称" }), "红色{Enter}");
  await waitFor(() => expect(mock.views.own.at(-1)?.view.look?.tints).toEqual([{ when: 'level == "A"', color: "red" }]));
});
