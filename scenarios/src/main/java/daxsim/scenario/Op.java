package daxsim.scenario;

import org.jspecify.annotations.Nullable;

/**
 * One operation of a task.
 *
 * @param repeat how often the call is made
 * @param stride bytes that its offset moves on from one time to the next
 * @param text the verb and its arguments as written, without the label
 */
public record Op(@Nullable String label, Call call, int repeat, long stride, String text, Location at) {}
