package daxsim.campaign.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a store is for. It is written once; a store only takes results of the same version, plan, treatments and columns.
 *
 * @param version of daxsim
 * @param plan hash of everything in the plan that can change a result, seed included
 * @param batch replications in a batch, the last of a treatment excepted. It is part of the store so that its files, and the bytes of
 *     an export, do not depend on who wrote them
 * @param tables the first has one row for each replication, the others any number
 */
public record Manifest(
        String version, String plan, Shard shard, int batch, List<Treatment> treatments, List<Table> tables) {
    public Manifest {
        treatments = List.copyOf(treatments);
        tables = List.copyOf(tables);
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has replications");
        }
        if (tables.isEmpty() || tables.getFirst().rowsPerReplication() != 1) {
            throw new IllegalArgumentException("the first table has one row for each replication");
        }
        unique(treatments.stream().map(Treatment::name).toList());
        unique(tables.stream().map(Table::name).toList());
    }

    private static void unique(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("twice the same name: " + name);
            }
        }
    }

    /** The same for another part. */
    public Manifest of(Shard other) {
        return new Manifest(version, plan, other, batch, treatments, tables);
    }

    /** Every batch of a treatment that belongs to this shard, up to the planned number of replications. */
    public List<Batch> batches(int treatment) {
        return batches(treatment, treatments.get(treatment).replications());
    }

    /** The same for the first replications only; a batch that the limit would cut is whole. */
    public List<Batch> batches(int treatment, long replications) {
        long planned = treatments.get(treatment).replications();
        long number = batchesBefore(treatment);
        List<Batch> own = new ArrayList<>();
        for (long first = 0; first < Math.min(replications, planned); first += batch) {
            if (shard.has(number++)) {
                own.add(new Batch(treatment, first, (int) Math.min(batch, planned - first)));
            }
        }
        return own;
    }

    private long batchesBefore(int treatment) {
        long number = 0;
        for (int i = 0; i < treatment; i++) {
            number += Math.ceilDiv(treatments.get(i).replications(), (long) batch);
        }
        return number;
    }

    /** The batch of this shard that starts with a replication, or null when none does. */
    @Nullable
    Batch batch(int treatment, long first) {
        if (treatment < 0 || treatment >= treatments.size() || first < 0 || first % batch != 0) {
            return null;
        }
        long planned = treatments.get(treatment).replications();
        if (first >= planned || !shard.has(batchesBefore(treatment) + first / batch)) {
            return null;
        }
        return new Batch(treatment, first, (int) Math.min(batch, planned - first));
    }

    /** The position of a table. */
    public int table(String name) {
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no table " + name);
    }
}
