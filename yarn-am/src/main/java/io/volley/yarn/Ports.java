package io.volley.yarn;

/**
 * The ways out of the ApplicationMaster.
 *
 * @param board to the driver
 * @param resourceManager to YARN's ResourceManager
 * @param nodeManagers to YARN's NodeManagers
 */
record Ports(Board board, ResourceManagerLoop resourceManager, NodeManagers nodeManagers) {}
