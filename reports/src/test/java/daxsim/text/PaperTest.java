package daxsim.text;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.text.Paper.Piece;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines fit, whatever is written on them. */
class PaperTest {
    @Test
    void paragraphsBreakAtBlanks() {
        Paper paper = new Paper(20, false);
        paper.wrapped("- ", "  ", "one two three four five six");

        assertThat(paper.text()).isEqualTo("- one two three four\n  five six\n");
    }

    @Test
    void aWordLongerThanALineIsBrokenToo() {
        Paper paper = new Paper(10, false);
        paper.wrapped("", "", "a abcdefghijklmnop b");

        assertThat(paper.text()).isEqualTo("a\nabcdefghij\nklmnop b\n");
    }

    @Test
    void stringsToCopyBreakBehindSlashes() {
        Paper paper = new Paper(12, false);
        paper.broken("", " ", "'abc/defg/hijklmnopqrstuvw/x'");

        assertThat(paper.text()).isEqualTo("'abc/defg/\n hijklmnopqr\n stuvw/x'\n");
    }

    @Test
    void whatIsNotAsciiIsReplacedAndNothingControlsTheTerminal() {
        Paper paper = new Paper(40, false);
        paper.wrapped("", "", "5 \u00b5s \u2013 \u201cso\u201d\u2026 \u001b[31m\u00e9");

        assertThat(paper.text()).isEqualTo("5 us - \"so\"... ?[31me\n");
    }

    @ParameterizedTest
    @CsvSource({
        "Schw\u00e4chen, Schwachen",
        "Schwa\u0308chen, Schwachen",
        "Stra\u00dfe, Strasse",
        "\u0141\u00f3d\u017a, Lodz",
        "na\u00efve \u00c5ngstr\u00f6m, naive Angstrom",
        "\u00bd page, 1/2 page",
        "m\u00b2 \ufb01ne, m2 fine",
        "a \u2192 b \u2264 c, a -> b <= c",
        "x\u00a0y, x y",
        "\u6b63 \u03b1 \u20ac, ? ? ?",
        "\ud83d\ude00!, ?!",
        "\ud800!, ?!",
        "\ud55c, ?"
    })
    void lettersAreWrittenAsPeopleWriteThemWithoutAccents(String text, String ascii) {
        assertThat(Ascii.of(text)).isEqualTo(ascii);
    }

    /** Whatever a title holds, a mail to a kernel list can hold it. */
    @Test
    void everyCharacterHasSomePrintableForm() {
        List<Integer> others = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Ascii.of(Character.toString(c)).chars().anyMatch(a -> a < ' ' || a > '~'))
                .boxed()
                .toList();
        assertThat(others).isEmpty();
    }

    @Test
    void colourIsOnlyWhereItIsWanted() {
        assertThat(painted(true)).isEqualTo("\u001b[31mbad\u001b[0m plain\n");
        assertThat(painted(false)).isEqualTo("bad plain\n");
    }

    private static String painted(boolean colour) {
        Paper paper = new Paper(40, colour);
        paper.line(new Piece("bad", Style.BAD), Piece.plain(" plain "), new Piece("   ", Style.BAD));
        return paper.text();
    }

    @Test
    void emptyLinesAreNeverDoubledOrFirst() {
        Paper paper = new Paper(40, false);
        paper.blank();
        paper.blank();
        paper.wrapped("", "", "a");
        paper.blank();
        paper.blank();
        paper.head("b");

        assertThat(paper.text()).isEqualTo("a\n\nb\n");
    }

    @Test
    void columnsLineUpAndTheLastOneWraps() {
        Paper paper = new Paper(40, false);
        new Table("  ")
                .right(1)
                .row("name", "n", "what it is")
                .row("longer", "12", "a text that does not fit on the line any more")
                .print(paper);

        assertThat(paper.text())
                .isEqualTo(
                        "  name     n  what it is\n  longer  12  a text that does not fit\n              on the line any more\n");
    }

    @Test
    void headsBreakAfterHyphensAndAreCutWhereTheyMust() {
        Heads heads = new Heads(List.of("v1-clear-poison", "merged", "movdir64bytes"), 9);

        assertThat(heads.height()).isEqualTo(2);
        assertThat(heads.line(0, 0)).isEqualTo("v1-clear-");
        assertThat(heads.line(0, 1)).isEqualTo("poison");
        assertThat(heads.line(1, 0)).isEmpty();
        assertThat(heads.line(1, 1)).isEqualTo("merged");
        assertThat(heads.legend()).containsExactly("movdir64b = movdir64bytes");
    }

    @Test
    void timesAreExact() {
        assertThat(Times.micros(0)).isEqualTo("0.000");
        assertThat(Times.micros(1_234_567)).isEqualTo("1234.567");
        assertThat(Times.readable(999)).isEqualTo("999 ns");
        assertThat(Times.readable(1_000)).isEqualTo("1.000 us");
        assertThat(Times.readable(12_345_678)).isEqualTo("12.345 ms");
    }
}
