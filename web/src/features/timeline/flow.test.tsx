import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { account } from "../../../dev/mock/objects";
import { MockApi } from "../../../dev/mock/api";
import { openApp } from "../../../dev/test-app";

function opened() {
  const mock = new MockApi(20);
  const { id } = mock.records.create(account, { name: "往来机械有限公司" });
  openApp(`/o/account/${id}`, mock);
  return { mock, id };
}

const panel = () => screen.findByRole("region", { name: "动态" });

test("what is written stands in the stream at once, and is remembered until it is sent", async () => {
  const { mock, id } = opened();
  const stream = await panel();
  const box = await within(stream).findByRole("textbox", { name: "跟进" });
  await userEvent.type(box, "见了采购，他们要样品");
  expect(localStorage.getItem(`guanlan.draft.account.${id}.note`)).toBe("见了采购，他们要样品");
  await userEvent.click(within(stream).getByRole("button", { name: "发布" }));
  expect(await within(stream).findByRole("article", { name: /写了跟进/ })).toHaveTextContent("见了采购，他们要样品");
  expect(box).toHaveValue("");
  expect(localStorage.getItem(`guanlan.draft.account.${id}.note`)).toBeNull();
  const [note] = [...(mock.tables.note?.values() ?? [])];
  expect(note?.row.about).toBe(`account/${id}`);
});

test("an @ offers colleagues, and whose name stands in the text is mentioned", async () => {
  const { mock } = opened();
  const stream = await panel();
  await userEvent.click(await within(stream).findByRole("tab", { name: "评论" }));
  const box = await within(stream).findByRole("textbox", { name: "评论" });
  await userEvent.type(box, "请 @陈");
  await userEvent.click(await screen.findByRole("option", { name: /陈志远/ }));
  await waitFor(() => expect(box).toHaveValue("请 @陈志远 "));
  await userEvent.type(box, "看一下");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(mock.tables.comment?.size).toBe(1));
  const [comment] = [...(mock.tables.comment?.values() ?? [])];
  expect(JSON.stringify(comment?.row.mentions)).toContain([...(mock.tables.user?.values() ?? [])].find(({ row }) => row.name === "陈志远")?.row.id);
});

test("a task waits on top until it is done", async () => {
  const { mock } = opened();
  const stream = await panel();
  await userEvent.click(await within(stream).findByRole("tab", { name: "任务" }));
  await userEvent.type(await within(stream).findByRole("textbox", { name: "任务" }), "寄样品");
  await userEvent.click(within(stream).getByRole("button", { name: "发布" }));
  const ahead = await within(stream).findByRole("region", { name: "待办与安排" });
  await userEvent.click(within(ahead).getByRole("checkbox", { name: "完成任务“寄样品”" }));
  await waitFor(() => expect([...(mock.tables.task?.values() ?? [])][0]?.row.state).toBe("done"));
  await waitFor(() => expect(screen.queryByRole("region", { name: "待办与安排" })).not.toBeInTheDocument());
});

test("the stream can be narrowed, and says when nothing is there", async () => {
  opened();
  const stream = await panel();
  expect(await within(stream).findByText(/创建了记录/)).toBeInTheDocument();
  await userEvent.click(within(stream).getByRole("radio", { name: "跟进与评论" }));
  expect(await within(stream).findByText("还没有动态，写下第一条跟进吧")).toBeInTheDocument();
});

test("one's own words can be pinned and taken away", async () => {
  const { mock } = opened();
  const stream = await panel();
  await userEvent.type(await within(stream).findByRole("textbox", { name: "跟进" }), "重要");
  await userEvent.click(within(stream).getByRole("button", { name: "发布" }));
  const said = await within(stream).findByRole("article", { name: /写了跟进/ });
  await userEvent.click(within(said).getByRole("button", { name: "置顶" }));
  expect(await within(stream).findByRole("region", { name: "置顶" })).toHaveTextContent("重要");
  const [first] = within(stream).getAllByRole("button", { name: "删除" });
  if (first) await userEvent.click(first);
  await waitFor(() => expect([...(mock.tables.note?.values() ?? [])][0]?.row.deleted_at).not.toBeNull());
});
