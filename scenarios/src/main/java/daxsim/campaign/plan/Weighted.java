package daxsim.campaign.plan;

import java.util.List;

/**
 * Words or sizes that are drawn in proportion to weights.
 *
 * @param total the sum of all weights, at least 1
 */
public record Weighted<T>(List<Item<T>> items, long total) {
    /** One of them. */
    public record Item<T>(T value, long weight) {}

    public Weighted {
        items = List.copyOf(items);
    }

    /** With their sum. */
    public static <T> Weighted<T> of(List<Item<T>> items) {
        return new Weighted<>(items, items.stream().mapToLong(Item::weight).sum());
    }

    /** The one that a number in {@code [0, 1)} falls on. */
    public T at(double uniform) {
        long point = (long) (uniform * total);
        for (Item<T> item : items) {
            point -= item.weight();
            if (point < 0) {
                return item.value();
            }
        }
        return items.getLast().value();
    }
}
