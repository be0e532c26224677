package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A command that ran in this process: what it printed and its exit code. */
record Ran(int status, String out, String err) {
    static Ran daxsim(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.of(out, err);
        int status = new Daxsim(Env.of(console)).run(args);
        console.out().flush();
        console.err().flush();
        return new Ran(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
