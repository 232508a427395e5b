package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;

/**
 * What somebody who knows the secret may write and nobody may take for a record.
 *
 * @param name what it is, for messages
 * @param text in UTF-8
 * @param packed whether it is written with gzip
 * @param reason part of the message that refuses it
 */
record HostileRecord(String name, String text, boolean packed, String reason) {
    private static final String EMPTY_LISTS = ",\"excludedNodes\":[],\"release\":{}}";

    private HostileRecord(String name, String text, String reason) {
        this(name, text, false, reason);
    }

    /** What must not stand where a {@link io.volley.core.record.Desired} should. */
    static ImmutableList<HostileRecord> desired() {
        return ImmutableList.of(
                new HostileRecord("no bytes", "", "it is not a JSON object"),
                new HostileRecord("a list", "[]", "it is not a JSON object"),
                new HostileRecord("half a record", "{\"format\":1,\"generation\":", "it is not JSON"),
                new HostileRecord("bytes that are no text", "\u0000\u0001\u0002", "it is not JSON"),
                new HostileRecord(
                        "more than is read", "x".repeat(1_040_000), "it is 1,040,000 bytes, but at most 1,000,000"),
                new HostileRecord("a word as long as is read", "x".repeat(1_000_000), "Unrecognized token"),
                new HostileRecord("lists in lists", "{\"format\":1,\"a\":" + "[".repeat(400_000), "nesting depth"),
                new HostileRecord("objects in objects", "{\"a\":".repeat(150_000), "nesting depth"),
                new HostileRecord(
                        "a long format", "{\"format\":\"" + "y".repeat(900_000) + "\"}", "its format is \"yyy"),
                new HostileRecord("a long name twice", twice("z".repeat(400_000)), "it is not JSON"),
                new HostileRecord("a newer format", "{\"format\":2}", "use the same release of Volley on both sides"),
                new HostileRecord("a format out of range", "{\"format\":1e99}", "must be a number from 1"),
                new HostileRecord("a negative generation", generation("-1"), "must not be negative"),
                new HostileRecord(
                        "the last generation", generation(Long.toString(Long.MAX_VALUE)), "the record is corrupt"),
                new HostileRecord("a generation beyond long", generation("1" + "0".repeat(30)), "out of range of"),
                new HostileRecord(
                        "a generation of many digits", generation("9".repeat(500_000)), "it is not JSON: Number value"),
                new HostileRecord(
                        "a generation with a fraction", generation("1.5"), "Cannot coerce Floating-point value"),
                new HostileRecord("a generation in words", generation("\"seven\""), "Cannot coerce String value"),
                new HostileRecord("a forged line", generation("\"1\\n00:00:00 INFO all is well\""), "INFO all is well"),
                new HostileRecord("no generation", "{\"format\":1,\"profiles\":{}" + EMPTY_LISTS, "generation"),
                new HostileRecord("no profiles", "{\"format\":1,\"generation\":9" + EMPTY_LISTS, "profiles"),
                new HostileRecord("a profile of nothing", profiles("\"0\":null"), "profiles"),
                new HostileRecord("a profile that is no number", profiles("\"" + "p".repeat(40_000) + "\":{}"), "ppp"),
                new HostileRecord("a negative profile", profiles("\"-1\":{}"), "profile id is -1"),
                new HostileRecord("a negative target", profiles(target("-4")), "-4"),
                new HostileRecord("a target beyond int", profiles(target("2147483648")), "out of range of int"),
                new HostileRecord("no record in gzip", "nonsense", true, "it is not JSON"),
                new HostileRecord("a bomb", " ".repeat(100_000_000), true, "unpacked it is more than 8,000,000 bytes"),
                new HostileRecord("a list of containers", release("[\"container_1_0001_01_000002\"]"), "release"),
                new HostileRecord("containers of nothing", release("{\"c\":null}"), "release"),
                new HostileRecord("a range in words", release("{\"c\":\"two\"}"), "must be ranges such as 2-5,9"),
                new HostileRecord("a range backwards", release("{\"c\":\"5-2\"}"), "ends before it begins"),
                new HostileRecord(
                        "more containers than there are",
                        release("{\"c\":\"1-60000,1-9999999999999\"}"),
                        "more than 100000 containers are named"),
                new HostileRecord(
                        "a host of nothing",
                        "{\"format\":1,\"generation\":9,\"profiles\":{},\"excludedNodes\":[null],\"release\":{}}",
                        "excludedNodes"));
    }

    private static String generation(String number) {
        return "{\"format\":1,\"generation\":" + number + ",\"profiles\":{}" + EMPTY_LISTS;
    }

    private static String profiles(String entries) {
        return "{\"format\":1,\"generation\":9,\"profiles\":{" + entries + "}" + EMPTY_LISTS;
    }

    private static String release(String containers) {
        return "{\"format\":1,\"generation\":9,\"profiles\":{},\"excludedNodes\":[],\"release\":" + containers + "}";
    }

    private static String target(String number) {
        return "\"0\":{\"size\":{\"containerMb\":1408,\"heapMb\":1024,\"cores\":1,\"resources\":{}},\"target\":"
                + number + ",\"hosts\":{},\"reason\":\"\"}";
    }

    private static String twice(String name) {
        return "{\"format\":1,\"%s\":1,\"%s\":1}".formatted(name, name);
    }

    byte[] bytes() {
        byte[] plain = text.getBytes(UTF_8);
        return packed ? Gzip.packed(plain) : plain;
    }

    @Override
    public String toString() {
        return name;
    }
}
