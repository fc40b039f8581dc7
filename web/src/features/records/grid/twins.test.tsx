import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../../dev/test-app";

const asked = `/o/account?where=${encodeURIComponent("possible_duplicate == true")}`;
const rows = () => screen.findAllByRole("row", { name: /有限公司/ });

test("a list of what may be double marks each record with the way to its pairs", async () => {
  const { mock } = openApp(asked);
  expect(await rows()).toHaveLength(5);
  const marks = await screen.findAllByRole("link", { name: /^疑似重复 \d$/ });
  expect(marks.map((mark) => mark.getAttribute("aria-label")).toSorted()).toEqual(["疑似重复 1", "疑似重复 1", "疑似重复 1", "疑似重复 1", "疑似重复 2"]);
  const twice = mock.duplicates.pairs[0]?.two.id ?? "";
  expect(await screen.findByRole("link", { name: "疑似重复 2" })).toHaveAttribute("href", expect.stringContaining(twice));
});

test("the filter offers it where records are compared", async () => {
  openApp("/o/account");
  await rows();
  await userEvent.click(screen.getByRole("button", { name: "筛选" }));
  await userEvent.click(await screen.findByRole("button", { name: "疑似重复" }));
  await userEvent.click(await within(await screen.findByRole("form", { name: "疑似重复" })).findByText("是"));
  await userEvent.click(screen.getByRole("button", { name: "应用筛选" }));
  await waitFor(async () => expect(await rows()).toHaveLength(5));
});

test("a list of the past is not marked", async () => {
  openApp("/o/account?at=2026-11-22T08:00:00Z");
  await within(await screen.findByRole("grid")).findAllByRole("row");
  expect(screen.queryByRole("link", { name: /^疑似重复/ })).not.toBeInTheDocument();
});
