package io.volley.cli.doctor;

import io.volley.linkage.Linkage;

/** Whether this build of Spark, a vendor's perhaps, has all that Volley uses of it. */
final class LinkageCheck {
    static final String NAME = "linkage";
    private static final int SHOWN = 3;

    private LinkageCheck() {}

    /** @param overrides how many overridden methods were looked at; 0 if it is not known which there are */
    static Finding of(Linkage linkage, int overrides) {
        if (!linkage.faults().isEmpty()) {
            int more = linkage.faults().size() - SHOWN;
            return Finding.fault(
                    NAME,
                    String.join(
                                    "; ",
                                    linkage.faults().stream()
                                            .limit(SHOWN)
                                            .map(fault -> fault.text())
                                            .toList())
                            + (more > 0 ? "; and " + more + " more" : ""),
                    "Use the jar for this line of Spark. If it is that already, this build of Spark differs from Apache's; "
                            + "docs/compatibility.md lists releases that Volley links with.");
        } else if (!linkage.unseen().isEmpty()) {
            return Finding.unknown(
                    NAME,
                    "no jar has " + String.join(", ", linkage.unseen()),
                    "Is SPARK_HOME complete? Classes that others inherit from are not in its jars.");
        }
        return Finding.ok(
                NAME,
                "%d references to Spark, Scala and Hadoop resolved%s",
                linkage.references(),
                overrides > 0 ? ", %d overrides kept".formatted(overrides) : "");
    }
}
