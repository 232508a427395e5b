package io.volley.cli.doctor;

import java.util.Optional;

/** Whether executors will find the driver. */
final class HostCheck {
    static final String NAME = "driver's host";

    private HostCheck() {}

    /**
     * @param named {@code spark.driver.host}; empty if it is not set
     * @param name what will be told to executors
     * @param address of that name; empty if it has none
     * @param here whether an interface of this host has that address
     */
    static Finding of(Optional<String> named, String name, Optional<String> address, boolean here) {
        if (address.isEmpty()) {
            return Finding.fault(
                    NAME, name + " has no address", "Set spark.driver.host to a name or address that nodes know.");
        }
        String found = name.equals(address.get()) ? name : "%s is %s".formatted(name, address.get());
        if (named.isPresent() && !here) {
            return Finding.warning(
                    NAME,
                    found + ", which is no address of this host",
                    "If that is a NAT, set spark.driver.bindAddress too; else correct spark.driver.host.");
        } else if (address.get().startsWith("127.") || address.get().equals("::1")) {
            return Finding.warning(
                    NAME,
                    found + ": other hosts cannot reach it",
                    "Set spark.driver.host to an address that nodes reach, if there are other hosts.");
        }
        return Finding.ok(NAME, "%s", found);
    }
}
