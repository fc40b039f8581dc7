package guanlan.domain.sample;

import java.util.List;

/** What the people of the sample say to and about their customers. */
final class Talk {
    static final List<String> NOTES =
            List.of(
                    "上门拜访了采购部，现用的主轴寿命不到一年，对我们的方案感兴趣。\n下一步：寄两套样品，约技术交流。",
                    "客户反馈上批导轨精度合格，交期比约定晚了三天，已致歉并说明原因。",
                    "和设备部确认了改造范围：三条线、十二台设备，预算下月批下来。",
                    "竞争对手报价低约百分之八，但交期要十周。客户更看重交期。",
                    "采购总监换人了，新负责人姓唐，需要重新介绍公司和案例。",
                    "样品测试通过，工艺部出了报告，等质量部会签。",
                    "年度框架协议谈到付款方式，对方要求货到九十天，我们坚持三七付款。",
                    "客户新厂房三季度投产，预计追加一批直线模组。");
    static final List<String> COMMENTS =
            List.of(
                    "这家的信用额度快用完了，发货前先对账。",
                    "技术方案我看过了，第三页的负载参数再核一下。",
                    "价格可以再让两个点，但要换成预付三成。",
                    "下周我也去，一起见他们的生产总监。",
                    "合同盖章版已经归档。");
    static final List<String> CALLS =
            List.of(
                    "确认收到样品，周五前给测试结果。",
                    "催了上月的货款，财务说本周排款。",
                    "对方问能否提前两周交货，已转生产部评估。",
                    "预约了下周的技术交流会。",
                    "解释了报价里的运费构成，对方表示认可。",
                    "询问备件价格，已承诺当天给清单。");
    static final List<String> MEETINGS =
            List.of("技术交流会", "方案评审", "合同谈判", "现场勘察", "季度回访", "样品验收", "交付启动会");
    static final List<String> PLACES = List.of("客户会议室", "线上会议", "公司三楼洽谈室", "客户生产车间");
    static final List<String> TASKS =
            List.of(
                    "寄样品并附检测报告",
                    "发送更新后的报价单",
                    "跟进货款到账",
                    "准备技术交流材料",
                    "确认交期并回复客户",
                    "整理会议纪要",
                    "回访使用情况",
                    "提交合同用印申请",
                    "更新联系人信息");

    private Talk() {}
}
