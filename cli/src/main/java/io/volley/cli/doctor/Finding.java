package io.volley.cli.doctor;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/**
 * What one check has found.
 *
 * @param check what was looked at
 * @param found what is there
 * @param advice what to do about it; empty where nothing has to be done
 */
public record Finding(String check, State state, String found, String advice) {
    /** How it stands. */
    public enum State {
        OK,
        /** It works, but not as one would want. */
        WARNING,
        /** An application would fail, or wait for ever. */
        FAULT,
        /** It could not be looked at. */
        UNKNOWN
    }

    @FormatMethod
    static Finding ok(String check, @FormatString String found, Object... figures) {
        return new Finding(check, State.OK, found.formatted(figures), "");
    }

    static Finding warning(String check, String found, String advice) {
        return new Finding(check, State.WARNING, found, advice);
    }

    static Finding fault(String check, String found, String advice) {
        return new Finding(check, State.FAULT, found, advice);
    }

    static Finding unknown(String check, String found, String advice) {
        return new Finding(check, State.UNKNOWN, found, advice);
    }
}
