import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api.ts";

afterEach(() => vi.unstubAllGlobals());

const rows = async () => within(await screen.findByRole("table")).getAllByRole("row").slice(1);

test("a row is claimed by one press, and what is left is said", async () => {
  const { mock } = openApp("/pools");
  expect(await rows()).toHaveLength(8);
  expect(screen.getByText("今天还可领取 3 条（每天 3 条）")).toBeInTheDocument();
  const [first] = await rows();
  await userEvent.click(within(first as HTMLElement).getByRole("button", { name: /^领取/ }));
  await waitFor(async () => expect(await rows()).toHaveLength(7));
  expect(await screen.findByText("今天还可领取 2 条（每天 3 条）")).toBeInTheDocument();
  expect(mock.pools.claimed).toBe(1);
});

test("c claims the row that has the focus, x ticks it", async () => {
  const { mock } = openApp("/pools");
  const [first, second] = await rows();
  within(first as HTMLElement).getByRole("link").focus();
  await userEvent.keyboard("x");
  expect(screen.getByRole("button", { name: "领取 1 条" })).toBeInTheDocument();
  await userEvent.keyboard("j");
  expect(within(second as HTMLElement).getByRole("link")).toHaveFocus();
  await userEvent.keyboard("c");
  await waitFor(() => expect(mock.pools.claimed).toBe(1));
  await waitFor(async () => expect(await rows()).toHaveLength(7));
});

test("several at once, as far as the day allows; why not more is said", async () => {
  const { mock } = openApp("/pools");
  await rows();
  await userEvent.click(screen.getByRole("button", { name: "领取最早的 5 条" }));
  expect(await screen.findByText(/今天在“华东公海”的领取数已达上限/)).toBeInTheDocument();
  await waitFor(async () => expect(await rows()).toHaveLength(5));
  expect(mock.pools.claimed).toBe(3);
});

test("what one holds goes back with a reason", async () => {
  const { mock } = openApp("/pools?which=held");
  const [first] = await rows();
  await userEvent.click(within(first as HTMLElement).getByRole("button", { name: /^退回/ }));
  const dialog = within(await screen.findByRole("dialog", { name: "退回 1 条到公海" }));
  await userEvent.click(dialog.getByRole("button", { name: "退回" }));
  expect(await dialog.findByText("请选择原因")).toBeInTheDocument();
  expect(mock.pools.reasons).toEqual([]);
});

test("who is in no pool is told whom to ask", async () => {
  const mock = new MockApi(20);
  mock.pools.member = false;
  openApp("/pools", mock);
  expect(await screen.findByText("你还不是任何公海的成员")).toBeInTheDocument();
});

test("an empty pool says so", async () => {
  const mock = new MockApi(20);
  mock.pools.inside.clear();
  openApp("/pools", mock);
  expect(await screen.findByText("公海是空的")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "领取最早的 5 条" })).toBeDisabled();
});
