import { expect, test } from "vitest";
import { initialsOf } from "./pinyin";

test.each([
  ["导入客户", "drkh"], ["人员任务", "ryrw"], ["三方商品", "sfsp"], ["新建联系人", "xjlxr"], ["回收站", "hsz"], ["对象设置", "dxsz"], ["切换到深色", "qhdss"], ["商机", "sj"], ["批量操作", "plcz"],
  ["安排", "ap"], ["二维码", "ewm"], ["欧洲", "oz"], ["啊", "a"], ["座位", "zw"], ["New 客户 2", "newkh2"], ["", ""],
])("%s sounds like %s", (text, initials) => expect(initialsOf(text)).toBe(initials));
