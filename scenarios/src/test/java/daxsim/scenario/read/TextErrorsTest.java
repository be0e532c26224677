package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong before anything is understood: the text, the YAML, the keys. */
class TextErrorsTest {
    @Test
    void unknownKeys() {
        says(
                "length: 64,",
                "lenght: 64,",
                "s.yaml:10:37: unknown key \"lenght\" (did you mean \"length\"?) in a fault; allowed: poison, offset, length, repeat, stride, known, when, kind");
    }

    @Test
    void missingKeys() {
        says(
                "offset: 8KiB, ",
                "",
                "s.yaml:10:5: the key \"offset\" is missing in a fault; needed: poison, offset, length");
        says("size: 64MiB", "size:", "s.yaml:6:24: the key \"size\" has no value; write one");
        says(
                "machine: {profile: clx-optane100, cpus: 2}\n",
                "",
                "s.yaml:1:1: the key \"machine\" is missing in a scenario; needed: title, machine, pmem, tasks, conditions");
    }

    @Test
    void formsOfValues() {
        says(
                "size: 64MiB",
                "size: [1]",
                "s.yaml:6:25: found a list where the value of \"size\" belongs; write one word or one quoted text");
        says(
                "[schedule]",
                "schedule",
                "s.yaml:14:6: found the text \"schedule\" where the value of \"may\" belongs; write a list: [a, b], or lines that begin with -");
        says(
                "A page",
                "[A page] #",
                "s.yaml:1:8: found a list where the value of \"title\" belongs; write one word or one quoted text");
    }

    @Test
    void mergeKeys() {
        says(
                "punch-pwrite: {violated: never}",
                "punch-write: {violated: never}",
                "s.yaml:19:3: unknown design \"punch-write\" (did you mean \"punch-pwrite\"?); allowed: punch-pwrite, v1-clear-poison, v2-mode-flag, merged");
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - {<<: {}, name: pmem0, size: 64MiB}\n",
                "s.yaml:6:6: merge keys are not part of the language; write the value out where it is needed");
    }

    @Test
    void duplicateKeys() {
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - {name: pmem0, size: 64MiB, size: 1MiB}\n",
                "s.yaml:6:32: the key \"size\" is there twice; it stands in line 6 already");
    }

    @Test
    void tabs() {
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "\t- {name: pmem0, size: 64MiB}\n",
                "s.yaml:6:1: a tab in the indentation; indent with spaces");
    }

    @Test
    void anchorsAndAliases() {
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - &a {name: pmem0, size: 64MiB}\n",
                "s.yaml:6:5: anchors are not part of the language; write the value out where it is needed");
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - *a\n",
                "s.yaml:6:5: aliases are not part of the language; write the value out where it is needed");
    }

    @Test
    void typeTags() {
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - !!java.net.URL {name: pmem0, size: 64MiB}\n",
                "s.yaml:6:5: the type tag \"tag:yaml.org,2002:java.net.URL\" is not part of the language; leave it out: the key decides the type");
    }

    @Test
    void brokenYaml() {
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - {name: pmem0, size: 64MiB\n",
                "s.yaml:7:6: this is not YAML: expected ',' or '}', but got :, in what begins in line 6 column 5; check quotes, brackets and indentation");
    }

    @Test
    void severalDocuments() {
        says("expect:\n", "---\nexpect:\n", "s.yaml:18:1: a second document begins here; a file holds one scenario");
    }

    @Test
    void charactersThatAreNotText() {
        says(
                "A page",
                "A \u0000page",
                "s.yaml:1:10: the control character U+0000; text, blanks and line ends are allowed");
        says(
                "A page",
                "\"A\\0page\" #",
                "s.yaml:1:8: an escape makes a character that is not text; text, blanks and line ends are allowed");
        says(
                "A page",
                "\"A\\ud800page\" #",
                "s.yaml:1:8: an escape makes a character that is not text; text, blanks and line ends are allowed");
    }

    /** The example with one piece replaced draws exactly this complaint. */
    private static void says(String piece, String replacement, String complaint) {
        assertThat(Example.complaint(Example.with(piece, replacement))).isEqualTo(complaint);
    }
}
