package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Begins or resumes a store with two workers and says on standard output which batches it begins. Arguments: folder, batch size,
 * number of replications of each treatment; {@code read} instead of the numbers reads and exports everything.
 */
public final class WritingMain {
    private static final int WORKERS = 2;

    private WritingMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... args) throws Exception {
        Path folder = Path.of(args[0]);
        if (args[1].equals("read")) {
            read(folder);
            return;
        }
        long[] replications = new long[args.length - 2];
        for (int i = 0; i < replications.length; i++) {
            replications[i] = Long.parseLong(args[i + 2]);
        }
        Manifest manifest = Samples.manifest(Integer.parseInt(args[1]), replications);
        try (Store store = Store.isStore(folder) ? Store.resume(folder, manifest) : Store.create(folder, manifest)) {
            Deque<Batch> todo = new ArrayDeque<>();
            for (int treatment = 0; treatment < replications.length; treatment++) {
                todo.addAll(store.missing(treatment));
            }
            Thread[] workers = new Thread[WORKERS];
            for (int i = 0; i < WORKERS; i++) {
                workers[i] = new Thread(() -> work(store, todo));
                workers[i].start();
            }
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (BadInput e) {
            System.out.println(e.getMessage());
            System.exit(2);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void work(Store store, Deque<Batch> todo) {
        while (true) {
            Batch batch;
            synchronized (todo) {
                batch = todo.poll();
                if (batch == null) {
                    return;
                }
                System.out.println("begin " + batch.treatment() + " " + batch.first());
            }
            try {
                Samples.write(store, batch);
            } catch (BadInput e) {
                System.out.println(e.getMessage());
                System.exit(2);
            } catch (IOException e) {
                System.out.println(e.getMessage());
                System.exit(1);
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void read(Path folder) throws IOException, BadInput {
        long[] rows = new long[1];
        try (Store store = Store.read(folder)) {
            for (int treatment = 0; treatment < store.manifest().treatments().size(); treatment++) {
                store.forEach("runs", treatment, row -> rows[0]++);
            }
            for (ExportKind kind : ExportKind.values()) {
                store.export("runs", folder.resolveSibling("runs." + kind), kind);
            }
        }
        System.out.println(rows[0] + " rows");
    }
}
