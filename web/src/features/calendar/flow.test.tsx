import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";

test("records of a list stand on the days of a field, and another field can be chosen", async () => {
  openApp("/o/account?as=calendar");
  expect(await screen.findByRole("grid", { name: /的每一天/ })).toBeInTheDocument();
  const by = screen.getByRole("combobox", { name: "按" });
  expect(within(by).getByRole("option", { name: "成立日期" })).toBeInTheDocument();
  await userEvent.selectOptions(by, "最近联系");
  expect(await screen.findByRole("grid", { name: /的每一天/ })).toBeInTheDocument();
});

test("arrows lead from day to day, and the leaves turn", async () => {
  openApp("/o/account?as=calendar");
  const month = await screen.findByRole("grid", { name: /的每一天/ });
  const today = within(month).getByRole("gridcell", { selected: true });
  today.focus();
  await userEvent.keyboard("{ArrowDown}");
  const next = within(screen.getByRole("grid", { name: /的每一天/ })).getByRole("gridcell", { selected: true });
  expect(next.dataset.day).not.toBe(today.dataset.day);
  await userEvent.click(screen.getByRole("radio", { name: "周" }));
  expect(await screen.findByRole("group", { name: "一周的每一天" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "今天" }));
  await userEvent.click(screen.getByRole("radio", { name: "日程" }));
  expect(await screen.findByText(/这些日子没有安排|全天/)).toBeInTheDocument();
});

test("my calendar shows meetings and tasks", async () => {
  openApp("/calendar");
  expect(await screen.findByRole("heading", { name: "日历" })).toBeInTheDocument();
  expect(await screen.findByRole("grid", { name: /的每一天/ })).toBeInTheDocument();
});
