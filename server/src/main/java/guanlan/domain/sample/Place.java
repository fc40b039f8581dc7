package guanlan.domain.sample;

import java.util.List;

/**
 * A city where the sample's customers sit: its code of GB/T 2260, the dialling code, and the sales
 * region it belongs to.
 */
record Place(
        String province,
        String city,
        String code,
        String dialling,
        String region,
        List<String> streets) {
    private static final List<String> STREETS =
            List.of(
                    "人民路", "解放路", "建设大道", "工业大道", "科技路", "创新路", "高新大道", "滨江路", "长江路", "中山北路", "新华路",
                    "和平路");

    private Place(String province, String city, String code, String dialling, String region) {
        this(province, city, code, dialling, region, STREETS);
    }

    static final List<Place> ALL =
            List.of(
                    new Place("上海市", "上海", "310115", "021", "east"),
                    new Place("江苏省", "苏州", "320500", "0512", "east"),
                    new Place("江苏省", "无锡", "320200", "0510", "east"),
                    new Place("江苏省", "南京", "320100", "025", "east"),
                    new Place("浙江省", "杭州", "330100", "0571", "east"),
                    new Place("浙江省", "宁波", "330200", "0574", "east"),
                    new Place("安徽省", "合肥", "340100", "0551", "east"),
                    new Place("广东省", "深圳", "440300", "0755", "south"),
                    new Place("广东省", "东莞", "441900", "0769", "south"),
                    new Place("广东省", "佛山", "440600", "0757", "south"),
                    new Place("广东省", "广州", "440100", "020", "south"),
                    new Place("福建省", "厦门", "350200", "0592", "south"),
                    new Place("北京市", "北京", "110108", "010", "north"),
                    new Place("天津市", "天津", "120116", "022", "north"),
                    new Place("山东省", "青岛", "370200", "0532", "north"),
                    new Place("辽宁省", "沈阳", "210100", "024", "north"),
                    new Place("河北省", "石家庄", "130100", "0311", "north"),
                    new Place("四川省", "成都", "510100", "028", "west"),
                    new Place("重庆市", "重庆", "500112", "023", "west"),
                    new Place("陕西省", "西安", "610100", "029", "west"),
                    new Place("湖北省", "武汉", "420100", "027", "west"));
}
