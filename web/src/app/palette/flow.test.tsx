import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";

async function openPalette(path = "/o/account") {
  const app = openApp(path);
  await screen.findByRole("navigation", { name: "主导航" });
  await userEvent.keyboard("{Control>}k{/Control}");
  const box = await screen.findByRole("combobox", { name: /搜索记录/ });
  return { ...app, box };
}

const options = () => screen.getAllByRole("option").map((one) => one.textContent);

test("initials lead to a page, by the keyboard alone", async () => {
  const { router, box } = await openPalette();
  expect(box).toHaveFocus();
  await userEvent.type(box, "drjl");
  await waitFor(() => expect(screen.getByRole("option", { name: /导入记录/ })).toHaveAttribute("aria-selected", "true"));
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/imports"));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("records are found by the sounds of their names, arrows choose among them", async () => {
  const { mock, router, box } = await openPalette();
  const { account } = await import("../../../dev/mock/objects");
  mock.records.create(account, { name: "泉州独角科技有限公司" });
  const second = mock.records.create(account, { name: "泉州独角贸易有限公司" });
  await userEvent.type(box, "qzdj");
  await waitFor(() => expect(options().filter((one) => one?.includes("独角"))).toHaveLength(2));
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe(`/o/account/${second.id}`));
});

test("a new record is begun from anywhere", async () => {
  const { box } = await openPalette("/imports");
  await userEvent.type(box, "xjlxr{Enter}");
  expect(await screen.findByRole("dialog", { name: /新建联系人/ })).toBeInTheDocument();
});

test("nothing found says so, and escape closes", async () => {
  const { box } = await openPalette();
  await userEvent.type(box, "没有这个东西");
  expect(await screen.findByText("没有找到“没有这个东西”")).toBeInTheDocument();
  await userEvent.keyboard("{Control>}k{/Control}");
  await waitFor(() => expect(screen.queryByRole("combobox", { name: /搜索记录/ })).not.toBeInTheDocument());
});

test("a starred record is at hand in the sidebar and the palette", async () => {
  const { mock, router } = openApp("/imports");
  const [id = ""] = mock.tables.account?.keys() ?? [];
  await router.navigate({ to: "/o/$object/$id", params: { object: "account", id } });
  const star = await screen.findByRole("button", { name: "收藏" });
  await waitFor(() => expect(star).toBeEnabled());
  await userEvent.click(star);
  const title = screen.getByRole("heading", { level: 1 }).textContent ?? "";
  const shelf = await screen.findByRole("region", { name: "收藏" });
  expect(within(shelf).getByRole("link", { name: title })).toBeInTheDocument();
  expect(mock.bookmarks.shelves.recents.map((one) => one.id)).toEqual([id]);
  await userEvent.keyboard("{Control>}k{/Control}");
  expect(await screen.findByRole("option", { name: new RegExp(title) })).toBeInTheDocument();
});
