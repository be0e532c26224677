package daxsim.cli;

/** The program. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Interruption interruption = new Interruption();
        Env env = new Env(
                Console.ofProcess(),
                interruption::wanted,
                interruption::listening,
                System.getenv("DAXSIM_DEBUG") != null);
        int status = new Daxsim(env).run(args);
        interruption.finished();
        System.exit(status);
    }
}
