package daxsim.scenario;

/** A test of one thing about an operation or a handler. */
public record FieldTest(Field field, Test test) {}
