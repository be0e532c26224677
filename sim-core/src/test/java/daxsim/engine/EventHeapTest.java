package daxsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heap against a sorted list. */
class EventHeapTest {
    private record Event(long time, short priority, long id) implements SimEventInterface<Long> {
        @Override
        public void execute() {}

        @Override
        public Long getAbsoluteExecutionTime() {
            return time;
        }

        @Override
        public short getPriority() {
            return priority;
        }

        @Override
        public long getId() {
            return id;
        }
    }

    private static final Comparator<Event> ORDER = Comparator.comparingLong(Event::time)
            .thenComparing(Comparator.comparingInt(Event::priority).reversed())
            .thenComparingLong(Event::id);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void behavesLikeASortedList(long seed) {
        Random random = new Random(seed);
        int spread = 1 + random.nextInt(40);
        EventHeap heap = new EventHeap();
        List<Event> model = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            boolean growing = i / 250 % 2 == 0; // through the length at which it becomes a heap, and back to nothing
            switch (growing ? random.nextInt(10) : 3 + random.nextInt(7)) {
                case 0, 1, 2, 3 -> add(heap, model, randomEvent(random, spread, i));
                case 4, 5, 6 -> assertThat(heap.removeFirst()).isEqualTo(model.isEmpty() ? null : model.removeFirst());
                case 7 -> {
                    Event victim = model.isEmpty() || random.nextInt(4) == 0
                            ? new Event(0, (short) 5, -1)
                            : model.get(random.nextInt(model.size()));
                    assertThat(heap.contains(victim)).isEqualTo(model.contains(victim));
                    assertThat(heap.remove(victim)).isEqualTo(model.remove(victim));
                }
                case 8 -> {
                    long time = random.nextInt(spread);
                    assertThat(heap.dueBy(time))
                            .isEqualTo(!model.isEmpty() && model.getFirst().time() <= time);
                }
                default -> { // what a task does: taken out, then scheduled again
                    if (!model.isEmpty()) {
                        Event first = model.removeFirst();
                        assertThat(heap.removeFirst()).isEqualTo(first);
                        add(heap, model, randomEvent(random, spread, i));
                    }
                }
            }
            assertThat(heap.size()).isEqualTo(model.size());
            assertThat(heap.isEmpty()).isEqualTo(model.isEmpty());
            if (i % 97 == 0) {
                assertThat(heap).containsExactlyElementsOf(model);
                assertThat(heap.first()).isEqualTo(model.isEmpty() ? null : model.getFirst());
            }
        }
        while (!model.isEmpty()) {
            assertThat(heap.removeFirst()).isEqualTo(model.removeFirst());
        }
        assertThat(heap.removeFirst()).isNull();
    }

    private static Event randomEvent(Random random, int spread, int i) {
        return new Event(random.nextInt(spread), (short) (1 + random.nextInt(10)), i);
    }

    private static void add(EventHeap heap, List<Event> model, Event event) {
        heap.add(event);
        model.add(event);
        model.sort(ORDER);
    }

    @Test
    void equalTimesGoByPriorityThenById() {
        EventHeap heap = new EventHeap();
        Event late = new Event(7, SimEventInterface.NORMAL_PRIORITY, 2);
        Event early = new Event(7, SimEventInterface.NORMAL_PRIORITY, 1);
        Event first = new Event(7, SimEventInterface.MAX_PRIORITY, 3);
        Event last = new Event(7, SimEventInterface.MIN_PRIORITY, 0);
        for (Event event : List.of(late, last, first, early)) {
            heap.add(event);
        }
        assertThat(heap).containsExactly(first, early, late, last);
    }

    @Test
    void anyPriorityIsOrdered() {
        EventHeap heap = new EventHeap();
        Event lowest = new Event(1, Short.MIN_VALUE, 0);
        Event middle = new Event(1, (short) 0, 1);
        Event highest = new Event(1, Short.MAX_VALUE, 2);
        for (Event event : List.of(lowest, middle, highest)) {
            heap.add(event);
        }
        assertThat(heap).containsExactly(highest, middle, lowest);
    }

    @Test
    void clearForgetsTheEventThatWasTakenOutLast() {
        EventHeap heap = new EventHeap();
        heap.add(new Event(1, (short) 5, 0));
        heap.add(new Event(2, (short) 5, 1));
        heap.removeFirst();
        heap.clear();
        assertThat(heap).isEmpty();
        assertThat(heap.dueBy(Long.MAX_VALUE)).isFalse();
        Event next = new Event(3, (short) 5, 2);
        heap.add(next);
        assertThat(heap).containsExactly(next);
    }
}
