package io.volley.yarn;

/**
 * The ways out of the ApplicationMaster.
 *
 * @param publisher to the driver
 * @param resourceManager to YARN's ResourceManager
 * @param nodeManagers to YARN's NodeManagers
 */
record Ports(StatePublisher publisher, ResourceManagerLoop resourceManager, NodeManagers nodeManagers) {}
