package daxsim.scenario;

/**
 * One shipped scenario.
 *
 * @param id the file's name without its ending
 * @param topic the folder below the library, with {@code /} between nested ones
 * @param resource the name by which a class loader finds it
 */
public record LibraryEntry(String id, String topic, String resource) {}
