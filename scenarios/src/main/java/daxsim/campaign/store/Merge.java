package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Copies the files of all shards into one store. They are the files that an undivided campaign would have written. */
final class Merge {
    private Merge() {}

    static void merge(Path target, List<Path> folders) throws IOException, BadInput {
        List<Store> shards = new ArrayList<>();
        try {
            for (Path folder : folders) {
                shards.add(Store.read(folder));
            }
            Manifest whole = check(folders, shards);
            try (Store store = Store.isStore(target) ? Store.resume(target, whole) : Store.create(target, whole)) {
                for (Store shard : shards) {
                    copy(shard, store, target);
                }
            }
        } finally {
            for (Store shard : shards) {
                shard.close();
            }
        }
    }

    private static Manifest check(List<Path> folders, List<Store> shards) throws BadInput {
        if (shards.isEmpty()) {
            throw new IllegalArgumentException("nothing to merge");
        }
        int of = shards.getFirst().manifest().shard().of();
        Manifest whole = shards.getFirst().manifest().of(Shard.WHOLE);
        Map<Integer, Path> seen = new TreeMap<>();
        for (int i = 0; i < shards.size(); i++) {
            Manifest manifest = shards.get(i).manifest();
            if (manifest.shard().of() != of) {
                throw Problem.of(
                        folders.get(i),
                        "is shard " + manifest.shard() + ", the first one is of " + of,
                        "name the shards of one campaign");
            }
            ManifestFile.mustBeSame(folders.get(i), manifest.of(Shard.WHOLE), whole);
            Path other = seen.put(manifest.shard().index(), folders.get(i));
            if (other != null) {
                throw Problem.of(
                        folders.get(i),
                        "is shard " + manifest.shard() + " as " + other + " is",
                        "name each shard once");
            }
            mustBeComplete(folders.get(i), shards.get(i));
        }
        for (int index = 1; index <= of; index++) {
            if (!seen.containsKey(index)) {
                throw Problem.of(
                        folders.getFirst(), "shard " + index + "/" + of + " is missing", "name all " + of + " shards");
            }
        }
        return whole;
    }

    private static void mustBeComplete(Path folder, Store shard) throws BadInput {
        for (int treatment = 0; treatment < shard.manifest().treatments().size(); treatment++) {
            List<Batch> missing = shard.missing(treatment);
            if (!missing.isEmpty()) {
                long replications = missing.stream().mapToLong(Batch::count).sum();
                throw Problem.of(
                        folder,
                        "is not complete: " + replications + " replications of "
                                + shard.manifest().treatments().get(treatment).name() + " are missing",
                        "resume it first");
            }
        }
    }

    private static void copy(Store from, Store to, Path target) throws IOException, BadInput {
        Manifest manifest = from.manifest();
        for (int treatment = 0; treatment < manifest.treatments().size(); treatment++) {
            for (Batch batch : from.stored(treatment)) {
                if (to.segments().has(batch)) {
                    continue;
                }
                for (int table = manifest.tables().size() - 1; table >= 0; table--) {
                    Path unfinished = to.segments().unfinished(table, batch);
                    try {
                        Path file = Objects.requireNonNull(from.segments().file(table, batch));
                        Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
                        to.segments().store(table, batch, unfinished);
                    } catch (IOException e) {
                        Files.deleteIfExists(unfinished);
                        throw Disk.full(target, e);
                    }
                }
            }
        }
    }
}
