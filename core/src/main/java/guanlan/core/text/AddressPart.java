package guanlan.core.text;

/**
 * A part of an address as somebody wrote it: 文三路 is a road, 90号 its number, 东软大厦 a place on it.
 *
 * @param text as written, digits and signs included
 */
public record AddressPart(Kind kind, String text) {

    /** What a part tells, from the country down to the person behind the door. */
    public enum Kind {
        COUNTRY,
        PROVINCE,
        CITY,
        DISTRICT,
        /** A development zone, which lies beside or below a district. */
        ZONE,
        /** 街道, 镇, 乡. */
        TOWN,
        /** A village or neighbourhood. */
        COMMUNITY,
        ROAD,
        ROAD_NUMBER,
        /** A branch of the road before. */
        BRANCH,
        BRANCH_NUMBER,
        /** A compound, building, company or shop by its name. */
        PLACE,
        /** A place within the place before. */
        INNER_PLACE,
        /** A house of a compound, by number. */
        HOUSE,
        /** The entrance of a house. */
        UNIT,
        FLOOR,
        ROOM,
        PERSON,
        /** Where it lies from there: 对面, 旁边. */
        NEAR,
        OTHER,
        /** Said again, or nothing at all. */
        REDUNDANT
    }
}
