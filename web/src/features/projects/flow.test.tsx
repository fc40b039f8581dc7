import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api.ts";
import { planned } from "../../../dev/mock/projects.ts";

afterEach(() => vi.unstubAllGlobals());

function withProject() {
  const mock = new MockApi(5);
  return { mock, ...planned(mock.design, mock.records, mock.tables) };
}

test("milestones stand in the order in which they can come, and tell which ends too late", async () => {
  const { mock, project, second } = withProject();
  openApp(`/o/project/${project}`, mock);
  const plan = within(await screen.findByRole("region", { name: "里程碑" }));
  expect((await plan.findAllByRole("link")).map((link) => link.textContent)).toEqual(["备料", "装配"]);
  expect(plan.getByText(/前置：备料/)).toBeInTheDocument();
  expect(plan.getByText("“备料”到 2026-03-25 才结束")).toBeInTheDocument();
  await userEvent.click(plan.getByRole("button", { name: "移到 2026-03-25" }));
  await waitFor(() => expect(plan.queryByText(/才结束/)).not.toBeInTheDocument());
  expect(mock.tables.milestone?.get(second)?.row.due).toBe("2026-03-25");
});

test("a new milestone says what comes before it", async () => {
  const { mock, project, first } = withProject();
  openApp(`/o/project/${project}`, mock);
  await userEvent.click(await screen.findByRole("button", { name: "新建里程碑" }));
  const dialog = within(await screen.findByRole("dialog", { name: "新建里程碑" }));
  await userEvent.type(dialog.getByLabelText("名称"), "验收");
  await userEvent.type(dialog.getByLabelText("计划日期"), "2026-04-10");
  await userEvent.click(dialog.getByRole("checkbox", { name: "备料 · 2026-03-25" }));
  await userEvent.click(dialog.getByRole("button", { name: "保存" }));
  const made = () => [...(mock.tables.milestone?.values() ?? [])].map(({ row }) => row).find(({ name }) => name === "验收");
  await waitFor(() => expect(made()).toMatchObject({ due: "2026-04-10", state: "planned" }));
  expect(JSON.stringify(made()?.project)).toContain(project);
  expect(JSON.stringify(made()?.after)).toContain(first);
  expect(await screen.findByRole("link", { name: "验收" })).toBeInTheDocument();
});

test("what comes after a milestone is not offered to come before it", async () => {
  const { mock, project } = withProject();
  openApp(`/o/project/${project}`, mock);
  await userEvent.click(await screen.findByRole("button", { name: "修改“备料”" }));
  const dialog = within(await screen.findByRole("dialog", { name: "修改“备料”" }));
  expect(dialog.queryByRole("checkbox")).not.toBeInTheDocument();
});
