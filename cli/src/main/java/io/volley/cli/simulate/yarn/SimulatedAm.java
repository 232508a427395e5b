package io.volley.cli.simulate.yarn;

import io.volley.cli.cluster.Lifeline;
import io.volley.cli.cluster.SimulatedHosts;
import io.volley.cli.cluster.ToParent;
import io.volley.yarn.ApplicationMasterMain;

/**
 * The main class of a process that is Volley's ApplicationMaster as it is, where the hosts of simulated nodes can be found,
 * and who started it can ask what it takes. Its argument is the number of nodes.
 */
final class SimulatedAm {
    private SimulatedAm() {}

    public static void main(String[] arguments) {
        SimulatedHosts.resolveHere(Integer.parseInt(arguments[0]));
        Thread orders = new Thread(SimulatedAm::obey, "orders");
        orders.setDaemon(true);
        orders.start();
        ToParent.ready();
        ApplicationMasterMain.main(new String[0]);
    }

    private static void obey() {
        Lifeline.obey(System.in, order -> ToParent.done(order, Usage.line()));
        Runtime.getRuntime().halt(1);
    }
}
