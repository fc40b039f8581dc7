import { expect, test } from "vitest";
import { initialsOf } from "./pinyin";

test.each([
  ["导入客户", "drkh"], ["人员任务", "ryrw"], ["他们", "tm"], ["三方商品", "sfsp"], ["新建联系人", "xjlxr"], ["回收站", "hsz"], ["对象设置", "dxsz"], ["切换到深色", "qhdss"], ["商机", "sj"], ["批量操作", "plcz"],
  ["安排", "ap"], ["二维码", "ewm"], ["欧洲", "oz"], ["啊", "a"], ["座位", "zw"], ["New 客户 2", "newkh2"], ["", ""],
])("%s sounds like %s", (text, initials) => expect(initialsOf(text)).toBe(initials));

test.each(Object.entries({
  a: "阿啊爱安按奥", b: "八不部办本比", c: "擦才菜从产成出", d: "大打的到得对", e: "鹅额恶二而", f: "发法放方分", g: "嘎该改高个公", h: "哈海号好和户", j: "机及级记计加见交", k: "卡开看可客科",
  l: "拉来浪老了类里理录路略", m: "妈吗买卖面名目", n: "那拿男内能你年女", o: "哦噢欧偶", p: "怕排盘跑配批品", q: "七期起前全区", r: "然让人任日入", s: "撒三上设商收数所", t: "他它她太特提天图",
  w: "挖外完万网为文", x: "西系下现向销新", y: "压呀要业一用有员", z: "杂在早怎增展张中资做",
}))("words that begin with %s begin and end where they should", (letter, characters) => expect(initialsOf(characters)).toBe(letter.repeat(characters.length)));
