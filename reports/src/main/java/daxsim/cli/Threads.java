package daxsim.cli;

import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Independent pieces of work on several threads; their answers come in the order of the pieces. */
final class Threads {
    private Threads() {}

    static <T> List<T> run(List<? extends Callable<T>> pieces, int jobs) throws BadInput {
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            List<Future<T>> pending = new ArrayList<>();
            pieces.forEach(piece -> pending.add(threads.submit(piece)));
            for (Future<T> future : pending) {
                answers.add(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case BadInput bad -> throw bad;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException(e);
            }
        }
        return answers;
    }
}
