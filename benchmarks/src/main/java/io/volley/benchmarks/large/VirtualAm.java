package io.volley.benchmarks.large;

import io.volley.testbed.process.ParentChannel;
import io.volley.testbed.process.ParentWatchdog;
import io.volley.yarn.ApplicationMasterMain;

/**
 * The main class of a process that is Volley's ApplicationMaster as it is, where the hosts of simulated nodes can be found,
 * and who started it can ask what it takes. Its argument is the number of nodes.
 */
final class VirtualAm {
    private VirtualAm() {}

    public static void main(String[] arguments) {
        VirtualHosts.resolveHere(Integer.parseInt(arguments[0]));
        Thread orders = new Thread(VirtualAm::obey, "orders");
        orders.setDaemon(true);
        orders.start();
        ParentChannel.ready();
        ApplicationMasterMain.main(new String[0]);
    }

    private static void obey() {
        ParentWatchdog.obey(System.in, order -> ParentChannel.done(order, ProcessUsage.line()));
        Runtime.getRuntime().halt(1);
    }
}
