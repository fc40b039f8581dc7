import { screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { openAt } from "../../../../dev/imports-stage";
import { MockApi } from "../../../../dev/mock/api.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const bytes = (text: string) => new TextEncoder().encode(text);
const button = (name: RegExp | string) => screen.findByRole("button", { name });
const count = async (name: string) => (await screen.findByText(name, { selector: "dt" })).nextElementSibling?.textContent;

/** Every third row may be the one before it. */
async function asked(rows: string[]) {
  const mock = new MockApi(20);
  const one = mock.imports.analyse("account", "客户.csv", bytes(`公司名称,城市\n${rows.join("\n")}\n`));
  const stage = await openAt(`/imports/${one.id}`, mock);
  await stage.user.click(await screen.findByRole("radio", { name: /^逐条询问/ }));
  await stage.user.click(await button(/下一步/));
  expect(await screen.findByText("与现有客户相似的行放在一旁，等您决定。")).toBeInTheDocument();
  await stage.user.click(await button(`导入 ${rows.length} 行`));
  return { ...stage, part: await screen.findByRole("region", { name: /疑似重复，等您决定/ }) };
}

test("a row is decided on beside its record, field by field", async () => {
  const { user, part } = await asked(["云帆软件,", "云帆软件公司,上海"]);
  expect(within(part).getByRole("heading", { name: "1 行疑似重复，等您决定" })).toBeInTheDocument();
  expect(await within(part).findByRole("link", { name: "云帆软件" })).toBeInTheDocument();
  expect(await within(part).findByRole("radio", { name: "城市：取文件的“上海”" })).toBeChecked();
  expect(within(part).getByRole("radio", { name: "客户名称：保留记录的“云帆软件”" })).toBeChecked();
  await user.click(within(part).getByRole("radio", { name: "客户名称：取文件的“云帆软件公司”" }));
  await user.keyboard("j");
  await vi.waitFor(() => expect(screen.queryByRole("region", { name: /疑似重复/ })).toBeNull());
  expect(await count("更新")).toBe("1");
});

test("another is made by one key, and all others by one order", async () => {
  const { user, part } = await asked(["甲,上海", "甲二,上海", "乙,杭州", "丙,苏州", "丁,无锡", "戊,南京", "己,常州", "庚,扬州"]);
  expect(within(part).getByRole("heading", { name: "3 行疑似重复，等您决定" })).toBeInTheDocument();
  await within(part).findByRole("table");
  await user.keyboard("k");
  expect(await within(part).findByRole("heading", { name: "2 行疑似重复，等您决定" })).toBeInTheDocument();
  expect(await count("新建")).toBe("6");
  await user.selectOptions(within(part).getByRole("combobox", { name: "其余各行" }), "其余都跳过");
  await user.click(await button("应用"));
  expect(await screen.findByText("已处理 2 行，0 行无法这样写入")).toBeInTheDocument();
  expect(await count("跳过")).toBe("2");
});
