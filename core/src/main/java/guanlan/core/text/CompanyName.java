package guanlan.core.text;

/**
 * A company's name in its parts, all in plain text (see {@link Plain}), empty where missing:
 * 阿里巴巴（中国）网络技术有限公司杭州分公司 is brand 阿里巴巴, region 中国, industry 网络技术, form 有限公司, branch 杭州分公司.
 *
 * @param plain the whole name in plain text
 * @param region divisions and countries before or within the name, as written
 * @param brand what makes the name its own; never empty unless the name is
 * @param industry the trailing words that many names share
 * @param form the legal form, Chinese as written, foreign in its usual abbreviation
 * @param branch what follows the legal form: a branch office, a department
 * @param group whether it calls itself a group
 */
public record CompanyName(
        String plain,
        String region,
        String brand,
        String industry,
        String form,
        String branch,
        boolean group) {

    /** Brand and industry: the name without region and legal form. */
    public String core() {
        return Plain.hasHan(brand) || industry.isEmpty()
                ? brand + industry
                : brand + " " + industry;
    }

    /** Equal for spellings of one name: core and branch without blanks and signs. */
    public String key() {
        return Plain.letters(brand + industry + branch);
    }
}
