package io.volley.yarn;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.yarn.api.ApplicationMasterProtocol;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateRequest;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.FinishApplicationMasterRequest;
import org.apache.hadoop.yarn.api.protocolrecords.FinishApplicationMasterResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterRequest;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.impl.AMRMClientImpl;
import org.apache.hadoop.yarn.exceptions.ApplicationMasterNotRegisteredException;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * Hadoop's client, which also tells when a ResourceManager has been restarted and knows this attempt no more. Hadoop's own
 * registers again, sends its whole table of requests and says nothing of it. What the table must not hold is to be taken
 * out just before.
 */
final class ResyncingClient extends AMRMClientImpl<ContainerRequest> {
    private volatile Runnable unknown = () -> {};

    /** @param listener called on the thread that calls {@link #allocate}, before the table is sent again */
    void whenUnknown(Runnable listener) {
        unknown = listener;
    }

    @Override
    protected void serviceStart() throws Exception {
        super.serviceStart();
        connect(rmClient);
    }

    /** Speaks to this ResourceManager from now on. */
    void connect(ApplicationMasterProtocol resourceManager) {
        rmClient = new Watched(resourceManager);
    }

    private final class Watched implements ApplicationMasterProtocol, Closeable {
        private final ApplicationMasterProtocol resourceManager;

        Watched(ApplicationMasterProtocol resourceManager) {
            this.resourceManager = resourceManager;
        }

        @Override
        public RegisterApplicationMasterResponse registerApplicationMaster(RegisterApplicationMasterRequest request)
                throws YarnException, IOException {
            return resourceManager.registerApplicationMaster(request);
        }

        @Override
        public FinishApplicationMasterResponse finishApplicationMaster(FinishApplicationMasterRequest request)
                throws YarnException, IOException {
            return resourceManager.finishApplicationMaster(request);
        }

        @Override
        public AllocateResponse allocate(AllocateRequest request) throws YarnException, IOException {
            try {
                return resourceManager.allocate(request);
            } catch (ApplicationMasterNotRegisteredException restarted) {
                unknown.run();
                throw restarted;
            }
        }

        /** Hadoop closes its connections so. */
        @Override
        public void close() {
            RPC.stopProxy(resourceManager);
        }
    }
}
