package daxsim.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards are parts of one campaign: together they are it, and anything else is refused. */
class MergeTest {
    @TempDir
    Path temp;

    private final Manifest manifest = Samples.manifest(7, 100, 3, 41);

    private Path shard(int index, int of) throws IOException, BadInput {
        return Samples.folder(temp.resolve("shard" + index + "of" + of), manifest.of(new Shard(index, of)));
    }

    @Test
    void everyBatchBelongsToOneShard() {
        for (int of = 1; of < 5; of++) {
            List<Batch> all = new ArrayList<>();
            for (int index = 1; index <= of; index++) {
                for (int treatment = 0; treatment < 3; treatment++) {
                    all.addAll(manifest.of(new Shard(index, of)).batches(treatment));
                }
            }
            List<Batch> whole = new ArrayList<>();
            for (int treatment = 0; treatment < 3; treatment++) {
                whole.addAll(manifest.batches(treatment));
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    @Test
    void togetherTheyAreTheUndividedCampaign() throws Exception {
        List<Path> shards = List.of(shard(2, 3), shard(3, 3), shard(1, 3));
        Path merged = temp.resolve("merged");
        Store.merge(merged, shards);
        Path whole = Samples.folder(temp, manifest);
        assertThat(StoreTest.names(merged)).isEqualTo(StoreTest.names(whole));
        for (String name : StoreTest.names(whole)) {
            if (name.contains(".")) {
                assertThat(merged.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
            }
        }
        try (Store one = Store.read(whole);
                Store other = Store.read(merged)) {
            assertThat(Samples.read(other)).isEqualTo(Samples.read(one));
        }
    }

    @Test
    void anInterruptedMergeIsRepeated() throws Exception {
        List<Path> shards = List.of(shard(1, 2), shard(2, 2));
        Path merged = temp.resolve("merged");
        Store.merge(merged, shards);
        List<String> names = StoreTest.names(merged);
        Files.delete(Folders.list(merged.resolve("runs")).get(9));
        Files.delete(Folders.list(merged.resolve("runs")).get(4));
        Files.delete(Folders.list(merged.resolve("series")).get(9));
        Store.merge(merged, shards);
        assertThat(StoreTest.names(merged)).isEqualTo(names);
    }

    private void refuses(Path at, String message, Path... shards) {
        assertThatThrownBy(() -> Store.merge(temp.resolve("merged"), List.of(shards)))
                .isInstanceOf(BadInput.class)
                .hasMessage(at + ":1:1: " + message);
        assertThat(temp.resolve("merged")).doesNotExist();
    }

    @Test
    void whatOverlapsOrIsMissingIsRefused() throws Exception {
        Path first = shard(1, 2);
        Path second = shard(2, 2);
        Path third = shard(1, 3);
        refuses(first, "shard 2/2 is missing; name all 2 shards", first);
        refuses(first, "is shard 1/2 as " + first + " is; name each shard once", first, first);
        refuses(third, "is shard 1/3, the first one is of 2; name the shards of one campaign", first, third);
        Path other = Samples.folder(
                temp.resolve("other"),
                new Manifest(
                        "1.2.3", "abd", new Shard(2, 2), manifest.batch(), manifest.treatments(), manifest.tables()));
        refuses(
                other,
                "is for another plan: abd, not abc; take another folder, or the plan it was written for",
                first,
                other);
        Files.delete(Folders.list(second.resolve("runs")).getFirst());
        refuses(
                second,
                "is not complete: 7 replications of treatment '0', \"quoted\" are missing; resume it first",
                first,
                second);
        Files.delete(Folders.list(first.resolve("series")).getFirst());
        assertThatThrownBy(() -> Store.merge(temp.resolve("merged"), List.of(first, second)))
                .hasMessageContaining("the file for t0000-r0000000000 is lost");
    }
}
