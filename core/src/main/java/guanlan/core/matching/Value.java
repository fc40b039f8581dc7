package guanlan.core.matching;

/**
 * A cell made ready to be compared.
 *
 * @param text in the normal form of its kind, never empty
 * @param other a second form: the brand of a company, the pinyin of a person, the local part of a
 *     mail
 * @param words ascending hashes, with their weights beside them
 * @param weights information in nats
 * @param norm the length of the weights as a vector
 * @param sum of the weights
 * @param spelled the words as written, for soft comparison; at most 16
 * @param codes ascending hashes of words with digits
 * @param numbers ascending hashes of words that are plain numbers, 7.0 as 7
 * @param grams ascending hashes of character runs
 * @param number the value of a number, days of a date, the code of an address; NaN without
 * @param rarity the information in nats that the whole value carries
 */
record Value(
        String text,
        String other,
        int[] words,
        float[] weights,
        float norm,
        float sum,
        String[] spelled,
        int[] codes,
        int[] numbers,
        int[] grams,
        double number,
        float rarity) {}
