package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import org.jspecify.annotations.Nullable;

/** A key of {@code final} with its subject, which exists. */
record FinalName(FinalKey key, @Nullable String subject) {
    static FinalName read(Token token, Names names) throws BadInput {
        int dot = token.text().indexOf('.');
        Token word = dot < 0 ? token : token.part(0, dot);
        for (FinalKey key : Language.FINAL) {
            if (key.name().equals(word.text())) {
                return new FinalName(key, subject(key, token, dot, names));
            }
        }
        throw word.bad(
                Words.unknown("final value", word.text(), Language.finalNames()),
                "allowed: " + Words.list(Language.finalNames()));
    }

    private static @Nullable String subject(FinalKey key, Token token, int dot, Names names) throws BadInput {
        boolean wanted = key.subject() != FinalKey.Subject.NONE;
        if (wanted != (dot >= 0)) {
            throw token.bad(
                    wanted ? token.quoted() + " of what?" : Words.quote(key.name()) + " has no subject",
                    wanted ? key.name() + "." + subjectUsage(key) : key.name() + " alone");
        }
        if (!wanted) {
            return null;
        }
        Token subject = token.from(dot + 1);
        switch (key.subject()) {
            case DEVICE -> names.device(subject);
            case FILE -> names.file(subject);
            default -> names.fileOrDevice(subject);
        }
        return subject.text();
    }

    private static String subjectUsage(FinalKey key) {
        return switch (key.subject()) {
            case DEVICE -> "DEVICE";
            case FILE -> "FILE";
            case FILE_OR_DEVICE -> "FILE or " + key.name() + ".DEVICE";
            case NONE -> "";
        };
    }
}
