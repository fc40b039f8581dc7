package guanlan.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        阿里巴巴（中国）网络技术有限公司杭州分公司 | 中国/阿里巴巴/网络技术/有限公司/杭州分公司/false
        深圳市鸿富瀚科技股份有限公司 | 深圳市/鸿富瀚/科技/股份有限公司//false
        杭州電纜股份有限公司 | /杭州/电缆/股份有限公司//false
        浙江省杭州市西湖区观澜信息技术有限公司 | 浙江省杭州市西湖区/观澜/信息技术/有限公司//false
        三一集团有限公司 | /三一//集团有限公司//true
        安徽皖江物流(集团)股份有限公司 | 安徽/皖江/物流/股份有限公司//true
        上海某某企业管理咨询中心（有限合伙） | 上海/某某企业管理咨询中心//有限合伙//false
        ＡＢＣ 电子 科技 有限公司 | /abc/电子科技/有限公司//false
        中国工商银行股份有限公司上海市张江支行 | 中国/工商/银行/股份有限公司/上海市张江支行/false
        百度 | /百度////false
        The Boeing Company | /boeing//co//false
        Siemens (China) Co., Ltd. | china/siemens//co ltd//false
        S.A.P. Deutschland AG & Co. KG | /sap deutschland//plc co lp//false
        Acme Software Solutions, L.L.C. | /acme/software solutions/llc//false
        Société Générale S.A. | /societe generale//plc//false
        """)
    void takesCompanyNamesApart(String name, String parts) {
        CompanyName read = CompanyNames.read(name);
        assertThat(
                        String.join(
                                "/",
                                read.region(),
                                read.brand(),
                                read.industry(),
                                read.form(),
                                read.branch(),
                                "" + read.group()))
                .isEqualTo(parts);
    }

    @Test
    void spellingsOfOneNameHaveOneKey() {
        String key = CompanyNames.read("上海觀瀾科技有限公司").key();
        assertThat(CompanyNames.read("上海市观澜科技股份有限公司").key()).isEqualTo(key);
        assertThat(CompanyNames.read("观澜 科技（上海）有限公司").key()).isEqualTo(key);
        assertThat(CompanyNames.read("观澜科技有限公司（原观海科技）").key()).isEqualTo(key);
        assertThat(CompanyNames.read("观澜科技有限公司苏州分公司").key()).isNotEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "欧阳修,欧阳,修,ouyangxiu",
        "王小明先生,王,小明,wangxiaoming",
        "張偉,张,伟,zhangwei",
        "'Smith, John',smith,john,smithjohn",
        "Dr. Jane Q. Doe Jr.,doe,jane q,doejaneq"
    })
    void takesPersonNamesApart(String name, String family, String given, String sound) {
        assertThat(PersonName.read(name)).isEqualTo(new PersonName(family, given, sound));
    }

    @Test
    void nicknamesMeet() {
        assertThat(PersonName.formal("bob"))
                .isEqualTo(PersonName.formal("rob"))
                .isEqualTo("robert");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.shop.baidu.com.cn/x?a=1,baidu.com.cn",
        "li@mail.guanlan.cn,guanlan.cn",
        "WWW.Example.CO.UK,example.co.uk",
        "example.com:8080,example.com"
    })
    void findsTheRegisteredDomain(String address, String domain) {
        assertThat(Domains.of(address)).contains(domain);
    }

    @Test
    void aFreeMailBoxSaysNothingOfItsOwner() {
        assertThat(Domains.ofOwner("li@qq.com")).isEmpty();
        assertThat(Domains.ofOwner("li@guanlan.cn")).contains("guanlan.cn");
        assertThat(Domains.of("not an address")).isEmpty();
    }

    @Test
    void plainTextHasOneSpelling() {
        assertThat(Plain.of(" ＡＢｃ  臺灣\t①  Ünïcøde ")).isEqualTo("abc 台湾 1 unicode");
        assertThat(Plain.runs("dsc-w80 数码相机")).containsExactly("dsc", "w", "80", "数码相机");
        assertThat(Syllables.joined("百度")).isEqualTo("baidu");
        assertThat(Syllables.initials("百度a1")).isEqualTo("bda1");
    }
}
