package daxsim.scenario;

/** Something measured rather than judged. */
public record Quantity(String name, Expr expr, String text) {}
