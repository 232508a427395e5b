/** ZooKeeper servers in processes of their own, alone or as a quorum. */
@NullMarked
package io.volley.testbed.zookeeper;

import org.jspecify.annotations.NullMarked;
