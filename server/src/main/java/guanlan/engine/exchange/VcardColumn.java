package guanlan.engine.exchange;

/** What is taken from cards, under the headings that address books themselves write into tables. */
enum VcardColumn {
    NAME("Full Name"),
    FAMILY_NAME("Family Name"),
    GIVEN_NAME("Given Name"),
    NICKNAME("Nickname"),
    COMPANY("Company"),
    DIVISION("Division"),
    TITLE("Job Title"),
    ROLE("Role"),
    MOBILE("Mobile Phone"),
    PHONE("Phone"),
    HOME_PHONE("Home Phone"),
    OTHER_PHONE("Other Phone"),
    FAX("Fax"),
    MAIL("E-mail Address"),
    OTHER_MAIL("E-mail 2 Address"),
    WEB("Web Page"),
    STREET("Street Address"),
    CITY("City"),
    STATE("State"),
    POSTAL_CODE("Postal Code"),
    COUNTRY("Country"),
    BIRTHDAY("Birthday"),
    CATEGORIES("Categories"),
    NOTE("Notes");

    private final String header;

    VcardColumn(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }
}
